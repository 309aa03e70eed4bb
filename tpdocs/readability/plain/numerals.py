"""Numbers in a sentence, as a reader meets them: percents, ratios, ranges, decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = [
    "count_numbers",
    "find_decimals",
    "find_percents",
    "find_ratios",
    "say_ratio",
]

#: Strengths of products are names, not shares: "0.9% saline", "2% cream".
_PERCENT = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)"
    r"(?!\s*(?:solution|saline|salt|cream|gel|ointment|lotion|strength|alcohol))",
    re.IGNORECASE,
)
_NAMES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "hundred": 100,
    "thousand": 1000,
}
_NUMBER = rf"\d[\d,]*|{'|'.join(_NAMES)}"
_RATIO = re.compile(
    rf"\b({_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:a\s+)?({_NUMBER})\b"
    r"(?!\s*(?:second|minute|hour|day|week|month|year|inch|mg|ml)s?\b)",
    re.IGNORECASE,
)
#: NHS: decimals are for money, doses, tests and measurements.
_DECIMAL = re.compile(r"(?<![\d.$£€])\d+\.\d+(?![\d.]|\s*(?:%|per ?cent\b))")
_UNIT = re.compile(
    r"\s*-?(?:mg|mcg|µg|g|kg|ml|mL|l|L|mmol|mm|cm|m|units?|IU|lbs?|inch(?:es)?|°|F\b|C\b"
    r"|degrees?|tablets?|pills?|teaspoons?|kcal|Hz)"
)
#: Each stands for one number, or for none, when numbers are counted.
_AS_NONE = re.compile(
    r"\b\d{1,2}(?::\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.)|\b\d{1,2}:\d\d\b"
    r"|\+?\(?\d{3}\)?[\s-]\d{3}[\s-]\d{4}\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_AS_ONE = re.compile(
    r"\d[\d,.]*\s*(?:to|or|and|-|–|in|out of)\s*(?:every\s+)?\d[\d,.]*", re.IGNORECASE
)
_ANY = re.compile(r"\d[\d,.]*")


def find_percents(text: str) -> Iterator[tuple[str, float]]:
    """Give each percentage, as written and as a number; 100 % is a way to say "all"."""
    if "%" in text or "cent" in text:
        for match in _PERCENT.finditer(text):
            if 0 < float(match[1]) < 100:
                yield match[0], float(match[1])


def say_ratio(percent: float) -> str:
    """Say a percentage as so many in 10, 100, 1,000 or 10,000.

    In 10 where that is off by two points at most: 58 % is "about 6 in 10".
    """
    tens = round(percent / 10)
    if tens and abs(percent - 10 * tens) <= 2:
        return f"{_about(percent, 10 * tens)}{tens} in 10"
    for whole in (100, 1000, 10000):
        part = round(percent * whole / 100)
        if part:
            return f"{_about(percent * whole / 100, part)}{part} in {whole:,}"
    return "fewer than 1 in 10,000"


def find_ratios(text: str) -> Iterator[tuple[str, int]]:
    """Give each "3 in 10", as written, and the number it is out of."""
    for match in _RATIO.finditer(text):
        part, whole = _value(match[1]), _value(match[2])
        if part < whole and not 1900 < whole < 2100:
            yield match[0], whole


def find_decimals(text: str) -> Iterator[str]:
    """Give each decimal that is neither a dose, nor money, nor a measurement."""
    for match in _DECIMAL.finditer(text):
        if not _UNIT.match(text, match.end()):
            yield match[0]


def count_numbers(text: str) -> int:
    """Count the numbers in figures that a reader holds in mind.

    A range and a ratio are one; times, years and phone numbers are none.
    """
    if not any(map(str.isdigit, text)):
        return 0
    return len(_ANY.findall(_AS_ONE.sub("1", _AS_NONE.sub("", text))))


def _about(exact: float, said: float) -> str:
    return "" if abs(exact - said) < 0.01 else "about "


def _value(text: str) -> int:
    return _NAMES.get(text.lower()) or int(text.replace(",", ""))
