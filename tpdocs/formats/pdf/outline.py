"""The outline of a PDF: its headings, as they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.attributes import POINTS
from tpdocs.formats.pdf.links import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tpdocs.formats.pdf.standard import Standard
    from tpdocs.formats.pdf.structure import Node

__all__ = ["write_outline"]

_LEVELS = {f"H{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading, and those of the sections in its own; level 0 is the outline."""

    level: int
    object: Any  #: of the PDF
    below: list[_Entry] = field(default_factory=list)

    def __iter__(self) -> Iterator[_Entry]:
        yield self
        for entry in self.below:
            yield from entry


def write_outline(
    pdf: Any,  # weasyprint and pydyf have no types
    document: Any,
    root: Node,
    elements: Mapping[Node, Any],
    standard: Standard,
) -> None:
    """Write the outline, if there are headings.

    Args:
        pdf: Where it is written.
        document: WeasyPrint's.
        root: The structure.
        elements: References of its elements.
        standard: PDF/UA-2 wants each entry to lead to the heading's element (8.8).
    """
    path = [_Entry(0, pydyf.Dictionary({"Type": "/Outlines"}))]
    for node in root:
        if node.role not in _LEVELS:
            continue
        place = _place(node, document.pages[node.page].height)
        # A field is no word of its heading, and is not read with it.
        fields = {part.element for part in node if part.role == "Form"}
        title = pydyf.String(words_of(node.element, without=fields))
        way = _way(pdf.page_references[node.page], place, elements[node], standard)
        entry = _Entry(_LEVELS[node.role], pydyf.Dictionary({"Title": title, **way}))
        while path[-1].level >= entry.level:
            path.pop()
        path[-1].below.append(entry)
        path.append(entry)
    if not path[0].below:
        return
    # All have numbers before any refers to another.
    for entry in path[0]:
        pdf.add_object(entry.object)
    for entry in path[0]:
        _join(entry)
    pdf.catalog["Outlines"] = path[0].object.reference


def _join(entry: _Entry) -> None:
    """Write the ways from an entry to those below it, and between them."""
    if not entry.below:
        return
    entry.object["First"] = entry.below[0].object.reference
    entry.object["Last"] = entry.below[-1].object.reference
    entry.object["Count"] = sum(1 for _ in entry) - 1  # all are shown
    for below in entry.below:
        below.object["Parent"] = entry.object.reference
    for one, other in pairwise(entry.below):
        one.object["Next"] = other.object.reference
        other.object["Prev"] = one.object.reference


def _place(node: Node, page_height: float) -> tuple[Any, ...]:
    """Give the view that has a heading's box at its top left."""
    box = node.box
    left, top = box.border_box_x(), page_height - box.border_box_y()
    return "/XYZ", left * POINTS, top * POINTS, 0


def _way(
    page: Any, place: tuple[Any, ...], element: Any, standard: Standard
) -> dict[str, Any]:
    target = pydyf.Array((page, *place))
    if not standard.has_namespaces:
        return {"Dest": target}
    action = {"S": "/GoTo", "D": target, "SD": pydyf.Array((element, *place))}
    return {"A": pydyf.Dictionary(action)}
