"""Words that are rare in a language, where a free list of frequencies knows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from tpdocs.readability.records import ReadingReport
from tpdocs.readability.sentences import language_of
from tpdocs.readability.words import split_words

__all__ = ["LISTED", "find_rare", "rare_share"]

#: Languages with a list in ``wordfreq``, by its own name for them. Not Chinese, nor
#: Japanese and Korean: their lists are cut into words otherwise than ICU cuts, and a
#: common word cut in two would count as rare.
LISTED: Mapping[str, str] = {
    tag: {"tl": "fil"}.get(tag, tag)
    for tag in (
        *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr"),
        *("he", "hi", "hu", "id", "is", "it", "lt", "lv", "mk", "ms", "nb", "nl", "pl"),
        *("pt", "ro", "ru", "sk", "sl", "sv", "ta", "tl", "tr", "uk", "ur", "vi"),
    )
}
#: Vowel marks, and the stroke that only stretches a word.
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0655]")
_PARTS = re.compile(r"[-'’ʼ‐‑\u200c]")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def find_rare(report: ReadingReport) -> tuple[str, ...] | None:
    """Give the rare words of a text, each as often as it stands there.

    Rare is what occurs less than once in a million words, which is less than 3 on the
    Zipf scale: what is off ``wordfreq``'s small list. A name counts like any word.

    Returns:
        ``None`` where there is no list for the language.

    Source: Speer, wordfreq, 2022; van Heuven, Mandera, Keuleers and Brysbaert,
    SUBTLEX-UK, 2014 (the Zipf scale).
    """
    name = LISTED.get(language_of(report.tag))
    if name is None:
        return None
    common = _common(name)
    words = tuple(_words(report))
    rare = {word for word in set(words) if not _is_common(word, common)}
    return tuple(word for word in words if word in rare)


def rare_share(report: ReadingReport) -> float | None:
    """Give the share of rare words, from 0 to 1; ``None`` without a list."""
    rare = find_rare(report)
    if rare is None:
        return None
    return len(rare) / report.counts.words if report.counts.words else 0.0


def _words(report: ReadingReport) -> Iterator[str]:
    # One text for all: to begin anew at each sentence costs more than to cut it.
    whole = "\n".join(sentence.text for sentence in report.sentences)
    text = _PLACEHOLDER.sub(" ", whole)
    for start, end in split_words(text, report.tag):
        yield text[start:end]


def _is_common(word: str, common: frozenset[str]) -> bool:
    plain = _bare(word)
    if plain in common or any(char.isdigit() for char in plain):
        return True
    parts = [part for part in _PARTS.split(plain) if part]
    return all(part in common or len(part) == 1 for part in parts)


def _bare(word: str) -> str:
    """Give a word as the lists have it: small letters, without vowel marks."""
    return unicodedata.normalize("NFC", _ARABIC_MARKS.sub("", word)).casefold()


@cache
def _common(name: str) -> frozenset[str]:
    import wordfreq

    return frozenset(wordfreq.get_frequency_dict(name, wordlist="small"))
