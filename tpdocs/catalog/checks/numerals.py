"""Numbers written with digits, in any script, and the values that they can have.

A number may be read in more than one way: ``1.500`` is fifteen hundred in Spanish and
one and a half in English, ``1/2`` a half or two numbers, ``3 pm`` three or fifteen. A
:class:`Number` holds all its readings; two numbers agree if one reading is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tpdocs.catalog.checks.readings import (
    MAKERS,
    Number,
    Reading,
    Separators,
    make_number,
)

__all__ = ["find_numbers", "has_digits"]

_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞²³"
_ETHIOPIC = "\u1369-\u137c"
_ANY = re.compile(rf"[\d{_SIGNS}{_ETHIOPIC}]")
_SPACE = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"(?P<clock>\d{{1,2}}(?:[:：∶]|{_SPACE}?[hH]{_SPACE}?|[时時点點])\d{{2}}(?!\d))"
    r"|(?P<pair>\d+[/⁄∕]\d+)"
    rf"|(?P<spaced>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,٫]\d+)?(?!\d))"
    rf"|(?P<mixed>\d+{_SPACE}?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])"
    r"|(?P<bare>(?<![\w.,])[.,٫]\d+)"
    r"|(?P<plain>\d+(?:[.,٫٬'’．，]\d+)*)"
    rf"|(?P<sign>[{_SIGNS}])|(?P<ethiopic>[{_ETHIOPIC}]+)"
)
#: Words after a number that make it larger, as powers of ten.
_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9,
    "mil": 3, "mille": 3, "тыс": 3, "тис": 3, "ألف": 3, "آلاف": 3, "هزار": 3,
    "万": 4, "萬": 4, "億": 8, "亿": 8, "千": 3, "百": 2, "만": 4, "억": 8, "천": 3,
    "हज़ार": 3, "हजार": 3, "लाख": 5, "করোড়": 7, "করোড": 7, "কোটি": 7, "লাখ": 5,
    "হাজার": 3, "nghìn": 3, "ngàn": 3, "พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6,
}  # fmt: skip
_SCALE = re.compile(rf"{_SPACE}?({'|'.join(sorted(_SCALES, key=len, reverse=True))})")
_HALF_DAY = re.compile(rf"{_SPACE}?([ap])\.?m\b", re.IGNORECASE)


def has_digits(text: str) -> bool:
    """Tell whether a text has anything that counts as a digit."""
    return _ANY.search(text) is not None


def find_numbers(text: str, separators: Separators) -> Iterator[Number]:
    """Find the numbers of a text, in order.

    Args:
        text: As it is printed.
        separators: Those of its language.
    """
    for match in _TOKEN.finditer(text):
        make = MAKERS[str(match.lastgroup)]
        yield _scaled(make(match[0], match.start(), separators), text)


def _scaled(number: Number, text: str) -> Number:
    """Add what words after the number make of it: ``2 million``, ``3 pm``."""
    more = set(number.readings)
    scale = _SCALE.match(text, number.end)
    half_day = _HALF_DAY.match(text, number.end)
    for reading in number.readings:
        if isinstance(reading, Fraction) and scale:
            more.add(reading * 10 ** _SCALES[scale[1]])
        if half_day:
            more.add(_by_24_hours(reading, half_day[1].lower()))
    return Number(
        shown=number.shown,
        start=number.start,
        end=number.end,
        readings=frozenset(more),
        parts=tuple(
            _scaled_part(part, half_day[1].lower()) if half_day and n == 0 else part
            for n, part in enumerate(number.parts)
        ),
    )


def _scaled_part(part: Number, half: str) -> Number:
    more = {_by_24_hours(reading, half) for reading in part.readings}
    return make_number(part.shown, part.start, *part.readings, *more)


def _by_24_hours(reading: Reading, half: str) -> Reading:
    """Give the hour or time of ``am`` or ``pm`` as it is counted through the day."""
    hour, colon, minute = (
        reading.partition(":") if isinstance(reading, str) else (str(reading), "", "")
    )
    if not hour.isdigit() or int(hour) > 12:
        return reading
    shifted = int(hour) % 12 + (12 if half == "p" else 0)
    return f"{shifted}:{minute}" if colon else Fraction(shifted)
