"""What a passage was when it was last signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from tpdocs.review.record import Passage
from tpdocs.source import Text

__all__ = ["Past"]

#: Least likeness, in percent, of two texts of which one may be an edit of the other.
_CLOSE = 60


class Past:
    """Finds what was signed in place of a text that is not signed now."""

    def __init__(self, gone: Iterable[Passage]) -> None:
        """Look up passages that were signed and are no longer so on the sheet.

        Args:
            gone: The latest first.
        """
        self._near: dict[str | None, dict[str, Passage]] = defaultdict(dict)
        for passage in gone:
            self._near[passage.context].setdefault(passage.english, passage)

    def find(self, text: Text) -> Passage | None:
        """Find what has the same English, or the most like; ``None`` if none is."""
        near = self._near[text.context]
        if text.markdown in near:
            return near[text.markdown]
        best = process.extractOne(
            text.markdown, near.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE
        )
        return near[best[0]] if best else None
