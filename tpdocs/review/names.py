"""Whether two names are the same, however they are typed."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["same_name"]

#: Marks and letters that show nothing: joiners, fillers, variation selectors.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0]")


def same_name(name: str) -> str:
    """Give a form of a name that is the same however it is typed.

    Without signs and spaces, and without marks that cannot be seen; those of letters
    stay, for in many scripts they are vowels.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", folded)
        if unicodedata.category(char)[0] in "LMN" and not _UNSEEN.match(char)
    )
