"""The rule about minus signs: what is below nought in the English is so here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.spelled import make_spell
from tpdocs.source import Problem

__all__ = ["check_minus"]

_SIGNS = "-\u2212\ufe63\uff0d"
#: A sign before a number that ends no range and no word, and follows no letter that
#: stands alone, for that is a Hebrew or Arabic prefix.
_MINUS = re.compile(
    rf"(?<![\w)\].,%°])(?<!\d\s)(?<!\b[\u05d0-\u064a]\s)(?<!°[CF]\s)[{_SIGNS}](?=\d)"
)
#: What may be meant for one: also a hyphen or dash, and a sign on the other side.
_LIKE = re.compile(rf"(?<!\w)[{_SIGNS}\u2010-\u2013]\s?\d|\d[-\u2212](?!\w)")
_ENGLISH = re.compile(
    r"\bminus\b|\bbelow (?:zero|freezing)\b|\bnegative\b", re.IGNORECASE
)


def check_minus(pair: Pair) -> Iterator[Problem]:
    """Find a minus sign before a number that is lost, or that the English has not.

    Words may stand for it, as in "20 degrees below zero".
    """
    if not (pair.english.has_digits or pair.given.has_digits):
        return
    english, given = pair.english.text, pair.given.text
    wanted, found = (len(_MINUS.findall(text)) for text in (english, given))
    if wanted > len(_LIKE.findall(given)) and not _says_minus(given, pair.facts):
        yield _problem("is lost", "Put it before its number.")
    elif found > len(_LIKE.findall(english)) and not _ENGLISH.search(english):
        yield _problem("is not in the English", "Take it out.")


def _problem(what: str, hint: str) -> Problem:
    return Problem("minus", f"a minus sign before a number {what}", hint)


def _says_minus(text: str, facts: Facts) -> bool:
    """Tell whether words say it: ICU's before a number, the table's anywhere."""
    shown = text.lower()
    return any(word in shown for word in facts.minus) or any(
        re.search(rf"(?<!\w){word}\s?\d", shown) for word in _spelled(facts)
    )


@cache
def _spelled(facts: Facts) -> frozenset[str]:
    """Give what ICU puts before a number that is below nought."""
    ones = (make_spell(ruleset, facts.cldr) for ruleset in facts.spellout)
    found = (spell(-1).lower().removesuffix(spell(1).lower()).strip() for spell in ones)
    return frozenset(word for word in found if word.isalpha())
