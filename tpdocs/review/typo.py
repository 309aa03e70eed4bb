"""What no correction of a typing error changes: a table of small rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from tpdocs.review.meaning import (
    ARTICLES,
    MODALS,
    NEGATIONS,
    NUMBERS,
    OPPOSITES,
    PREFIXES,
    UNITS,
)
from tpdocs.review.passage import render_text
from tpdocs.source import parse_inline, placeholders_in, plain_text

__all__ = ["find_change"]

#: Least likeness of the two texts.
_CLOSE = 0.7
#: Least likeness of two words of which one is a wrong spelling of the other.
_SPELLING = 0.75
_KNOWN = NEGATIONS | NUMBERS | UNITS | MODALS | OPPOSITES
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: A number with the word after it, which may be its unit.
_NUMBER = re.compile(r"[+\u2212-]?\d(?:[\d.,:/]*\d)?(?:\s*(?:%|°\s*\w|[^\W\d_]+))?")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Something that must be the same in both texts."""

    what: str
    find: Callable[[str], list[str]]
    misspelt: bool = False  #: whether one may be the other, typed wrong


def find_change(old: str, new: str) -> str:
    """Say what makes an edit more than a correction; empty if nothing does.

    It is no proof that the meaning is the same: for that a person gives their word.
    """
    for rule in _RULES:
        was, now = rule.find(old), rule.find(new)
        if rule.misspelt:
            was, now = _unexplained(was, new), _unexplained(now, old)
        if was != now:
            lost, come = Counter(was) - Counter(now), Counter(now) - Counter(was)
            return f"{rule.what}: {_show(lost)} became {_show(come)}"
    if _likeness(old, new) < _CLOSE:
        return "too much: this is another text"
    return _find_word(old, new)


def _find_word(old: str, new: str) -> str:
    """Say which words came or went that are not the same ones, typed wrong."""
    was, now = (
        Counter(word for word, _ in groupby(_words(text))) for text in (old, new)
    )
    lost, come = was - now, now - was
    for words, others in ((lost, come), (come, lost)):
        for word in words.keys() - ARTICLES:
            if not any(_is_typo(word, other) for other in others):
                return f"a word: {_show(lost)} became {_show(come)}"
    return ""


def _unexplained(words: list[str], other: str) -> list[str]:
    """Leave out the words that the other text has too, but typed wrong."""
    others = list(_words(other))
    free = [word for word in others if word not in _KNOWN and len(word) > 3]
    return [
        word
        for word in words
        if word in others
        or len(word) <= 3
        or not any(_is_typo(word, one) for one in free)
    ]


def _is_typo(word: str, other: str) -> bool:
    """Tell whether one word can be the other, typed wrong."""
    is_near = _likeness(word, other) >= _SPELLING or _is_swapped(word, other)
    return is_near and not _is_turned(word, other)


def _is_swapped(word: str, other: str) -> bool:
    """Tell whether two letters beside each other have changed places."""
    pairs = [n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b]
    if len(word) != len(other) or len(pairs) != 2:
        return False
    first, second = pairs
    return (
        second == first + 1 and word[first : second + 1] == other[second] + other[first]
    )


def _is_turned(word: str, other: str) -> bool:
    """Tell whether words differ in their prefix alone: likely, unlikely."""
    return word != other and bool(_stems(word) & _stems(other))


def _stems(word: str) -> set[str]:
    found = {word.removeprefix(prefix) for prefix in ("", *PREFIXES)}
    return {stem for stem in found if len(stem) > 2}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _show(found: Counter[str]) -> str:
    return ", ".join(found) or "nothing"


def _bare(text: str) -> str:
    """Give the words alone, without placeholders."""
    return re.sub(r"\{[^}]*\}", " ", plain_text(parse_inline(text).nodes))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(_bare(text)):
        yield match[0].lower().replace("’", "'")


def _of(wanted: frozenset[str]) -> Callable[[str], list[str]]:
    return lambda text: [word for word in _words(text) if word in wanted]


def _negations(text: str) -> list[str]:
    return [w for w in _words(text) if w in NEGATIONS or w.endswith("n't")]


def _numbers(text: str) -> list[str]:
    matches = _NUMBER.finditer(_bare(text))
    return [" ".join(match[0].lower().split()) for match in matches]


def _number_signs(text: str) -> list[str]:
    """Give the numbers that are no digits: ½, ², Ⅳ."""
    return [char for char in _bare(text) if char.isnumeric() and not char.isdecimal()]


def _markup(text: str) -> list[str]:
    """Give the marks with how many words stand before each."""
    found, words = [], 0
    for piece in re.split(r"(<[^>]*>)", render_text(text)):
        if piece.startswith("<"):
            found.append(f"{piece} after {words} words")
        words += len(piece.split())
    return found


_RULES = (
    _Rule("a number or its unit", _numbers),
    _Rule("a number", _number_signs),
    _Rule("a number", _of(NUMBERS)),
    _Rule("a unit", _of(UNITS), misspelt=True),
    _Rule("a placeholder", lambda text: list(placeholders_in(text))),
    _Rule("a link or a mark", _markup),
    _Rule("a negation", _negations),
    _Rule("how sure or how often", _of(MODALS), misspelt=True),
    _Rule("a word that can turn the sentence round", _of(OPPOSITES), misspelt=True),
)
