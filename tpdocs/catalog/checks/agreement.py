"""How the numbers of an English text and of its translation go together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tpdocs.catalog.checks.degree import is_degree, says_wholly
from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.matching import match
from tpdocs.catalog.checks.numerals import find_numbers
from tpdocs.catalog.checks.pair import Pair
from tpdocs.catalog.checks.phones import without_shared_phones
from tpdocs.catalog.checks.readings import Number, Separators
from tpdocs.catalog.checks.spelled import (
    find_spelled,
    said_in_english,
    spelled_in_english,
)

__all__ = ["ENGLISH", "Agreement", "agree", "is_range"]

#: How English writes numbers.
ENGLISH = Separators()
#: Characters within which two numbers are one statement: "1 to 3", "1–3", "1 or 2".
_IN_RANGE = 5
#: Characters from its neighbour in which a spelled number of a range stands; fewer
#: in scripts without spaces.
_NEAR, _NEAR_IN_HAN = 15, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How the numbers of two texts go together."""

    matched: tuple[tuple[Number, Number], ...]  #: English, and where it stands now
    missing: tuple[Number, ...]  #: in the English alone
    extra: tuple[Number, ...]  #: in the translation alone
    beyond: tuple[Number, ...] = ()  #: there once more, or the English has it in words


@lru_cache(maxsize=1)  # several rules ask about one message
def agree(pair: Pair) -> Agreement:
    """Match the numbers of the English with those of the translation, by value.

    A number may be spelled out in one and written with digits in the other. One that
    the translation alone spells out is not counted: "one" is an article in many
    languages, and part of many words in Chinese.
    """
    english, given = without_shared_phones(pair)
    separators = Separators(decimal=pair.facts.decimal, group=pair.facts.group)
    wanted = _with_years(find_numbers(english, ENGLISH), pair.facts)
    have = list(find_numbers(given, separators))
    matched, wanted, have = match(wanted, have)
    said = said_in_english(english) if have else frozenset()
    every, have = have, _unsaid(have, matched, said)
    if have:  # a second look, which ICU makes slow
        said = spelled_in_english(english)
        have = _unsaid(have, matched, said)
    unsaid = set(map(id, have))
    beyond = tuple(number for number in every if id(number) not in unsaid)
    if wanted:
        more, wanted, have = _match_rest(wanted, have, pair.facts, given)
        matched += more
        matched, wanted = _match_near(english, matched, wanted, pair.facts, given)
        wanted = [n for n in wanted if not _is_carried(n, matched, pair)]
    elif have:
        have = _split(have)
    have = _unsaid(have, () if wanted else matched, said)
    return Agreement(
        matched=tuple(matched),
        missing=tuple(wanted),
        extra=tuple(have),
        beyond=beyond,
    )


def _unsaid(
    numbers: Iterable[Number],
    matched: Iterable[tuple[Number, Number]],
    said: frozenset[Fraction],
) -> list[Number]:
    """Leave out what the English says in words, and what is only said once more."""
    pairs = tuple(matched)
    unspoken = (number for number in numbers if not number.readings & said)
    return [number for number in unspoken if not _is_repeat(number, pairs)]


_Matched = list[tuple[Number, Number]]


def _match_rest(
    wanted: list[Number], have: list[Number], facts: Facts, given: str
) -> tuple[_Matched, list[Number], list[Number]]:
    """Match what may be read as several numbers, first as one that is spelled out.

    A part of a number, such as the 1 of 1.0, is sought among digits only.
    """
    compound = [number for number in wanted if number.parts]
    simple = [number for number in wanted if not number.parts]
    matched: _Matched = []
    if compound:
        matched, compound, _ = match(compound, list(find_spelled(given, facts)))
    parts = _split(compound)
    more, left, have = match([*simple, *parts], _split(have))
    return matched + more, left, have


def _match_near(
    english: str, matched: _Matched, wanted: list[Number], facts: Facts, given: str
) -> tuple[_Matched, list[Number]]:
    """Match what is left with spelled numbers; in a range, those beside its other end.

    Without that, "one" in another sentence would stand for the 1 of "1 to 3 days".
    """
    spelled = list(find_spelled(given, facts)) if wanted else []
    found, left = list[tuple[Number, Number]](), list[Number]()
    for number in wanted:
        beside = [g for e, g in matched if is_range(english, e, number)]
        fitting = (word for word in spelled if word.readings & number.readings)
        word = next((w for w in fitting if _is_near(w, beside, facts)), None)
        if word is None:
            left.append(number)
        else:
            spelled.remove(word)
            found.append((number, word))
    return matched + found, left


def _is_near(word: Number, others: Sequence[Number], facts: Facts) -> bool:
    near = _NEAR if facts.spaced else _NEAR_IN_HAN
    return not others or any(_distance(word, other) <= near for other in others)


def _is_carried(number: Number, matched: _Matched, pair: Pair) -> bool:
    """Tell whether words that are no number say what one of the English does."""
    return _is_shared(number, matched, pair) or (
        is_degree(pair.english.text, number)
        and says_wholly(pair.given.text, pair.facts)
    )


def _is_shared(number: Number, matched: _Matched, pair: Pair) -> bool:
    """Tell whether a number said of two things is said once of each.

    "3 hours in the morning and 3 hours at noon" is 早晚各3小时 in Chinese. Both must be
    of the same word, and the translation must have a word for "each".
    """
    text, given = pair.english.text, pair.given.text.lower()
    word = _next_word(text, number)
    same = (e for e, _given in matched if e.readings == number.readings)
    says_each = any(
        re.search(_as_word(each, pair.facts), given) for each in pair.facts.each
    )
    return bool(word) and says_each and any(_next_word(text, e) == word for e in same)


def _as_word(word: str, facts: Facts) -> str:
    return rf"(?<!\w){word}(?!\w)" if facts.spaced and len(word) > 1 else word


def _next_word(text: str, number: Number) -> str:
    found = re.match(r"[ -]([a-z]+)", text[number.end :])
    return found[1] if found else ""


def is_range(text: str, one: Number, other: Number) -> bool:
    """Tell whether two numbers of a text are one statement, as in "1 to 3"."""
    first, second = sorted((one, other), key=lambda number: number.start)
    gap = text[first.end : second.start]
    return first is not second and 0 < len(gap) <= _IN_RANGE and "." not in gap


def _distance(one: Number, other: Number) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


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


def _split(numbers: Iterable[Number]) -> list[Number]:
    return [part for number in numbers for part in number.parts or (number,)]
