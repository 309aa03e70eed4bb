"""Measures that make sense where no formula was made for a language, or beside one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tpdocs.readability.rare import rare_share
from tpdocs.readability.records import ReadingReport
from tpdocs.readability.sentences import SPACED_CLAUSES, language_of

__all__ = ["Measures", "Unit", "measure"]

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
    language = language_of(report.tag)
    counts, in_characters = report.counts, language in _UNSPACED
    lengths = (
        sentence.counts.letters if in_characters else sentence.words
        for sentence in report.sentences
    )
    return Measures(
        unit="characters" if in_characters else "words",
        sentence=counts.letters_per_sentence
        if in_characters
        else counts.words_per_sentence,
        longest=max(lengths, default=0),
        is_estimate=report.is_estimate,
        long_share=None if in_characters or language == "ko" else counts.long_share,
        rare_share=rare_share(report),
    )
