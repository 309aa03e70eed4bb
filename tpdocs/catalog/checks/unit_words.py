"""Words and signs for units: CLDR's, those of a language's table, and English ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import localedata

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.readings import Number

__all__ = ["UnitWords", "find_unit_words"]

#: CLDR's units, by their short names here.
_UNITS = {
    "mcg": "mass-microgram", "mg": "mass-milligram", "g": "mass-gram",
    "kg": "mass-kilogram", "pound": "mass-pound", "ounce": "mass-ounce",
    "mL": "volume-milliliter", "L": "volume-liter", "cup": "volume-cup",
    "teaspoon": "volume-teaspoon", "tablespoon": "volume-tablespoon",
    "mm": "length-millimeter", "cm": "length-centimeter", "m": "length-meter",
    "km": "length-kilometer", "inch": "length-inch", "foot": "length-foot",
    "mile": "length-mile", "second": "duration-second", "minute": "duration-minute",
    "hour": "duration-hour", "day": "duration-day", "week": "duration-week",
    "month": "duration-month", "year": "duration-year", "%": "concentr-percent",
    "°F": "temperature-fahrenheit", "°C": "temperature-celsius",
}  # fmt: skip
#: Signs that are the same in every language, and English words that CLDR lacks.
_SIGNS = {
    "mg": "mg", "mcg": "mcg", "µg": "mcg", "μg": "mcg", "g": "g", "kg": "kg",
    "ml": "mL", "mm": "mm", "cm": "cm", "km": "km", "%": "%", "٪": "%", "％": "%",
    "°f": "°F", "°c": "°C", "℃": "°C", "℉": "°F", "h": "hour",
}  # fmt: skip
_ENGLISH = {
    "percent": "%", "lb": "pound", "lbs": "pound", "hr": "hour", "hrs": "hour",
    "min": "minute", "mins": "minute", "sec": "second", "l": "L", "liter": "L",
    "liters": "L", "milliliter": "mL", "milliliters": "mL", "feet": "foot",
}  # fmt: skip
#: Characters beside a number in which its unit is sought.
_NEAR = 24
#: The ending of a number that is said as a word, as -ти in Russian.
_ENDING = re.compile(r"[-\u2011][^\W\d_]{1,3}\s+")
_GAP = " -\t\u00a0\u2009\u2011\u202f"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """Words and signs for units: what stands after a number, and what before it."""

    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    #: All of them, for ``str.startswith`` and ``str.endswith``.
    every_after: tuple[str, ...]
    every_before: tuple[str, ...]

    def beside(self, text: str, number: Number) -> frozenset[str]:
        """Give the units of the words beside a number; empty if there are none."""
        behind = text[number.end : number.end + _NEAR].lower()
        ahead = text[max(0, number.start - _NEAR) : number.start].lower().rstrip(_GAP)
        return (
            self._begin_of(behind.lstrip(_GAP))
            or self._end_of(ahead)
            or self.after.get(number.shown.lower())  # a dual: يومين
            or self._begin_of(_ENDING.sub("", behind, count=1))
        )

    def _begin_of(self, text: str) -> frozenset[str]:
        if not text.startswith(self.every_after):
            return frozenset()
        words = (w for w in self.after if text.startswith(w) and _ends(text, w))
        return self.after.get(max(words, key=len, default=""), frozenset())

    def _end_of(self, text: str) -> frozenset[str]:
        if not text.endswith(self.every_before):
            return frozenset()
        words = (w for w in self.before if text.endswith(w) and _begins(text, w))
        return self.before.get(max(words, key=len, default=""), frozenset())


def _ends(text: str, word: str) -> bool:
    """Tell whether a word ends where it does; in Chinese or Thai, no sign says so."""
    following = text[len(word) : len(word) + 1]
    return _is_unspaced(word[-1]) or not (word[-1].isalpha() and following.isalpha())


def _begins(text: str, word: str) -> bool:
    before = text[: -len(word)][-1:]
    return _is_unspaced(word[0]) or not (word[0].isalpha() and before.isalpha())


def _is_unspaced(char: str) -> bool:
    """Tell whether a letter is of a script that parts no words by spaces."""
    return char >= "\u3040" or any(first <= char <= last for first, last in _UNSPACED)


#: Thai and Lao, Burmese, Khmer; from U+3040 on come Japanese, Chinese and Korean.
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))


@cache
def find_unit_words(facts: Facts) -> UnitWords:
    """Collect the words for units: CLDR's, the table's, and signs."""
    after, before = (defaultdict[str, set[str]](set) for _ in range(2))
    for pattern, unit in (*_signs(facts), *_cldr_words(facts.cldr), *_listed(facts)):
        side = before if pattern.endswith(_NUMBER) else after
        side[pattern.removesuffix(_NUMBER)].add(unit)
    return UnitWords(
        after=_frozen(after),
        before=_frozen(before),
        every_after=tuple(after),
        every_before=tuple(before),
    )


#: Ends a word that stands before its number.
_NUMBER = "…"


def _frozen(words: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(units) for word, units in words.items()}


def _signs(facts: Facts) -> Iterator[tuple[str, str]]:
    yield from _SIGNS.items()
    if facts.tag == "en":
        yield from _ENGLISH.items()


def _listed(facts: Facts) -> Iterator[tuple[str, str]]:
    for unit, words in facts.units.items():
        yield from ((word.lower(), unit) for word in words)


def _cldr_words(cldr: str) -> Iterator[tuple[str, str]]:
    """Give CLDR's words for units, of single letters none.

    Spanish ``15 a 20`` has no years in it; a sign of one letter is in the table.
    """
    for unit, pattern in _cldr_patterns(cldr):
        word = re.sub(r"\{0\}|[\u200e\u200f]", "", pattern).strip(f"{_GAP}.").lower()
        if len(word) > 1 or (word and _is_unspaced(word)):
            yield (word + _NUMBER if pattern.endswith("{0}") else word), unit


def _cldr_patterns(cldr: str) -> Iterator[tuple[str, str]]:
    try:
        data: dict[Any, Any] = localedata.load(cldr)
    except FileNotFoundError:
        return
    patterns = localedata.LocaleDataDict(data)["unit_patterns"]
    for unit, key in _UNITS.items():
        for forms in patterns.get(key, {}).values():
            yield from ((unit, forms[form]) for form in forms if form != "per")
