"""What formulas are made of: counts of a text, added up and taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

__all__ = ["NOTHING", "Counts", "add_counts", "without"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Counts of a text; ``None`` where the language has no rule, never 0."""

    sentences: int = 0
    words: int = 0
    letters: int = 0  #: letters and digits of words; marks belong to their letter
    long_words: int = 0  #: of more than 6 letters
    syllables: int | None = 0
    one_syllable: int | None = 0  #: words of exactly one syllable
    three_syllables: int | None = 0  #: words of three syllables or more
    four_syllables: int | None = 0  #: words of four syllables or more
    fog_words: int | None = 0  #: English: Gunning's hard words
    unfamiliar: int | None = 0  #: English: words off the Dale-Chall list

    @property
    def words_per_sentence(self) -> float:
        """Words in the average sentence; 0 without sentences."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def letters_per_sentence(self) -> float:
        """Letters in the average sentence; 0 without sentences."""
        return self.letters / self.sentences if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """Share of words of more than 6 letters, from 0 to 1."""
        return self.long_words / self.words if self.words else 0.0


NOTHING = Counts()
_NAMES = tuple(field.name for field in fields(Counts))


def add_counts(many: Iterable[Counts]) -> Counts:
    """Add up counts; what one of them does not know, the sum does not know."""
    return _counts(map(_add, zip(*map(_row, many), strict=True)))


def without(whole: Counts, part: Counts) -> Counts:
    """Take a part of a text away from the whole."""
    pairs = zip(_row(whole), _row(part), strict=True)
    return _counts(None if a is None or b is None else a - b for a, b in pairs)


def _add(column: tuple[int | None, ...]) -> int | None:
    # One column is all numbers, or has a None early: the try costs less than to look.
    try:
        return sum(column)  # type: ignore[arg-type]
    except TypeError:
        return None


def _counts(values: Iterable[int | None]) -> Counts:
    known: dict[str, Any] = dict(zip(_NAMES, values, strict=False))
    return Counts(**known)


#: The fields of a record, in order.
_row: Callable[[Counts], tuple[int | None, ...]] = attrgetter(*_NAMES)
