"""Rules about units: a number keeps the unit that it has in the English."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import localedata

from tpdocs.catalog.checks.agreement import agree
from tpdocs.catalog.checks.degree import is_degree
from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.numerals import has_digits
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.readings import Number
from tpdocs.source import Problem

__all__ = ["UnitWords", "check_unit_named", "check_units", "find_unit_words"]

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
_RATE = re.compile(r"(?i)\b(?:mcg|[µmk]?g|m?L) ?/ ?(?:k?g|[md]?L)\b")
_ENGLISH_FACTS = Facts(tag="en", cldr="en")
#: Characters beside a number in which its unit is sought.
_NEAR = 24
_GAP = " -\t\u00a0\u2009\u2011\u202f"


def check_units(pair: Pair) -> Iterator[Problem]:
    """Find a number beside which another unit stands than in the English."""
    yield from _check_rates(pair)
    for number, wanted, beside in _compare(pair):
        wrong = [units for units in beside if units and wanted not in units]
        if wrong and not any(wanted in units for units in beside):
            names = " or ".join(sorted(frozenset().union(*wrong)))
            yield Problem(
                "unit",
                f"the English has {number.shown} {wanted}, "
                f"the translation {number.shown} {names}",
                "Give the number the unit that it has in the English.",
            )


def _check_rates(pair: Pair) -> Iterator[Problem]:
    """Find a rate, such as mg/mL, that has become another one."""
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
    for number, wanted, beside in _compare(pair):
        is_measure = wanted in _MEASURES and not is_degree(pair.english.text, number)
        if is_measure and not any(beside):
            yield Problem(
                "unit-missing",
                f"no unit was found for the {number.shown} {wanted} of the English",
                "Write the unit beside the number.",
            )


_MEASURES = frozenset({"mg", "mcg", "g", "mL", "%", "°F", "°C"})


def _compare(
    pair: Pair,
) -> Iterator[tuple[Number, str, tuple[frozenset[str], ...]]]:
    """Give each English number with a unit, and the units of the translation.

    Where one number stands several times with one unit, they go together in order; a
    number that has another unit elsewhere is compared with all of them.
    """
    if not has_digits(pair.english.text):
        return
    matched = agree(pair).matched
    english, own = find_unit_words(_ENGLISH_FACTS), find_unit_words(pair.facts)
    for number, given in matched:
        wanted = english.beside(pair.english.text, number)
        if len(wanted) == 1:
            (unit,) = wanted
            same = [(e, g) for e, g in matched if e.readings & number.readings]
            units = {english.beside(pair.english.text, e) for e, _given in same}
            numbers = [given] if len(units) == 1 else [g for _english, g in same]
            yield number, unit, tuple(own.beside(pair.given.text, n) for n in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """Words and signs for units: what stands after a number, and what before it."""

    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]

    def beside(self, text: str, number: Number) -> frozenset[str]:
        """Give the units of the words beside a number; empty if there are none."""
        behind = text[number.end : number.end + _NEAR].lower().lstrip(_GAP)
        ahead = text[max(0, number.start - _NEAR) : number.start].lower().rstrip(_GAP)
        after = [w for w in self.after if behind.startswith(w) and _ends(behind, w)]
        if after:
            return self.after[max(after, key=len)]
        before = [w for w in self.before if ahead.endswith(w) and _begins(ahead, w)]
        if before:
            return self.before[max(before, key=len)]
        return self.after.get(number.shown.lower(), frozenset())  # a dual: يومين


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
    """Collect the words for units: CLDR's, the table's, and signs.

    Of single letters only the signs: Spanish ``15 a 20`` has no years in it.
    """
    after, before = (defaultdict[str, set[str]](set) for _ in range(2))
    english = _ENGLISH if facts.tag == "en" else {}
    for sign, unit in (*_SIGNS.items(), *english.items()):
        after[sign].add(unit)
    for unit, pattern in _cldr_patterns(facts.cldr):
        word = re.sub(r"\{0\}|[\u200e\u200f]", "", pattern).strip(f"{_GAP}.").lower()
        if len(word) > 1 or (word and _is_unspaced(word)):
            (before if pattern.endswith("{0}") else after)[word].add(unit)
    for unit, word in ((u, word) for u, words in facts.units.items() for word in words):
        side = before if word.endswith("…") else after
        side[word.rstrip("…").lower()].add(unit)
    return UnitWords(
        after={word: frozenset(units) for word, units in after.items()},
        before={word: frozenset(units) for word, units in before.items()},
    )


def _cldr_patterns(cldr: str) -> Iterator[tuple[str, str]]:
    try:
        data: dict[Any, Any] = localedata.load(cldr)
    except FileNotFoundError:
        return
    patterns = localedata.LocaleDataDict(data)["unit_patterns"]
    for unit, key in _UNITS.items():
        for forms in patterns.get(key, {}).values():
            yield from ((unit, forms[form]) for form in forms if form != "per")
