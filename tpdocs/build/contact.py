"""Contact sheets: all pages of the built PDFs of a language on one picture."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tpdocs.build.manifest import FileRecord
from tpdocs.foundation import Finding, Place, Severity, UsageError, digest_file

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["ContactSheet", "check_room", "make_contact_sheet"]

_WIDTH = 300  #: pixels of a page
_TALLEST = 3 * _WIDTH  #: pixels; a page that is taller is drawn smaller
_GAP = 12  #: pixels between pages
_LABEL = 22  #: pixels above a page, for its name
_TYPE = 13  #: pixels
_PER_ROW = 12  #: pages; a longer file takes several rows
_MOST_PAGES = 60  #: of a file
_GROUND, _INK = "#b8bec2", "#000000"
#: Says in the PNG file itself that it may be written anew.
_SOFTWARE = "tpdocs contact-sheet"
_HINT = "Run 'tpdocs build' again, then make the contact sheet anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSheet:
    """A picture of all pages, with what could not be drawn."""

    png: bytes
    files: int  #: that are on it, damaged ones counted
    pages: int  #: that are on it
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """The pages of one file; without pages it could not be drawn."""

    name: str
    pages: tuple[Image.Image, ...]
    count: int  #: pages of the file, drawn or not
    findings: tuple[Finding, ...] = ()


def check_room(path: Path) -> None:
    """Check that no picture of somebody else is overwritten.

    Raises:
        UsageError: A file is there that no contact sheet left.
    """
    if path.exists() and not _is_ours(path):
        raise UsageError(
            f"{path} is no contact sheet; it was not touched",
            hint="Move it away, or name another folder with --out.",
        )


def _is_ours(path: Path) -> bool:
    from PIL import Image

    try:
        with Image.open(path, formats=["PNG"]) as picture:
            return bool(picture.info.get("Software") == _SOFTWARE)
    except (OSError, ValueError, SyntaxError):  # Pillow raises all of these
        return False


def make_contact_sheet(out: Path, records: Iterable[FileRecord]) -> ContactSheet:
    """Draw all pages of PDF files, one row or more for each file.

    Args:
        out: The folder of the build.
        records: The files to draw, in this order, from the build's manifest.

    Returns:
        A PNG picture. A file that cannot be read has a row with its name only, and a
        finding; so has a file with more than 60 pages, of which 60 are drawn.
    """
    strips = [_draw(out, record) for record in records]
    return ContactSheet(
        png=_png(_paste(strips)),
        files=len(strips),
        pages=sum(len(strip.pages) for strip in strips),
        findings=tuple(found for strip in strips for found in strip.findings),
    )


def _draw(out: Path, record: FileRecord) -> _Strip:
    path = out / record.path
    name = Path(record.path).stem
    try:
        problem = _problem(path, record)
        pages, count = ((), 0) if problem else _pages(path)
    except RuntimeError as error:  # PdfiumError
        problem, pages, count = f"PDFium cannot draw it: {error}", (), 0
    if problem:
        finding = _finding(f"{out.name}/{record.path}", problem, Severity.ERROR)
        return _Strip(name=name, pages=(), count=0, findings=(finding,))
    if count > _MOST_PAGES:
        message = f"{count} pages, of which the first {_MOST_PAGES} are shown"
        finding = _finding(f"{out.name}/{record.path}", message, Severity.WARNING)
        return _Strip(name=name, pages=pages, count=count, findings=(finding,))
    return _Strip(name=name, pages=pages, count=count)


def _problem(path: Path, record: FileRecord) -> str:
    """Return why a file cannot be drawn; what a build left unchanged always can."""
    from tpdocs.audit import find_problem

    if digest_file(path) == record.digest:
        return ""
    return find_problem(path) if path.is_file() else "it is gone"


def _finding(path: str, message: str, severity: Severity) -> Finding:
    return Finding(
        rule="build/contact-sheet",
        severity=severity,
        place=Place(path),
        message=message,
        hint=_HINT,
    )


def _pages(path: Path) -> tuple[tuple[Image.Image, ...], int]:
    """Draw the first pages of a file, with form fields, and count all."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        pdf.init_forms()
        count = len(pdf)
        drawn = []
        for number in range(min(count, _MOST_PAGES)):
            page = pdf[number]
            width, height = page.get_size()
            scale = min(_WIDTH / max(width, 1), _TALLEST / max(height, 1))
            drawn.append(page.render(scale=scale).to_pil().convert("RGB"))
            page.close()
        return tuple(drawn), count
    finally:
        pdf.close()


def _paste(strips: Iterable[_Strip]) -> Image.Image:
    """Put rows of pages below each other, each page under its name and number."""
    from PIL import Image, ImageDraw, ImageFont

    rows = [row for strip in strips for row in _rows(strip)]
    heights = [
        _LABEL + max((p.height for p, _ in row if p), default=0) + _GAP for row in rows
    ]
    across = max((len(row) for row in rows), default=1)
    size = (across * (_WIDTH + _GAP) + _GAP, sum(heights) + _GAP)
    picture = Image.new("RGB", size, _GROUND)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(_TYPE)
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        for column, (page, label) in enumerate(row):
            left = _GAP + column * (_WIDTH + _GAP)
            pen.text((left, top), label, fill=_INK, font=font)
            if page is not None:
                picture.paste(page, (left, top + _LABEL))
        top += height
    return picture


def _rows(strip: _Strip) -> Iterator[list[tuple[Image.Image | None, str]]]:
    """Cut a file into rows of pages, each with its label."""
    if not strip.pages:
        yield [(None, f"{strip.name}: cannot be shown")]
    labelled = [
        (page, f"{strip.name} · {number}/{strip.count}")
        for number, page in enumerate(strip.pages, 1)
    ]
    for start in range(0, len(labelled), _PER_ROW):
        yield [*labelled[start : start + _PER_ROW]]


def _png(picture: Image.Image) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Software", _SOFTWARE)
    stream = io.BytesIO()
    picture.save(stream, "PNG", pnginfo=info)
    return stream.getvalue()
