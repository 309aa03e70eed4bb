"""Shaped text as clusters: glyphs, the text that they stand for, advances.

A cluster becomes a code of the PDF, so it is cut here as its readers need it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Glyph", "ShapedCluster", "ShapedRun", "as_readers_need", "with_marks"]

#: Zero width non-joiner and joiner.
_JOINERS = "\u200c\u200d"
#: How many clusters are kept in mind: a text has the same ones over and over.
_KNOWN = 8192


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
        return all(map(_is_mark, self.text))

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


def as_readers_need(
    clusters: list[ShapedCluster], text: str, *, rtl: bool
) -> list[ShapedCluster]:
    """Cut clusters so that readers give their text in order, without stray spaces.

    Readers turn right-to-left text round by characters, so a code that says two comes
    out the wrong way round in most: there each character has a cluster. A ligature's
    ink belongs to its first character.

    Args:
        clusters: Of a run, from left to right.
        text: What they say, in logical order, with its breaks marked.
        rtl: Whether the run goes from right to left.
    """
    has_unseen = not text.isprintable()  # joiners, breaks
    if has_unseen:
        clusters = _with_joiners(clusters, rtl=rtl)
    is_simple = not has_unseen and len(clusters) == len(text)
    if rtl:
        return _widen(clusters if is_simple else _each(_split, clusters))
    if is_simple:
        return clusters
    if any(joiner in text for joiner in _JOINERS):
        clusters = _joiners_first(clusters)
    return _each(_without_marks, clusters)


def _each(
    cut: Callable[[ShapedCluster], Iterable[ShapedCluster]],
    clusters: Iterable[ShapedCluster],
) -> list[ShapedCluster]:
    return [part for cluster in clusters for part in cut(cluster)]


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


@lru_cache(_KNOWN)
def _split(cluster: ShapedCluster) -> tuple[ShapedCluster, ...]:
    """Split a cluster into one for each character, from left to right.

    A format character stays with the character before it, for pdf.js passes over one
    that stands alone; the two are written as they stand on the page.
    """
    if len(cluster.text) < 2:
        return (cluster,)
    chars = _with_unseen(cluster.text)
    if len(chars) < 2:
        return (cluster._replace(text="".join(chars)),)
    widths = _shares(chars, cluster.advance)
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
    return (*reversed(others), first)


def _with_unseen(text: str) -> list[str]:
    chars: list[str] = []
    for char in text:
        if chars and _is_unseen(char):
            chars[-1] = char + chars[-1]
        else:
            chars.append(char)
    return chars


def _shares(chars: list[str], advance: int) -> list[int]:
    """Share a width among letters; marks have none, and the first has the rest."""
    letters = [char for char in chars if unicodedata.category(char[-1])[0] != "M"]
    share = advance // max(len(letters), 1)
    widths = [share if char in letters else 0 for char in chars]
    widths[0] = advance - sum(widths[1:])
    return widths


def _joiners_first(clusters: list[ShapedCluster]) -> list[ShapedCluster]:
    """Give what is not drawn at the end of a cluster to the one after it.

    pdf.js passes over a code whose text ends with a format character.
    """
    held, moved = "", []
    for cluster in clusters:
        text = held + cluster.text
        kept = text.rstrip(_JOINERS) or (text if cluster.glyphs else "")
        held = text[len(kept) :]
        moved.append(cluster._replace(text=kept))
    if held:
        moved[-1] = moved[-1]._replace(text=moved[-1].text + held)
    return moved


@lru_cache(_KNOWN)
def _without_marks(cluster: ShapedCluster) -> tuple[ShapedCluster, ...]:
    """Split the marks of a cluster off its letter, which has all ink and width.

    pdf.js takes a code that says a mark for one without width, and does not look where
    it stands: it would see a space before it too late, inside the word.
    """
    at = next((n for n, char in enumerate(cluster.text) if _is_mark(char)), 0)
    at = len(cluster.text[:at].rstrip(_JOINERS))
    if at == 0:
        return (cluster,)
    rest = ShapedCluster((), 0, cluster.text[at:])
    return cluster._replace(text=cluster.text[:at]), rest


def with_marks(clusters: Iterable[ShapedCluster]) -> list[ShapedCluster]:
    """Give marks back to their letters, for a font that draws nothing for a mark."""
    joined: list[ShapedCluster] = []
    for cluster in clusters:
        if joined and cluster.text and cluster.is_mark and not cluster.glyphs:
            before = joined[-1]
            advance = before.advance + cluster.advance
            text = before.text + cluster.text
            joined[-1] = before._replace(advance=advance, text=text)
        else:
            joined.append(cluster)
    return joined


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
