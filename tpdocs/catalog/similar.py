"""Which vanished message a new one came from: the closest pairs first.

Similarity is 1 - Indel distance / length of both texts, from 0 to 100 (rapidfuzz's
``fuzz.ratio``): how many letters stay, in order, when one text becomes the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from tpdocs.catalog.entry import Entry, Key

__all__ = ["CLOSE", "pair_closest"]

#: Least similarity at which a translation is offered again. Of the 20,503 pairs that
#: the 203 messages of our handouts and page words make (November 2026), 47 are closer.
CLOSE = 65
#: So many pairs are looked at when everything was rewritten; more cost only memory.
_MOST_PAIRS = 1_000_000


def pair_closest(new: Sequence[Entry], vanished: Sequence[Entry]) -> dict[Key, Entry]:
    """Give new messages the vanished ones that they are closest to, each once.

    The closest of all pairs comes first, then the closest of what is left. So no
    message loses its partner to one that is further away, whatever the order in which
    they stand; of pairs that are equally close, translations that are not fuzzy and
    those that come first in the document are taken.

    Returns:
        The vanished message, by the key of the new one.
    """
    pairs: dict[Key, Entry] = {}
    taken = set[int]()
    for _rank, row, column in sorted(_find_pairs(new, vanished)):
        if new[row].key not in pairs and column not in taken:
            pairs[new[row].key] = vanished[column]
            taken.add(column)
    return pairs


def _find_pairs(
    new: Sequence[Entry], vanished: Sequence[Entry]
) -> Iterator[tuple[tuple[float, bool, bool], int, int]]:
    """Give the pairs that are close: a rank, least first, and the place of each."""
    texts = [entry.msgid for entry in vanished]
    limit = max(5, _MOST_PAIRS // max(1, len(new)))
    for row, entry in enumerate(new):
        found = process.extract(
            entry.msgid, texts, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=limit
        )
        for _text, score, column in found:
            old = vanished[column]
            is_other = old.context != entry.context
            if not is_other or score == 100:
                yield (-score, is_other, old.is_fuzzy), row, column
