"""How much of a text comes out of a file: by characters, and by whole words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

import regex
from icu4py.breakers import WordBreaker
from rapidfuzz.distance import LCSseq

__all__ = ["Score", "score"]

#: Direction marks say how to set a text, not what it says.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_UNSPACED = ("km", "lo", "my", "th", "ja", "zh")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Two shares of 1."""

    characters: float  #: alike, in order, white space left out
    words: float  #: of the source's that come out whole


def score(source: str, read: str, language: str) -> Score:
    """Compare what was read with what was written."""
    source, read = _plain(source), _plain(read)
    wanted, starts = _squeezed(source)
    got, got_starts = _squeezed(read)
    alike = LCSseq.normalized_similarity(wanted, got)
    where: dict[int, int] = {}
    for op in LCSseq.opcodes(wanted, got):
        if op.tag == "equal":
            where.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    number = {at: n for n, at in enumerate(starts)}
    gaps = {n for n, (a, b) in enumerate(pairwise(got_starts), 1) if b - a > 1}
    spaced = language.split("-")[0] not in _UNSPACED
    spans = list(_words(source, language, spaced=spaced))
    whole = 0
    for begin, end in spans:
        first, last = number[begin], number[end - 1]
        places = [where.get(n) for n in range(first, last + 1)]
        is_run = None not in places and all(b - a == 1 for a, b in pairwise(places))
        if not is_run:
            continue
        inside = range(places[0] + 1, places[-1] + 1)
        if any(n in gaps for n in inside):
            continue
        if spaced and end < len(source) and source[end].isspace() and places[-1] + 1 < len(got) and places[-1] + 1 not in gaps:
            continue
        whole += 1
    return Score(alike, whole / len(spans))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_MARKS))


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Take white space out, and say where each character stood."""
    at = [n for n, char in enumerate(text) if not char.isspace()]
    return "".join(text[n] for n in at), at


def _words(text: str, language: str, *, spaced: bool):
    if spaced:
        yield from (found.span() for found in _WORD.finditer(text))
        return
    at = 0
    for part in WordBreaker(text, language):
        part = str(part)
        if any(char.isalnum() for char in part) and not part[0].isspace():
            yield at, at + len(part)
        at += len(part)
