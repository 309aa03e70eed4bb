"""Hard words of an English text, where they stand, with the plainer ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tpdocs.readability.plain.lexicon import Term, all_terms
from tpdocs.readability.plain.sentences import find_words

__all__ = ["Piece", "cut_text", "find_terms"]

_VALUE = re.compile(r"(\{\w+\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence."""

    text: str
    kind: Literal["words", "value", "hard"] = "words"
    plainer: str = ""  #: what to say instead; empty where it was said already


def find_terms(text: str) -> Iterator[tuple[int, int, Term]]:
    """Give start, end and term of each hard word or idiom, in characters."""
    folded = text.lower().replace("’", "'")
    words = find_words(folded)
    hits = list(all_terms().find(words))
    if not hits or len(folded) != len(text):
        return
    spans = list(_spans(folded, words))
    for hit in hits:
        last = hit.start + len(hit.words) - 1
        yield spans[hit.start][0], spans[last][1], hit.term


def cut_text(text: str, *, with_terms: bool, said: set[str]) -> tuple[Piece, ...]:
    """Cut a sentence into words, placeholders and hard words.

    Args:
        text: As it is shown.
        with_terms: Whether to look for hard words; the list is English.
        said: Terms that need no annotation, because they have one nearby or are
            explained; those that get one are added.
    """
    return tuple(
        piece
        for part in _VALUE.split(text)
        if part
        for piece in _cut(part, with_terms=with_terms, said=said)
    )


def _cut(part: str, *, with_terms: bool, said: set[str]) -> Iterator[Piece]:
    if _VALUE.fullmatch(part):
        yield Piece(text=part, kind="value")
        return
    done = 0
    for start, end, term in find_terms(part) if with_terms else ():
        if term.hard not in said:
            yield Piece(text=part[done:start])
            plainer = " or ".join(term.plain)
            yield Piece(text=part[start:end], kind="hard", plainer=plainer)
            said.add(term.hard)
            done = end
    yield Piece(text=part[done:])


def _spans(folded: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    end = 0
    for word in words:
        start = folded.index(word, end)
        end = start + len(word)
        yield start, end
