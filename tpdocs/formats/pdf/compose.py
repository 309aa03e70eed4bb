"""Glyphs made of others, added to a font that has been cut down to what is used."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from tpdocs.formats.pdf.clusters import Cluster

__all__ = ["add_composites"]

#: Component flags (OpenType 1.9, glyf): round to the grid, do not move the metrics.
_FLAGS = 0x0004


def add_composites(
    font_file: bytes, composites: Mapping[int, Cluster]
) -> tuple[bytes, dict[int, int]]:
    """Add a glyph for each cluster of several, or moved, or widened glyphs.

    Args:
        font_file: A TrueType font in which glyphs have kept their numbers.
        composites: What each code draws.

    Returns:
        The new font file, and the number of the glyph of each code.
    """
    font = TTFont(BytesIO(font_file), recalcTimestamp=False)
    glyf, metrics, order = font["glyf"], font["hmtx"], font.getGlyphOrder()
    numbers = {}
    for code, cluster in composites.items():
        name = f"c{code:04x}"
        numbers[code] = len(order)
        order.append(name)
        glyph = Glyph()
        if cluster.parts:
            glyph.numberOfContours = -1
            glyph.components = [_component(order[p.glyph], p.x, p.y) for p in cluster.parts]
        glyf.glyphs[name] = glyph
        metrics[name] = (max(cluster.width or 0, 0), 0)
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    for code in composites:
        name = f"c{code:04x}"
        glyph = glyf.glyphs[name]
        glyph.recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))
    if "post" in font:
        font["post"].formatType = 3.0
    out = BytesIO()
    font.save(out)
    return out.getvalue(), numbers


def _component(name: str, x: int, y: int) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName = name
    component.x, component.y = x, y
    component.flags = _FLAGS
    return component
