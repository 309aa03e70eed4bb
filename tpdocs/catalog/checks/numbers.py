"""Rules about numbers and phones: by value, whatever the digits and the separators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.numerals import find_numbers, has_digits
from tpdocs.catalog.checks.pair import PLACEHOLDER, Pair
from tpdocs.catalog.checks.readings import Number, Separators, to_ascii
from tpdocs.catalog.checks.spelled import find_spelled, spelled_in_english
from tpdocs.source import Problem

__all__ = [
    "Agreement",
    "agree",
    "check_number_form",
    "check_numbers",
    "check_phones",
]

#: Seven digits or more in groups that no number is written in.
_PHONE = re.compile(
    r"(?<![\d/])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?"
    r"\d{2,5}(?:[ .\-–‑]\d{2,4}){1,4}(?![\d/])"
)
_ENGLISH = Separators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How the numbers of two texts go together."""

    matched: tuple[tuple[Number, Number], ...]  #: English, and where it stands now
    missing: tuple[Number, ...]  #: in the English alone
    extra: tuple[Number, ...]  #: in the translation alone


@lru_cache(maxsize=1)  # several rules ask about one message
def agree(pair: Pair) -> Agreement:
    """Match the numbers of the English with those of the translation, by value.

    A number may be spelled out in one and written with digits in the other. One that
    the translation alone spells out is not counted: "one" is an article in many
    languages, and part of many words in Chinese.
    """
    english, given = _without_shared_phones(pair)
    separators = Separators(decimal=pair.facts.decimal, group=pair.facts.group)
    wanted = _with_years(find_numbers(english, _ENGLISH), pair.facts)
    have = list(find_numbers(given, separators))
    matched, wanted, have = _match(wanted, have)
    have = [number for number in have if not _is_repeat(number, matched)]
    more, wanted, have = _match(_split(wanted), _split(have))
    matched += more
    if wanted:
        more, wanted, _ = _match(wanted, list(find_spelled(given, pair.facts)))
        matched += more
    if have:
        said = spelled_in_english(english)
        have = [number for number in have if not number.readings & said]
    have = [number for number in have if wanted or not _is_repeat(number, matched)]
    return Agreement(matched=tuple(matched), missing=tuple(wanted), extra=tuple(have))


def check_numbers(pair: Pair) -> Iterator[Problem]:
    """Find numbers that are lost, changed or added."""
    if not has_digits(pair.english.text) and not has_digits(pair.given.text):
        return
    found = agree(pair)
    if found.missing or found.extra:
        yield Problem(
            "number",
            f"the English has {_show(pair.english.text, _ENGLISH)}, "
            f"the translation {_show(pair.given.text, _ENGLISH)}",
            f"Mend {_name((*found.missing, *found.extra))}.",
        )


def check_number_form(pair: Pair) -> Iterator[Problem]:
    """Find numbers copied as the English writes them that mean another value here."""
    if not has_digits(pair.english.text):
        return
    for wanted, given in agree(pair).matched:
        if wanted.parts and not _values(wanted) & _values(given) and _values(given):
            yield Problem(
                "number-form",
                f"{given.shown} is read as another number than in English",
                f"Write it with {pair.facts.decimal!r} before decimals.",
            )


def check_phones(pair: Pair) -> Iterator[Problem]:
    """Find phone numbers whose digits are not all there in their order."""
    for match in _PHONE.finditer(pair.english.text):
        digits = re.sub(r"\D", "", match[0])
        given = re.sub(r"\D", "", to_ascii(pair.given.text))
        if _is_phone(match[0]) and digits not in given:
            yield Problem(
                "phone",
                f"the phone {match[0]} is not in the translation",
                "Copy its digits from the English; spaces and hyphens may differ.",
            )


def _is_phone(text: str) -> bool:
    """Tell a phone from a date, a span of years or a number with thousands."""
    digits = re.sub(r"\D", "", to_ascii(text))
    is_date = re.fullmatch(r"\d{4}[-–.]\d\d?[-–.]\d\d?|\d\d?[-–.]\d\d?[-–.]\d{4}", text)
    is_years = re.fullmatch(r"(1[89]|2[01])\d\d[-– ](1[89]|2[01])\d\d", text)
    is_large = re.fullmatch(r"\d{1,3}([ .]\d{3})+", text)
    return len(digits) >= 7 and not (is_date or is_years or is_large)


def _without_shared_phones(pair: Pair) -> tuple[str, str]:
    """Take out the phones that both have, however their digits are grouped."""
    english, given = pair.english.text, to_ascii(pair.given.text)
    for match in _PHONE.finditer(pair.english.text):
        if not _is_phone(match[0]):
            continue
        digits = re.sub(r"\D", "", match[0])
        spread = r"[ .()\-–‑\u00a0\u202f]{0,3}".join(digits)
        found = re.search(rf"(?<!\d)\+?\(?{spread}(?!\d)", given)
        if found:
            blank = PLACEHOLDER * len(found[0])
            given = given[: found.start()] + blank + given[found.end() :]
            english = english.replace(match[0], PLACEHOLDER * len(match[0]), 1)
    return english, given


def _is_repeat(number: Number, matched: Iterable[tuple[Number, Number]]) -> bool:
    """Tell whether the English has this number, too, and it is said once more here.

    For clarity, or because a sentence cannot be built otherwise; it changes no number.
    """
    return any(number.readings & english.readings for english, _given in matched)


def _with_years(numbers: Iterable[Number], facts: Facts) -> list[Number]:
    """Let a year also be what the language's own calendar makes of it."""
    return [_with_year(number, facts.year_offsets) for number in numbers]


def _with_year(number: Number, offsets: tuple[int, ...]) -> Number:
    if not offsets or not re.fullmatch(r"(19|20)\d\d", number.shown):
        return number
    years = {Fraction(int(number.shown) + offset) for offset in offsets}
    return Number(
        shown=number.shown,
        start=number.start,
        end=number.end,
        readings=number.readings | years,
    )


def _match(
    wanted: Sequence[Number], have: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Match as many as can be, one to one (augmenting paths, so the order is free)."""
    taken: dict[int, int] = {}

    def place(n: int, seen: set[int]) -> bool:
        fitting = [m for m, n2 in enumerate(have) if wanted[n].readings & n2.readings]
        for m in sorted(fitting, key=taken.__contains__):  # free ones first, in order
            if m not in seen:
                seen.add(m)
                if m not in taken or place(taken[m], seen):
                    taken[m] = n
                    return True
        return False

    left = [number for n, number in enumerate(wanted) if not place(n, set())]
    matched = [(wanted[n], have[m]) for m, n in sorted(taken.items())]
    return matched, left, [have[m] for m in range(len(have)) if m not in taken]


def _split(numbers: Iterable[Number]) -> list[Number]:
    return [part for number in numbers for part in number.parts or (number,)]


def _values(number: Number) -> set[Fraction]:
    return {reading for reading in number.readings if isinstance(reading, Fraction)}


def _show(text: str, separators: Separators) -> str:
    return _name(tuple(find_numbers(text, separators))) or "none"


def _name(numbers: tuple[Number, ...]) -> str:
    shown = [number.shown for number in numbers]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
