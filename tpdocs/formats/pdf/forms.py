"""Fields: boxes that can be ticked and lines and cells that can be filled in.

On paper all are as drawn: an empty field adds no ink. In which scripts there are text
fields, and why not in others: ``alphabets.py`` and docs/explanation/tags.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.artifacts import field_name
from tpdocs.formats.pdf.attributes import POINTS
from tpdocs.formats.pdf.fields import FONT_NAME
from tpdocs.formats.pdf.links import words_of
from tpdocs.formats.pdf.structure import Annotation, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpdocs.formats.pdf.fields import FieldFont

__all__ = ["add_checkboxes", "add_text_fields"]

#: The class of a list whose items have a box before them.
_CHECKLIST = "checklist-list"
_PRINTED = 4  #: a flag of annotations (ISO 32000-1, 12.5.3)
#: A tick, as points in a box of 1 by 1, and how thick it is.
_TICK, _PEN = ((0.2, 0.5), (0.42, 0.25), (0.82, 0.8)), 0.13


#: Flags of text fields (ISO 32000-1, table 228): lines are broken; no more can be typed
#: than the field shows, so that a print has all of it.
_MULTILINE, _DO_NOT_SCROLL = 1 << 12, 1 << 23
#: Heights of a field, in multiples of the type size: of one line, and from where on
#: there are more.
_LINE, _TWO_LINES = 1.5, 1.6
_INSET = 1.5  #: points between the edge of a cell and its field


def add_checkboxes(pdf: Any, document: Any, root: Node) -> None:  # pydyf has no types
    """Add a field for each item of a checklist, named by the item's words."""
    for number, (item, label) in enumerate(list(_items(root)), 1):
        page = label.page
        field = _checkbox(pdf, label.box, document.pages[page].height)
        field["T"] = pydyf.String(f"checklist-{number}")
        _add_field(pdf, page, field, words_of(item.element))
        form = Node("Form", item.lang, page=page, kids=[Annotation(page, field)])
        item.kids.insert(0, Node("Lbl", item.lang, page=page, kids=[form]))
        item.page = page


def add_text_fields(pdf: Any, document: Any, root: Node, font: FieldFont) -> None:
    """Add a text field for each line to write on and each empty cell of a table."""
    forms = [node for node in root if node.role == "Form" and not node.kids]
    if not forms:
        return
    typed = pydyf.Dictionary({FONT_NAME: font.embed(pdf)})
    for number, form in enumerate(forms, 1):
        height = document.pages[form.page].height
        field = _text_field(pdf, form.box, height)
        field["T"] = pydyf.String(f"text-{number}")
        _add_field(pdf, form.page, field, field_name(form.box))
        form.kids.append(Annotation(form.page, field))
    acro_form = pdf.catalog["AcroForm"]
    acro_form["DR"] = pydyf.Dictionary({"Font": typed})


def _add_field(pdf: Any, page: int, field: Any, name: str) -> None:
    """Name a field, and add it to its page and to the document's form."""
    # As readers say it, in the way of PDF/UA-1 and in that of PDF/UA-2.
    field["TU"] = field["Contents"] = pydyf.String(name)
    field["P"] = pdf.page_references[page]
    pages = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Page"]
    pages[page].setdefault("Annots", pydyf.Array()).append(field.reference)
    if "AcroForm" not in pdf.catalog:
        pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": pydyf.Array()})
    pdf.catalog["AcroForm"]["Fields"].append(field.reference)


def _text_field(pdf: Any, box: Any, page_height: float) -> Any:
    """Make a text field over a line or in a cell; an empty one shows nothing."""
    left, bottom, width, height = _place(box, page_height)
    is_multiline = height >= _TWO_LINES * box.style["font_size"] * POINTS
    form = {"Type": "/XObject", "Subtype": "/Form", "Resources": "<<>>"}
    form["BBox"] = pydyf.Array((0, 0, width, height))
    look = pydyf.Stream([b""], form)
    pdf.add_object(look)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Tx",
            "Ff": _DO_NOT_SCROLL | (_MULTILINE if is_multiline else 0),
            "Rect": pydyf.Array((left, bottom, left + width, bottom + height)),
            "F": _PRINTED,
            # A size of 0: as large as fits, and smaller the more is typed.
            "DA": pydyf.String(f"/{FONT_NAME} 0 Tf 0 g"),
            "AP": pydyf.Dictionary({"N": look.reference}),
        }
    )
    pdf.add_object(field)
    return field


def _place(box: Any, page_height: float) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of a field in points, from bottom left."""
    if box.element.tag == "img":  # the line is at the foot of the picture
        left, width = box.content_box_x(), box.width
        height = max(box.height, _LINE * box.style["font_size"])
        top = box.content_box_y() + box.height - height
        inset = 0.0
    else:
        left, top = box.padding_box_x(), box.padding_box_y()
        width, height = box.padding_width(), box.padding_height()
        inset = _INSET
    return (
        left * POINTS + inset,
        (page_height - top - height) * POINTS + inset,
        width * POINTS - 2 * inset,
        height * POINTS - 2 * inset,
    )


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
