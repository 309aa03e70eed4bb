"""English words that the formulas of Dale and Chall and of Gunning call hard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from tpdocs.readability.syllables.english import count_english, count_with_ending

__all__ = ["is_familiar", "is_fog_word"]

_PART = re.compile(r"[-‐‑]")
#: Endings of regular forms, each with what may stand in its place in the base word.
_ENDINGS = (
    ("'s", ("",)),
    ("s'", ("", "s")),
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ying", ("ie", "y")),
    ("ing", ("", "e")),
    ("n", ("", "e")),
    ("ier", ("y",)),
    ("er", ("", "e")),
    ("iest", ("y",)),
    ("est", ("", "e")),
    ("ly", ("",)),
)
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")


def is_familiar(word: str) -> bool:
    """Tell whether a word is on Dale and Chall's list of 3,000, or a form of one.

    Regular plurals, possessives, verb forms, comparatives and adverbs in -ly of listed
    words are familiar, as are figures. Names, which the authors count as familiar, are
    not told apart here, so the score is a little too high, never too low. textstat
    has the list, but counts every inflected form as unfamiliar.

    Source: Dale and Chall, A Formula for Predicting Readability, 1948.
    """
    plain = word.lower().replace("’", "'")
    if any(c.isdigit() for c in plain):
        return True
    listed = _listed()
    return plain in listed or all(
        part in listed or any(base in listed for base in _bases(part))
        for part in _PART.split(plain)
    )


def is_fog_word(word: str, syllables: int, *, opens: bool) -> bool:
    """Tell whether Gunning's Fog counts a word as hard.

    Three syllables or more, but not a name (a capital inside a sentence), not joined of
    short words by a hyphen, and not by the ending -es, -ed or -ing alone.

    Source: Gunning, The Technique of Clear Writing, 1952.
    """
    is_name = word[:1].isupper() and not opens
    if syllables < 3 or is_name:
        return False
    parts = _PART.split(word)
    if len(parts) > 1:
        return any(is_fog_word(p, count_english(p), opens=True) for p in parts)
    return syllables - count_with_ending(word) >= 3


def _bases(word: str) -> Iterator[str]:
    for ending, replacements in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield from (stem + replacement for replacement in replacements)
            if _DOUBLED.search(stem):
                yield stem[:-1]


@cache
def _listed() -> frozenset[str]:
    """Read the list that comes with textstat; textstat itself is not loaded.

    ``importlib.resources`` would import textstat, which takes a third of a second, for
    a translation that has one English text left too.
    """
    path = distribution("textstat").locate_file("textstat/resources/en/easy_words.txt")
    return frozenset(Path(str(path)).read_text(encoding="utf-8").lower().split())
