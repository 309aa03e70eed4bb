"""The values that one number written with digits can have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

__all__ = ["MAKERS", "Number", "Reading", "Separators", "make_number", "to_ascii"]

#: A value; or digits that are no value (``0123``); or a time or a pair, as a text.
Reading: TypeAlias = Fraction | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Separators:
    """How a language writes numbers, by CLDR."""

    decimal: str = "."
    group: str = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text."""

    shown: str  #: as it stands there
    start: int
    end: int
    readings: frozenset[Reading]
    parts: tuple[Number, ...] = ()  #: the numbers that it may be instead


def to_ascii(text: str) -> str:
    """Write the digits of a text, of any script, as ``0`` to ``9``."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text
    )


def make_number(shown: str, start: int, *readings: Reading) -> Number:
    """Make a number of its text, its place and its readings."""
    end = start + len(shown)
    return Number(shown=shown, start=start, end=end, readings=frozenset(readings))


def _plain(shown: str, start: int, separators: Separators) -> Number:
    digits = to_ascii(shown)
    if digits.isdigit():
        return make_number(shown, start, *_whole(digits))
    readings: set[Reading] = {digits, *_clock_with_stop(digits)}
    value = _value(digits, separators)
    if value is not None:
        return make_number(shown, start, *readings, value)
    return Number(
        shown=shown,
        start=start,
        end=start + len(shown),
        readings=frozenset(readings),
        parts=_parts(shown, start),
    )


def _whole(digits: str) -> Iterator[Reading]:
    """Read digits alone: a leading nought means that they are no value (a phone)."""
    if digits[0] != "0" or len(digits) <= 2:
        yield Fraction(int(digits))
    if digits[0] == "0" and len(digits) > 1:
        yield digits


def _clock_with_stop(digits: str) -> Iterator[str]:
    """Read ``10.30`` as a time, as it is written in much of Europe."""
    if re.fullmatch(r"([01]?\d|2[0-4])\.[0-5]\d", digits):
        hour, minute = digits.split(".")
        yield f"{int(hour)}:{minute}"


def _value(digits: str, separators: Separators) -> Fraction | None:
    """Read a number with separators: as the language does, or else as English does."""
    text = digits.replace("．", ".").replace("，", ",")
    if "٫" in text or "٬" in text:
        return _by_form(text, "٫", "[٬,]")
    own = _by_form(text, separators.decimal, re.escape(separators.group) + "|['’]")
    return own if own is not None else _by_form(text, ".", ",")


def _by_form(text: str, decimal: str, group: str) -> Fraction | None:
    """Read by one form; groups have three digits, in India two but for the last."""
    form = rf"(\d{{1,3}}(?:(?:{group})\d{{2,3}})*(?:{group})\d{{3}}|\d+)"
    match = re.fullmatch(rf"{form}(?:{re.escape(decimal)}(\d+))?", text)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match[1])
    return Fraction(f"{whole}.{match[2] or 0}")


def _bare(shown: str, start: int, _separators: Separators) -> Number:
    return make_number(shown, start, Fraction(f"0.{to_ascii(shown[1:])}"))


def _spaced(shown: str, start: int, _separators: Separators) -> Number:
    text = re.sub(r"[,٫]", ".", re.sub(r"\s", "", to_ascii(shown)))
    return Number(
        shown=shown,
        start=start,
        end=start + len(shown),
        readings=frozenset({Fraction(text)}),
        parts=_parts(shown, start),
    )


def _mixed(shown: str, start: int, _separators: Separators) -> Number:
    whole = Fraction(int(to_ascii(shown[:-1].strip())))
    return make_number(shown, start, whole + _sign_value(shown[-1]))


def _sign(shown: str, start: int, _separators: Separators) -> Number:
    return make_number(shown, start, _sign_value(shown))


def _sign_value(char: str) -> Fraction:
    return Fraction(unicodedata.numeric(char)).limit_denominator(10)


def _pair(shown: str, start: int, _separators: Separators) -> Number:
    above, below = re.split(r"[/⁄∕]", to_ascii(shown))
    readings: set[Reading] = {f"{int(above)}/{int(below)}"}
    if 0 < int(above) < int(below):
        readings.add(Fraction(int(above), int(below)))
    return Number(
        shown=shown,
        start=start,
        end=start + len(shown),
        readings=frozenset(readings),
        parts=_parts(shown, start),
    )


def _clock(shown: str, start: int, _separators: Separators) -> Number:
    hour, minute = re.split(r"\D+", to_ascii(shown))
    readings: set[Reading] = {f"{int(hour)}:{minute}"}
    if minute == "00":
        readings.add(Fraction(int(hour)))
    return Number(
        shown=shown,
        start=start,
        end=start + len(shown),
        readings=frozenset(readings),
        parts=_parts(shown, start),
    )


def _ethiopic(shown: str, start: int, _separators: Separators) -> Number:
    total, ones = 0, 0
    for char in shown:
        value = int(unicodedata.numeric(char))
        if value >= 100:
            total, ones = total + max(ones, 1) * value, 0
        else:
            ones += value
    return make_number(shown, start, Fraction(total + ones))


def _parts(shown: str, start: int) -> tuple[Number, ...]:
    return tuple(
        make_number(match[0], start + match.start(), *_whole(to_ascii(match[0])))
        for match in re.finditer(r"\d+", shown)
    )


#: By the name of the group in which :mod:`numerals` finds the form.
MAKERS = {
    "clock": _clock,
    "pair": _pair,
    "spaced": _spaced,
    "mixed": _mixed,
    "bare": _bare,
    "plain": _plain,
    "sign": _sign,
    "ethiopic": _ethiopic,
}
