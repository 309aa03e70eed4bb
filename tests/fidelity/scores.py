"""How much of a text comes out of a file: by characters, and by whole words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from icu4py.breakers import WordBreaker
from rapidfuzz.distance import LCSseq

__all__ = ["RIGHT_TO_LEFT", "WORDS_WANTED", "Score", "is_enough", "score"]

RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur")
#: The share of the source's words that must come out whole.
WORDS_WANTED = 0.995
#: Direction marks say how to set a text, not what it says.
_MARKS = dict.fromkeys(
    (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
)
_JOINERS = "\u200c\u200d"
_UNSPACED = ("ja", "km", "lo", "my", "th", "zh")
#: Their lines end anywhere, in words too: there the end of a line is no space.
_BROKEN_ANYWHERE = ("ja", "zh")


@dataclass(frozen=True, slots=True)
class Score:
    """Two shares of 1."""

    characters: float  #: alike, in order, white space left out
    words: float  #: of the source's that come out whole


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without white space."""

    text: str
    starts: tuple[int, ...]  #: where each character stood
    gaps: frozenset[int]  #: the characters that white space stood before

    @classmethod
    def of(cls, text: str) -> _Squeezed:
        starts = tuple(n for n, char in enumerate(text) if not char.isspace())
        gaps = frozenset(n for n, (a, b) in enumerate(pairwise(starts), 1) if b - a > 1)
        return cls("".join(text[n] for n in starts), starts, gaps)


def is_enough(tag: str, score: Score) -> bool:
    """Whether a score is what issue 3 asks for in a language."""
    characters = 0.99 if tag in RIGHT_TO_LEFT else 0.999
    return score.characters >= characters and score.words >= WORDS_WANTED


def score(source: str, read: str, tag: str) -> Score:
    """Compare what was read with what was written, in the language ``tag``."""
    language = tag.split("-", maxsplit=1)[0]
    source, read = _plain(source), _plain(read)
    if language in _BROKEN_ANYWHERE:
        read = "".join(read.splitlines())
    wanted, got = _Squeezed.of(source), _Squeezed.of(read)
    found = _align(wanted.text, got.text)
    number = {at: n for n, at in enumerate(wanted.starts)}
    is_spaced = language not in _UNSPACED
    spans = list(_spaced_words(source) if is_spaced else _words(source, language))
    whole = 0
    for begin, end in spans:
        places = [found[n] for n in range(number[begin], number[end - 1] + 1)]
        ends_there = is_spaced and source[end : end + 1].isspace()
        whole += _is_whole(places, got, is_followed_by_space=ends_there)
    alike = len(found) - found.count(-1)
    longest = max(len(wanted.text), len(got.text), 1)
    return Score(alike / longest, whole / max(len(spans), 1))


def _is_whole(places: list[int], got: _Squeezed, *, is_followed_by_space: bool) -> bool:
    """Whether the characters of a word were read in a row, and nothing within."""
    first, last = places[0], places[-1]
    if first < 0 or places != list(range(first, last + 1)):
        return False
    if any(n in got.gaps for n in range(first + 1, last + 1)):
        return False
    is_last = last + 1 == len(got.text)
    return not is_followed_by_space or is_last or last + 1 in got.gaps


def _align(wanted: str, got: str) -> list[int]:
    """Give where each wanted character was read; -1: nowhere."""
    found = [-1] * len(wanted)
    for op in LCSseq.opcodes(wanted, got):
        if op.tag == "equal":
            found[op.src_start : op.src_end] = range(op.dest_start, op.dest_end)
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_MARKS))


def _spaced_words(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for is_word, group in groupby(text, _is_in_word):
        length = len(list(group))
        if is_word:
            yield at, at + length
        at += length


def _is_in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char in _JOINERS


def _words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the words of a text that has no spaces between them, by dictionary."""
    at = 0
    for part in map(str, WordBreaker(text, language)):
        if any(map(str.isalnum, part)) and not part[0].isspace():
            yield at, at + len(part)
        at += len(part)
