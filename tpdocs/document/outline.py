"""The blocks of a handout in the groups that stand together on a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from tpdocs.document.edition import Edition
from tpdocs.source import (
    KINDS,
    Block,
    Figure,
    Heading,
    ListBlock,
    Panel,
    Paragraph,
    Text,
)

__all__ = [
    "Group",
    "PanelRow",
    "Section",
    "Strip",
    "arrange",
    "closing_strip",
    "find_calls",
    "outline",
    "panel_weights",
    "split_ending",
]

#: A picture this many times as wide as high is a strip across the text.
_WIDE = 2.2
#: A last section of up to so many blocks stays whole; of a longer one, the last ones.
_SHORT, _KEPT = 3, 1
#: What a printed value counts beside the words of its panel, in characters.
_VALUE_LENGTH = 35
#: How much narrower or wider a panel may be than its neighbour.
_WEIGHTS = (0.7, 1.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A side-head with what stands beside it."""

    heading: Text | None
    blocks: tuple[Block, ...]
    kind: str = ""  #: of the fenced block that it was written as
    continues: bool = False  #: it is the rest of the section before it

    @property
    def figure(self) -> Figure | None:
        """The picture that ends a section of paragraphs; it is set beside them."""
        match self.blocks:
            case (*before, Figure() as figure) if before and all(
                isinstance(block, Paragraph) for block in before
            ):
                return None if _is_wide(figure) else figure
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """Panels side by side."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A panel across the page, such as the main message."""

    panel: Panel


Group: TypeAlias = Section | PanelRow | Strip


def _is_wide(figure: Figure) -> bool:
    picture = figure.picture
    return picture.width > _WIDE * picture.height


def outline(blocks: Iterable[Block]) -> tuple[Group, ...]:
    """Group the top-level blocks of a handout; no block is lost or moved."""
    return tuple(_groups(blocks))


def arrange(blocks: Iterable[Block], edition: Edition) -> tuple[Block, ...]:
    """Return the blocks of a handout in the order in which an edition has them.

    Large print has few words on a page: what to call about would come on its third. So
    there the panels that say it follow the main message, the emergency first.
    """
    blocks = tuple(blocks)
    if not edition.is_large_print:
        return blocks
    urgent = sorted(filter(_is_pairing, blocks), key=_is_for_clinic)
    others = [block for block in blocks if not _is_pairing(block)]
    first = bool(others) and isinstance(others[0], Panel)
    return (*others[:first], *urgent, *others[first:])


def closing_strip(groups: tuple[Group, ...]) -> Strip | None:
    """Give the panel about the sheet, if it is what the handout ends with."""
    match groups:
        case (*_, Strip(panel=Panel(kind="about")) as strip):
            return strip
    return None


def panel_weights(panels: Iterable[Panel]) -> tuple[float, ...]:
    """Return how wide panels beside each other are, relative to the first.

    A panel with more words is wider, so that all are about equally high. A printed
    value has a line of its own.
    """
    lengths = [
        sum(map(_length, panel.blocks)) + _VALUE_LENGTH * len(KINDS[panel.kind].values)
        for panel in panels
    ]
    least, most = _WEIGHTS
    return tuple(
        round(min(max(length / max(lengths[0], 1), least), most), 2)
        for length in lengths
    )


def _length(block: Block) -> int:
    """Count the characters of a block in a panel; wide ones are two (UAX 11)."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            widths = map(unicodedata.east_asian_width, text.markdown)
            return sum(2 if width in "WF" else 1 for width in widths)
        case ListBlock(items=items):
            return sum(_length(inner) for item in items for inner in item.blocks)
    return 0


def find_calls(groups: Iterable[Group]) -> Iterator[str]:
    """Yield the kinds of the panels that say when to call, in document order."""
    for group in groups:
        if isinstance(group, PanelRow):
            yield from (panel.kind for panel in group.panels)


def split_ending(groups: tuple[Group, ...]) -> tuple[tuple[Group, ...], Group | None]:
    """Part off what stays on one page with the imprint, so that it is never alone.

    That is the last group, or the last block of a long section.

    Returns:
        The other groups, and the last one; ``None`` if there is none.
    """
    if not groups:
        return (), None
    last = groups[-1]
    if not isinstance(last, Section) or last.figure or len(last.blocks) <= _SHORT:
        return groups[:-1], last
    kept = _KEPT
    while kept < len(last.blocks) and isinstance(last.blocks[-kept - 1], Heading):
        kept += 1  # a heading stays with its text
    begin = replace(last, blocks=last.blocks[:-kept])
    rest = Section(heading=None, blocks=last.blocks[-kept:], continues=True)
    return (*groups[:-1], begin), rest


def _groups(blocks: Iterable[Block]) -> Iterator[Group]:
    for pairs, run in groupby(blocks, _is_pairing):
        if pairs:
            yield PanelRow(panels=tuple(b for b in run if isinstance(b, Panel)))
        else:
            yield from _sections(run)


def _is_pairing(block: Block) -> bool:
    return isinstance(block, Panel) and KINDS[block.kind].pairs


def _is_for_clinic(block: Block) -> bool:
    return isinstance(block, Panel) and block.kind == "call-clinic"


def _sections(blocks: Iterable[Block]) -> Iterator[Group]:
    """Cut a run of blocks at side-heads and at panels that stand by themselves."""
    heading, body = None, list[Block]()
    for block in blocks:
        alone, head = _starts_group(block), _side_head(block)
        if alone is None and head is None:
            body.append(block)
            continue
        yield from _close(heading, body)
        heading, body = head, []
        if alone is not None:
            yield alone
    yield from _close(heading, body)


def _close(heading: Text | None, body: list[Block]) -> Iterator[Section]:
    if heading or body:
        yield Section(heading=heading, blocks=tuple(body))


def _side_head(block: Block) -> Text | None:
    return block.text if isinstance(block, Heading) and block.level == 2 else None


def _starts_group(block: Block) -> Group | None:
    """Give the group that a panel makes by itself, if it does."""
    if not isinstance(block, Panel):
        return None
    first = block.blocks[0]
    if isinstance(first, Heading) and first.level == 2:
        return Section(heading=first.text, blocks=block.blocks[1:], kind=block.kind)
    if block.kind in ("main-message", "about"):
        return Strip(panel=block)
    return None
