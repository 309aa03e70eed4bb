"""Links and bookmarks of a PDF: named by their words, and bound to their elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.breaks import without_breaks
from tpdocs.formats.pdf.structure import Annotation, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["bind_bookmarks", "name_links"]


def name_links(pdf: Any, root: Node) -> None:  # pydyf has no types
    """Describe each link by its words, and take out areas laid over another's.

    WeasyPrint describes a link by its address, and makes an area for a bold word inside
    a link too.
    """
    areas = {}
    for node in _nodes(root):
        for kid in node.kids:
            if isinstance(kid, Annotation):
                said = without_breaks("".join(node.element.itertext()))
                words = " ".join(said.split())
                kid.dictionary["Contents"] = pydyf.String(words)
                areas[kid.dictionary.reference] = kid
    for page in _pages(pdf):
        if "Annots" in page:
            page["Annots"] = pydyf.Array(a for a in page["Annots"] if a in areas)


def bind_bookmarks(
    pdf: Any,
    root: Node,
    elements: Mapping[Any, Any],
    *,
    to_elements: bool,
) -> None:
    """Name each bookmark as its heading is read, and let it lead there.

    Args:
        pdf: Where WeasyPrint has written bookmarks, in the order of headings.
        root: The structure.
        elements: References of structure elements, by HTML element.
        to_elements: Whether to lead to the heading's element too (PDF/UA-2, 8.8).

    Raises:
        ValueError: There are more bookmarks than headings, or fewer.
    """
    headings = [node for node in _nodes(root) if node.role in _HEADINGS]
    bookmarks = [o for o in _dictionaries(pdf) if "Dest" in o and "Title" in o]
    for heading, bookmark in zip(headings, bookmarks, strict=True):
        bookmark["Title"].string = without_breaks(bookmark["Title"].string)
        if not to_elements:
            continue
        target = bookmark.pop("Dest")
        element = elements[heading.element]
        bookmark["A"] = pydyf.Dictionary(
            {"S": "/GoTo", "D": target, "SD": pydyf.Array((element, *target[1:]))}
        )


_HEADINGS = {f"H{level}" for level in range(1, 7)}


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid)


def _dictionaries(pdf: Any) -> Iterator[Any]:
    return (thing for thing in pdf.objects if isinstance(thing, dict))


def _pages(pdf: Any) -> Iterator[Any]:
    return (thing for thing in _dictionaries(pdf) if thing.get("Type") == "/Page")
