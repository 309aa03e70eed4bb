"""What the codes of a PDF's fonts say: ``ToUnicode`` maps, and encodings by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pikepdf
from fontTools.agl import toUnicode
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding

__all__ = ["Decoder", "read_decoder"]

#: A hexadecimal string, a bracket or an operator of a CMap.
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[|\])|([A-Za-z]+)")
#: More entries than any font has codes are a bomb, not a map.
_MOST_ENTRIES = 0x20000
_LONGEST = 512  #: bytes of the text of a code (Adobe Note 5014)


@dataclass(slots=True)
class Decoder:
    """How to read the strings that a font shows."""

    width: int  #: bytes of a code
    texts: dict[int, str] = field(default_factory=dict)  #: by code
    glyphs: dict[int, int] = field(default_factory=dict)  #: by code, where not itself
    is_identity: bool = False  #: codes are glyph numbers where ``glyphs`` is silent

    def codes(self, data: bytes) -> Iterator[int]:
        """Give the codes of a string; what is left of a broken one is dropped."""
        for at in range(0, len(data) - self.width + 1, self.width):
            yield int.from_bytes(data[at : at + self.width], "big")

    def is_notdef(self, code: int) -> bool:
        """Tell whether a code draws the glyph that stands for a missing one."""
        return self.is_identity and self.glyphs.get(code, code) == 0


def read_decoder(font: pikepdf.Dictionary) -> Decoder:
    """Read how a font's codes map to text (ISO 32000-1, 9.10.2)."""
    if font.get("/Subtype") == "/Type0":
        decoder = _read_composite(font)
    else:
        decoder = Decoder(1, dict(_simple_texts(font)))
    # It goes before what the names of glyphs say (ISO 32000-1, 9.10.2).
    stream = font.get("/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        decoder.texts.update(_read_cmap(stream.read_bytes()))
    return decoder


def _read_composite(font: pikepdf.Dictionary) -> Decoder:
    decoder = Decoder(2)
    descendants = font.get("/DescendantFonts")
    if not isinstance(descendants, pikepdf.Array) or not len(descendants):
        return decoder
    child: Any = descendants[0]
    is_identity = str(font.get("/Encoding", "")) in ("/Identity-H", "/Identity-V")
    decoder.is_identity = is_identity and child.get("/Subtype") == "/CIDFontType2"
    table = child.get("/CIDToGIDMap")
    if decoder.is_identity and isinstance(table, pikepdf.Stream):
        data = table.read_bytes()
        pairs = range(0, len(data) - 1, 2)
        decoder.glyphs = {n // 2: int.from_bytes(data[n : n + 2], "big") for n in pairs}
    return decoder


def _simple_texts(font: pikepdf.Dictionary) -> Iterator[tuple[int, str]]:
    """Give the texts of a simple font's codes by the names of its glyphs."""
    encoding: Any = font.get("/Encoding", "/StandardEncoding")
    base, differences = encoding, None
    if isinstance(encoding, pikepdf.Dictionary):
        base = encoding.get("/BaseEncoding", "/StandardEncoding")
        differences = encoding.get("/Differences")
    yield from _named(str(base))
    # A number is the code of the name after it; names that follow count on.
    code = 0
    for item in differences if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            text = toUnicode(str(item)[1:])
            if text:
                yield code, text
            code += 1
        else:
            code = int(item)


def _named(base: str) -> Iterator[tuple[int, str]]:
    if base == "/WinAnsiEncoding":
        for code in range(32, 256):
            yield code, bytes([code]).decode("cp1252", "replace")
        return
    names = MacRoman if base == "/MacRomanEncoding" else StandardEncoding
    for code, name in enumerate(names):
        text = toUnicode(name)
        if text:
            yield code, text


def _read_cmap(data: bytes) -> Iterator[tuple[int, str]]:
    """Read ``bfchar`` and ``bfrange`` of a ``ToUnicode`` map (Adobe Note 5014)."""
    return islice(_entries_of(data), _MOST_ENTRIES)


def _entries_of(data: bytes) -> Iterator[tuple[int, str]]:
    operands: list[bytes | list[bytes]] = []
    row: list[bytes] | None = None
    for match in _TOKEN.finditer(data):
        if match[2]:
            if match[2] == b"[":
                row = []
                operands.append(row)
            else:
                row = None
        elif match[3]:
            entries = _ENTRIES.get(match[3])
            yield from entries(operands) if entries else ()
            operands = []
        else:
            value = bytes.fromhex(_even(b"".join(match[1].split())))
            (operands if row is None else row).append(value)


def _even(digits: bytes) -> str:
    # The last digit may be left out if it is 0 (ISO 32000-1, 7.3.4.3).
    text = digits.decode("ascii")
    return text if len(text) % 2 == 0 else f"{text}0"


def _chars(operands: list[Any]) -> Iterator[tuple[int, str]]:
    for code, text in zip(operands[::2], operands[1::2], strict=False):
        if isinstance(code, bytes) and isinstance(text, bytes):
            yield int.from_bytes(code, "big"), _text(text)


def _ranges(operands: list[Any]) -> Iterator[tuple[int, str]]:
    for first, last, target in zip(*(operands[n::3] for n in range(3)), strict=False):
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            continue
        codes = range(int.from_bytes(first, "big"), int.from_bytes(last, "big") + 1)
        if isinstance(target, list):
            yield from ((c, _text(t)) for c, t in zip(codes, target, strict=False))
        else:
            yield from _counted_from(target[:_LONGEST] or b"\0", codes)


def _counted_from(text: bytes, codes: range) -> Iterator[tuple[int, str]]:
    """Give the first code a text, and each next one the text that is one more."""
    start, size = int.from_bytes(text, "big"), len(text)
    for step, code in enumerate(codes):
        value = (start + step) % (1 << 8 * size)
        yield code, _text(value.to_bytes(size, "big"))


def _text(data: bytes) -> str:
    return data[:_LONGEST].decode("utf-16-be", "replace")


_ENTRIES = {b"endbfchar": _chars, b"endbfrange": _ranges}
