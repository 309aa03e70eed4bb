"""Nodes in a row, cut into runs and what lies between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tpdocs.document.runs import OPAQUE, find_runs
from tpdocs.foundation import Direction
from tpdocs.source import Inline, Marked

__all__ = ["Piece", "cut_row"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Nodes that are one run, or that lie between two."""

    nodes: tuple[Inline, ...]
    said: str  #: their words
    is_run: bool


def cut_row(nodes: tuple[Inline, ...], direction: Direction) -> Iterator[Piece]:
    """Cut nodes at the runs of their text; a run may go through several.

    Around ``**5** mg`` stands one isolate; what is bold and more than the run keeps it
    inside.
    """
    shown = [_shown(node) for node in nodes]
    # A text that is hidden may have been a part of another's run: until none is torn.
    while torn := _torn(nodes, shown, direction):
        for index in torn:
            shown[index] = OPAQUE
    text, at = "".join(shown), 0
    for start, stop in find_runs(text, direction):
        yield Piece(_slice(nodes, shown, at, start), text[at:start], is_run=False)
        yield Piece(_slice(nodes, shown, start, stop), text[start:stop], is_run=True)
        at = stop
    yield Piece(_slice(nodes, shown, at, len(text)), text[at:], is_run=False)


def _shown(node: Inline) -> str:
    """Give the text that a run may go through."""
    match node:
        case str():
            return node
        case Marked(_, children):
            text = "".join(map(_shown, children))
            return OPAQUE if OPAQUE in text else text
    return OPAQUE


def _spans(shown: list[str]) -> list[tuple[int, int]]:
    return list(pairwise(accumulate(map(len, shown), initial=0)))


def _torn(
    nodes: tuple[Inline, ...], shown: list[str], direction: Direction
) -> list[int]:
    """Find the nodes with text that no run goes through from side to side."""
    runs = find_runs("".join(shown), direction)
    return [
        index
        for index, (start, stop) in enumerate(_spans(shown))
        if not isinstance(nodes[index], str)
        and shown[index] != OPAQUE
        and not any(a <= start and stop <= b and b - a > stop - start for a, b in runs)
    ]


def _slice(
    nodes: tuple[Inline, ...], shown: list[str], start: int, stop: int
) -> tuple[Inline, ...]:
    """Give the nodes between two places of the text; one that is text may be cut."""
    return tuple(
        node[max(start - a, 0) : stop - a] if isinstance(node, str) else node
        for node, (a, b) in zip(nodes, _spans(shown), strict=True)
        if max(a, start) < min(b, stop)
    )
