"""What changed between two English texts, sentence by sentence and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, TypeAlias

__all__ = ["Part", "SentenceChange", "diff_sentences", "find_english_sentences"]

Kind: TypeAlias = Literal["same", "old", "new"]

#: A number with its decimals, a word, spaces, or one sign.
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:['’-]\w+)*|\s+|[^\w\s]")
#: English, without a sentence's end at the abbreviations that CLDR lists.
_ENGLISH = "en@ss=standard"
#: Marks of Markdown that close before a space belong to the sentence that they end.
_CLOSING = re.compile(r"[*_]+(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words that both texts have, or only one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """One sentence as it was and as it is."""

    old: str  #: empty: it was added
    new: str  #: empty: it was taken out
    parts: tuple[Part, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed in it."""
        return self.old == self.new


def diff_sentences(old: str, new: str) -> tuple[SentenceChange, ...]:
    """Compare two texts; the sentences of a side, joined by spaces, are its text.

    Sentences are matched whole first; what is left is paired in order.
    """
    before, after = find_english_sentences(old), find_english_sentences(new)
    changes: list[SentenceChange] = []
    for tag, old_at, old_end, new_at, new_end in _opcodes(before, after):
        gone, come = before[old_at:old_end], after[new_at:new_end]
        if tag == "equal":
            changes += [_change(text, text) for text in gone]
        else:
            changes += [_change(a, b) for a, b in zip_longest(gone, come, fillvalue="")]
    return tuple(changes)


def find_english_sentences(text: str) -> tuple[str, ...]:
    """Cut an English text into sentences, without the spaces between them.

    Source: Unicode Standard Annex 29, by ICU, with CLDR's abbreviations.
    """
    from icu4py.breakers import SentenceBreaker

    # A line's end in Markdown is a space, where ICU would end a sentence.
    plain = re.sub(r"[\n\r\u2028\u2029\u0085]", " ", text)
    pieces, start, end = list[str](), 0, 0
    for piece in SentenceBreaker(plain, _ENGLISH):
        end += len(str(piece))
        closing = _CLOSING.match(text, end)
        stop = closing.end() if closing else end
        # ICU also ends one at the ? of an address.
        if stop == len(text) or text[stop - 1].isspace():
            pieces.append(text[start:stop].strip())
            start = stop
    return tuple(filter(None, pieces))


def _change(old: str, new: str) -> SentenceChange:
    return SentenceChange(old=old, new=new, parts=tuple(_parts(old, new)))


def _parts(old: str, new: str) -> Iterator[Part]:
    """Compare two sentences word by word."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for tag, old_at, old_end, new_at, new_end in _opcodes(before, after):
        gone, come = "".join(before[old_at:old_end]), "".join(after[new_at:new_end])
        if tag == "equal":
            yield Part("same", gone)
            continue
        if gone:
            yield Part("old", gone)
        if come:
            yield Part("new", come)


def _opcodes(
    before: Sequence[str], after: Sequence[str]
) -> Iterable[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
