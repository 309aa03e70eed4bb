"""Words by ICU's rules for the language, and what is counted of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tpdocs.readability.counts import Counts, add_counts
from tpdocs.readability.english import is_familiar, is_fog_word
from tpdocs.readability.sentences import language_of, to_bmp
from tpdocs.readability.syllables import count_syllables

__all__ = ["LONG_WORD", "count_words", "split_words"]

#: Björnsson 1968 (LIX) and the Wiener Sachtextformel: a long word has more letters.
LONG_WORD = 6
_JOINERS = frozenset("-‐‑־")
_HAS_LETTER = re.compile(r"[^\W_]")


def split_words(text: str, tag: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each word, in characters.

    A word holds a letter or a digit. What a hyphen joins is one word, as Flesch counts
    (How to Write Plain English, 1979), and so is what an apostrophe joins. Where no
    spaces stand between words, ICU's dictionaries find them.
    """
    from icu4py.breakers import WordBreaker

    start = end = -1
    joined = False
    for a, z in WordBreaker(to_bmp(text), language_of(tag)).segments():
        if _HAS_LETTER.search(text[a:z]):
            if not (joined and end == a - 1):
                if end > start:
                    yield start, end
                start = a
            end, joined = z, False
        else:
            joined = a == end and z == a + 1 and text[a] in _JOINERS
    if end > start:
        yield start, end


def count_words(text: str, tag: str) -> Counts:
    """Count the words of one sentence; the sentence counts if it has any."""
    language = language_of(tag)
    words = [text[a:z] for a, z in split_words(text, tag)]
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
