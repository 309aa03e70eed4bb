"""The lines of each block of text, as they are set on the pages.

The tag tree holds which marked content belongs to a block, and PDFium where the text of
that content is on the page. Text of a block that has one baseline makes a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tpdocs.audit.blocks import INLINE, Block
from tpdocs.audit.sight import Box, Sight, Words
from tpdocs.audit.tags import Content, Element

__all__ = ["Line", "SetBlock", "set_blocks"]

#: Baselines that are closer than this share of the type size belong to one line; raised
#: and lowered text differs by less, the next line by more.
_SAME_LINE = 0.5
_EUROPEAN = re.compile("[0-9A-Za-z\u00aa-\u052f\u1e00-\u1fff]")
#: Em a character, with spaces: Latin text in Noto Sans has 67 in 33 em.
_LATIN = 0.5
#: Characters without a width of their own: marks that combine, and format controls.
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})

Placed = tuple[int, Words]  #: a page, from 1, and a text object on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a block."""

    page: int  #: from 1
    base: float  #: height of the baseline, in points
    box: Box  #: of its ink
    size: float  #: type size of most of its letters, in points
    text: str  #: in the order of the file, without space at its ends

    @property
    def wide(self) -> int:
        """How many characters are as wide as high (UAX 11: W and F)."""
        return sum(unicodedata.east_asian_width(c) in "WF" for c in self.text)

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return sum(unicodedata.category(char)[0] in "LN" for char in self.text)

    @property
    def length(self) -> float:
        """How many characters it has, or how many Latin ones are as wide.

        Latin, Greek and Cyrillic characters are counted, with spaces and punctuation;
        so are Chinese and Japanese ones, among which others count half. Letters of
        other scripts differ in width from script to script: half an em counts as one.
        """
        if not (self.is_wide or self.is_european):
            return self.box.width / (_LATIN * self.size)
        count = sum(unicodedata.category(char) not in _NO_WIDTH for char in self.text)
        return (count + self.wide) / 2 if self.is_wide else count

    @property
    def is_wide(self) -> bool:
        """Whether most of its letters are Chinese, Japanese or Korean."""
        return self.wide * 2 > self.letters

    @property
    def is_european(self) -> bool:
        """Whether most of its letters are Latin, Greek or Cyrillic."""
        count = sum(_EUROPEAN.match(char) is not None for char in self.text)
        return count * 2 >= self.letters


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlock:
    """A block with its lines; pictures and what is not on a page have none."""

    block: Block
    lines: tuple[Line, ...]


def set_blocks(blocks: Iterable[Block], sights: Iterable[Sight]) -> Iterator[SetBlock]:
    """Find the lines of blocks.

    Args:
        blocks: Of a tag tree, in its order.
        sights: The pages that were looked at; text on other pages makes no line.
    """
    found: dict[tuple[int, int], list[Words]] = {}
    for sight in sights:
        for words in sight.words:
            if words.mcid is not None:
                found.setdefault((sight.number, words.mcid), []).append(words)
    for block in blocks:
        is_picture = block.element.role in ("Figure", "Formula")
        placed = () if is_picture else _placed(block.element, found)
        yield SetBlock(block=block, lines=tuple(_lines(placed)))


def _placed(
    element: Element, found: Mapping[tuple[int, int], Sequence[Words]]
) -> Iterator[Placed]:
    """Find the text objects of an element and of the inline elements in it."""
    for kid in element.kids:
        if isinstance(kid, Content):
            yield from ((kid.page, w) for w in found.get((kid.page, kid.mcid), ()))
        elif isinstance(kid, Element) and kid.role in INLINE:
            yield from _placed(kid, found)


def _lines(placed: Iterable[Placed]) -> Iterator[Line]:
    """Group text objects, in the order of the tags, by page and baseline."""
    line: list[Placed] = []
    for page, words in placed:
        if line and not _continues(line[0], page, words):
            yield _line(line)
            line = []
        line.append((page, words))
    if line:
        yield _line(line)


def _continues(first: Placed, page: int, words: Words) -> bool:
    size = max(first[1].size, words.size)
    return first[0] == page and abs(first[1].base - words.base) < size * _SAME_LINE


def _line(placed: Sequence[Placed]) -> Line:
    words = [found for _, found in placed]
    sizes = Counter[float]()
    for found in words:
        sizes[round(found.size, 1)] += len(found.text)
    size = sizes.most_common(1)[0][0]
    return Line(
        page=placed[0][0],
        base=next(found.base for found in words if round(found.size, 1) == size),
        box=Box(
            min(found.box.left for found in words),
            min(found.box.bottom for found in words),
            max(found.box.right for found in words),
            max(found.box.top for found in words),
        ),
        size=size,
        text="".join(found.text for found in words).strip(),
    )
