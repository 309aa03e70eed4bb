"""A line's runs in the order of its text, with the spaces between them kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from operator import attrgetter

from tpdocs.formats.pdf.shaped import ShapedCluster, ShapedRun

__all__ = ["in_reading_order", "with_space"]

#: Right-to-left mark: hides a space from pdf.js, which passes over a code whose text
#: begins with one, and tells poppler where left-to-right text ends.
_MARK = "\u200f"


def in_reading_order(runs: Iterable[ShapedRun]) -> list[ShapedRun]:
    """Put the runs of a line in the order of its text.

    Readers put the characters of a right-to-left run in order, but few do it with the
    runs of a line. So runs stand in the file as they are read, each at its place on the
    page. Where the next one is to the left, pdf.js and MuPDF see no space between; it
    then belongs to the letter beside it.
    """
    by_offset = sorted(runs, key=attrgetter("offset"))
    ordered = [part for run in by_offset for part in _cut_at_signs(run)]
    _part_neighbours(ordered)
    # An element in a line is drawn as a line of its own, so its edges part words too.
    first = ordered[0]
    if first.rtl and len(first.clusters) > 1 and _parts(first.clusters[-1]):
        ordered[0] = _with_mark(_spaced_first(first))
    ordered[-1] = _spaced_last(ordered[-1])
    return [_marked(run) for run in (*ordered[:-1], *_without_stop(ordered[-1]))]


def _part_neighbours(ordered: list[ShapedRun]) -> None:
    """Part each run from the next, where that one does not begin where it ends."""
    for number in range(len(ordered) - 1):
        before, after = ordered[number : number + 2]
        if before.end != after.start:
            ordered[number : number + 2] = _part(*_bridge(before, after))


def _cut_at_signs(run: ShapedRun) -> Iterator[ShapedRun]:
    """Cut a right-to-left run at hyphens and the like, in the order of its text.

    MuPDF takes them to run left to right, and turns round what stands on either side.
    """
    if not run.rtl or not any(map(_is_sign, run.clusters)):
        yield run
        return
    end = run.end
    for _, group in groupby(reversed(run.clusters), _is_sign):
        clusters = tuple(group)[::-1]
        end -= sum(cluster.advance for cluster in clusters)
        yield replace(run, start=end, clusters=clusters)


def _is_sign(cluster: ShapedCluster) -> bool:
    kinds = map(unicodedata.bidirectional, cluster.text)
    return any(kind in ("ES", "ET") for kind in kinds)


def with_space(runs: Sequence[ShapedRun]) -> list[ShapedRun]:
    """Add the space that the end of a line stands for, past its last letter."""
    last = max(runs, key=attrgetter("offset"))
    widest = max(cluster.advance for cluster in last.clusters)
    space = ShapedCluster((), max(widest // 3, 1), " ")
    if last.rtl:
        start = last.start - space.advance
        longer = replace(last, start=start, clusters=(space, *last.clusters))
    else:
        longer = replace(last, clusters=(*last.clusters, space))
    return [longer if run is last else run for run in runs]


def _without_stop(run: ShapedRun) -> Iterator[ShapedRun]:
    """Cut the punctuation at the end of a right-to-left line off, as a run after it.

    MuPDF turns letters round and leaves what stands before the first one in the file.
    """
    stops = list(takewhile(_is_neutral, run.clusters)) if run.rtl else []
    if not stops or len(stops) == len(run.clusters):
        yield run
        return
    stop = replace(run, clusters=tuple(stops))
    yield replace(run, start=stop.end, clusters=run.clusters[len(stops) :])
    yield from (stop.part(n) for n in reversed(range(len(stops))))


def _is_neutral(cluster: ShapedCluster) -> bool:
    kinds = map(unicodedata.bidirectional, cluster.text)
    return all(kind in ("CS", "ES", "ET", "ON") for kind in kinds)


def _bridge(before: ShapedRun, after: ShapedRun) -> tuple[ShapedRun, ShapedRun]:
    """Give the space between two runs that do not touch to one of their letters."""
    spaced = _spaced_first(after)
    return (_spaced_last(before), after) if spaced is after else (before, spaced)


def _spaced_first(run: ShapedRun) -> ShapedRun:
    """Give the space that a right-to-left run begins with to the letter after it."""
    if not run.rtl or len(run.clusters) < 2 or not run.clusters[-1].is_space:
        return run
    *rest, letter, space = run.clusters
    advance, text = letter.advance + space.advance, letter.text + space.text
    return replace(run, clusters=(*rest, letter._replace(advance=advance, text=text)))


def _spaced_last(run: ShapedRun) -> ShapedRun:
    """Give the space that a right-to-left run ends with to the letter before it."""
    if not run.rtl or not run.clusters[0].is_space:
        return run
    if len(run.clusters) == 1:
        (space,) = run.clusters
        return replace(run, clusters=(space._replace(text=_MARK + space.text),))
    space, letter, *rest = run.clusters
    joined = ShapedCluster(
        tuple(g._replace(x=g.x + space.advance) for g in letter.glyphs),
        space.advance + letter.advance,
        _MARK + space.text + letter.text,
        letter.missing,
    )
    return replace(run, clusters=(joined, *rest))


def _part(before: ShapedRun, after: ShapedRun) -> tuple[ShapedRun, ShapedRun]:
    """Part a right-to-left run from a left-to-right one before it, by a mark.

    Poppler takes all up to the next letter on the left, a space or bracket too, to run
    left to right, and gives it before the number instead of after it.
    """
    return before, after if before.rtl or not after.rtl else _with_mark(after)


def _marked(run: ShapedRun) -> ShapedRun:
    """Mark a right-to-left run of signs alone as what it is, for MuPDF.

    Brackets are such a run where the font of the letters has none.
    """
    return _with_mark(run) if run.rtl and all(map(_parts, run.clusters)) else run


def _parts(cluster: ShapedCluster) -> bool:
    return cluster.is_space or _is_neutral(cluster)


def _with_mark(run: ShapedRun) -> ShapedRun:
    return replace(run, clusters=(*run.clusters, ShapedCluster((), 0, _MARK)))
