"""What is known of a readability formula: a row of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tpdocs.readability.counts import Counts

__all__ = ["Band", "Direction", "Example", "Formula"]

#: Whether a higher value means a text that is easier or harder to read.
Direction = Literal["easier", "harder"]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a scale that its source has a name for."""

    floor: float  #: the band begins here, and ends where the next one begins
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text whose value was worked out by hand, or printed with the formula."""

    text: str
    counted: str  #: what was counted, and the sum
    value: float  #: to two decimals
    tag: str = ""  #: the language of the text, where the formula has several


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A published formula, with all that a reader needs to judge its value."""

    name: str  #: as ``reading =`` in ``languages.toml`` says it
    title: str
    languages: tuple[str, ...]  #: language subtags that it was made for
    compute: Callable[[Counts], float]  #: of counts with a word and a sentence
    needs: tuple[str, ...]  #: fields of :class:`Counts` that must be known
    written: str  #: the formula, in words
    higher: Direction
    scale: str  #: what the value means
    bands: tuple[Band, ...]  #: from the lowest floor up
    target: float  #: for patients; at most or at least, by ``higher``
    target_why: str
    source: str
    limits: str
    example: Example
    sample_words: int = 100  #: a text that has fewer is too short for a steady value
    sample_sentences: int = 0  #: likewise

    def value(self, counts: Counts) -> float | None:
        """Compute it; ``None`` without words, or where a count is not known."""
        if not counts.words or not counts.sentences:
            return None
        if any(getattr(counts, field) is None for field in self.needs):
            return None
        return self.compute(counts)

    def meets(self, value: float, target: float) -> bool:
        """Tell whether a value, as it is printed, is no harder than the target."""
        shown = round(value, 1)
        return shown <= target if self.higher == "harder" else shown >= target

    def is_sample(self, counts: Counts) -> bool:
        """Tell whether a text is long enough for a steady value."""
        has_words = counts.words >= self.sample_words
        return has_words and counts.sentences >= self.sample_sentences

    def band(self, value: float) -> str:
        """Name the band of a value; empty where the source names none."""
        names = [band.name for band in self.bands if value >= band.floor]
        return names[-1] if names else ""
