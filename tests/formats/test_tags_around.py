"""What stands around the tag tree: the outline, and what is no content."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tpdocs.formats import FORMATS, STANDARDS
from tpdocs.formats.pdf.artifacts import Survey
from tpdocs.formats.pdf.marks import Mark
from tpdocs.formats.pdf.structure import build_structure
from tpdocs.foundation import Place

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[1] / "cases" / "tags"
_HEADS = """<!DOCTYPE html><html lang="ko"><title>T</title><style>
.side{position:absolute;top:0}h4{bookmark-level:none}</style><body>
<h1>목 <em>관리</em></h1><h2>Call <img alt="a number"></h2><h3>Deep</h3>
<h2 class="side">Side</h2><h4>Deeper</h4></body></html>"""


def _render(html: str, standard: str = "ua-1") -> pikepdf.Pdf:
    made = FORMATS["pdf"].render(html, Place("x.pdf"), STANDARDS[standard])
    return pikepdf.open(io.BytesIO(made.data))


def _entries(entry: Any, level: int = 1) -> Iterator[tuple[int, Any]]:
    """Walk down an outline; the ways back and up are the same."""
    entry, before = entry.get("/First"), None
    while entry is not None:
        assert before is None or entry.Prev.objgen == before.objgen
        yield level, entry
        yield from _entries(entry, level + 1)
        before, entry = entry, entry.get("/Next")


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_outline_is_the_headings(standard: str) -> None:
    """Every heading, by its words and in order, below the one that it belongs to."""
    with _render(_HEADS, standard) as pdf:
        entries = list(_entries(pdf.Root.Outlines))
        assert [(level, str(entry.Title)) for level, entry in entries] == [
            (1, "목 관리"),
            (2, "Call a number"),
            (3, "Deep"),
            (2, "Side"),
            (3, "Deeper"),
        ]
        assert int(pdf.Root.Outlines.Count) == 5


def test_an_entry_leads_to_its_headings_element() -> None:
    """In PDF 2.0 a reader goes on from the heading, and not from a place on a page."""
    with _render(_HEADS, "ua-2") as pdf:
        for _, entry in _entries(pdf.Root.Outlines):
            element, *place = entry.A.SD
            assert str(element.S).startswith("/H")
            assert place == list(entry.A.D)[1:]
            assert entry.A.D[0].objgen == pdf.pages[0].objgen


def test_a_page_without_headings_has_no_outline() -> None:
    """There is no empty list to open."""
    html = '<!DOCTYPE html><html lang="en"><title>T</title><body><p>x</p></body></html>'
    with _render(html) as pdf:
        assert "/Outlines" not in pdf.Root


def _artifacts(name: str) -> set[tuple[str, str]]:
    body = (CASES / f"{name}.html").read_text()
    html = f'<!DOCTYPE html><html lang="en"><title>T</title><body>{body}</body></html>'
    with _render(html) as pdf:
        return {
            (str(kind.get("/Type")), str(kind.get("/Subtype")))
            for page in pdf.pages
            for mark in pikepdf.parse_content_stream(page, "BDC")
            if str(mark.operands[0]) == "/Artifact"
            for kind in [mark.operands[1]]
        }


def test_an_artifact_says_of_what_kind_it_is() -> None:
    """Head and foot of a page, what is repeated on it, and what decorates it."""
    assert _artifacts("decoration") == {
        ("/Pagination", "/Header"),
        ("/Pagination", "/Footer"),
        ("/Layout", "None"),
    }
    assert _artifacts("pages") == {("/Pagination", "None")}


class _Box:
    """A box of a text, or of a picture."""

    def __init__(self, **values: str) -> None:
        self.__dict__ |= values


@pytest.mark.parametrize(
    "box", [_Box(element_tag="p", text="lost"), _Box(element_tag="lost")]
)
def test_content_without_an_element_is_an_error(box: Any) -> None:
    """Nothing is drawn that a reader is not told of."""
    with pytest.raises(LookupError, match="no element: 'lost'"):
        build_structure([], {box: Mark(0)}, Survey(), "en")
