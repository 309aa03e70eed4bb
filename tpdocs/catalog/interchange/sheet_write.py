"""A parcel as an Excel workbook: one row for each message."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from tpdocs.catalog.interchange.sheet import (
    COLUMNS,
    CONTEXT,
    DETAILS,
    HIDDEN,
    LONGEST,
    VISIBLE,
    escape_cell,
)
from tpdocs.catalog.interchange.unit import Stage, as_sent, shorten
from tpdocs.foundation import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tpdocs.catalog.interchange.unit import Parcel, Unit
    from tpdocs.foundation import Language

__all__ = ["format_sheet"]

_WIDTHS = (8, 24, 55, 55, 32, 15)  #: of the columns, in characters
_OPEN = ("Translation", "Note", "State")  #: columns that a translator writes in
_HEAD, _LOCKED = "FFDDE8EA", "FFF3F5F6"  #: fills of the head and of locked cells
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LTR, _RTL = 1, 2  #: reading orders of a cell (ECMA-376 part 1, 18.8.1)


def format_sheet(parcel: Parcel, language: Language) -> bytes:
    """Write a parcel as an ``.xlsx`` file; the same parcel gives the same bytes.

    Args:
        parcel: What to write.
        language: That of the translations.

    Raises:
        CatalogError: A text is longer than a cell can be.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "tpdocs"
    _fill_visible(book.active, parcel, language)
    _fill_hidden(book.create_sheet(HIDDEN), parcel)
    stream = io.BytesIO()
    book.save(stream)
    return _without_clock(stream.getvalue())


def _fill_visible(sheet: Any, parcel: Parcel, language: Language) -> None:
    sheet.title = VISIBLE
    _write_row(sheet, 1, COLUMNS)
    for number, unit in enumerate(parcel.units, 1):
        row = (unit.where, unit.msgid, unit.msgstr, _note(unit), str(unit.stage))
        _write_row(sheet, number + 1, (str(number), *row))
    _style(sheet, language)
    _guide(sheet)
    sheet.sheet_view.rightToLeft = language.direction == "rtl"


def _fill_hidden(sheet: Any, parcel: Parcel) -> None:
    sheet.sheet_state = "hidden"
    _write_row(sheet, 1, ("Language", parcel.tag))
    _write_row(sheet, 2, ("Handout", parcel.slug))
    _write_row(sheet, 3, DETAILS)
    for number, unit in enumerate(parcel.units, 1):
        context = "" if unit.context is None else CONTEXT + unit.context
        sent = as_sent(unit)
        row = (str(number), unit.id, context, unit.msgid, _note(unit))
        _write_row(sheet, number + 3, (*row, str(sent.stage), sent.text))


def _write_row(sheet: Any, number: int, texts: Iterable[str]) -> None:
    """Write a row of texts; one that begins with ``=`` is text like any other."""
    for column, text in enumerate(texts, 1):
        escaped = escape_cell(text)
        if len(escaped) > LONGEST:
            raise CatalogError(
                f"{shorten(text)} is longer than a cell of Excel can be",
                hint="Export it as .xlf, or cut the paragraph in two.",
            )
        cell = sheet.cell(number, column)
        cell.number_format = "@"
        if text:
            cell.value = escaped
            cell.data_type = "s"
            # Else Excel makes a formula of it when somebody edits the cell.
            cell.quotePrefix = True


def _note(unit: Unit) -> str:
    previous = f"The English was: {unit.previous}" if unit.previous else ""
    return "\n".join(filter(None, (*unit.notes, previous)))


def _style(sheet: Any, language: Language) -> None:
    from openpyxl.styles import Font

    target = _RTL if language.direction == "rtl" else _LTR
    head, *rows = sheet.iter_rows()
    for cell, width in zip(head, _WIDTHS, strict=True):
        _style_cell(cell, _LTR, fill=_HEAD)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in rows:
        for cell, name in zip(row, COLUMNS, strict=True):
            order = target if name == "Translation" else _LTR
            _style_cell(cell, order, fill="" if name in _OPEN else _LOCKED)


def _style_cell(cell: Any, order: int, *, fill: str) -> None:
    """Style a cell; one without a fill is open to the translator."""
    from openpyxl.styles import Alignment, PatternFill, Protection

    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)
    cell.protection = Protection(locked=bool(fill))
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def _guide(sheet: Any) -> None:
    """Keep the head in sight, the English as it is, and states among those we know."""
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    states = DataValidation(
        type="list", formula1=f'"{",".join(Stage)}"', allow_blank=False
    )
    states.error = f"Choose one of: {', '.join(Stage)}"
    states.add(f"F2:F{max(2, sheet.max_row)}")
    sheet.add_data_validation(states)


def _without_clock(data: bytes) -> bytes:
    """Take the time of writing out of a workbook."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name)  # 1 January 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return stream.getvalue()
