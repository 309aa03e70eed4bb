"""What Pango shaped, read as clusters.

Fast: most of the time that it takes to write text goes by here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from struct import Struct
from typing import Any, TypeAlias

from tpdocs.formats.pdf.breaks import without_breaks
from tpdocs.formats.pdf.shaped import Glyph, ShapedCluster, ShapedRun, as_readers_need

__all__ = ["read_run", "runs_of"]

#: Pango's number for a glyph that is not drawn.
_EMPTY = 0x0FFFFFFF
#: The flag of a glyph that the font lacks; the other bits are the character's.
_UNKNOWN = 0x10000000
#: Of a ``PangoGlyphInfo``: glyph, width, x and y offset.
_INFO = Struct("=I3i4x")
_Info: TypeAlias = tuple[int, int, int, int]
#: How many clusters are kept in mind: a text has the same ones over and over.
_KNOWN = 8192


def read_run(glyph_item: Any, text: bytes, start: int) -> ShapedRun:  # cffi
    """Give a run as clusters, cut as readers need them.

    Args:
        glyph_item: A ``PangoGlyphItem``.
        text: The line's text, in UTF-8.
        start: Where it begins, from the line's left edge, in Pango units.
    """
    item = glyph_item.item
    said = text[item.offset : item.offset + item.length]
    rtl = item.analysis.level % 2 == 1
    clusters = as_readers_need(_read(glyph_item.glyphs, said), said.decode(), rtl=rtl)
    return ShapedRun(item.analysis.font, item.offset, start, rtl, tuple(clusters))


def runs_of(layout: Any) -> Iterator[Any]:  # cffi
    """Yield the ``PangoGlyphItem`` objects of a layout's first line, left to right."""
    from weasyprint.text.ffi import ffi, pango

    # As WeasyPrint's draw_first_line does, which the caller stands in for.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _read(string: Any, said: bytes) -> list[ShapedCluster]:  # cffi
    """Read the clusters of a ``PangoGlyphString`` from left to right."""
    from weasyprint.text.ffi import ffi

    count = string.num_glyphs
    infos = list(_INFO.iter_unpack(ffi.buffer(string.glyphs, count * _INFO.size)))
    starts = ffi.unpack(string.log_clusters, count)
    places = sorted(set(starts))
    texts = {
        place: said[place:end]
        for place, end in zip(places, [*places[1:], len(said)], strict=True)
    }
    # The usual case, without the cost of grouping.
    if len(places) == count:
        return [
            _cluster((info,), texts[place])
            for info, place in zip(infos, starts, strict=True)
        ]
    return [
        _cluster(tuple(infos[number] for number in numbers), texts[place])
        for place, numbers in groupby(range(count), key=starts.__getitem__)
    ]


@lru_cache(_KNOWN)
def _cluster(infos: tuple[_Info, ...], text: bytes) -> ShapedCluster:
    glyphs, missing, pen = [], "", 0
    for glyph, width, x, y in infos:
        if glyph & _UNKNOWN:
            missing = chr(glyph & ~_UNKNOWN)
        if glyph != _EMPTY:
            glyphs.append(Glyph(0 if missing else glyph, pen + x, y))
        pen += width
    said = without_breaks(text.decode())
    return ShapedCluster(tuple(glyphs), pen, said, missing)
