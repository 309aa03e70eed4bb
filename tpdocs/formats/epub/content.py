"""The page as the one content document of the EPUB, and the files that it shows."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from tpdocs.formats.epub.resources import Resource, Shelf
from tpdocs.formats.epub.xml import add, elements

__all__ = ["STYLE", "Content", "make_content"]

STYLE = "style.css"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: What an element is in a publication: its first class or its name, the semantic of the
#: EPUB vocabulary, and the ARIA role. Panels stay regions, to which a reader can jump:
#: as notice or tip they would not be.
_SEMANTICS = {
    "main": ("bodymatter", ""),
    "draft": ("notice", "doc-notice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is read, and what is shown in it."""

    root: ET.Element
    resources: tuple[Resource, ...]

    @property
    def headings(self) -> tuple[ET.Element, ...]:
        """All headings, in order; each has an id."""
        return tuple(e for e in elements(self.root) if e.tag in _HEADINGS)

    @property
    def pictures(self) -> tuple[ET.Element, ...]:
        """All pictures but spaces to write in."""
        return tuple(
            picture
            for picture in self.root.iter("img")
            if "space" not in picture.get("class", "").split()
        )


def make_content(root: ET.Element) -> Content:
    """Turn a page into a content document, in place."""
    shelf = Shelf()
    css = shelf.style("\n".join(_take_styles(root)))
    for element in elements(root):
        _place_files(element, shelf)
        _name_language(element)
        _name_semantics(element)
    style = Resource(name=STYLE, media_type="text/css", data=css.encode())
    content = Content(root=root, resources=(style, *shelf.resources))
    for number, heading in enumerate(content.headings, 1):
        heading.attrib.setdefault("id", f"heading-{number}")
    return content


def _take_styles(root: ET.Element) -> Iterator[str]:
    """Give the style sheets in the head, and put a link in their place."""
    for head in root.iter("head"):
        for style in head.findall("style"):
            yield style.text or ""
            head.remove(style)
        add(head, "link", attributes={"rel": "stylesheet", "href": STYLE})


def _place_files(element: ET.Element, shelf: Shelf) -> None:
    if "src" in element.attrib:
        element.set("src", shelf.place(element.attrib["src"]))
    if "style" in element.attrib:
        element.set("style", shelf.style(element.attrib["style"]))


def _name_language(element: ET.Element) -> None:
    """Say the language in XML's way too: not all reading systems know HTML's."""
    if "lang" in element.attrib:
        element.set("xml:lang", element.attrib["lang"])


def _name_semantics(element: ET.Element) -> None:
    for name in (element.tag, *element.get("class", "").split()):
        if name in _SEMANTICS:
            semantic, role = _SEMANTICS[name]
            element.set("epub:type", semantic)
            if role:
                element.set("role", role)
