"""Pseudo-locales: English that looks foreign, to try a layout before a translator does.

``en-XA`` is accented and about a third longer; ``ar-XB`` runs from right to left. Both
names are Android's and Chromium's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.foundation import Language

__all__ = ["pseudo_catalog"]

#: What is not words: placeholders, link targets, autolinks and entities.
_FIXED = re.compile(r"(\{[^{}]*\}|\]\([^)]*\)|<[^>]*>|&#?\w+;)")
_WORD = re.compile(r"[A-Za-z]+")
_ACCENTED = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz",
    "ÅÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçðéĝĥîĵķļñöŕšţûŵýž",
)


def pseudo_catalog(template: PoFile, language: Language) -> PoFile:
    """Translate every message of a template into a pseudo-locale."""
    change = _mirror if language.direction == "rtl" else _accent
    entries = tuple(_translate(entry, change) for entry in template.entries)
    return replace(template, entries=entries)


def _translate(entry: Entry, change: Callable[[str], str]) -> Entry:
    pieces = _FIXED.split(entry.msgid)
    changed = [p if i % 2 else change(p) for i, p in enumerate(pieces)]
    return replace(entry, msgstr="".join(changed))


def _accent(words: str) -> str:
    """Accent each word and repeat its end: ``sore`` to ``šöŕéŕé``."""

    def longer(match: re.Match[str]) -> str:
        word = match[0]
        return (word + word[len(word) - len(word) // 2 :]).translate(_ACCENTED)

    return _WORD.sub(longer, words)


def _mirror(words: str) -> str:
    """Put each word between RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING."""
    return _WORD.sub(lambda match: f"\u202e{match[0]}\u202c", words)
