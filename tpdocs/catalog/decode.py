"""The bytes of a catalog: within limits, and in UTF-8 or told how to get there."""

from __future__ import annotations

import codecs
from pathlib import Path

from tpdocs.catalog.header import find_charset
from tpdocs.foundation import Checked, Finding, Place, Severity, decode_text

__all__ = ["MAX_CATALOG_BYTES", "read_po_text"]

#: Larger catalogs are refused before they are read. A hundred thousand paragraphs with
#: their translations are 55 MB; our longest handout has 114 messages and 40 kB.
MAX_CATALOG_BYTES = 64_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Where a header stands: its charset is looked for in so many bytes.
_HEAD = 8_000
_CONVERT = "Convert a copy: iconv -f {} -t UTF-8 OLD > NEW; let its header say UTF-8."


def read_po_text(path: Path, name: str) -> Checked[str]:
    """Read the text of a catalog; lines end with a line feed.

    Args:
        path: The file.
        name: Its name for findings, relative to the project.
    """
    try:
        size = path.stat().st_size
        if size > MAX_CATALOG_BYTES:
            return _refuse(
                Place(name),
                f"{path.name} has {size // 1_000_000} MB; "
                f"the limit is {MAX_CATALOG_BYTES // 1_000_000} MB",
                "Look for what made it so long; a catalog has some hundred messages.",
            )
        data = path.read_bytes()
    except OSError as error:
        return _refuse(
            Place(name),
            f"{path.name} cannot be read: {error.strerror}",
            "Check the file's name and that you may read it.",
        )
    return decode_po(data, name)


def decode_po(data: bytes, name: str) -> Checked[str]:
    """Decode a catalog, or say in which line it is not UTF-8, and what to do."""
    if data.startswith(_UTF_16) or b"\0" in data[:4]:
        hint = _CONVERT.format("UTF-16")
        return _refuse(Place(name, 1), "it is UTF-16, not UTF-8 text", hint)
    try:
        return Checked(decode_text(data))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = find_charset(data[:_HEAD].decode("latin-1"))
        is_utf = not said or said.lower() in ("utf-8", "utf8")
        as_said = "" if is_utf else f"; its header says {said}"
        hint = _CONVERT.format("ISO-8859-1, or what it was saved as,")
        if not is_utf:
            hint = "Convert a copy: msgconv --to-code=UTF-8 --output-file=NEW OLD."
        message = f"it is not UTF-8 text (line {line}, byte {error.start}){as_said}"
        return _refuse(Place(name, line), message, hint)


def _refuse(place: Place, message: str, hint: str) -> Checked[str]:
    finding = Finding(
        rule="catalog/file",
        severity=Severity.ERROR,
        place=place,
        message=message,
        hint=hint,
    )
    return Checked(None, (finding,))
