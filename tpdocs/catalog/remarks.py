"""Remarks that merging writes for translators, and takes away when they are done."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tpdocs.catalog.entry import Entry

__all__ = ["drop_notes", "note_numbers", "note_twin"]

#: Begins the remark on numbers; nobody else's comment begins so.
_NUMBERS = "tpdocs: numbers in the English: "
_TWIN = "Another translation, from an obsolete entry: "
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty "
    "thirty once twice half quarter double"
)
_NUMBER = re.compile(
    rf"\d+(?:[.,:/]\d+)*|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE
)


def note_numbers(entry: Entry) -> Entry:
    """Point out which numbers changed in the English since a fuzzy translation.

    The old dose in an old translation is what must not be overlooked. The remark goes
    when the entry is not fuzzy any more.
    """
    bare = drop_notes(entry)
    remark = _describe(entry) if entry.is_fuzzy and entry.previous else ""
    if not remark:
        return bare
    return replace(entry, translator_comments=(*bare.translator_comments, remark))


def drop_notes(entry: Entry) -> Entry:
    """Take the remark on numbers away."""
    kept = (t for t in entry.translator_comments if not t.startswith(_NUMBERS))
    return replace(entry, translator_comments=tuple(kept))


def _describe(entry: Entry) -> str:
    old, new = _numbers(entry.previous), _numbers(entry.msgid)
    if old == new:
        return ""
    gone = list((Counter(old) - Counter(new)).elements())
    come = list((Counter(new) - Counter(old)).elements())
    if not gone and not come:
        gone, come = old, new
    change = f"{_NUMBERS}{', '.join(gone) or 'none'} -> {', '.join(come) or 'none'}."
    return (
        f"{change} The translation may still say {', '.join(gone)}." if gone else change
    )


def _numbers(text: str) -> list[str]:
    return [match[0].lower() for match in _NUMBER.finditer(text)]


def note_twin(entry: Entry, twin: Entry) -> Entry:
    """Keep the other translation of a message that stood in its catalog twice."""
    texts = twin.forms or (twin.msgstr,)
    remarks = (f"{_TWIN}{line}" for text in texts for line in text.split("\n"))
    comments = (*entry.translator_comments, *twin.translator_comments, *remarks)
    return replace(entry, translator_comments=tuple(dict.fromkeys(comments)))
