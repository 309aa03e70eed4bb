"""What an element of the structure tree says of itself besides its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.tables import scope_of, span_of

if TYPE_CHECKING:
    from tpdocs.formats.pdf.structure import Node

__all__ = ["POINTS", "attributes_of"]

#: Points in a CSS pixel.
POINTS = 0.75
#: How lists are numbered, by CSS's name for it.
_NUMBERING = {
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}


def attributes_of(node: Node, page_height: float, heads: Any) -> Any:
    """Give the attributes of an element (ISO 32000-1, 14.8.5), or ``None``.

    Args:
        node: The element.
        page_height: Of the page that it starts on, in CSS pixels.
        heads: The names of a cell's heads, as a PDF array, or ``None``.
    """
    match node.role:
        case "Figure":
            return _layout(node, page_height)
        case "L":
            return _owned("List", ListNumbering=f"/{_numbering(node)}")
        case "TH":
            return _owned("Table", Scope=f"/{scope_of(node)}", **_spans(node))
        case "TD":
            headers = {"Headers": heads} if heads else {}
            values = _spans(node) | headers
            return _owned("Table", **values) if values else None
    return None


def _owned(owner: str, **values: Any) -> Any:
    return pydyf.Dictionary({"O": f"/{owner}", **values})


def _numbering(node: Node) -> str:
    # Where items have labels, PDF/UA-1, 7.6 wants this said.
    items = (kid for kid in node.kids if isinstance(kid, type(node)))
    if all(item.label is None for item in items):
        return "None"
    if node.element.tag == "ul":
        return "Disc"
    style = node.box.style["list_style_type"]
    return _NUMBERING.get(style, "Decimal") if isinstance(style, str) else "Decimal"


def _spans(node: Node) -> dict[str, Any]:
    spans = {name: span_of(node, name.lower()) for name in ("ColSpan", "RowSpan")}
    return {name: span for name, span in spans.items() if span != 1}


def _layout(node: Node, page_height: float) -> Any:
    """Give where a picture stands, in points from the page's bottom left."""
    box = node.box
    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, page_height - top - box.height, left + box.width, page_height - top)
    is_inline = "inline" in box.style["display"]
    return _owned(
        "Layout",
        Placement="/Inline" if is_inline else "/Block",
        BBox=pydyf.Array(round(edge * POINTS, 3) for edge in edges),
    )
