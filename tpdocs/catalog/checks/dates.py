"""Rules about dates: the month and the day of the week are those of the English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from tpdocs.catalog.checks.pair import Pair
from tpdocs.source import Problem

__all__ = ["check_dates"]

_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
]  # fmt: skip
_DAYS = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]  # fmt: skip
_MONTH = re.compile(
    rf"\b({'|'.join(_MONTHS)})\b(?=\.?\s+\d)|(?<=\d )({'|'.join(_MONTHS)})\b"
)
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})s?\b")


def check_dates(pair: Pair) -> Iterator[Problem]:
    """Find another month or day of the week where the English one is missing."""
    for wanted, names, kind in (
        (_months(pair), _MONTHS, "months"),
        (_days(pair), _DAYS, "days"),
    ):
        if not wanted:
            continue
        given = _find(pair.given.text.lower(), _names(pair.facts.cldr, kind))
        if given - wanted and wanted - given:
            yield Problem(
                "date",
                f"the English has {_list(names, wanted)}, "
                f"the translation {_list(names, given)}",
                "Write the date of the English.",
            )


def _months(pair: Pair) -> set[int]:
    """Find the months of dates, which are beside a number."""
    found = _MONTH.finditer(pair.english.text) if pair.english.has_digits else ()
    return {_MONTHS.index(match[1] or match[2]) for match in found}


def _days(pair: Pair) -> set[int]:
    text = pair.english.text
    found = _DAY.finditer(text) if "day" in text else ()
    return {_DAYS.index(match[1]) for match in found}


def _list(names: list[str], chosen: set[int]) -> str:
    return ", ".join(names[n] for n in sorted(chosen))


def _find(text: str, names: Mapping[str, int]) -> set[int]:
    """Find names, longest first, so that no name is found inside another."""
    if not names:
        return set()
    longest = sorted(names, key=len, reverse=True)
    pattern = "|".join(_edged(name) for name in longest)
    return {names[found] for found in re.findall(pattern, text)}


def _edged(name: str) -> str:
    """Make a pattern that begins, and with a digit ends, where the name does."""
    before = r"(?<![^\W_])" if name[0] < _UNSPACED else ""
    before = r"(?<!\d)" if name[0].isdigit() else before
    return f"{before}{re.escape(name)}" + (r"(?!\d)" if name[-1].isdigit() else "")


@cache
def _names(cldr: str, kind: str) -> Mapping[str, int]:
    """Give CLDR's names of months or days: full ones, and months as numbers (3月)."""
    try:
        locale = Locale.parse(cldr)
    except (ValueError, UnknownLocaleError):
        return {}
    widths = locale.months if kind == "months" else locale.days
    first = 1 if kind == "months" else 0
    return {
        str(name).lower(): int(n) - first
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for n, name in widths.get(form, {}).get(width, {}).items()
        if _is_name(str(name), width)
    }


def _is_name(text: str, width: str) -> bool:
    """Tell whether a name says by itself what it is; a short one needs a digit."""
    has_digit = any(char.isdigit() for char in text)
    return len(text) > 1 and not text.isdigit() and (width == "wide" or has_digit)


#: The first letter of scripts without spaces; before, a name begins where a word does.
_UNSPACED = "\u0e00"
