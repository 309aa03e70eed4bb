"""The table of formats, and HTML as a file."""

from __future__ import annotations

from importlib import metadata

import pytest

from tpdocs.document import EDITIONS
from tpdocs.formats import DEFAULT_STANDARD, FORMATS, Rendered
from tpdocs.foundation import Place

PLACE = Place("dist/x/x.en.html")


def test_the_formats_are_a_table() -> None:
    """Each row goes by its own name, which is the file's extension too."""
    assert list(FORMATS) == ["pdf", "html", "epub"]
    assert all(name == row.name for name, row in FORMATS.items())


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: row.name)
def test_a_format_names_libraries_that_are_installed(row: object) -> None:
    """A library's version is part of a file's inputs, so its name must be right."""
    for name in getattr(row, "libraries", ()):
        assert metadata.version(name)


def test_every_format_serves_an_edition() -> None:
    """No format is without a medium that an edition has styles for."""
    media = {medium for edition in EDITIONS.values() for medium in edition.sheets}
    assert {row.medium for row in FORMATS.values()} == media


@pytest.mark.parametrize("html", ["", "<p>نعم 中文 é</p>", "a\r\nb"])
def test_html_is_the_document_in_utf_8(html: str) -> None:
    """The file is the page, byte for byte, and has no pages to count."""
    made = FORMATS["html"].render(html, PLACE, DEFAULT_STANDARD)
    assert made == Rendered(data=html.encode(), pages=None, first_page_ids=None)
