"""What the reader and the writer of ``.xlsx`` files agree on."""

from __future__ import annotations

import re

__all__ = [
    "COLUMNS",
    "CONTEXT",
    "DETAILS",
    "HIDDEN",
    "LONGEST",
    "VISIBLE",
    "escape_cell",
    "unescape_cell",
]

#: The heads of the columns that a translator sees.
COLUMNS = ("Number", "Where", "English", "Translation", "Note", "State")
#: The sheet for the translator, and the hidden one that tells what each row is.
VISIBLE, HIDDEN = "Translation", "tpdocs"
#: The heads of the hidden sheet, under the lines for language and handout.
DETAILS = ("Number", "Message", "Context", "English", "Note", "State", "Digest")
#: Stands before a context, so that an empty one is told from none.
CONTEXT = "context: "
#: Characters that a cell of Excel holds; openpyxl cuts off what is more.
LONGEST = 32_767

_ODD = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: All but halves of surrogate pairs, which are no characters.
_CHARACTER = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")


def escape_cell(text: str) -> str:
    """Write what XML cannot hold as ``_xHHHH_`` (ECMA-376 part 1, 22.9.2.19)."""
    marked = _ESCAPED.sub(r"_x005F_x\1_", text)
    return _ODD.sub(lambda match: f"_x{ord(match[0]):04X}_", marked)


def unescape_cell(text: str) -> str:
    """Give a cell's text; lines end with a line feed, as in a catalog.

    Excel writes the end of a line as ``_x000D_`` and a line feed.
    """
    plain = _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n")
