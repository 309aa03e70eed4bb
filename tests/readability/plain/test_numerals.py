"""Numbers as a reader meets them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpdocs.readability.plain.numerals import (
    count_numbers,
    find_decimals,
    find_percents,
    find_ratios,
    say_ratio,
)


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (20, "2 in 10"),
        (58, "about 6 in 10"),
        (58.6, "about 6 in 10"),
        (14.3, "about 14 in 100"),
        (5, "5 in 100"),
        (1, "1 in 100"),
        (0.5, "5 in 1,000"),
        (0.02, "2 in 10,000"),
        (0.001, "fewer than 1 in 10,000"),
        (99.5, "about 10 in 10"),
    ],
)
def test_say_ratio(percent: float, said: str) -> None:
    """A percentage is so many in 10, where that is near enough, else in more."""
    assert say_ratio(percent) == said


@given(st.floats(min_value=0.005, max_value=100))
def test_a_ratio_is_near_the_percentage(percent: float) -> None:
    """What is said is off by two points at most, and never by more than itself."""
    said = say_ratio(percent).removeprefix("about ").replace(",", "")
    if said.startswith("fewer"):
        return
    part, _, whole = said.split()
    off = abs(int(part) / int(whole) * 100 - percent)
    assert off <= 2.001
    assert percent >= 1 or off <= percent


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rest.", 0),
        ("Rest for 2 days.", 1),
        ("Rest for 2 to 3 days.", 1),
        ("It hurts 6 in 10 people.", 1),
        ("Come at 9:30 am or call 555-012-0199.", 0),
        ("Take 2 pills for 5 days.", 2),
        ("It began in 2026.", 0),
    ],
)
def test_count_numbers(text: str, count: int) -> None:
    """Ranges and ratios are one number; times, years and phones are none."""
    assert count_numbers(text) == count


def test_find() -> None:
    """Strengths are no shares, days are no denominators, doses are no decimals."""
    assert list(find_percents("0.9% saline, 5% of people, 100%")) == [("5%", 5.0)]
    assert list(find_ratios("1 in 2 days, 4 in 10, one in every five, 3 in 2026")) == [
        ("4 in 10", 10),
        ("one in every five", 5),
    ]
    assert list(find_decimals("2.5 mg, 38.5 °C, $1.50, 1.5 times")) == ["1.5"]
