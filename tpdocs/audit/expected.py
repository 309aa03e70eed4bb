"""What a PDF should say, from the handout that it was made of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from tpdocs.foundation import Clinic
from tpdocs.source import (
    Handout,
    Inline,
    Link,
    Marked,
    Panel,
    Text,
    Value,
    find_segments,
    parse_inline,
)

__all__ = ["Expected", "ExpectedBlock", "expect_handout", "squeezed"]

#: Direction marks, isolates, the byte order mark, and places to break: set, not said.
_UNSAID = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\\s]+"
)
#: The roles of segments, and the tags that may hold them; others: any.
_TAGS = {
    "title": ("H1",),
    "heading": ("H2", "H3", "H4", "H5", "H6"),
    "picture, in words": ("Figure",),
    "caption": ("Caption",),
    "column head": ("TH",),
    "table cell": ("TD",),
    "list item": ("LBody", "P"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedBlock:
    """A text of the handout."""

    text: str
    lang: str  #: BCP 47
    tags: tuple[str, ...]  #: that may hold it; empty: any
    is_running: bool = False  #: a paragraph or list item, set in the text size
    is_about: bool = False  #: it belongs to the panel about the sheet (the imprint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is known of a PDF before it is read."""

    lang: str
    blocks: tuple[ExpectedBlock, ...] = ()
    families: tuple[str, ...] = ()  #: of fonts; empty: any
    smallest: float = 9.0  #: type, in points
    text_size: float = 12.0  #: of running text in Latin letters, in points
    type_scale: float = 1.0  #: multiplies it for the script of the language
    contrast: float = 4.5  #: of text below 18 points, to 1
    bytes: int = 500_000  #: the file's size at most


def expect_handout(handout: Handout, clinic: Clinic) -> tuple[ExpectedBlock, ...]:
    """Give the texts of a handout in the order in which they should be read.

    Args:
        handout: In the language of the PDF.
        clinic: Whose values stand for placeholders.
    """
    blocks = []
    about = _about_texts(handout)
    for segment in find_segments(handout):
        nodes = parse_inline(segment.text.markdown).nodes
        text = "".join(_words(node, clinic) for node in nodes)
        if squeezed(text):
            is_about = segment.text in about
            block = ExpectedBlock(
                text=text,
                lang=segment.text.tag,
                tags=_TAGS.get(segment.role, ()),
                is_running=not is_about and _is_running(segment.role),
                is_about=is_about,
            )
            blocks.append(block)
    return tuple(blocks)


def _is_running(role: str) -> bool:
    return role == "list item" or role.endswith("paragraph")


def _about_texts(handout: Handout) -> frozenset[Text]:
    """Find the texts of panels about the sheet."""
    panels = (b for b in handout.blocks if isinstance(b, Panel) and b.kind == "about")
    parts = (find_segments(replace(handout, blocks=(panel,))) for panel in panels)
    head = find_segments(replace(handout, blocks=()))
    return frozenset(s.text for part in parts for s in part[len(head) :])


def squeezed(text: str) -> str:
    """Give a text without white space and marks that are not said, composed (NFC)."""
    return unicodedata.normalize("NFC", _UNSAID.sub("", text))


def _words(node: Inline, clinic: Clinic) -> str:
    match node:
        case str():
            return node
        case Value(name):
            # An empty value is a line to write on, which stands between two texts.
            return clinic.value_of(name) or "\n"
        case Marked(_, children) | Link(_, children):
            return "".join(_words(child, clinic) for child in children)
