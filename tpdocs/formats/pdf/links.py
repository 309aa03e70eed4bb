"""Links of a PDF: named by their words, one area for each line of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.breaks import without_breaks
from tpdocs.formats.pdf.structure import Annotation, Node

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["name_links", "words_of"]


def name_links(pdf: Any, root: Node) -> None:  # pydyf has no types
    """Describe each link by its words, and take out areas laid over another's.

    WeasyPrint describes a link by its address, and makes an area for a bold word inside
    a link too, and for a link in the margin of a page.
    """
    areas = set()
    for node in root:
        for kid in node.kids:
            if isinstance(kid, Annotation):
                kid.dictionary["Contents"] = pydyf.String(words_of(node.element))
                areas.add(kid.dictionary.reference)
    for page in _pages_with_areas(pdf):
        page["Annots"] = pydyf.Array(a for a in page["Annots"] if a in areas)


def _pages_with_areas(pdf: Any) -> Iterator[Any]:
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page" and "Annots" in page:
            yield page


def words_of(element: Any, without: Collection[Any] = ()) -> str:
    """Return the words of an HTML element as they are read, on one line.

    Args:
        element: Of the HTML.
        without: Elements in it whose words are left out.
    """
    return " ".join(without_breaks("".join(_texts(element, without))).split())


def _texts(element: Any, without: Collection[Any]) -> Iterator[str]:
    yield element.get("alt", "")
    yield element.text or ""
    for child in element:
        if child.get("aria-hidden") != "true" and child not in without:
            yield from _texts(child, without)
        yield child.tail or ""
