"""Quoted strings of ``.po`` files: their escapes, and where they break."""

from __future__ import annotations

import re

__all__ = ["BadEscapeError", "quote", "unquote"]

#: The letter after the backslash, by character; source: the escapes of C, which the
#: GNU gettext manual names.
_LETTERS = {
    "\\": "\\",
    '"': '"',
    "\n": "n",
    "\t": "t",
    "\r": "r",
    "\a": "a",
    "\b": "b",
    "\f": "f",
    "\v": "v",
}
_TO_QUOTED = str.maketrans({char: f"\\{name}" for char, name in _LETTERS.items()})
_FROM_QUOTED = {name: char for char, name in _LETTERS.items()}
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_PIECES = re.compile(r'"((?:[^"\\]++|\\.)*+)"')
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class BadEscapeError(ValueError):
    """A backslash and what follows it mean nothing, or a byte that no text has."""


def unquote(quoted: str) -> str:
    """Give the text of one or more quoted strings that follow each other.

    Raises:
        BadEscapeError: An escape is unknown, or means a byte and not a character.
    """
    text = "".join(_PIECES.findall(quoted))
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _FROM_QUOTED:
        return _FROM_QUOTED[name]
    if len(name) == 1 and not name.isdigit():
        raise BadEscapeError(f"\\{name} means nothing in a .po file")
    code = int(name[1:], 16) if name[0] == "x" else int(name, 8)
    if not 0 < code < 128:
        raise BadEscapeError(f"\\{name} is a byte, not a letter of UTF-8")
    return chr(code)


def quote(text: str) -> str:
    """Quote a text: on one line, or where it has line feeds inside, broken after each.

    This is what ``msgcat --no-wrap`` writes.
    """
    end = text.find("\n")
    if end in (-1, len(text) - 1):
        return f'"{text.translate(_TO_QUOTED)}"'
    pieces = (piece.translate(_TO_QUOTED) for piece in _LINE.findall(text))
    return '""\n' + "\n".join(f'"{piece}"' for piece in pieces)
