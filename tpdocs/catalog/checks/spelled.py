"""Numbers written in words, by ICU's rules for spelling out and the language's table.

Words are found longest first, and a word next to another number word is left alone:
what is not surely one number is none.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.pair import WORD
from tpdocs.catalog.checks.readings import Number

__all__ = ["find_spelled", "spelled_in_english"]

_GENDERS = ("", "-masculine", "-feminine", "-neuter")
_CASES = ("", "-genitive", "-dative", "-accusative", "-instrumental", "-locative")
_SETS = (
    *(
        f"%spellout-{kind}{gender}{case}"
        for kind in ("cardinal", "ordinal")
        for gender in _GENDERS
        for case in _CASES
    ),
    "%spellout-cardinal-construct-masculine",
    "%spellout-cardinal-construct-feminine",
    "%spellout-ordinal-masculine-adjective",
    "%spellout-ordinal-masculine-plural",
    "%spellout-ordinal-feminine-plural",
    "%spellout-cardinal-native",
    "%spellout-cardinal-native-attributive",
)
_VALUES = (*range(121), *range(200, 1001, 100))
#: Rulesets that agree in these are the same; ICU gives the plain one for an unknown.
_PROBES = (1, 2, 3, 7, 20, 100)
_MOST_WORDS = 4  #: in the name of a number
_HAN = re.compile(
    "[〇零一二两兩三四五六七八九十百千万萬]+(?:点|點)?[〇零一二三四五六七八九]*"
)
_HAN_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "萬": 10000}
_ROMAN = re.compile(r"(?<!\w)(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})(?!\w)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_VALUES = {form: n for n, form in enumerate(_ONES)}
#: English words that say a number without being its name. Articles are among them, for
#: "a week" is "1 week" elsewhere; so are months and days, which have numbers in Asia.
_ENGLISH = {
    Fraction(1): "a an once single each every per first daily weekly January",
    Fraction(2): "twice double both pair couple second February Monday Tuesday",
    Fraction(3): "triple March Tuesday Wednesday third thrice",
    Fraction(4): "April Wednesday Thursday",
    Fraction(5): "May Thursday Friday",
    Fraction(6): "June Friday Saturday",
    Fraction(7): "July Saturday weekly week",
    Fraction(8): "August",
    Fraction(9): "September",
    Fraction(10): "October",
    Fraction(11): "November",
    Fraction(12): "December dozen noon midday midnight",
    Fraction(24): "midnight",
    Fraction(0): "midnight none",
    Fraction(1, 2): "half halves",
    Fraction(1, 3): "third",
    Fraction(2, 3): "two-thirds",
    Fraction(1, 4): "quarter quarters",
    Fraction(3, 4): "three-quarters",
    Fraction(100): "hundred hundreds",
    Fraction(1000): "thousand thousands",
}

_SPOKEN = Facts(tag="en", cldr="en")


def find_spelled(text: str, facts: Facts) -> Iterator[Number]:
    """Find the numbers that a text spells out, or writes in Han or Roman numerals."""
    if facts.scripts & {"Hani", "Kana"}:
        yield from _find_han(text)
    yield from _find_roman(text)
    find = _find_among_words if facts.spaced else _find_in_run
    yield from find(text.lower(), _forms(facts))


def _find_among_words(
    text: str, forms: Mapping[str, frozenset[Fraction]]
) -> Iterator[Number]:
    words, n, end = list(WORD.finditer(text)), 0, -9
    while n < len(words):
        size = _longest(words[n : n + _MOST_WORDS], text, forms)
        start, stop = words[n].start(), words[n + max(size, 1) - 1].end()
        following = words[n + size : n + size + _MOST_WORDS] if size else []
        touches = _is_gap(text[end:start]) if size and end >= 0 else False
        if size and not touches and not _touches(text, stop, following, forms):
            yield _number(text, start, stop, forms[_joined(words[n : n + size])])
        end, n = (stop, n + size) if size else (end, n + 1)


def _touches(
    text: str,
    stop: int,
    following: list[re.Match[str]],
    forms: Mapping[str, frozenset[Fraction]],
) -> bool:
    """Tell whether another number word comes next, so that the two are one number."""
    if not following or not _is_gap(text[stop : following[0].start()]):
        return False
    return _longest(following, text, forms) > 0


def _longest(
    words: list[re.Match[str]], text: str, forms: Mapping[str, frozenset[Fraction]]
) -> int:
    """Give how many words from the first on are one number; 0 for none."""
    for size in range(len(words), 0, -1):
        some = words[:size]
        gaps = (text[a.end() : b.start()] for a, b in itertools.pairwise(some))
        if _joined(some) in forms and all(map(_is_gap, gaps)):
            return size
    return 0


def _is_gap(text: str) -> bool:
    return not text.strip(" -\u00a0\u2011") and bool(text)


def _joined(words: list[re.Match[str]]) -> str:
    return " ".join(word[0] for word in words)


def _find_in_run(
    text: str, forms: Mapping[str, frozenset[Fraction]]
) -> Iterator[Number]:
    """Find number words in a script without spaces; two in a row may be one number."""
    if not forms:
        return
    longest = sorted(forms, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(re.escape(word) for word in longest))
    found = [(match.start(), match.end()) for match in pattern.finditer(text)]
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    for start, end in found:
        if start not in ends and end not in starts:
            yield _number(text, start, end, forms[text[start:end]])


def spelled_in_english(text: str) -> frozenset[Fraction]:
    """Give the numbers that an English text says in words."""
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower()))
    said = {
        value for value, names in _ENGLISH.items() if words & set(names.lower().split())
    }
    spelled = (number.readings for number in find_spelled(text, _SPOKEN))
    return frozenset(said | {r for rs in spelled for r in rs if not isinstance(r, str)})


@cache
def _forms(facts: Facts) -> Mapping[str, frozenset[Fraction]]:
    """Give the number words of a language with what each can mean."""
    values = defaultdict[str, set[Fraction]](set)
    is_han = "Hani" in facts.scripts and not facts.spaced
    for value, said in () if is_han else _icu_forms(facts.cldr):
        values[said].add(Fraction(value))
    for shown, words in facts.numbers.items():
        for word in words:
            values[word.lower()].add(Fraction(shown))
    key = _by_words if facts.spaced else str
    return {key(said): frozenset(meant) for said, meant in values.items()}


def _by_words(said: str) -> str:
    return _joined(list(WORD.finditer(said)))


def _icu_forms(cldr: str) -> Iterator[tuple[int, str]]:
    """Spell numbers out; for a language that it does not know, ICU speaks another."""
    from icu4py.messageformat import MessageFormat

    def spell(ruleset: str, tag: str, values: Iterable[int]) -> tuple[str, ...]:
        pattern = MessageFormat(f"{{n,spellout,{ruleset}}}", tag)
        said = (pattern.format({"n": value}).lower() for value in values)
        return tuple(re.sub("[\u00ad\u200b]", "", word) for word in said)

    seen = {spell("", "en", _PROBES)} if cldr != "en" else set[tuple[str, ...]]()
    for ruleset in ("", *_SETS):
        probe = spell(ruleset, cldr, _PROBES)
        if probe in seen:
            continue
        seen.add(probe)
        words = zip(_VALUES, spell(ruleset, cldr, _VALUES), strict=True)
        yield from ((n, word) for n, word in words if not re.search(r"\d", word))


def _find_han(text: str) -> Iterator[Number]:
    for match in _HAN.finditer(text):
        value = _han_value(match[0])
        if value is not None:
            yield _number(text, match.start(), match.end(), frozenset({value}))


def _han_value(text: str) -> Fraction | None:
    whole, _point, rest = text.replace("點", "点").partition("点")
    if not rest and "点" in text.replace("點", "点"):
        whole = whole or ""
    if len(whole) > 1 and not set(whole) & set(_HAN_POWERS):
        digits = "".join(str(_HAN_DIGITS[char]) for char in whole)
        return Fraction(f"{digits}.{_decimals(rest)}")
    total, high, digit = 0, 0, 0
    for char in whole:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif _HAN_POWERS[char] == 10000:
            high, total, digit = (total + digit) * 10000, 0, 0
        else:
            total, digit = total + max(digit, 1) * _HAN_POWERS[char], 0
    return Fraction(f"{high + total + digit}.{_decimals(rest)}") if whole else None


def _decimals(text: str) -> str:
    return "".join(str(_HAN_DIGITS[char]) for char in text) or "0"


def _find_roman(text: str) -> Iterator[Number]:
    for match in _ROMAN.finditer(text):
        if match[0]:
            value = Fraction(len(match[1]) * 10 + _ROMAN_VALUES[match[2]])
            yield _number(text, match.start(), match.end(), frozenset({value}))


def _number(text: str, start: int, end: int, values: frozenset[Fraction]) -> Number:
    return Number(
        shown=text[start:end], start=start, end=end, readings=frozenset(values)
    )
