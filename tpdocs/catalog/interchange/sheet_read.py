"""An Excel workbook from an agency, which nobody here wrote: read with suspicion."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tpdocs.catalog.interchange.bad import bad_file, warn
from tpdocs.catalog.interchange.sheet import (
    COLUMNS,
    CONTEXT,
    HIDDEN,
    VISIBLE,
    unescape_cell,
)
from tpdocs.catalog.interchange.unit import Parcel, Sent, Stage, Unit, shorten
from tpdocs.foundation import Checked, Finding, Place

__all__ = ["parse_sheet"]

#: Bytes of all parts unpacked: the largest handout makes under 1 MB.
_UNPACKED = 50_000_000
#: How a file begins that Excel has locked with a password, and an old ``.xls``.
_OLE = b"\xd0\xcf\x11\xe0"
#: What openpyxl raises at a damaged workbook; lxml's own is a SyntaxError.
_DAMAGED = (
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


#: Kinds of cells whose value looks like text, and was typed by nobody.
_NO_TEXT = {"f": "the formula", "e": "the error"}


@dataclass(frozen=True, slots=True)
class _NoText:
    """What Excel made of a cell that should hold words."""

    what: str

    def __repr__(self) -> str:
        """Say it in a finding."""
        return self.what


@dataclass(frozen=True, slots=True)
class _Row:
    """A row under the heads of its columns."""

    number: int  #: in the sheet, from 1
    cells: Mapping[str, Any]  #: by the head of the column

    def text(self, column: str) -> str:
        """Give the text of a cell; empty for one that holds no text."""
        value = self.cells.get(column)
        return unescape_cell(value) if isinstance(value, str) else ""

    @property
    def name(self) -> str:
        """What tells the row from others; some programs make a number of it."""
        value = self.cells.get("Number")
        if isinstance(value, (int, float)) and float(value).is_integer():
            return str(int(value))
        return self.text("Number")

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it tells a message."""
        return not (self.name or self.text("English") or self.text("Translation"))


def parse_sheet(data: bytes, name: str) -> Checked[Parcel]:
    """Read a workbook that :func:`format_sheet` wrote and a person edited.

    Args:
        data: The file.
        name: Its name, for findings.
    """
    if data.startswith(_OLE):
        return bad_file(name, "it has a password, or is an old .xls")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
                return bad_file(name, "it unpacks to more than 50 MB")
        sheets = _read_sheets(data)
    except _DAMAGED as error:
        return bad_file(name, f"it is not a whole .xlsx workbook ({error})")
    if not sheets.keys() >= {VISIBLE, HIDDEN}:
        return bad_file(
            name, f"the sheets {VISIBLE!r} and {HIDDEN!r} (hidden) are not both there"
        )
    return _read_book(sheets[VISIBLE], sheets[HIDDEN], name)


def _read_sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Give the values of all sheets."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that nothing here needs
        book = load_workbook(io.BytesIO(data), read_only=True)
        sheets = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a tool may have written them wrongly
            sheets[sheet.title] = [tuple(map(_value, row)) for row in sheet.iter_rows()]
        book.close()
    return sheets


def _value(cell: Any) -> Any:
    """Give what stands in a cell: text, a number, nothing, or what is none of these."""
    if cell.data_type in _NO_TEXT:
        return _NoText(f"{_NO_TEXT[cell.data_type]} {cell.value}")
    return cell.value


def _read_book(
    visible: list[tuple[Any, ...]], hidden: list[tuple[Any, ...]], name: str
) -> Checked[Parcel]:
    missing = [column for column in COLUMNS if column not in _heads(visible, 1)]
    if missing:
        return bad_file(name, f"the columns {', '.join(missing)} are missing", 1)
    about = {row[0]: row[1] for row in hidden[:2] if len(row) > 1}
    match about.get("Language"), about.get("Handout"):
        case str(tag), str(slug):
            return _read_rows(visible, hidden, name, (slug, tag))
    return bad_file(name, f"the hidden sheet {HIDDEN!r} names no language")


def _read_rows(
    visible: list[tuple[Any, ...]],
    hidden: list[tuple[Any, ...]],
    name: str,
    about: tuple[str, str],
) -> Checked[Parcel]:
    """Read the messages of a handout, told by its slug and the language's tag."""
    slug, tag = about
    known = {row.name: row for row in _rows(hidden, first=3)}
    rows = (row for row in _rows(visible, first=1) if not row.is_empty)
    read = [_read_unit(row, known.get(row.name), name) for row in rows]
    units = tuple(unit for unit, _found in read if unit)
    findings = tuple(finding for _unit, found in read for finding in found)
    return Checked(Parcel(slug=slug, tag=tag, units=units), findings)


def _heads(rows: list[tuple[Any, ...]], first: int) -> tuple[Any, ...]:
    return rows[first - 1] if len(rows) >= first else ()


def _rows(rows: list[tuple[Any, ...]], first: int) -> Iterator[_Row]:
    """Give the rows under the heads, which stand in row ``first``."""
    heads = _heads(rows, first)
    for number, values in enumerate(rows[first:], first + 1):
        yield _Row(number, dict(zip(heads, values, strict=False)))


def _read_unit(
    row: _Row, known: _Row | None, name: str
) -> tuple[Unit | None, Iterable[Finding]]:
    place = Place(name, row.number)
    if known is None:
        message = f"row {row.number}, {shorten(row.text('English'))}, has a number that"
        message += " was not in the file that went out; it was left out"
        hint = "Give it the number of its row again, and import once more."
        return None, (warn("catalog/import-unknown", place, message, hint),)
    value = row.cells.get("Translation")
    findings = []
    if not (value is None or isinstance(value, str)):
        message = f"the translation in row {row.number} is {value!r}, not text; "
        message += "it was left out"
        hint = "Format the cell as text and type it again."
        findings.append(warn("catalog/import-cell", place, message, hint))
    english, shown = known.text("English"), row.text("English")
    context = known.text("Context")
    unit = Unit(
        id=known.text("Message"),
        msgid=english,
        msgstr=row.text("Translation"),
        context=context.removeprefix(CONTEXT) if context else None,
        remarks=_remarks(row.text("Note"), known.text("Note")),
        shown=None if shown == english else shown,
        line=row.number,
        sent=_sent(known),
    )
    return replace(unit, stage=_stage(row, unit.msgstr)), findings


def _sent(known: _Row) -> Sent | None:
    stage, text = known.text("State"), known.text("Digest")
    is_known = stage in tuple(Stage) and bool(text)
    return Sent(stage=Stage(stage), text=text) if is_known else None


def _remarks(note: str, before: str) -> tuple[str, ...]:
    """Give what the agency wrote into the note beyond what stood there."""
    added = note.removeprefix(before).strip()
    return () if not added or note == before else (added,)


def _stage(row: _Row, text: str) -> Stage:
    """Give the stage; who fills in a translation may forget to choose another state."""
    try:
        stage = Stage(row.text("State").strip().lower() or Stage.NEW)
    except ValueError:
        return Stage.CHECK
    return Stage.TRANSLATED if stage is Stage.NEW and text.strip() else stage
