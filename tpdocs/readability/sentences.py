"""Sentences by ICU's rules for the language, mended where its writers do otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpdocs.readability.abbreviations import continues

__all__ = ["SPACED_CLAUSES", "language_of", "split_sentences", "to_bmp"]

#: Thai and Lao have no full stop: a space parts clauses, and sentences no better. What
#: is counted as a sentence there is a stretch between spaces: an estimate.
SPACED_CLAUSES = frozenset({"lo", "th"})

#: A text in which nothing ends a sentence before its own end: letters, spaces, commas.
#: Most headings, items and cells are such; a rule of ICU is not asked about them.
_ONE = re.compile(r"[\w ,'’()\-]*[.!?]?")
_ASTRAL = re.compile(r"[\U00010000-\U0010FFFF]")
#: Signs that are typed for a full stop, by language; each as long as what it replaces.
_TYPED = {
    "am": (("፡፡", "።\u00a0"), ("::", "።\u00a0")),
    "ti": (("፡፡", "።\u00a0"), ("::", "።\u00a0")),
    "hy": ((": ", "։ "),),
}
#: Unicode lists the Burmese little section mark as ending sentences; it is a comma.
_COMMAS = {"my": re.compile(r"၊\s*$")}
_CLAUSE = re.compile(
    r"(?<=[\u0E00-\u0E45\u0E47-\u0EC5\u0EC7-\u0EFF])\s+(?=[\u0E00-\u0E45\u0E47-\u0EC5\u0EC7-\u0EFF])"
)


def language_of(tag: str) -> str:
    """Give the language subtag of a BCP 47 tag: ``zh`` for ``zh-Hans``."""
    return tag.partition("-")[0]


def split_sentences(text: str, tag: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence of one block of text, in characters.

    A decimal point, an abbreviation before its noun and an initial end nothing. The
    end of the text ends a sentence, whatever its last sign.

    Source: Unicode Standard Annex 29 as ICU carries it out, with CLDR's rules for the
    language (Greek ``;``).
    """
    language = language_of(tag)
    start = 0
    for end in _boundaries(text, language):
        # A window keeps this quick on a megabyte of one block.
        before = text[max(start, end - 40) : end]
        if end < len(text) and _goes_on(before, language):
            continue
        if language in SPACED_CLAUSES:
            yield from _clauses(text, start, end)
        else:
            yield start, end
        start = end


def to_bmp(text: str) -> str:
    """Put a stand-in for each character beyond 16 bits, at which ICU counts two."""
    return _ASTRAL.sub(lambda match: "字" if match[0].isalpha() else "☃", text)


def _boundaries(text: str, language: str) -> list[int]:
    if text and _ONE.fullmatch(text):
        return [len(text)]
    typed = to_bmp(text)
    for sign, stop in _TYPED.get(language, ()):
        typed = typed.replace(sign, stop)
    from icu4py.breakers import SentenceBreaker

    # CLDR's suppressions (@ss=standard) take 0.4 ms a block, and lack "Dr." in English.
    return [end for _, end in SentenceBreaker(typed, language).segments()]


def _goes_on(before: str, language: str) -> bool:
    comma = _COMMAS.get(language)
    if comma is not None and comma.search(before):
        return True
    return continues(before, language)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _CLAUSE.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end
