"""A handout's texts as segments, and segments put back into the tree.

One walk, :func:`map_texts`, serves both ways, so the law holds by construction and is
tested as a property: putting the segments back gives the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from tpdocs.foundation import SHARED_DOMAIN
from tpdocs.source.tree import (
    Block,
    Cell,
    Drawing,
    Figure,
    Handout,
    Heading,
    Item,
    ListBlock,
    Panel,
    Paragraph,
    Row,
    Table,
    Text,
)

__all__ = ["Segment", "find_segments", "map_blocks", "map_texts", "put_back"]

Visit: TypeAlias = Callable[[Text, str], Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A text with what a translator wants to know of its place."""

    text: Text
    role: str  #: ``heading``, ``list item``, ``table cell`` …
    section: str  #: the heading that it stands under; empty before the first


def find_segments(handout: Handout) -> tuple[Segment, ...]:
    """Return all texts of a handout, in document order."""
    found: list[Segment] = []
    section = part = ""

    def collect(text: Text, role: str) -> Text:
        nonlocal section, part
        if handout.slug == SHARED_DOMAIN and text.part != part:
            # Parts follow each other only in their catalog, never on a page.
            section, part = "", text.part
        if role == "heading":
            section = text.markdown
        under = "" if role == "heading" else section
        found.append(Segment(text=text, role=role, section=under))
        return text

    map_texts(handout, collect)
    return tuple(found)


def put_back(handout: Handout, texts: Iterable[Text]) -> Handout:
    """Put texts into a handout's tree, in the order of :func:`find_segments`.

    Raises:
        ValueError: There are fewer or more texts than places.
    """
    supply = iter(texts)

    def take(_text: Text, _role: str) -> Text:
        try:
            return next(supply)
        except StopIteration:
            raise ValueError("fewer texts than the handout has places") from None

    result = map_texts(handout, take)
    if next(supply, None) is not None:
        raise ValueError("more texts than the handout has places")
    return result


def map_texts(handout: Handout, visit: Visit) -> Handout:
    """Give a copy of a handout in which ``visit(text, role)`` stands for each text."""
    head = replace(
        handout.head,
        title=visit(handout.head.title, "title"),
        summary=visit(handout.head.summary, "summary"),
    )
    return replace(handout, head=head, blocks=map_blocks(handout.blocks, visit))


def map_blocks(blocks: tuple[Block, ...], visit: Visit) -> tuple[Block, ...]:
    """Return a copy of blocks in which ``visit(text, role)`` replaces each text."""
    return tuple(_map_block(block, visit) for block in blocks)


def _map_block(block: Block, visit: Visit, role: str = "paragraph") -> Block:
    match block:
        case Heading(text=text):
            return replace(block, text=visit(text, "heading"))
        case Paragraph(text=text):
            return replace(block, text=visit(text, role))
        case ListBlock(items=items):
            return replace(block, items=tuple(_map_item(i, visit) for i in items))
        case Table(head=head, rows=rows):
            mapped = _map_row(head, visit, "column head")
            cells = tuple(_map_row(row, visit, "table cell") for row in rows)
            return replace(block, head=mapped, rows=cells)
        case Figure():
            return _map_figure(block, visit)
        case Panel(blocks=blocks, kind=kind):
            inner = tuple(_map_block(b, visit, f"{kind} paragraph") for b in blocks)
            return replace(block, blocks=inner)


def _map_item(item: Item, visit: Visit) -> Item:
    picture = item.picture and _map_figure(item.picture, visit)
    blocks = tuple(_map_block(b, visit, "list item") for b in item.blocks)
    return Item(blocks=blocks, picture=picture)


def _map_row(row: Row, visit: Visit, role: str) -> Row:
    return Row(cells=tuple(Cell(text=visit(cell.text, role)) for cell in row.cells))


def _map_figure(figure: Figure, visit: Visit) -> Figure:
    alt = figure.alt and visit(figure.alt, "picture, in words")
    picture = figure.picture
    if isinstance(picture, Drawing):
        labels = tuple(
            replace(label, text=visit(label.text, "label in a picture"))
            for label in picture.labels
        )
        picture = replace(picture, labels=labels)
    caption = figure.caption and visit(figure.caption, "caption")
    return replace(figure, alt=alt, picture=picture, caption=caption)
