"""What no correction of a typing error changes: a table of small rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from tpdocs.review.passage import render_text
from tpdocs.source import parse_inline, placeholders_in, plain_text

__all__ = ["find_change"]

#: Least likeness of the two texts.
_CLOSE = 0.7
#: Least likeness of two words of which one is a wrong spelling of the other.
_SPELLING = 0.75
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: A number with the word after it, which may be its unit.
_NUMBER = re.compile(r"[+\u2212-]?\d[\d.,:/]*(?:\s*(?:%|°\s*\w|[^\W\d_]+))?")
_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred thousand half quarter once twice "
    "double triple first second third dozen daily hourly weekly monthly"
)
#: Every word that ends in n't is one as well.
_NEGATIONS = (
    "no not never none nothing nobody neither nor without cannot unless except only "
    "until stop avoid"
)
_MODALS = (
    "must should may might can could will would shall need always often sometimes "
    "rarely if"
)
#: Words of which another one would turn a sentence round.
_OPPOSITES = (
    "left right up down above below over under before after more less most least fewer "
    "higher lower increase decrease start begin continue hot cold warm cool heat ice "
    "open close on off in out with inside outside front back empty full slow fast "
    "slowly quickly same other and or all any some every each morning noon evening "
    "night today tomorrow day days week weeks month months hour hours minute minutes "
    "normal safe unsafe call take give"
)


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
    if SequenceMatcher(None, old, new, autojunk=False).ratio() < _CLOSE:
        return "too much: this is another text"
    return ""


def _unexplained(words: list[str], other: str) -> list[str]:
    """Leave out the words that the other text has too, but typed wrong."""
    known = frozenset(f"{_NEGATIONS} {_SPELLED} {_MODALS} {_OPPOSITES}".split())
    others = list(_words(other))
    free = [word for word in others if word not in known]
    return [
        word
        for word in words
        if word in others or not any(_is_typo(word, one) for one in free)
    ]


def _is_typo(word: str, other: str) -> bool:
    """Tell whether two words of four letters or more are nearly the same."""
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    return min(len(word), len(other)) >= 4 and ratio >= _SPELLING


def _show(found: Counter[str]) -> str:
    return ", ".join(found) or "nothing"


def _bare(text: str) -> str:
    """Give the words alone, without placeholders."""
    return re.sub(r"\{[^}]*\}", " ", plain_text(parse_inline(text).nodes))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(_bare(text)):
        yield match[0].lower().replace("’", "'")


def _of(known: str) -> Callable[[str], list[str]]:
    wanted = frozenset(known.split())
    return lambda text: [word for word in _words(text) if word in wanted]


def _negations(text: str) -> list[str]:
    wanted = frozenset(_NEGATIONS.split())
    return [w for w in _words(text) if w in wanted or w.endswith("n't")]


def _numbers(text: str) -> list[str]:
    matches = _NUMBER.finditer(_bare(text))
    return [" ".join(match[0].lower().split()) for match in matches]


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
    _Rule("a number", _of(_SPELLED)),
    _Rule("a placeholder", lambda text: list(placeholders_in(text))),
    _Rule("a link or a mark", _markup),
    _Rule("a negation", _negations),
    _Rule("how sure or how often", _of(_MODALS), misspelt=True),
    _Rule("a word that can turn the sentence round", _of(_OPPOSITES), misspelt=True),
)
