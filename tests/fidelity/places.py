"""Where Pango meant each glyph to stand, and how far from there it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import hypot
from typing import Any
from unittest.mock import patch

import weasyprint.draw.text
from weasyprint.text.ffi import pango

from fidelity.spots import Spot
from tpdocs.formats.pdf import repair
from tpdocs.formats.pdf.pango import runs_of

__all__ = ["HALF_PIXEL", "Drift", "measure_drift", "record_spots"]

#: Half a pixel at 150 dpi, in points.
HALF_PIXEL = 0.24
_PANGO = 1024
_EMPTY, _UNKNOWN = 0x0FFFFFFF, 0x10000000


@dataclass(frozen=True, slots=True)
class Drift:
    """How far glyphs are from where they were meant to be."""

    worst: float  #: points
    at: Spot | None
    lost: int  #: glyphs that are in one of the two only


def measure_drift(meant: Iterable[Spot], found: Iterable[Spot]) -> Drift:
    """Compare glyphs of the same number, each with the nearest one."""
    wanted, got = _by_glyph(meant), _by_glyph(found)
    worst, at, lost = 0.0, None, 0
    for key in wanted | got:
        ours, theirs = wanted.get(key, []), got.get(key, [])
        lost += abs(len(ours) - len(theirs))
        for one in ours if theirs else []:
            drift = min(hypot(one.x - two.x, one.y - two.y) for two in theirs)
            if drift > worst:
                worst, at = drift, one
    return Drift(worst, at, lost)


def _by_glyph(spots: Iterable[Spot]) -> dict[tuple[int, str, int], list[Spot]]:
    groups = defaultdict(list)
    for spot in spots:
        groups[spot[:3]].append(spot)
    return dict(groups)


@contextmanager
def record_spots() -> Iterator[list[Spot]]:
    """Note where Pango puts each glyph that is drawn while the context lasts."""
    spots: list[Spot] = []
    streams: list[Any] = []

    def noted(draw: Callable[..., Any]) -> Callable[..., Any]:
        def first_line(*arguments: Any) -> Any:
            stream, textbox, *_, matrix = arguments[-5:]
            if stream not in streams:
                streams.append(stream)
            page = streams.index(stream)
            # Before it is drawn: WeasyPrint may turn the line into another.
            spots.extend(_meant(stream, textbox, matrix, page))
            return draw(*arguments)

        return first_line

    theirs = weasyprint.draw.text.draw_first_line
    ours = repair._Drawing.draw_first_line
    with (
        patch("weasyprint.draw.text.draw_first_line", noted(theirs)),
        patch("tpdocs.formats.pdf.repair._Drawing.draw_first_line", noted(ours)),
    ):
        yield spots


def _meant(stream: Any, textbox: Any, matrix: Any, page: int) -> Iterator[Spot]:
    if not textbox.text.strip():
        return
    place, pen = matrix @ stream.ctm, 0
    for run in runs_of(textbox.pango_layout):
        font, _ = stream.add_font(run.item.analysis.font)
        for info in run.glyphs.glyphs[0 : run.glyphs.num_glyphs]:
            glyph, geometry = info.glyph, info.geometry
            is_drawn = glyph != _EMPTY and not glyph & _UNKNOWN
            if is_drawn and _has_ink(stream, run.item.analysis.font, glyph):
                x, y = (pen + geometry.x_offset) / _PANGO, -geometry.y_offset / _PANGO
                yield Spot(page, font.hash, glyph, *place.transform_point(x, y))
            pen += geometry.width


def _has_ink(stream: Any, font: Any, glyph: int) -> bool:
    ink = stream.ink_rect
    pango.pango_font_get_glyph_extents(font, glyph, ink, stream.logical_rect)
    return bool(ink.width and ink.height)
