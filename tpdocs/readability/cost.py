"""Which sentences cost a text its level, and what it would be if one were split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from tpdocs.readability.counts import Counts, add_counts, without
from tpdocs.readability.formulas import Formula
from tpdocs.readability.records import Section, Sentence
from tpdocs.readability.words import split_words

__all__ = [
    "Split",
    "cost_of",
    "find_split",
    "is_series",
    "value_if_split",
    "with_costs",
]

_ONE_MORE = Counts(sentences=1)
#: Marks at which a sentence may fall in two, in any script: strong ones and commas.
_STRONG = frozenset(";:–—；：؛፤")
_COMMAS = frozenset(",，、،၊፣")
#: English words that a new sentence may begin with, after a change or two.
_OPENERS = frozenset(
    (
        *("because", "if", "when", "while", "which", "who", "that", "although"),
        *("though", "unless", "until", "before", "after", "then", "where", "so", "but"),
    )
)
_LINKS = frozenset(("and", "or"))
#: ``a, b, or c``: to cut it at a comma or a link leaves no two sentences.
_SERIES = re.compile(r",[^,;:.]{1,60}, (?:and|or)\b")
#: Characters of a text that is looked into; more is not one sentence gone long.
_LONGEST = 5000
#: What a place costs, as a share of the sentence that it is off the middle.
_AT_STRONG, _AT_OPENER, _AT_LINK, _AT_COMMA = 0.0, 0.05, 0.2, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The best place to make two sentences of one."""

    before: str  #: the word that the second one would begin at
    first: int  #: words of the first
    second: int  #: words of the second


def cost_of(sentence: Counts, whole: Counts, formula: Formula) -> float:
    """Tell by how much a text would be easier without a sentence; below 0: harder."""
    value, rest = formula.value(whole), formula.value(without(whole, sentence))
    if value is None or rest is None:
        return 0.0
    return value - rest if formula.higher == "harder" else rest - value


def value_if_split(whole: Counts, formula: Formula) -> float | None:
    """Give the value with one sentence made two, word for word."""
    return formula.value(add_counts((whole, _ONE_MORE)))


def find_split(text: str, tag: str) -> Split | None:
    """Find the place nearest the middle at which a sentence may be split.

    After a semicolon or the like, before an English conjunction, or after a comma, in
    this order of liking; never inside an English series (``a, b, or c``). ``None`` for
    a sentence of fewer than six words or thousands of letters, or without such a place.
    """
    if len(text) > _LONGEST:
        return None
    spans = list(split_words(text, tag))
    count, in_series = len(spans), is_series(text, tag)
    places = {
        number: penalty + abs(number / count - 0.5)
        for number in range(2, count - 1)
        if (penalty := _penalty(text, spans, number, tag)) is not None
        and not (in_series and penalty >= _AT_LINK)
    }
    if count < 6 or not places:
        return None
    best = min(places, key=lambda number: places[number])
    start, end = spans[best]
    return Split(before=text[start:end], first=best, second=count - best)


def with_costs(
    sections: Iterable[Section], whole: Counts, formula: Formula | None
) -> tuple[Section, ...]:
    """Give sections whose sentences know what they cost, and their share of it all.

    Args:
        sections: Of one text.
        whole: What its sentences come to.
        formula: Its first one; ``None``: long sentences are what costs.
    """
    kept = tuple(sections)
    cost_of_counts = cache(partial(_cost, whole=whole, formula=formula))
    costs = [cost_of_counts(sentence.counts) for sentence in _counted(kept)]
    total = sum(cost for cost in costs if cost > 0)
    supply = iter(costs)
    return tuple(
        replace(
            section,
            blocks=tuple(
                replace(
                    block,
                    sentences=tuple(
                        _costing(sentence, next(supply), total)
                        for sentence in block.sentences
                    ),
                )
                if block.is_counted
                else block
                for block in section.blocks
            ),
        )
        for section in kept
    )


def _counted(sections: Iterable[Section]) -> Iterator[Sentence]:
    for section in sections:
        yield from section


def _cost(sentence: Counts, whole: Counts, formula: Formula | None) -> float:
    if formula is None:
        return sentence.words - whole.words_per_sentence
    return cost_of(sentence, whole, formula)


def _costing(sentence: Sentence, cost: float, total: float) -> Sentence:
    share = max(cost, 0.0) / total if total else 0.0
    # Not replace(), which takes five times as long, once for each sentence.
    return Sentence(
        text=sentence.text,
        plain=sentence.plain,
        line=sentence.line,
        counts=sentence.counts,
        is_long=sentence.is_long,
        cost=cost,
        share=share,
    )


def is_series(text: str, tag: str) -> bool:
    """Tell whether an English sentence has a series in it, which may be a list."""
    return tag.startswith("en") and bool(_SERIES.search(text))


def _penalty(
    text: str, spans: list[tuple[int, int]], number: int, tag: str
) -> float | None:
    """Tell how little one likes to split before a word; ``None``: one may not."""
    between = set(text[spans[number - 1][1] : spans[number][0]])
    if between & _STRONG:
        return _AT_STRONG
    words = [text[a:z].lower() for a, z in spans[number - 1 : number + 2]]
    if tag.startswith("en") and words[1] in _OPENERS | _LINKS:
        return _penalty_at_conjunction(*words)
    return _AT_COMMA if between & _COMMAS else None


def _penalty_at_conjunction(before: str, word: str, after: str) -> float | None:
    """Tell the same of an English one; "and if" is split before "and" alone."""
    if word in _LINKS:
        return _AT_OPENER if after in _OPENERS else _AT_LINK
    return None if before in _LINKS else _AT_OPENER
