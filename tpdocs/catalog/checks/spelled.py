"""Numbers written in words, by ICU's rules for spelling out and the language's table.

Words are found longest first, and a word next to another number word is left alone:
what is not surely one number is none.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.han import find_han, find_roman, make_at
from tpdocs.catalog.checks.pair import WORD
from tpdocs.catalog.checks.readings import Number

__all__ = [
    "SPOKEN",
    "find_spelled",
    "make_spell",
    "said_in_english",
    "spelled_in_english",
]

_VALUES = (*range(121), *range(200, 1001, 100))
_MOST_WORDS = 4  #: in the name of a number
#: English words that say a number without being its name. Articles are among them, for
#: "a week" is "1 week" elsewhere; so are months and days, which have numbers in Asia.
_ENGLISH = {
    Fraction(1): "a an once single each every per first daily weekly January",
    Fraction(2): "twice double doubles doubled undoubled doubling both pair "
    "couple second February Monday Tuesday",
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
    Fraction(0): "midnight none zero zeroed zeroing",
    Fraction(1, 2): "half halves",
    Fraction(1, 3): "third",
    Fraction(2, 3): "two-thirds",
    Fraction(1, 4): "quarter quarters",
    Fraction(3, 4): "three-quarters",
    Fraction(100): "hundred hundreds",
    Fraction(1000): "thousand thousands",
}

#: English, as :func:`find_spelled` asks for it.
SPOKEN = Facts(tag="en", cldr="en", spellout=("numbering", "ordinal"))


def find_spelled(text: str, facts: Facts) -> Iterator[Number]:
    """Find the numbers that a text spells out, or writes in Han or Roman numerals."""
    if facts.scripts & {"Hani", "Kana"}:
        yield from find_han(text)
    yield from find_roman(text)
    find = _find_among_words if facts.spaced else _find_in_run
    yield from find(text.lower(), _forms(facts))
    yield from _find_stems(text.lower(), facts)


def _find_stems(text: str, facts: Facts) -> Iterator[Number]:
    """Find words by their begin, for ordinals have many endings: ``перш*``.

    One after another number word is its last part: двадцать пятый is no fifth.
    """
    stems = (
        (form, shown) for shown, f in facts.numbers.items() for form in f if "*" in form
    )
    for stem, shown in stems:
        for match in re.finditer(rf"(?<!\w){stem[:-1]}\w*", text):
            before = list(WORD.finditer(text[: match.start()]))[-1:]
            known = {match[0], *(word[0] for word in before)} & _forms(facts).keys()
            if not known:
                values = frozenset({Fraction(shown)})
                yield make_at(text, match.start(), match.end(), values)


def _find_among_words(
    text: str, forms: Mapping[str, frozenset[Fraction]]
) -> Iterator[Number]:
    words, n = list(WORD.finditer(text)), 0
    end = None  # of the number word before
    while n < len(words):
        size = _longest(words[n : n + _MOST_WORDS], text, forms)
        if not size:
            end, n = None, n + 1
            continue
        start, stop = words[n].start(), words[n + size - 1].end()
        following = words[n + size : n + size + _MOST_WORDS]
        follows = end is not None and _is_gap(text[end:start])
        if not follows and not _touches(text, stop, following, forms):
            yield make_at(text, start, stop, forms[_joined(words[n : n + size])])
        end, n = stop, n + size


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
    found = [match.span() for match in _any_of(tuple(forms)).finditer(text)]
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    for start, end in found:
        if start not in ends and end not in starts:
            yield make_at(text, start, end, forms[text[start:end]])


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Make a pattern of words, the longest first; of none, one that finds nothing."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)")


def said_in_english(text: str) -> frozenset[Fraction]:
    """Give the numbers that words say which are no names of numbers: "an", "twice"."""
    words = _english_words(text)
    said = (value for value, names in _ENGLISH.items() if words & set(names.split()))
    return frozenset(said)


def spelled_in_english(text: str) -> frozenset[Fraction]:
    """Give the numbers that an English text says in words of any kind."""
    said = set(said_in_english(text))
    for word in _english_words(text):  # "first four": each alone, too
        said |= _forms(SPOKEN).get(word, frozenset())
    spelled = (number.readings for number in find_spelled(text, SPOKEN))
    return frozenset(said | {r for rs in spelled for r in rs if not isinstance(r, str)})


def _english_words(text: str) -> set[str]:
    words = set(re.findall(r"[A-Za-z]+(?:-[a-z]+)?", text))
    return words | {word.lower() for word in words}


@cache
def _forms(facts: Facts) -> Mapping[str, frozenset[Fraction]]:
    """Give the number words of a language with what each can mean."""
    values = defaultdict[str, set[Fraction]](set)
    for value, said in _icu_forms(facts):
        values[said].add(Fraction(value))
    for shown, words in facts.numbers.items():
        for word in words:
            values[word.lower()].add(Fraction(shown))
    key = _by_words if facts.spaced else str
    return {key(said): frozenset(meant) for said, meant in values.items()}


def _by_words(said: str) -> str:
    return _joined(list(WORD.finditer(said)))


def _icu_forms(facts: Facts) -> Iterator[tuple[int, str]]:
    """Spell numbers out by ICU's rulesets for the language, which its table names."""
    for ruleset in facts.spellout:
        spell = make_spell(ruleset, facts.cldr)
        for value in _VALUES:
            said = re.sub("[\u00ad\u200b]", "", spell(value).lower())
            if not any(char.isdigit() for char in said):
                yield value, said


def make_spell(ruleset: str, cldr: str) -> Callable[[int], str]:
    """Make a function that spells a number out by ICU's rules.

    Args:
        ruleset: One that ICU has for the language: for another it spells in another
            way, without an error.
        cldr: The language, which ICU must know: for another it spells in English.
    """
    from icu4py.messageformat import MessageFormat  # only where a number is in words

    pattern = MessageFormat(f"{{n,spellout,%spellout-{ruleset}}}", cldr)
    return lambda value: pattern.format({"n": value})
