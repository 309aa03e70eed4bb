"""A handout as an immutable tree of blocks; each text knows its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tpdocs.foundation import SHARED_DOMAIN, SOURCE_TAG

__all__ = [
    "Block",
    "Cell",
    "Drawing",
    "Figure",
    "Handout",
    "Head",
    "Heading",
    "Item",
    "Label",
    "ListBlock",
    "Panel",
    "Paragraph",
    "Raster",
    "Row",
    "Table",
    "Text",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of inline Markdown: the unit that a translator sees as one message."""

    markdown: str  #: one line, white space folded
    line: int  #: from 1, in the handout's file; a shared text has its include's line
    note: str = ""  #: what the author says to translators
    context: str | None = (
        None  #: tells apart equal texts of different meaning (msgctxt)
    )
    keep: bool = False  #: never translated
    reading: str = ""  #: why the author holds it to no reading level
    tag: str = SOURCE_TAG  #: the language that ``markdown`` is in
    part: str = ""  #: the shared part that it comes from; empty: the handout's own

    @property
    def message(self) -> tuple[str, str | None, str]:
        """What tells its message from all others: catalog, context and English.

        The catalog is ``shared`` or, for the handout's own, an empty text. Meaningful
        for the English only.
        """
        return (SHARED_DOMAIN if self.part else "", self.context, self.markdown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 2 and up; level 1 is the handout's title."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list."""

    blocks: tuple[Block, ...]
    picture: Figure | None = None  #: shows what the item says; it is set beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """A list, numbered or not."""

    ordered: bool
    start: int  #: number of the first item; 1 where it is not numbered
    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row of column heads."""

    head: Row
    rows: tuple[Row, ...]
    line: int
    #: Of the columns, in per cent, by the dashes under their heads; empty: not given.
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text that stands in a drawing; lengths in the units of its view box."""

    text: Text
    x: float
    y: float  #: of the label's middle, or of its top
    width: float  #: the room it has before it wraps
    anchor: Literal["start", "middle", "end"]
    valign: Literal["middle", "top"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An SVG picture without its labels."""

    svg: str
    width: float  #: of the view box
    height: float
    mirrored: bool  #: drawn the other way round for right-to-left readers
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A PNG or JPEG picture."""

    media_type: Literal["image/png", "image/jpeg"]
    data: bytes
    width: int  #: pixels
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture that stands alone."""

    src: str  #: as the handout names it: ``media/knots.svg``
    picture: Drawing | Raster
    alt: Text | None  #: ``None``: decorative, said on purpose
    caption: Text | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A fenced block of a kind that patient leaflets are made of."""

    kind: str  #: a name in ``kinds.KINDS``
    blocks: tuple[Block, ...]
    line: int


Block: TypeAlias = Heading | Paragraph | ListBlock | Table | Figure | Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the YAML head of a handout says."""

    id: str
    title: Text
    summary: Text
    edition: int
    updated: str  #: ``YYYY-MM``
    reviewed_by: str  #: the clinician who signed the English; empty: nobody yet
    review_by: str  #: ``YYYY-MM``, when it must be looked at again; may be empty
    codes: tuple[tuple[str, tuple[str, ...]], ...]  #: clinical code systems
    grade: float | None  #: Flesch-Kincaid grade at most; ``None``: as the project says
    smog: float | None  #: SMOG grade at most; ``None``: as the project says
    pages: int  #: budget of the standard edition, in every language
    order: int = 999  #: its place among the handouts of the library page


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """One handout, in one language."""

    slug: str
    path: str  #: relative to the project: ``handouts/<slug>.md``
    head: Head
    blocks: tuple[Block, ...]
    parts: tuple[str, ...] = ()  #: names of the shared parts in it, each once
