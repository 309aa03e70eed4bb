"""Han numerals (三十五) and Roman ones (IV), which stand beside words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tpdocs.catalog.checks.readings import Number

__all__ = ["find_han", "find_roman", "make_at"]

_HAN = re.compile(
    "[〇零一二两兩三四五六七八九十百千万萬]+(?:点|點)?[〇零一二三四五六七八九]*"
)
_HAN_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "萬": 10000}
_ROMAN = re.compile(r"(?<!\w)(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})(?!\w)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_VALUES = {form: n for n, form in enumerate(_ONES)}


def find_han(text: str) -> Iterator[Number]:
    """Find numbers in Han numerals, by value or digit by digit."""
    for match in _HAN.finditer(text):
        start, run = match.start(), match[0]
        digits = [_HAN_DIGITS.get(char, -9) for char in run]
        if len(run) == 2 and digits[1] == digits[0] + 1 and digits[0] > 0:
            for n, digit in enumerate(digits):  # 两三天: two or three days
                end = start + n + 1
                yield make_at(text, start + n, end, frozenset({Fraction(digit)}))
        elif (value := _han_value(run)) is not None:
            yield make_at(text, start, match.end(), frozenset({value}))


def _han_value(text: str) -> Fraction | None:
    whole, _point, rest = text.replace("點", "点").partition("点")
    if not whole:
        return None
    is_positional = len(whole) > 1 and not set(whole) & set(_HAN_POWERS)
    value = _decimals(whole) if is_positional else str(_by_powers(whole))
    return Fraction(f"{value}.{_decimals(rest)}")


def _by_powers(text: str) -> int:
    """Read digits with powers of ten: 三十五 is 3 · 10 + 5, and 十 alone is 10."""
    high = total = digit = 0
    for char in text:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif _HAN_POWERS[char] == 10000:
            high, total, digit = (total + digit) * 10000, 0, 0
        else:
            total, digit = total + max(digit, 1) * _HAN_POWERS[char], 0
    return high + total + digit


def _decimals(text: str) -> str:
    return "".join(str(_HAN_DIGITS[char]) for char in text) or "0"


def find_roman(text: str) -> Iterator[Number]:
    """Find Roman numerals from I to XXIX, as in "type II"."""
    for match in _ROMAN.finditer(text):
        if match[0]:
            value = Fraction(len(match[1]) * 10 + _ROMAN_VALUES[match[2]])
            yield make_at(text, match.start(), match.end(), frozenset({value}))


def make_at(text: str, start: int, end: int, values: frozenset[Fraction]) -> Number:
    """Make a number of a part of a text."""
    return Number(
        shown=text[start:end], start=start, end=end, readings=frozenset(values)
    )
