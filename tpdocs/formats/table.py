"""The table of formats: file extension, medium, and the function that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tpdocs.document import Medium
from tpdocs.formats import epub, html, pdf
from tpdocs.formats.pdf import Standard
from tpdocs.formats.result import Rendered
from tpdocs.foundation import Place

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file."""

    name: str  #: as in ``--format``; the file's extension too
    medium: Medium
    #: Of HTML, the place for findings, and the standard that a PDF shall keep.
    render: Callable[[str, Place, Standard], Rendered]
    libraries: tuple[str, ...]  #: whose versions are part of what it makes


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            name="pdf",
            medium="pdf",
            render=pdf.render,
            libraries=("weasyprint", "pydyf", "fonttools", "tinycss2", "pyphen"),
        ),
        Format(name="html", medium="html", render=html.render, libraries=()),
        Format(
            name="epub",
            medium="epub",
            render=epub.render,
            libraries=("tinyhtml5",),
        ),
    )
}
