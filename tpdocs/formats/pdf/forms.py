"""Boxes of a checklist that can be ticked on the screen; on paper they are as drawn.

Lines to write on are no fields: docs/explanation/tags.md says what was tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.attributes import POINTS
from tpdocs.formats.pdf.links import words_of
from tpdocs.formats.pdf.structure import Annotation, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["add_checkboxes"]

#: The class of a list whose items have a box before them.
_CHECKLIST = "checklist-list"
_PRINTED = 4  #: a flag of annotations (ISO 32000-1, 12.5.3)
#: A tick, as points in a box of 1 by 1, and how thick it is.
_TICK, _PEN = ((0.2, 0.5), (0.42, 0.25), (0.82, 0.8)), 0.13


def add_checkboxes(pdf: Any, document: Any, root: Node) -> None:  # pydyf has no types
    """Add a field for each item of a checklist, named by the item's words."""
    fields = pydyf.Array()
    pages = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Page"]
    for item, label in list(_items(root)):
        page = label.page
        field = _checkbox(pdf, label.box, document.pages[page].height)
        # Its name, as readers say it, in the way of PDF/UA-1 and in that of PDF/UA-2.
        field["TU"] = field["Contents"] = pydyf.String(words_of(item.element))
        field["T"] = pydyf.String(f"checklist-{len(fields) + 1}")
        field["P"] = pdf.page_references[page]
        pages[page].setdefault("Annots", pydyf.Array()).append(field.reference)
        fields.append(field.reference)
        form = Node("Form", item.lang, page=page, kids=[Annotation(page, field)])
        item.kids.insert(0, Node("Lbl", item.lang, page=page, kids=[form]))
        item.page = page
    if fields:
        pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": fields})


def _items(root: Node) -> Iterator[tuple[Node, Node]]:
    """Give the items of checklists, and their labels: the drawn boxes."""
    for node in root:
        if node.role == "L" and _CHECKLIST in node.element.get("class", "").split():
            for kid in node.kids:
                if isinstance(kid, Node) and kid.label is not None:
                    yield kid, kid.label


def _checkbox(pdf: Any, box: Any, page_height: float) -> Any:
    """Make a field where a box is drawn; what it adds is nothing, or a tick."""
    width, height = box.border_width() * POINTS, box.border_height() * POINTS
    left = box.border_box_x() * POINTS
    bottom = (page_height - box.border_box_y()) * POINTS - height
    looks = pydyf.Dictionary()
    for state, drawn in (("Yes", _tick(width, height)), ("Off", b"")):
        form = {"Type": "/XObject", "Subtype": "/Form", "Resources": "<<>>"}
        form["BBox"] = pydyf.Array((0, 0, width, height))
        look = pydyf.Stream([drawn], form)
        pdf.add_object(look)
        looks[state] = look.reference
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Btn",
            "Rect": pydyf.Array((left, bottom, left + width, bottom + height)),
            "F": _PRINTED,
            "V": "/Off",
            "AS": "/Off",
            "AP": pydyf.Dictionary({"N": looks}),
        }
    )
    pdf.add_object(field)
    return field


def _tick(width: float, height: float) -> bytes:
    """Draw a tick."""
    points = [f"{x * width:.2f} {y * height:.2f}" for x, y in _TICK]
    first, second, last = points
    return f"{_PEN * width:.2f} w {first} m {second} l {last} l S".encode()
