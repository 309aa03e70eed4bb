"""What to do about a level: the sentences that cost most, and what each would gain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tpdocs.readability.cost import cost_of, find_split, value_if_split
from tpdocs.readability.counts import Counts
from tpdocs.readability.formulas import Formula
from tpdocs.readability.records import Level, Sentence
from tpdocs.readability.syllables import count_syllables
from tpdocs.readability.words import split_words

__all__ = ["Advice", "advise", "find_hard_words"]

#: Sentences that a finding names.
_NAMED = 3
#: Characters of a sentence in which hard words are looked for.
_LOOKED_AT = 2000
#: A sentence that costs less than this part of what the dearest costs is not named.
_WORTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Where to begin."""

    line: int  #: of the sentence that costs most
    hint: str


def advise(
    sentences: tuple[Sentence, ...], whole: Counts, level: Level, tag: str
) -> Advice:
    """Name the sentences that cost a text most, with what each would gain if split.

    Args:
        sentences: All that the level counts.
        whole: What they come to.
        level: One that is not met.
        tag: The language that they are in.
    """
    formula = level.formula
    costs = [(cost_of(s.counts, whole, formula), s) for s in sentences]
    ranked = sorted(costs, key=lambda pair: -pair[0])[:_NAMED]
    dearest = [s for cost, s in ranked if cost >= ranked[0][0] / _WORTH]
    told = " ".join(
        " ".join(_tell(sentence, whole, formula, tag)) for sentence in dearest
    )
    return Advice(line=dearest[0].line, hint=f"What costs most: {told}")


def _tell(
    sentence: Sentence, whole: Counts, formula: Formula, tag: str
) -> Iterator[str]:
    cost = cost_of(sentence.counts, whole, formula)
    yield f"line {sentence.line} ({sentence.words} words, {cost:.2f}):"
    hard = list(
        dict.fromkeys(find_hard_words(sentence.text[:_LOOKED_AT], formula, tag))
    )[:_NAMED]
    place = find_split(sentence.text, tag) if sentence.words > 8 else None
    gained = value_if_split(whole, formula)
    if place is not None and gained is not None:
        yield f"split before “{place.before}” the whole would be at {gained:.2f};"
    if hard:
        yield f"a plainer word for {', '.join(hard)};"
    if not hard and place is None:
        yield "say it in fewer words;"
    yield f"it begins {sentence.quote(40)}."


def find_hard_words(text: str, formula: Formula, tag: str) -> Iterator[str]:
    """Give the words that the formula counts as hard, the longest first."""
    language = tag.partition("-")[0]
    words = {text[start:end] for start, end in split_words(text, tag)}
    least = 4 if "four_syllables" in formula.needs else 3
    for word in sorted(words, key=lambda w: (-len(w), w)):
        if "letters" in formula.needs or "long_words" in formula.needs:
            is_hard = len(word) > 9
        else:
            is_hard = (count_syllables(word, language) or 0) >= least
        if is_hard:
            yield word
