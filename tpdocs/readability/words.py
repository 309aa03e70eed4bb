"""Words by ICU's rules for the language, and what is counted of each."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tpdocs.readability.counts import Counts, add_counts
from tpdocs.readability.english import is_familiar, is_fog_word
from tpdocs.readability.sentences import language_of, to_bmp
from tpdocs.readability.syllables import count_syllables

__all__ = ["LONG_WORD", "count_sentences", "count_words", "split_words"]

#: Björnsson 1968 (LIX) and the Wiener Sachtextformel: a long word has more letters.
LONG_WORD = 6
_JOINERS = frozenset("-‐‑־")
#: Letters of English and figures, with stops that a space follows: there every rule of
#: ICU gives the same, and a plain pattern takes a third of the time.
_ALL_PLAIN = re.compile(r"(?:[A-Za-z0-9 ()\-]++|[,.!?;:](?= |\Z))*+")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
_HAS_LETTER = re.compile(r"[^\W_]")


def split_words(text: str, tag: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each word, in characters.

    A word holds a letter or a digit. What a hyphen joins is one word, as Flesch counts
    (How to Write Plain English, 1979), and so is what an apostrophe joins. Where no
    spaces stand between words, ICU's dictionaries find them.
    """
    start = end = -1
    for a, z in _with_letters(text, tag):
        if start >= 0 and end == a - 1 and text[end] in _JOINERS:
            end = z
            continue
        if start >= 0:
            yield start, end
        start, end = a, z
    if start >= 0:
        yield start, end


def count_words(text: str, tag: str) -> Counts:
    """Count the words of one sentence; the sentence counts if it has any."""
    words = [text[a:z] for a, z in split_words(text, tag)]
    return _count_all(words, language_of(tag))


def count_sentences(
    text: str, sentences: Sequence[tuple[int, int]], tag: str
) -> Iterator[Counts]:
    """Count the words of each sentence of a block, as :func:`count_words` would.

    The block is cut into words once. If a word lies across the end of a sentence
    (``me.Then``), each sentence is cut by itself.

    Args:
        text: The block.
        sentences: Start and end of each of its sentences, in order, without gaps.
        tag: Its language.
    """
    if len(sentences) < 2:
        yield from (count_words(text, tag) for _ in sentences)
        return
    spans = list(split_words(text, tag))
    cuts = _cuts_at(spans, [end for _, end in sentences])
    if cuts is None:
        yield from (count_words(text[start:end], tag) for start, end in sentences)
        return
    words = [text[a:z] for a, z in spans]
    for begin, cut in pairwise((0, *cuts)):
        yield _count_all(words[begin:cut], language_of(tag))


def _cuts_at(spans: list[tuple[int, int]], places: list[int]) -> list[int] | None:
    """Tell how many words end at or before each place; ``None``: one lies across."""
    begins, ends = zip(*spans, strict=True) if spans else ((), ())
    cuts = [bisect_right(ends, place) for place in places]
    return cuts if cuts == [bisect_left(begins, place) for place in places] else None


def _with_letters(text: str, tag: str) -> Iterator[tuple[int, int]]:
    """Give what ICU cuts a text into, but for what has neither letter nor digit."""
    if _ALL_PLAIN.fullmatch(text):
        yield from (match.span() for match in _PLAIN_WORD.finditer(text))
        return
    from icu4py.breakers import WordBreaker

    search = _HAS_LETTER.search
    for a, z in WordBreaker(to_bmp(text), language_of(tag)).segments():
        # Nearly every segment begins with its letter, or is one space.
        if text[a].isalnum() or (z > a + 1 and search(text, a, z)):
            yield a, z


def _count_all(words: Sequence[str], language: str) -> Counts:
    first = _count_word(words[0] if words else "", language, opens=True)
    if len(words) < 2:
        return first
    rest = (_count_word(word, language, opens=False) for word in words[1:])
    return add_counts((first, *rest))


@lru_cache(maxsize=1 << 16)
def _count_word(word: str, language: str, *, opens: bool) -> Counts:
    """Count one word; a word that opens a sentence carries the sentence's own 1."""
    syllables = count_syllables(word, language) if word else _none(language)
    letters = sum(c.isalnum() for c in unicodedata.normalize("NFC", word))
    is_english = language == "en"
    return Counts(
        sentences=int(opens and bool(word)),
        words=int(bool(word)),
        letters=letters,
        long_words=int(letters > LONG_WORD),
        syllables=syllables,
        one_syllable=_at(syllables, 1, 1),
        three_syllables=_at(syllables, 3),
        four_syllables=_at(syllables, 4),
        fog_words=int(is_fog_word(word, syllables or 0, opens=opens))
        if is_english
        else None,
        unfamiliar=int(not is_familiar(word)) if is_english else None,
    )


def _none(language: str) -> int | None:
    return None if count_syllables("a", language) is None else 0


def _at(syllables: int | None, least: int, most: int = 1000) -> int | None:
    return None if syllables is None else int(least <= syllables <= most)
