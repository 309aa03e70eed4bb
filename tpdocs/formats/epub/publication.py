"""What the publication says of itself, read from the page."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from tpdocs.foundation import RenderError

__all__ = ["Publication", "Said", "read_publication"]

#: All names of ours come from this one, so a handout has the same name everywhere.
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tpdocs:handout")


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the language that they are in."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A handout as a reading system lists it."""

    identifier: str  #: a URN: the same for the same handout, edition and language
    title: str
    description: str
    language: str  #: BCP 47
    direction: str
    modified: str  #: the first moment of the month in the handout's head
    publisher: str  #: the clinic; may be empty
    contents: Said  #: the heading of the table of contents
    summary: Said  #: how it can be read
    summary_with_pictures: Said


def read_publication(root: ET.Element) -> Publication:
    """Read the block ``#publication`` of a page, and take it out.

    Raises:
        RenderError: There is none; the template is not ours.
    """
    body = root.find("body")
    block = root.find("body/div[@id='publication']")
    if body is None or block is None:
        raise RenderError(
            "the template page.html does not say what the EPUB is",
            hint="Compare your templates/ with those that tpdocs ships.",
        )
    body.remove(block)
    language = root.get("lang", "")
    name = f"{block.get('data-id')}/{language}/{block.get('data-edition')}"
    return Publication(
        identifier=f"urn:uuid:{uuid.uuid5(_NAMES, name)}",
        title=root.findtext("head/title", ""),
        description=_described(root),
        language=language,
        direction=root.get("dir", "ltr"),
        modified=f"{block.get('data-updated')}-01T00:00:00Z",
        publisher=block.get("data-publisher", ""),
        contents=_said(block, "contents", language),
        summary=_said(block, "summary", language),
        summary_with_pictures=_said(block, "summary-with-pictures", language),
    )


def _described(root: ET.Element) -> str:
    meta = root.find("head/meta[@name='description']")
    return "" if meta is None else meta.get("content", "")


def _said(block: ET.Element, name: str, language: str) -> Said:
    words = block.find(f"p[@class='{name}']")
    if words is None:
        return Said("", language)
    foreign = words.find("span[@lang]")
    tag = language if foreign is None else foreign.get("lang", language)
    return Said(" ".join("".join(words.itertext()).split()), tag)
