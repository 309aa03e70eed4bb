"""Pango's shaped runs as clusters: glyphs, the text that they stand for, advances."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from tpdocs.formats.pdf.breaks import without_breaks

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Glyph", "ShapedCluster", "ShapedRun", "shape"]

#: Pango's number for a glyph that is not drawn.
_EMPTY = 0x0FFFFFFF
#: The flag of a glyph that the font lacks; the other bits are the character's.
_UNKNOWN = 0x10000000
#: Zero width non-joiner and joiner.
_JOINERS = "\u200c\u200d"


class Glyph(NamedTuple):
    """A glyph as Pango placed it; lengths in Pango units, y downwards."""

    glyph: int
    x: int  #: from the start of its cluster
    y: int


class ShapedCluster(NamedTuple):
    """The glyphs of a cluster, in the order in which they are drawn."""

    glyphs: tuple[Glyph, ...]  #: empty where nothing is drawn
    advance: int  #: Pango units
    text: str  #: in the order in which it stands on the page
    missing: str = ""  #: the character that the font lacks
    claimed: int = 0  #: the width that its code has beyond its advance, Pango units

    @property
    def is_mark(self) -> bool:
        """Whether it says nothing but marks on a letter."""
        return all(unicodedata.category(char) == "Mn" for char in self.text)

    def moved(self, by: int) -> ShapedCluster:
        """Move the right edge, and let the glyphs stay with it."""
        glyphs = tuple(glyph._replace(x=glyph.x + by) for glyph in self.glyphs)
        return self._replace(glyphs=glyphs, advance=self.advance + by)

    @property
    def is_space(self) -> bool:
        """Whether it is a space between words."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """Clusters in one font and direction, from left to right."""

    font: Any  #: ``PangoFont``
    offset: int  #: of its text in the line, in bytes
    start: int  #: of its left edge from the line's, in Pango units
    rtl: bool
    clusters: tuple[ShapedCluster, ...]

    @property
    def end(self) -> int:
        """Its right edge from the line's left edge, in Pango units."""
        return self.start + sum(cluster.advance for cluster in self.clusters)

    def part(self, number: int) -> ShapedRun:
        """Give one cluster as a run of its own."""
        before = sum(cluster.advance for cluster in self.clusters[:number])
        only = (self.clusters[number],)
        return replace(self, start=self.start + before, clusters=only)


def shape(glyph_item: Any, text: bytes, start: int) -> ShapedRun:  # cffi
    """Give a run as clusters, with one character a cluster from right to left.

    Readers turn right-to-left text round by characters, so a code that says two comes
    out the wrong way round in most. A ligature's ink belongs to its first character.

    Args:
        glyph_item: A ``PangoGlyphItem``.
        text: The line's text, in UTF-8.
        start: Where it begins, from the line's left edge, in Pango units.
    """
    item, string = glyph_item.item, glyph_item.glyphs
    count = string.num_glyphs
    starts = string.log_clusters[0:count]
    places = sorted(set(starts))
    ends = dict(zip(places, [*places[1:], item.length], strict=True))
    clusters = [
        _cluster(
            [string.glyphs[number] for number in numbers],
            text[item.offset + place : item.offset + ends[place]].decode(),
        )
        for place, numbers in groupby(range(count), key=starts.__getitem__)
    ]
    rtl = item.analysis.level % 2 == 1
    clusters = _with_joiners(clusters, rtl=rtl)
    if rtl:
        clusters = [part for cluster in clusters for part in _split(cluster)]
        clusters = _widen(clusters)
    else:
        clusters = _joiners_first(clusters)
        clusters = [part for cluster in clusters for part in _without_marks(cluster)]
    return ShapedRun(item.analysis.font, item.offset, start, rtl, tuple(clusters))


def _cluster(infos: Sequence[Any], text: str) -> ShapedCluster:
    glyphs, missing, pen = [], "", 0
    for info in infos:
        geometry, glyph = info.geometry, info.glyph
        if glyph & _UNKNOWN:
            missing, glyph = chr(glyph & ~_UNKNOWN), 0
        if glyph != _EMPTY:
            glyphs.append(Glyph(glyph, pen + geometry.x_offset, geometry.y_offset))
        pen += geometry.width
    return ShapedCluster(tuple(glyphs), pen, without_breaks(text), missing)


def _with_joiners(clusters: list[ShapedCluster], *, rtl: bool) -> list[ShapedCluster]:
    """Give what is written but not drawn, such as a non-joiner, to the cluster before.

    A word keeps its spelling: without it, a Persian word is another word.
    """
    merged: list[ShapedCluster] = []
    for cluster in reversed(clusters) if rtl else clusters:
        if merged and merged[-1].glyphs and _is_format(cluster):
            before = merged[-1]
            advance = before.advance + cluster.advance
            text = before.text + cluster.text
            merged[-1] = before._replace(advance=advance, text=text)
        else:
            merged.append(cluster)
    return merged[::-1] if rtl else merged


def _is_format(cluster: ShapedCluster) -> bool:
    return not cluster.glyphs and all(map(_is_unseen, cluster.text))


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def _split(cluster: ShapedCluster) -> list[ShapedCluster]:
    """Split a cluster into one for each character, from left to right.

    A format character stays with the character before it, for pdf.js passes over one
    that stands alone; the two are written as they stand on the page.
    """
    if len(cluster.text) < 2:
        return [cluster]
    chars: list[str] = []
    for char in cluster.text:
        if chars and _is_unseen(char):
            chars[-1] = char + chars[-1]
        else:
            chars.append(char)
    if len(chars) < 2:
        return [cluster._replace(text="".join(chars))]
    letters = [char for char in chars if unicodedata.category(char[-1])[0] != "M"]
    share = cluster.advance // max(len(letters), 1)
    widths = [share if char in letters else 0 for char in chars]
    widths[0] = cluster.advance - sum(widths[1:])
    shift = cluster.advance - widths[0]
    first = cluster._replace(
        glyphs=tuple(glyph._replace(x=glyph.x - shift) for glyph in cluster.glyphs),
        advance=widths[0],
        text=chars[0],
    )
    others = [
        ShapedCluster((), width, char)
        for char, width in zip(chars[1:], widths[1:], strict=True)
    ]
    return [*reversed(others), first]


def _joiners_first(clusters: list[ShapedCluster]) -> list[ShapedCluster]:
    """Give what is not drawn at the end of a cluster to the one after it.

    pdf.js passes over a code whose text ends with a format character.
    """
    held, moved = "", []
    for cluster in clusters:
        text = held + cluster.text
        kept = text.rstrip(_JOINERS)
        held = text[len(kept) :]
        moved.append(cluster._replace(text=kept))
    if held:
        moved[-1] = moved[-1]._replace(text=moved[-1].text + held)
    return moved


def _without_marks(cluster: ShapedCluster) -> tuple[ShapedCluster, ...]:
    """Split the marks of a cluster off its letter, which has all ink and width.

    pdf.js takes a code that says a mark for one without width, and does not look where
    it stands: it would see a space before it too late, inside the word.
    """
    at = next((n for n, char in enumerate(cluster.text) if _is_mark(char)), 0)
    if at == 0:
        return (cluster,)
    rest = ShapedCluster((), 0, cluster.text[at:])
    return cluster._replace(text=cluster.text[:at]), rest


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


def _widen(clusters: list[ShapedCluster]) -> list[ShapedCluster]:
    """Give a width to what has none.

    pdf.js takes no note of where a code without width stands, nor one that says a mark,
    and would see the space before it a second time, inside the word. So a letter shares
    the width of its ligature, and a mark claims as much as the space: after it, pdf.js
    takes the pen to be where the space began.
    """
    widened = clusters[:1]
    for cluster in clusters[1:]:
        before = widened[-1]
        if before.advance == 0 and not before.is_mark and cluster.advance:
            half = cluster.advance // 2
            widened[-1] = before._replace(advance=half)
            cluster = cluster.moved(-half)  # noqa: PLW2901
        elif before.is_space and cluster.is_mark:
            cluster = cluster._replace(claimed=before.advance)  # noqa: PLW2901
        widened.append(cluster)
    return widened
