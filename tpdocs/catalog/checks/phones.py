"""The rule about phone numbers: their digits are all there, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpdocs.catalog.checks.pair import PLACEHOLDER, Pair
from tpdocs.catalog.checks.readings import to_ascii
from tpdocs.source import Problem

__all__ = ["check_phones", "without_shared_phones"]

#: Seven digits or more in groups that no number is written in.
_PHONE = re.compile(
    r"(?<![\d/])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?"
    r"\d{2,5}(?:[ .\-–‑]\d{2,4}){1,4}(?![\d/])"
)


def check_phones(pair: Pair) -> Iterator[Problem]:
    """Find phone numbers whose digits are not all there in their order."""
    if not pair.english.has_digits:
        return
    for match in _PHONE.finditer(pair.english.text):
        if _is_phone(match[0]) and not _find_phone(match[0], pair.given.text):
            yield Problem(
                "phone",
                f"the phone {match[0]} is not in the translation",
                "Copy its digits from the English; spaces and hyphens may differ.",
            )


def without_shared_phones(pair: Pair) -> tuple[str, str]:
    """Take out the phones that both have, however their digits are grouped."""
    english, given = pair.english.text, to_ascii(pair.given.text)
    for match in _PHONE.finditer(pair.english.text):
        if not _is_phone(match[0]):
            continue
        found = _find_phone(match[0], given)
        if found:
            blank = PLACEHOLDER * len(found[0])
            given = given[: found.start()] + blank + given[found.end() :]
            english = english.replace(match[0], PLACEHOLDER * len(match[0]), 1)
    return english, given


def _is_phone(text: str) -> bool:
    """Tell a phone from a date, a span of years or a number with thousands."""
    digits = re.sub(r"\D", "", to_ascii(text))
    is_date = re.fullmatch(r"\d{4}[-–.]\d\d?[-–.]\d\d?|\d\d?[-–.]\d\d?[-–.]\d{4}", text)
    is_years = re.fullmatch(r"(1[89]|2[01])\d\d[-– ](1[89]|2[01])\d\d", text)
    is_large = re.fullmatch(r"\d{1,3}([ .]\d{3})+", text)
    return len(digits) >= 7 and not (is_date or is_years or is_large)


def _find_phone(phone: str, text: str) -> re.Match[str] | None:
    """Find the digits of a phone in a text, however they are grouped."""
    digits = re.sub(r"\D", "", phone)
    spread = r"[ .()\-–‑\u00a0\u202f]{0,3}".join(digits)
    return re.search(rf"(?<!\d)\+?\(?{spread}(?!\d)", to_ascii(text))
