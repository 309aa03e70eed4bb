"""What a passage was when it was last signed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from tpdocs.review.record import Passage
from tpdocs.source import Text

__all__ = ["find_before"]

#: Least likeness of two texts of which one may be an edit of the other.
_CLOSE = 0.6


def find_before(text: Text, gone: Iterable[Passage]) -> Passage | None:
    """Find what was signed in place of a text; ``None`` if nothing is like it.

    Args:
        text: The English as it is now.
        gone: What was signed and is no longer so on the sheet, the latest first.
    """
    best, best_ratio = None, _CLOSE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text.markdown)
    for passage in gone:
        if passage.context != text.context:
            continue
        if passage.english == text.markdown:
            return passage
        matcher.set_seq1(passage.english)
        if (
            matcher.real_quick_ratio() > best_ratio
            and matcher.quick_ratio() > best_ratio
            and (ratio := matcher.ratio()) > best_ratio
        ):
            best, best_ratio = passage, ratio
    return best
