"""What a PDF's pages look like to an eye: text with its size, colour and ground.

PDFium draws the pages without their text, so that each text's colour can be compared
with what lies behind it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["MOST_SEEN", "Box", "Colour", "Letter", "Sight", "Words", "see_pages"]

#: Pages that are looked at; rules say "not checked" for the others.
MOST_SEEN = 60
#: Pixels of a page at most; one to a point on any sheet of paper.
_PIXELS = 4_000_000
#: A colour on less of the ground than this is an edge, not a ground.
_SHARE = 0.08
_INVISIBLE = 3  #: text rendering mode (ISO 32000-1, 9.3.6)
_FLAT = 2.5  #: points; a line under a text is no thicker
#: More objects than this on a page is a drawing, and no page of a text.
_MOST_OBJECTS = 20_000

Colour = tuple[int, int, int]  #: red, green, blue, from 0 to 255


class Box(NamedTuple):
    """A rectangle in points from the page's bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in points."""
        return self.top - self.bottom

    def meets(self, other: Box) -> Box:
        """Give what two boxes share; its width or height is below 0 if nothing."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def holds(self, other: Box, slack: float) -> bool:
        """Tell whether another box is inside this one, but for a slack in points."""
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text object: what one operator shows."""

    text: str
    box: Box  #: of its ink
    base: float  #: height of the baseline, in points from the page's bottom
    size: float  #: of the type, in points
    is_bold: bool
    colour: Colour
    grounds: tuple[Colour, ...]  #: the colours behind it, each on a good part
    mcid: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A character as PDFium finds it on the page."""

    char: str
    left: float  #: where it begins, in points
    base: float  #: the line that it stands on, in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A page."""

    number: int  #: from 1
    box: Box  #: what is shown of it
    words: tuple[Words, ...]
    shapes: tuple[Box, ...]  #: of paths that are no picture: frames, grounds
    drawn: tuple[Box, ...]  #: of all that is no text: paths, pictures, forms (XObject)
    lines: tuple[Box, ...]  #: of paths as flat as what underlines a text
    letters: tuple[Letter, ...]
    text: str  #: as PDFium gives it


def see_pages(data: bytes, limit: int = MOST_SEEN) -> Iterator[Sight]:
    """Look at the first pages of a PDF.

    Raises:
        RuntimeError: PDFium cannot open it or a page (``PdfiumError``).
    """
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(len(pdf), limit)):
            page = pdf[number]
            yield _see(page, number + 1)
            page.close()
    finally:
        pdf.close()


def _see(page: Any, number: int) -> Sight:  # pypdfium2 has no types
    from pypdfium2 import raw

    textpage = page.get_textpage()
    every = page.get_objects(max_depth=8, textpage=textpage)
    things = list(islice(every, _MOST_OBJECTS + 1))
    if len(things) > _MOST_OBJECTS:
        raise RuntimeError(f"page {number} has more than {_MOST_OBJECTS} objects")
    texts = [thing for thing in things if thing.type == raw.FPDF_PAGEOBJ_TEXT]
    shapes = [thing for thing in things if thing.type == raw.FPDF_PAGEOBJ_PATH]
    said = [(thing, thing.extract()) for thing in texts]
    letters, text = tuple(_letters(textpage)), textpage.get_text_range()
    # Without its texts the page shows what each stands on. What they say is read above:
    # the page is changed from here on.
    for thing in texts:
        raw.FPDFTextObj_SetTextRenderMode(thing, _INVISIBLE)
    lines = tuple(_hidden_lines(shapes))
    # PDFium measures what is in a form from the origin of the form, not of the page.
    top = [t for t in things if t.level == 0 and t.type != raw.FPDF_PAGEOBJ_TEXT]
    boxes = [(thing, Box(*thing.get_bounds())) for thing in top]
    box = Box(*page.get_bbox())
    scale = min(1.0, (_PIXELS / max(box.width * box.height, 1.0)) ** 0.5)
    ground = page.render(scale=scale).to_pil().convert("RGB")
    return Sight(
        number=number,
        box=box,
        words=tuple(_words(thing, s, box, ground) for thing, s in said if s.strip()),
        shapes=tuple(
            box
            for thing, box in boxes
            if thing.type == raw.FPDF_PAGEOBJ_PATH and _mcid(thing) is None
        ),
        drawn=tuple(box for _, box in boxes),
        lines=lines,
        letters=letters,
        text=text,
    )


def _hidden_lines(shapes: Iterable[Any]) -> Iterator[Box]:
    """Hide the lines under texts, which are no ground of theirs, and give them."""
    from pypdfium2 import raw

    for shape in shapes:
        box = Box(*shape.get_bounds())
        if box.height <= _FLAT:
            raw.FPDFPageObj_SetStrokeColor(shape, 0, 0, 0, 0)
            raw.FPDFPageObj_SetFillColor(shape, 0, 0, 0, 0)
            yield box


def _words(thing: Any, text: str, page: Box, ground: Image.Image) -> Words:
    from pypdfium2 import raw

    box = Box(*thing.get_bounds())
    matrix = thing.get_matrix()
    weight = raw.FPDFFont_GetWeight(thing.get_font())
    return Words(
        text=text,
        box=box,
        base=matrix.f,
        size=thing.get_font_size() * hypot(matrix.c, matrix.d),
        is_bold=weight >= 600 or "bold" in thing.get_font().get_base_name().lower(),
        colour=_colour(thing),
        grounds=_grounds(box, page, ground),
        mcid=_mcid(thing),
    )


def _mcid(thing: Any) -> int | None:
    from pypdfium2 import raw

    mcid: int = raw.FPDFPageObj_GetMarkedContentID(thing)
    return None if mcid < 0 else mcid


def _colour(thing: Any) -> Colour:
    from pypdfium2 import raw

    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *parts)
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue


def _grounds(box: Box, page: Box, ground: Image.Image) -> tuple[Colour, ...]:
    """Give the colours that take up a good part of what lies behind a box."""
    scale = ground.width / max(page.width, 1.0)
    left = max((box.left - page.left) * scale, 0)
    top = max((page.top - box.top) * scale, 0)
    right = min(max((box.right - page.left) * scale, left + 1), ground.width)
    bottom = min(max((page.top - box.bottom) * scale, top + 1), ground.height)
    area = (round(left), round(top), round(right), round(bottom))
    if area[0] >= area[2] or area[1] >= area[3]:
        return ()
    piece = ground.crop(area)
    counts: Any = piece.getcolors(piece.width * piece.height) or ()
    enough = piece.width * piece.height * _SHARE
    return tuple(colour for count, colour in counts if count >= enough)


def _letters(textpage: Any) -> Iterator[Letter]:
    from pypdfium2 import raw

    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code and not raw.FPDFText_IsGenerated(textpage, index):
            left, base = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(textpage, index, left, base)
            yield Letter(char=chr(code), left=left.value, base=base.value)
