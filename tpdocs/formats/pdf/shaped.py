"""Pango's shaped runs as clusters: glyphs, the text that they stand for, advances."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Glyph", "ShapedCluster", "clusters_of"]

#: Pango's number for a glyph that is not drawn.
_EMPTY = 0x0FFFFFFF
#: The flag of a glyph that the font lacks; the other bits are the character's.
_UNKNOWN = 0x10000000
#: Where a line may break; of use to the line breaker and to nobody else.
_BREAKS = dict.fromkeys(map(ord, "\u200b\u00ad\u2060"))


class Glyph(NamedTuple):
    """A glyph as Pango placed it; lengths in Pango units, y downwards."""

    glyph: int
    width: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class ShapedCluster:
    """The glyphs of a cluster, in the order in which they are drawn."""

    glyphs: tuple[Glyph, ...]  #: empty where only an advance is left
    advance: int  #: Pango units
    text: str
    missing: str  #: the character that the font lacks, or empty


def clusters_of(glyph_item: Any, text: bytes) -> tuple[ShapedCluster, ...]:  # noqa: ANN401  # cffi
    """Give the clusters of a run in visual order.

    Args:
        glyph_item: A ``PangoGlyphItem``.
        text: The line's text, in UTF-8.
    """
    item, string = glyph_item.item, glyph_item.glyphs
    count = string.num_glyphs
    starts = string.log_clusters[0:count]
    places = sorted(set(starts))
    ends = dict(zip(places, [*places[1:], item.length], strict=True))
    numbers = groupby(range(count), key=lambda number: starts[number])
    clusters = [
        _cluster(
            [string.glyphs[number] for number in group],
            text[item.offset + start : item.offset + ends[start]].decode(),
        )
        for start, group in numbers
    ]
    return tuple(_with_joiners(clusters, rtl=item.analysis.level % 2 == 1))


def _cluster(infos: Sequence[Any], text: str) -> ShapedCluster:
    glyphs, missing, pen = [], "", 0
    for info in infos:
        geometry = info.geometry
        glyph = info.glyph
        if glyph & _UNKNOWN and glyph != _EMPTY:
            missing, glyph = chr(glyph & ~_UNKNOWN), 0
        if glyph != _EMPTY:
            place = (geometry.width, pen + geometry.x_offset, geometry.y_offset)
            glyphs.append(Glyph(glyph, *place))
        pen += geometry.width
    return ShapedCluster(tuple(glyphs), pen, text.translate(_BREAKS), missing)


def _with_joiners(
    clusters: list[ShapedCluster], *, rtl: bool
) -> Iterator[ShapedCluster]:
    """Give what is written but not drawn, such as a non-joiner, to the cluster before.

    A word keeps its spelling: without it, a Persian word is another word.
    """
    logical = reversed(clusters) if rtl else iter(clusters)
    merged: list[ShapedCluster] = []
    for cluster in logical:
        if merged and merged[-1].glyphs and _is_unseen(cluster):
            before = merged[-1]
            merged[-1] = ShapedCluster(
                before.glyphs,
                before.advance + cluster.advance,
                before.text + cluster.text,
                before.missing,
            )
        else:
            merged.append(cluster)
    return reversed(merged) if rtl else iter(merged)


def _is_unseen(cluster: ShapedCluster) -> bool:
    return not cluster.glyphs and all(
        unicodedata.category(char) == "Cf" for char in cluster.text
    )
