"""Where each glyph of a PDF stands: the operators of its pages, followed.

All places are in points from the lower left corner of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

__all__ = ["Spot", "find_spots"]


class Spot(NamedTuple):
    """A glyph at its place."""

    page: int  #: from 0
    font: str  #: its resource name
    glyph: int  #: its number in the font
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Font:
    widths: Mapping[int, float]  #: of codes, in thousandths of an em
    glyphs: Mapping[int, int] | None  #: of codes; ``None``: the same number
    file: TTFont
    last: int  #: the last glyph that the font has of itself
    inked: dict[int, bool] = field(default_factory=dict)

    def parts(self, code: int) -> Iterator[tuple[int, float, float]]:
        """Give the glyphs of a code, and where they stand, in ems."""
        glyph = code if self.glyphs is None else self.glyphs[code]
        em = self.file["head"].unitsPerEm
        parts = [(glyph, 0, 0)]
        if glyph > self.last and "glyf" in self.file:
            made = self.file["glyf"][self.file.getGlyphName(glyph)]
            number = self.file.getGlyphID
            if made.isComposite():
                parts = [(number(p.glyphName), p.x, p.y) for p in made.components]
        for part, x, y in parts:
            if self.has_ink(part):
                yield part, x / em, y / em

    def has_ink(self, glyph: int) -> bool:
        """Whether a glyph draws anything."""
        if glyph not in self.inked:
            glyphs, pen = self.file.getGlyphSet(), BoundsPen(None)
            pen.glyphSet = glyphs
            glyphs[self.file.getGlyphName(glyph)].draw(pen)
            self.inked[glyph] = pen.bounds is not None
        return self.inked[glyph]


def find_spots(data: bytes, meant: Iterable[Spot]) -> list[Spot]:
    """Find each glyph of a PDF; one that is made of others counts as those.

    Args:
        data: The file.
        meant: Tells which glyphs the fonts have of themselves.
    """
    last: dict[str, int] = defaultdict(int)
    for spot in meant:
        last[spot.font] = max(last[spot.font], spot.glyph)
    fonts: dict[str, _Font] = {}
    spots: list[Spot] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for name, font in page.Resources.Font.items():
                if name not in fonts:
                    fonts[name] = _read_font(font, last[name[1:]])
            spots += _Pen(number, fonts).read(page)
    return spots


def _read_font(font: Any, last: int) -> _Font:
    inner = font.DescendantFonts[0]
    descriptor = inner.FontDescriptor
    file = descriptor.get("/FontFile2") or descriptor.FontFile3
    table = inner.get("/CIDToGIDMap", pikepdf.Name.Identity)
    glyphs = None
    if isinstance(table, pikepdf.Stream):
        pairs = table.read_bytes()
        glyphs = {
            n // 2: int.from_bytes(pairs[n : n + 2], "big")
            for n in range(0, len(pairs), 2)
        }
    opened = TTFont(BytesIO(file.read_bytes()), lazy=True)
    return _Font(dict(_read_widths(inner.W)), glyphs, opened, last)


def _read_widths(array: Any) -> Iterator[tuple[int, float]]:
    items = list(array)
    for first, run in zip(items[::2], items[1::2], strict=True):
        for code, width in enumerate(run, int(first)):
            yield code, float(width)


class _Pen:
    """Follows the operators of a page."""

    def __init__(self, page: int, fonts: Mapping[str, _Font]) -> None:
        self._page = page
        self._fonts = fonts
        self._outer = pikepdf.Matrix()
        self._held: list[pikepdf.Matrix] = []
        self._line = pikepdf.Matrix()
        self._x = self._rise = self._size = 0.0
        self._font = ""
        self._spots: list[Spot] = []

    def read(self, page: Any) -> list[Spot]:
        """Give the glyphs of a page in the order of the file."""
        does: dict[str, Callable[..., None]] = {
            "q": lambda: self._held.append(self._outer),
            "Q": lambda: setattr(self, "_outer", self._held.pop()),
            "cm": self._transform,
            "Tm": self._set_matrix,
            "Td": self._move,
            "Tf": self._set_font,
            "Ts": lambda rise: setattr(self, "_rise", float(rise)),
            "TJ": self._show,
            "Tj": lambda text: self._show([text]),
        }
        for instruction in pikepdf.parse_content_stream(page):
            act = does.get(str(instruction.operator))
            if act:
                act(*instruction.operands)
        return self._spots

    def _transform(self, *values: Any) -> None:
        self._outer = pikepdf.Matrix(*map(float, values)) @ self._outer

    def _set_matrix(self, *values: Any) -> None:
        self._line, self._x = pikepdf.Matrix(*map(float, values)), 0.0

    def _move(self, x: Any, y: Any) -> None:
        move = pikepdf.Matrix(1, 0, 0, 1, float(x), float(y))
        self._line, self._x = move @ self._line, 0.0

    def _set_font(self, name: Any, size: Any) -> None:
        self._font, self._size = str(name), float(size)

    def _show(self, items: Iterable[Any]) -> None:
        font = self._fonts[self._font]
        for item in items:
            if not isinstance(item, pikepdf.String):
                self._x -= float(item) / 1000 * self._size
                continue
            codes = bytes(item)
            for at in range(0, len(codes), 2):
                self._draw(font, int.from_bytes(codes[at : at + 2], "big"))

    def _draw(self, font: _Font, code: int) -> None:
        place = self._line @ self._outer
        for glyph, x, y in font.parts(code):
            dx, dy = self._x + x * self._size, self._rise + y * self._size
            at = place.transform((dx, dy))
            self._spots.append(Spot(self._page, self._font[1:], glyph, *at))
        self._x += font.widths[code] / 1000 * self._size
