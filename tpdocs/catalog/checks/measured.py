"""The numbers that both texts have, by the units of the words beside them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tpdocs.catalog.checks.agreement import agree, is_range
from tpdocs.catalog.checks.numerals import has_digits
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.readings import Number, Reading
from tpdocs.catalog.checks.spelled import SPOKEN
from tpdocs.catalog.checks.unit_words import UnitWords, find_unit_words

__all__ = ["Measured", "measure_both"]

_CLOCK = re.compile(r"\s?[ap]\.?m\b|\s?o['’]clock", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The numbers of a text with the units of the words beside them."""

    sure: tuple[tuple[Number, str], ...]  #: those with one unit
    by_unit: Mapping[str, Counter[Reading]]  #: how often which may have a unit

    def count(self, unit: str, number: Number) -> int:
        """Count the numbers of a value that may have the unit here."""
        counts = self.by_unit.get(unit, Counter[Reading]())
        return max((counts[reading] for reading in number.readings), default=0)


def measure_both(pair: Pair) -> tuple[Measured, Measured]:
    """Find the units of the numbers that both texts have.

    A 1 that is "one" in the translation is left out: in many languages, an article.
    """
    found = agree(pair)
    matched = [
        (number, given)
        for number, given in found.matched
        if has_digits(given.shown) or 1 not in given.readings
    ]
    english = [number for number, _given in matched]
    given = [*(given for _number, given in matched), *found.beyond]
    return (
        _measure(pair.english.text, english, find_unit_words(SPOKEN)),
        _measure(pair.given.text, given, find_unit_words(pair.facts)),
    )


def _measure(text: str, numbers: Iterable[Number], words: UnitWords) -> Measured:
    placed = sorted(numbers, key=lambda number: number.start)
    beside = [_beside(text, number, words) for number in placed]
    by_unit = defaultdict[str, Counter[Reading]](Counter)
    for n, number in enumerate(placed):
        is_first = not beside[n] and _is_first(text, placed[n : n + 2])
        for unit in beside[n + is_first]:
            by_unit[unit].update(number.readings)
    return Measured(
        sure=tuple(
            (number, unit)
            for number, units in zip(placed, beside, strict=True)
            for unit in units
            if len(units) == 1
        ),
        by_unit=by_unit,
    )


def _beside(text: str, number: Number, words: UnitWords) -> frozenset[str]:
    """Give the units beside a number; a time of day may have some: 9:00 is 9 heures."""
    is_clock = ":" in number.shown or _CLOCK.match(text, number.end)
    return frozenset({"hour", "minute"}) if is_clock else words.beside(text, number)


def _is_first(text: str, numbers: Sequence[Number]) -> bool:
    """Tell whether a number and the next are a range, so that the unit is of both.

    "4 to 6 hours" is; a comma divides: "at 4, 6 hours later".
    """
    if len(numbers) < 2 or not is_range(text, *numbers):
        return False
    return not set(text[numbers[0].end : numbers[1].start]) & _COMMAS


_COMMAS = frozenset(",،，、;；")
