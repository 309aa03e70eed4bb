"""Pictures on the page: mirrored where it is expected, labels in their places."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from dataclasses import replace
from urllib.parse import unquote

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.document.picture import (
    cut_legend,
    data_uri,
    place_labels,
    qr_code,
    svg_uri,
)
from tpdocs.foundation import Direction
from tpdocs.source import Drawing, Label, Raster, Text

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" fill="#123">'
    '<title>a</title><circle cx="5" cy="5" r="2"/></svg>'
)


def _label(anchor: str = "start", valign: str = "middle") -> Label:
    return Label(
        text=Text(markdown="spot", line=1),
        x=50,
        y=20,
        width=40,
        anchor=anchor,  # type: ignore[arg-type]  # a row of the table below
        valign=valign,  # type: ignore[arg-type]  # likewise
    )


def _drawing(*labels: Label, mirrored: bool) -> Drawing:
    return Drawing(svg=_SVG, width=200, height=100, mirrored=mirrored, labels=labels)


def _decoded(uri: str) -> ET.Element:
    head, _, data = uri.partition(",")
    assert head == "data:image/svg+xml"
    root: ET.Element = fromstring(unquote(data))
    return root


@pytest.mark.parametrize(
    ("direction", "mirrored", "is_turned"),
    [
        ("ltr", True, False),
        ("ltr", False, False),
        ("rtl", False, False),
        ("rtl", True, True),
    ],
)
def test_only_a_mirrored_drawing_turns_for_right_to_left(
    direction: Direction, *, mirrored: bool, is_turned: bool
) -> None:
    """A drawing turns where its author asked for it, and the page runs that way."""
    root = _decoded(data_uri(_drawing(mirrored=mirrored), direction))
    group = root.find("{http://www.w3.org/2000/svg}g")
    assert (group is not None) is is_turned
    if group is not None:
        assert group.get("transform") == "translate(200 0) scale(-1 1)"
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == 1
    assert root.get("fill") == "#123"


def test_a_raster_is_kept_byte_for_byte() -> None:
    """A photograph goes into the page as it is."""
    uri = data_uri(
        Raster(media_type="image/png", data=b"\x89PNG\0\xff", width=1, height=1), "rtl"
    )
    assert uri.startswith("data:image/png;base64,")
    assert base64.b64decode(uri.partition(",")[2]) == b"\x89PNG\0\xff"


@pytest.mark.parametrize(
    ("anchor", "direction", "mirrored", "left", "align"),
    [
        ("start", "ltr", False, 25.0, "start"),
        ("middle", "ltr", False, 15.0, "center"),
        ("end", "ltr", False, 5.0, "end"),
        ("start", "rtl", True, 55.0, "start"),
        ("middle", "rtl", True, 65.0, "center"),
        ("end", "rtl", True, 75.0, "end"),
        ("start", "rtl", False, 25.0, "left"),
        ("middle", "rtl", False, 15.0, "center"),
        ("end", "rtl", False, 5.0, "right"),
    ],
)
def test_a_label_stands_by_its_spot(
    anchor: str, direction: Direction, *, mirrored: bool, left: float, align: str
) -> None:
    """A label moves with its drawing, and is aligned to the same spot of it."""
    drawing = _drawing(_label(anchor), mirrored=mirrored)
    (placed,) = place_labels(drawing, direction)
    assert (placed.left, placed.align) == (left, align)
    assert (placed.top, placed.width, placed.centred) == (20.0, 20.0, True)


def test_a_label_may_hang_from_its_top() -> None:
    """A label with data-valign="top" is not centred on its height."""
    (placed,) = place_labels(_drawing(_label(valign="top"), mirrored=False), "ltr")
    assert not placed.centred


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_an_svg_survives_its_address(svg: str) -> None:
    """Law: an address decodes to the SVG, and nothing in it ends an attribute."""
    uri = svg_uri(svg.encode("utf-8", "ignore").decode())
    assert unquote(uri.partition(",")[2]) == svg.encode("utf-8", "ignore").decode()
    assert not set(uri) & set("\"'<>&\n")


def test_a_qr_code_is_a_drawing() -> None:
    """A web address becomes an SVG that needs nothing else."""
    uri = qr_code("https://example.org/a?b=c")
    assert uri.startswith("data:image/svg+xml")
    assert "http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg" in uri
    assert qr_code("https://example.org/b") != uri


def _with_labels(*labels: Label) -> Drawing:
    return Drawing(svg=_SVG, width=200, height=100, mirrored=False, labels=labels)


def test_labels_in_a_row_below_a_drawing_are_a_legend() -> None:
    """The drawing ends where they begin; they come in the order of their places."""
    first, second = _label(valign="top"), _label(valign="top")
    second = replace(second, x=10)
    cut = cut_legend(_with_labels(first, second))
    assert cut is not None
    assert cut.labels == (second, first)
    assert cut.height == 20
    assert fromstring(cut.svg).get("viewBox") == "0 0 200 20"


def test_other_labels_lie_over_their_with_labels() -> None:
    """One at another height, or in the middle of its place, makes no legend."""
    top, middle = _label(valign="top"), _label()
    assert cut_legend(_with_labels()) is None
    assert cut_legend(_with_labels(top, middle)) is None
    assert cut_legend(_with_labels(top, replace(top, y=40))) is None
