"""Rules about numbers: by value, whatever the digits and the separators."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tpdocs.catalog.checks.agreement import ENGLISH, agree
from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.numerals import find_numbers
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.readings import Number
from tpdocs.catalog.checks.spelled import SPOKEN, find_spelled, spelled_in_english
from tpdocs.source import Problem

__all__ = ["check_number_form", "check_number_words", "check_numbers"]


def check_numbers(pair: Pair) -> Iterator[Problem]:
    """Find numbers that are lost, changed or added."""
    if not pair.english.has_digits and not pair.given.has_digits:
        return
    found = agree(pair)
    if found.missing or found.extra:
        yield Problem(
            "number",
            f"the English has {_show(pair.english.text)}, "
            f"the translation {_show(pair.given.text)}",
            f"Mend {_name((*found.missing, *found.extra))}: the English holds.",
        )


def check_number_form(pair: Pair) -> Iterator[Problem]:
    """Find numbers copied as the English writes them that mean another value here."""
    if not pair.english.has_digits:
        return
    for wanted, given in agree(pair).matched:
        if (
            "," in wanted.shown
            and not _values(wanted) & _values(given)
            and _values(given)
        ):
            yield Problem(
                "number-form",
                f"{given.shown} is read as another number than in English",
                f"Write it with {pair.facts.decimal!r} before decimals.",
            )


def check_number_words(pair: Pair) -> Iterator[Problem]:
    """Find a number that the English spells out, and the translation spells otherwise.

    "One" is left out: it is an article in one language or the other.
    """
    wanted = _spelled(pair.english.text, SPOKEN)
    if not wanted:
        return
    given = _spelled(pair.given.text, pair.facts)
    lost = wanted - given - _in_digits(pair.given.text)
    new = given - _in_digits(pair.english.text) - spelled_in_english(pair.english.text)
    if lost and new:
        yield Problem(
            "number-word",
            f"the English says {_list(lost)} in words, the translation {_list(new)}",
            "Write the number of the English.",
        )


def _in_digits(text: str) -> set[Fraction]:
    found = (_values(number) for number in find_numbers(text, ENGLISH))
    return set().union(*found)


def _spelled(text: str, facts: Facts) -> set[Fraction]:
    """Give the numbers from two on that are surely spelled out: by one meaning each."""
    found = (n.readings for n in find_spelled(text, facts) if not n.shown.isupper())
    sure = (next(iter(values)) for values in found if len(values) == 1)
    return {v for v in sure if isinstance(v, Fraction) and v.denominator == 1 and v > 1}


def _list(values: set[Fraction]) -> str:
    return ", ".join(map(str, sorted(values)))


def _values(number: Number) -> set[Fraction]:
    return {reading for reading in number.readings if isinstance(reading, Fraction)}


def _show(text: str) -> str:
    return _name(tuple(find_numbers(text, ENGLISH))) or "none"


def _name(numbers: tuple[Number, ...]) -> str:
    shown = [number.shown for number in numbers]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
