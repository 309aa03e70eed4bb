"""A hundred percent that is a degree, not an amount: "100% sure" is "wholly sure"."""

from __future__ import annotations

import re

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.pair import make_word_pattern, without_tashkil
from tpdocs.catalog.checks.readings import Number

__all__ = ["is_degree", "says_wholly"]

#: What comes after the number of a degree. An amount has a noun there: 100% oxygen.
_OF_QUALITY = re.compile(
    r"\s?(?:%|percent|per cent)\s+(?:accurate|certain|clear|complete|correct|effective"
    r"|perfect|perfection|pure|reliable|right|safe|safety|secure|sure)(?:ly)?\b",
    re.IGNORECASE,
)

_PERCENT = re.compile("[%％٪]")


def is_degree(english: str, number: Number) -> bool:
    """Tell whether a number is the 100 % of a quality, as in "100% perfection".

    Args:
        english: The text that it is in.
        number: One of its numbers.
    """
    return number.shown == "100" and bool(_OF_QUALITY.match(english, number.end))


def says_wholly(text: str, facts: Facts) -> bool:
    """Tell whether a text has a word of its language for "wholly" or "perfect".

    One that has a percent sign as well has lost the number before it.
    """
    if not facts.wholly or _PERCENT.search(text):
        return False
    found = make_word_pattern(facts.wholly).search(without_tashkil(text.lower()))
    return found is not None
