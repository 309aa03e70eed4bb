"""HTML to a tree, and trees to XML that a parser has read back.

Names are written with their prefixes (``epub:type``), and the namespaces as attributes
of the root: ElementTree's own way to name prefixes is a global table.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from defusedxml.ElementTree import fromstring

from tpdocs.foundation import RenderError

__all__ = ["add", "elements", "parse_html", "write_xml"]

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def parse_html(html: str) -> ET.Element:
    """Parse HTML as a browser does."""
    import tinyhtml5

    root: ET.Element = tinyhtml5.parse(html, namespace_html_elements=False)
    root.set("xmlns", "http://www.w3.org/1999/xhtml")
    root.set("xmlns:epub", "http://www.idpf.org/2007/ops")
    return root


def elements(root: ET.Element) -> Iterator[ET.Element]:
    """Give an element and all in it, in document order, without comments."""
    return (each for each in root.iter() if isinstance(each.tag, str))


def add(
    parent: ET.Element,
    tag: str,
    text: str = "",
    attributes: Mapping[str, str] = MappingProxyType({}),
) -> ET.Element:
    """Add an element with a text at the end of another."""
    child = ET.SubElement(parent, tag, dict(attributes))
    child.text = text or None
    return child


def write_xml(root: ET.Element, *, is_html: bool = False) -> bytes:
    """Write a document.

    Raises:
        RenderError: It has what XML cannot hold, such as a control character.
    """
    doctype = "<!DOCTYPE html>\n" if is_html else ""
    data = f"{_HEAD}{doctype}{ET.tostring(root, encoding='unicode')}\n".encode()
    try:
        fromstring(data)
    except ET.ParseError as error:
        raise RenderError(
            f"the page is not XML, which an EPUB is made of: {error}",
            hint="Look for control characters in the handout, the catalog and your "
            "templates/.",
        ) from error
    return data
