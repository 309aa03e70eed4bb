"""The package document: metadata, the files, and the order in which they are read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tpdocs.formats.epub.content import Content
from tpdocs.formats.epub.publication import Publication
from tpdocs.formats.epub.xml import add

__all__ = ["make_package"]

_XHTML = "application/xhtml+xml"


def make_package(publication: Publication, content: Content) -> ET.Element:
    """Make ``package.opf``."""
    root = ET.Element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "identifier",
            "xml:lang": publication.language,
            "dir": publication.direction,
        },
    )
    _add_metadata(root, publication, content)
    _add_manifest(root, content)
    direction = {"page-progression-direction": publication.direction}
    spine = add(root, "spine", attributes=direction)
    add(spine, "itemref", attributes={"idref": "handout"})
    ET.indent(root)
    return root


def _add_metadata(root: ET.Element, publication: Publication, content: Content) -> None:
    metadata = add(
        root, "metadata", attributes={"xmlns:dc": "http://purl.org/dc/elements/1.1/"}
    )
    add(metadata, "dc:identifier", publication.identifier, {"id": "identifier"})
    add(metadata, "dc:title", publication.title)
    add(metadata, "dc:language", publication.language)
    if publication.publisher:
        add(metadata, "dc:publisher", publication.publisher)
    if publication.description:
        add(metadata, "dc:description", publication.description)
    add(metadata, "meta", publication.modified, {"property": "dcterms:modified"})
    for name, value in _accessibility(content):
        add(metadata, "meta", value, {"property": f"schema:{name}"})
    pictured = bool(content.pictures)
    summary = publication.summary_with_pictures if pictured else publication.summary
    add(
        metadata,
        "meta",
        summary.text,
        {"property": "schema:accessibilitySummary", "xml:lang": summary.tag},
    )


def _accessibility(content: Content) -> Iterator[tuple[str, str]]:
    """Say of the file what was found in it, and no more."""
    pictures = content.pictures
    described = all(picture.get("alt") for picture in pictures)
    yield "accessMode", "textual"
    if pictures:
        yield "accessMode", "visual"
    if described:
        yield "accessModeSufficient", "textual"
    if content.headings:
        yield "accessibilityFeature", "structuralNavigation"
    yield "accessibilityFeature", "tableOfContents"
    yield "accessibilityFeature", "readingOrder"
    if pictures and described:
        yield "accessibilityFeature", "alternativeText"
    yield "accessibilityHazard", "none"


def _add_manifest(root: ET.Element, content: Content) -> None:
    manifest = add(root, "manifest")
    nav = {"id": "nav", "href": "nav.xhtml", "media-type": _XHTML, "properties": "nav"}
    add(manifest, "item", attributes=nav)
    page = {"id": "handout", "href": "handout.xhtml", "media-type": _XHTML}
    add(manifest, "item", attributes=page)
    for number, resource in enumerate(content.resources, 1):
        add(
            manifest,
            "item",
            attributes={
                "id": f"file-{number}",
                "href": resource.name,
                "media-type": resource.media_type,
            },
        )
