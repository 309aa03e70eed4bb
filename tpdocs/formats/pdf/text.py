"""Lines of text in a PDF's content: one code for each cluster, placed as Pango did."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from tpdocs.formats.pdf.clusters import Books, Cluster, CodeBook, Part, Shown
from tpdocs.formats.pdf.line import in_reading_order, with_space
from tpdocs.formats.pdf.pango import read_run
from tpdocs.formats.pdf.shaped import ShapedCluster, ShapedRun, with_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Books", "TextWriter"]

#: Pango units in a pixel.
_PANGO = 1024
#: pdf.js takes a gap of 102 thousandths of the type size for a space, and MuPDF one of
#: 200. A wider gap than this becomes part of a code's width; a narrower one is a gap.
_GAP = 12

_LOGGER = logging.getLogger("weasyprint")


class TextWriter:
    """Writes the runs of one line to a content stream."""

    def __init__(self, stream: Any, books: Books, text: bytes) -> None:
        """Write to ``stream`` a line whose text is ``text`` in UTF-8."""
        self._stream = stream
        self._books = books
        self._text = text
        self._font: Any = None
        self._size = 0.0
        self._shown: Shown = {}
        self._book: CodeBook = CodeBook(0, can_compose=False)
        self._pango_font: Any = None
        self._written: list[str] = []  # codes, and gaps between them
        self._behind = 0.0  # thousandths of an em that the pen must go on
        self._place = 0.0  # of the last move, in pixels from the line's left end
        self._is_reversed = False

    def write(
        self,
        runs: Sequence[Any],
        matrix: Any,
        *,
        spaced: bool = False,
    ) -> None:
        """Write the ``PangoGlyphItem`` objects of a line.

        Args:
            runs: From left to right.
            matrix: The text matrix of the line's left end.
            spaced: Whether to write the space that the end of the line stands for, so
                that words stay apart (ISO 32000-1, 14.8.2.5).
        """
        shaped, pen = [], 0
        for run in runs:
            shaped.append(read_run(run, self._text, pen))
            pen = shaped[-1].end
        at = None
        if spaced:
            shaped = with_space(shaped)
        for run in in_reading_order(shaped):
            self._turn(is_reversed=run.rtl)
            # Most runs begin where the pen is; a move for them would cost bytes.
            if run.start != at:
                self._move_to(run.start / _PANGO, matrix if at is None else None)
            self._write_run(run)
            at = run.end
        self._turn(is_reversed=False)
        self.flush()

    def _move_to(self, place: float, matrix: Any) -> None:
        """Move the pen to a place in the line, whose matrix is given at first."""
        self.flush()
        self._behind = 0.0
        if matrix:
            self._stream.set_text_matrix(*_moved(matrix, place))
            self._place = place
            return
        by = round(place - self._place, 3)
        self._stream.move_text_to(by, 0)
        self._place += by

    def _turn(self, *, is_reversed: bool) -> None:
        """Say whether strings that follow are read backwards.

        Right-to-left letters stand in a string from left to right, as most readers want
        them; ISO 32000-1, 14.8.2.3.3 has this mark for it.
        """
        if is_reversed != self._is_reversed:
            self.flush()
            mark = b"/ReversedChars BMC" if is_reversed else b"EMC"
            self._stream.stream.append(mark)
            self._is_reversed = is_reversed

    def _write_run(self, run: ShapedRun) -> None:
        if run.font != self._pango_font:
            self.flush()
            self._pango_font = run.font
            self._font, self._size = self._stream.add_font(run.font)
            self._stream.set_font_size(self._font.hash, self._size)
            self._shown = self._books.shown_in(self._font, self._size)
            self._book = self._books.of(self._font)
        clusters: Iterable[ShapedCluster] = run.clusters
        if not self._book.can_compose:
            clusters = with_marks(clusters)
        for cluster in clusters:
            known = self._shown.get(cluster)
            if known is None:
                known = self._shown[cluster] = self._learn(cluster)
            code, drift = known
            if code is None:
                self._write_glyphs(cluster)
            else:
                self._show(code, drift)

    def flush(self) -> None:
        """Write what is left of the line."""
        if self._written:
            # A gap before the first code leaves an empty string in front of it.
            shown = f"<{''.join(self._written)}>"
            self._stream.show_text(shown.removeprefix("<>"))
        self._written.clear()

    def _show(self, code: str, drift: float) -> None:
        """Write a code where the pen should be; then the pen is off by ``drift``."""
        if code:
            gap = round(self._behind)
            if gap:
                self._written.append(f">{-gap}<")
                # What rounding left stays to be made up, or it would add up in a line.
                self._behind -= gap
            self._written.append(code)
        self._behind += drift

    def _learn(self, cluster: ShapedCluster) -> tuple[str | None, float]:
        """Give the code of a cluster, and how far its advance is from its width."""
        if cluster.missing:
            _LOGGER.warning(
                '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" '
                "(U+%04X)",
                cluster.missing,
                ord(cluster.missing),
            )
        advance = self._em(cluster.advance)
        if not cluster.text:
            return "", advance
        book = self._book
        wanted = self._as_drawn(cluster)
        code = book.code_of(wanted)
        if code is None:
            return None, advance
        width = book.widths[code] = round(self._width_of(wanted))
        return f"{code:04x}", advance - width

    def _as_drawn(self, cluster: ShapedCluster) -> Cluster:
        """Give a cluster as the font draws it, with a width if its glyph's is off."""
        parts = tuple(
            Part(glyph.glyph, self._units(glyph.x), -self._units(glyph.y))
            for glyph in cluster.glyphs
        )
        own = sum(self._glyph_width(part.glyph) for part in parts)
        is_plain = len(parts) == 1 and (parts[0].x, parts[0].y) == (0, 0)
        width = cluster.advance + cluster.claimed
        gap = self._em(width) - own
        must_be = cluster.is_space or not self._book.can_compose
        if is_plain and (must_be or abs(gap) <= _GAP):
            return Cluster(parts, None, cluster.text)
        return Cluster(parts, self._units(width), cluster.text)

    def _width_of(self, cluster: Cluster) -> float:
        if cluster.width is None:
            return self._glyph_width(cluster.parts[0].glyph)
        width: float = cluster.width * 1000 / self._font.upem
        return width

    def _write_glyphs(self, cluster: ShapedCluster) -> None:
        """Write a cluster that can have no code of its own glyph by glyph."""
        self.flush()
        book = self._book
        said = cluster.text.encode("utf-16-be").hex()
        self._stream.stream.append(f"/Span <</ActualText <feff{said}>>> BDC".encode())
        pen = 0
        for glyph in cluster.glyphs:
            book.glyphs.setdefault(glyph.glyph, glyph.glyph)
            book.texts.setdefault(glyph.glyph, cluster.text)
            self._behind += self._em(glyph.x - pen)
            if glyph.y:
                self.flush()
                self._stream.set_text_rise(-glyph.y / _PANGO)
            width = book.widths[glyph.glyph] = round(self._glyph_width(glyph.glyph))
            # The next glyph's place is counted from this one's start, not its end.
            self._show(f"{glyph.glyph:04x}", -width)
            if glyph.y:
                self.flush()
                self._stream.set_text_rise(0)
            pen = glyph.x
        self._behind += self._em(cluster.advance - pen)
        self.flush()
        self._stream.stream.append(b"EMC")

    def _glyph_width(self, glyph: int) -> float:
        """Give the width of a glyph in thousandths of an em."""
        widths = self._font.widths
        if glyph not in widths:
            from weasyprint.text.ffi import pango

            stream = self._stream
            pango.pango_font_get_glyph_extents(
                self._pango_font, glyph, stream.ink_rect, stream.logical_rect
            )
            widths[glyph] = round(self._em(stream.logical_rect.width))
        width: float = widths[glyph]
        return width

    def _em(self, length: int) -> float:
        """Convert Pango units to thousandths of an em."""
        em: float = length * 1000 / _PANGO / self._size
        return em

    def _units(self, length: int) -> int:
        """Convert Pango units to font units."""
        units: int = round(length * self._font.upem / _PANGO / self._size)
        return units


def _moved(matrix: Any, right: float) -> tuple[float, ...]:
    """Give the values of a matrix that first moves to the right."""
    a, b, c, d, e, f = matrix.values
    return (a, b, c, d, e + right * a, f + right * b)
