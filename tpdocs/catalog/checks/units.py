"""Rules about units: a number keeps the unit that it has in the English."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from tpdocs.catalog.checks.agreement import agree
from tpdocs.catalog.checks.degree import is_degree
from tpdocs.catalog.checks.measured import measure_both
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.readings import Number, Reading
from tpdocs.catalog.checks.spelled import SPOKEN
from tpdocs.catalog.checks.unit_words import find_unit_words
from tpdocs.source import Problem

__all__ = ["check_unit_named", "check_units"]

_RATE = re.compile(r"(?i)\b(?:mcg|[µmk]?g|m?L) ?/ ?(?:k?g|[md]?L)\b")
_MEASURES = frozenset({"mg", "mcg", "g", "mL", "%", "°F", "°C"})


def check_units(pair: Pair) -> Iterator[Problem]:
    """Find a number beside which another unit stands than in the English."""
    yield from _check_rates(pair)
    if not pair.english.has_digits:
        return
    yield from [*_check_each(pair)] or _check_exchanged(pair)


def _check_each(pair: Pair) -> Iterator[Problem]:
    for number, wanted, beside in _compare(pair):
        wrong = [units for units in beside if units and wanted not in units]
        if wrong and not any(wanted in units for units in beside):
            names = " or ".join(sorted(frozenset().union(*wrong)))
            yield _other_unit(number, wanted, f"{number.shown} {names}")


def _check_exchanged(pair: Pair) -> Iterator[Problem]:
    """Find a unit that stands beside another number of the text than in the English.

    "Take 1 every 8 hours" must not be "take 8 every 1 hours". Proof is needed of both:
    of the number that has lost the unit, and of the one that has it instead.
    """
    english, given = measure_both(pair)
    lost = {unit: n for n, unit in english.sure if not given.count(unit, n)}
    gained = {
        unit: n
        for n, unit in given.sure
        if given.count(unit, n) > english.count(unit, n)
    }
    for unit in sorted(lost.keys() & gained.keys()):
        yield _other_unit(lost[unit], unit, f"{gained[unit].shown} {unit}")


_Units: TypeAlias = frozenset[str]


def _other_unit(number: Number, unit: str, instead: str) -> Problem:
    return Problem(
        "unit",
        f"the English has {number.shown} {unit}, the translation {instead}",
        "Give the number the unit that it has in the English.",
    )


def _check_rates(pair: Pair) -> Iterator[Problem]:
    """Find a rate, such as mg/mL, that has become another one."""
    if "/" not in pair.english.text:
        return
    wanted, given = (
        Counter(rate.lower().replace(" ", "") for rate in _RATE.findall(side.text))
        for side in (pair.english, pair.given)
    )
    if wanted - given and given - wanted:
        yield Problem(
            "unit",
            f"the English has {', '.join(wanted)}, the translation {', '.join(given)}",
            "Give the rate that the English has.",
        )


def check_unit_named(pair: Pair) -> Iterator[Problem]:
    """Find a measure beside whose number no unit is known to stand."""
    if not pair.english.has_digits:
        return
    for number, wanted, beside in _compare(pair):
        is_measure = wanted in _MEASURES and not is_degree(pair.english.text, number)
        if is_measure and not any(beside):
            yield Problem(
                "unit-missing",
                f"no unit was found for the {number.shown} {wanted} of the English",
                "Write the unit beside the number.",
            )


def _compare(
    pair: Pair,
) -> Iterator[tuple[Number, str, set[_Units]]]:
    """Give each English number with a unit, and the units of the translation.

    Where one number stands several times with one unit, they go together in order; a
    number that has another unit elsewhere is compared with all of them.
    """
    english, own = find_unit_words(SPOKEN), find_unit_words(pair.facts)
    matched = [
        (
            number,
            english.beside(pair.english.text, number),
            own.beside(pair.given.text, given),
        )
        for number, given in agree(pair).matched
    ]
    wanted_of, given_of = (defaultdict[Reading, set[_Units]](set) for _ in range(2))
    for number, wanted, beside in matched:
        for reading in number.readings:
            wanted_of[reading].add(wanted)
            given_of[reading].add(beside)
    for number, wanted, beside in (m for m in matched if len(m[1]) == 1):
        is_one = _gather(wanted_of, number) == {wanted}
        yield (
            number,
            next(iter(wanted)),
            {beside} if is_one else _gather(given_of, number),
        )


def _gather(units_of: Mapping[Reading, set[_Units]], number: Number) -> set[_Units]:
    return set().union(*(units_of[reading] for reading in number.readings))
