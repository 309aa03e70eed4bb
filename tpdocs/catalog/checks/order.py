"""Rules about where the numbers of the English stand, and how often."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from tpdocs.catalog.checks.agreement import agree
from tpdocs.catalog.checks.measured import measure_both
from tpdocs.catalog.checks.numerals import has_digits
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.readings import Number, Reading
from tpdocs.catalog.checks.spelled import spelled_in_english
from tpdocs.source import Problem

__all__ = ["check_number_order", "check_number_repeats"]

#: English words by which a number said once is one of each.
_EACH = re.compile(r"\b(?:each|both|either|per|every|respectively)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"[(（][^()（）]*\Z")


def check_number_order(pair: Pair) -> Iterator[Problem]:
    """Find two numbers that have changed places, where no unit says which is which.

    Only for languages whose translations keep the order of the English.
    """
    if not pair.english.has_digits:
        return
    for (one, first), (two, second) in itertools.pairwise(_bare_numbers(pair)):
        if second.start < first.start:
            yield Problem(
                "number-order",
                f"{one.shown} stands before {two.shown} in the English, here after it",
                "Look whether each number says the same as in the English.",
            )


def _bare_numbers(pair: Pair) -> list[tuple[Number, Number]]:
    """Give the numbers without a unit that stand once, as the English orders them."""
    matched = agree(pair).matched
    kept = _with_kept_units(pair)
    counts = Counter(value for number, _given in matched for value in number.readings)
    repeated = {value for value, count in counts.items() if count > 1}
    bare = [
        (number, given)
        for number, given in matched
        if has_digits(given.shown)
        and not number.readings & (kept | repeated)
        and not _is_in_name(pair.english.text, number)
    ]
    return sorted(bare, key=lambda places: places[0].start)


def _is_in_name(text: str, number: Number) -> bool:
    """Tell whether a number is part of a name, such as B12."""
    return text[: number.start][-1:].isalpha()


def _with_kept_units(pair: Pair) -> frozenset[Reading]:
    """Give the numbers that have a unit in the English, and have kept it."""
    english, given = (side.by_unit for side in measure_both(pair))
    shared = (
        english[unit].keys() & given[unit].keys()
        for unit in english.keys() & given.keys()
    )
    return frozenset().union(*shared)


def check_number_repeats(pair: Pair) -> Iterator[Problem]:
    """Find a number that the translation says more often than the English.

    Not in brackets, where it explains, nor where the English says "each".
    """
    beyond = agree(pair).beyond if pair.english.has_digits else ()
    if not beyond or _EACH.search(pair.english.text):
        return
    said = spelled_in_english(pair.english.text)
    for number in beyond:
        before = pair.given.text[: number.start]
        if not number.readings & said and not _BRACKETED.search(before):
            yield Problem(
                "number-repeat",
                f"{number.shown} stands more often than in the English",
                "Look whether one of them should be another number.",
            )
