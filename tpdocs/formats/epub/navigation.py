"""The navigation document: the headings as a table of contents, and landmarks."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET

from tpdocs.formats.epub.content import STYLE, Content
from tpdocs.formats.epub.publication import Publication, Said
from tpdocs.formats.epub.xml import add, elements

__all__ = ["make_navigation"]


def make_navigation(publication: Publication, content: Content) -> ET.Element:
    """Make ``nav.xhtml``, in the language and the direction of the page."""
    kept = ("xmlns", "xmlns:epub", "lang", "xml:lang", "dir", "class")
    attributes = {n: v for n, v in content.root.attrib.items() if n in kept}
    root = ET.Element("html", attributes)
    head = add(root, "head")
    add(head, "meta", attributes={"charset": "utf-8"})
    add(head, "title", publication.title)
    add(head, "link", attributes={"rel": "stylesheet", "href": STYLE})
    body = add(root, "body")
    _add_contents(add(body, "main"), publication, content)
    _add_landmarks(body, publication)
    return root


def _add_contents(main: ET.Element, publication: Publication, content: Content) -> None:
    named = {"epub:type": "toc", "role": "doc-toc", "id": "toc"}
    nav = add(main, "nav", attributes={**named, "aria-labelledby": "contents"})
    heading = add(nav, "h1", attributes={"id": "contents"})
    _say(heading, publication.contents, publication)
    open_items = [(0, nav)]
    for target in content.headings:
        level = int(target.tag[1:])
        while open_items[-1][0] >= level:
            open_items.pop()
        parent = open_items[-1][1]
        items = parent.find("ol")
        item = add(add(parent, "ol") if items is None else items, "li")
        item.append(_link_to(target))
        open_items.append((level, item))
    if not content.headings:
        item = add(add(nav, "ol"), "li")
        add(item, "a", publication.title, {"href": "handout.xhtml"})


def _link_to(heading: ET.Element) -> ET.Element:
    """Give a heading's words as a link to it, with their languages and isolates."""
    link = copy.deepcopy(heading)
    for element in elements(link):
        if element.tag == "a":  # links cannot stand in links
            element.tag = "span"
            element.attrib.pop("href", None)
        element.attrib.pop("id", None)
    link.tag, link.tail = "a", None
    link.attrib.clear()
    link.set("href", f"handout.xhtml#{heading.get('id')}")
    return link


def _say(parent: ET.Element, said: Said, publication: Publication) -> None:
    """Put words in; what is not in the language of the page is marked as English."""
    if said.tag == publication.language:
        parent.text = said.text
        return
    foreign = {"lang": said.tag, "xml:lang": said.tag, "dir": "ltr"}
    add(parent, "span", said.text, foreign)


def _add_landmarks(body: ET.Element, publication: Publication) -> None:
    """Say to the reading system where the text begins; the page shows it already."""
    attributes = {"epub:type": "landmarks", "hidden": "hidden"}
    items = add(add(body, "nav", attributes=attributes), "ol")
    link = {"href": "handout.xhtml", "epub:type": "bodymatter"}
    add(add(items, "li"), "a", publication.title, link)
