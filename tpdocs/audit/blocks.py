"""The blocks of text that a tag tree holds, as a screen reader would say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tpdocs.audit.tags import Content, Element, Linked

__all__ = ["INLINE", "Block", "find_blocks", "spoken_by", "text_of"]

#: Types that stand in a line of text; others begin a block.
INLINE = frozenset(
    [
        *("Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Em"),
        *("Strong", "Sub", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
        # It says nothing of its own: Chromium puts all text in one.
        *("Form", "FENote", "NonStruct"),
    ]
)

Texts = Mapping[tuple[int, int], str]  #: of marked content, by page and ``MCID``


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The text of one element, without that of the blocks in it."""

    element: Element
    text: str
    page: int  #: from 1; 0 where the file does not say


def find_blocks(root: Element, texts: Texts) -> Iterator[Block]:
    """Give every block of a tag tree, in its order; a picture's is its description."""
    for element in root.walk():
        if element.role in INLINE:
            continue
        if element.role in ("Figure", "Formula"):
            text = element.alt or element.actual or ""
        else:
            text = text_of(element, texts)
        if text.strip() or element.role in ("Figure", "Formula"):
            yield Block(element=element, text=text, page=_page_of(element))


def text_of(element: Element, texts: Texts) -> str:
    """Give what an element says, with the inline elements in it.

    A line ends where a block stands in between.
    """
    if element.actual is not None:
        return element.actual
    parts = []
    for kid in element.kids:
        if isinstance(kid, Content):
            parts.append(texts.get((kid.page, kid.mcid), ""))
        elif isinstance(kid, Element):
            # What stands between is a block of its own: a line to write on, a list.
            parts.append(text_of(kid, texts) if kid.role in INLINE else "\n")
    return "".join(parts)


def spoken_by(element: Element, texts: Texts) -> str:
    """Give all that is said of an element, pictures in it by their descriptions."""
    if element.role in ("Figure", "Formula"):
        return element.alt or element.actual or ""
    if element.actual is not None:
        return element.actual
    return "".join(
        spoken_by(kid, texts)
        if isinstance(kid, Element)
        else texts.get((kid.page, kid.mcid), "")
        for kid in element.kids
        if not isinstance(kid, Linked)
    )


def _page_of(element: Element) -> int:
    for kid in element.kids:
        if isinstance(kid, Content):
            return kid.page
        if isinstance(kid, Element) and (page := _page_of(kid)):
            return page
    return element.page
