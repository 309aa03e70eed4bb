"""Numbers matched one to one: as many as can be, whatever their order and count."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tpdocs.catalog import Entry
from tpdocs.catalog.checks import check_entry
from tpdocs.catalog.checks.matching import match
from tpdocs.catalog.checks.readings import Number, make_number
from tpdocs.foundation import read_project

ROOT = Path(__file__).resolve().parents[3]

_VALUES = st.lists(st.sets(st.integers(0, 4), min_size=1, max_size=3), max_size=6)


def _numbers(values: list[set[int]]) -> list[Number]:
    return [make_number("0", n, *map(Fraction, some)) for n, some in enumerate(values)]


def _most(wanted: list[Number], have: list[Number]) -> int:
    """Count how many can be matched, by trying every way."""
    if not wanted:
        return 0
    first, *rest = wanted
    ways = [n for n, number in enumerate(have) if first.readings & number.readings]
    with_it = (1 + _most(rest, have[:n] + have[n + 1 :]) for n in ways)
    return max([_most(rest, have), *with_it])


@given(_VALUES, _VALUES)
def test_as_many_as_can_be_are_matched(
    one: list[set[int]], two: list[set[int]]
) -> None:
    """No other way matches more; nothing is lost, and none is used twice."""
    wanted, have = _numbers(one), _numbers(two)
    matched, missing, extra = match(wanted, have)
    assert len(matched) == _most(wanted, have)
    assert all(first.readings & second.readings for first, second in matched)
    used = Counter(number.start for number, _have in matched)
    used.update(number.start for number in missing)
    assert used == Counter(range(len(wanted)))
    assert len(matched) + len(extra) == len(have)


def test_two_thousand_equal_numbers_are_an_error_not_a_crash() -> None:
    """Moving one after the other needs no stack of calls."""
    project = read_project(ROOT).value
    assert project is not None
    entry = Entry(msgid="1 " * 2000, msgstr="1 " * 1999)
    (found,) = check_entry(entry, "a.po", project.languages["es"])
    assert found.rule == "catalog/number"
