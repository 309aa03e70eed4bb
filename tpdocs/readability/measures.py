"""Measures that make sense where no formula was made for a language, or beside one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from tpdocs.readability.rare import rare_share
from tpdocs.readability.records import ReadingReport, Sentence
from tpdocs.readability.sentences import SPACED_CLAUSES, language_of

__all__ = ["Measures", "Unit", "lengths_of", "measure", "unit_of"]

#: In what the length of a sentence is best told.
Unit = Literal["words", "characters"]

#: Languages without spaces between words: a dictionary says where one ends.
_UNSPACED = SPACED_CLAUSES | {"ja", "km", "my", "zh"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What can be said of a text in any language. None of it is a level."""

    unit: Unit
    sentence: float  #: length of the average sentence, in ``unit``
    longest: int  #: of the longest one, in ``unit``
    is_estimate: bool  #: sentences are stretches between spaces
    long_share: float | None  #: words of more than 6 letters; ``None``: no alphabet
    rare_share: float | None  #: words off the list of common ones; ``None``: no list


def measure(report: ReadingReport) -> Measures:
    """Take the measures of a text that do not need a formula."""
    unit = unit_of(report.tag)
    lengths = lengths_of(report.sentences, unit)
    has_no_share = unit == "characters" or language_of(report.tag) == "ko"
    return Measures(
        unit=unit,
        sentence=fmean(lengths or (0,)),
        longest=max(lengths, default=0),
        is_estimate=report.is_estimate,
        long_share=None if has_no_share else report.counts.long_share,
        rare_share=rare_share(report),
    )


def unit_of(tag: str) -> Unit:
    """Tell in what the length of a sentence of a language is best told."""
    return "characters" if language_of(tag) in _UNSPACED else "words"


def lengths_of(sentences: Iterable[Sentence], unit: Unit) -> tuple[int, ...]:
    """Give the length of each sentence, in words or in characters."""
    if unit == "words":
        return tuple(sentence.words for sentence in sentences)
    return tuple(sentence.counts.letters for sentence in sentences)
