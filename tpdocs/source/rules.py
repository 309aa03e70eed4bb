"""Rules on blocks: headings go down one level at a time, panels are whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tpdocs.source.kinds import KINDS
from tpdocs.source.tree import Block, Heading, ListBlock, Panel

if TYPE_CHECKING:
    from tpdocs.source.report import Report

__all__ = ["check_blocks"]


def check_blocks(blocks: tuple[Block, ...], report: Report) -> None:
    """Note in the report each heading and panel that breaks a rule."""
    if not blocks:
        report.error(
            "handout/empty", 1, "the handout has a head only", "Write its text below."
        )
    level = 1
    for heading in _headings(blocks):
        if not 2 <= heading.level <= level + 1:
            report.error(
                "handout/heading-level",
                heading.text.line,
                _wrong_level(heading.level, level),
                f"Use {'#' * min(level + 1, 4)} or a level nearer to the title.",
            )
        level = max(heading.level, 1)
    for panel in _panels(blocks):
        _check_panel(panel, report)


def _wrong_level(level: int, before: int) -> str:
    if level == 1:
        return "a heading of level 1 is the title's, which stands in the head"
    return f"a heading of level {level} follows one of level {before}"


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Panel):
            yield from _headings(block.blocks)


def _panels(blocks: Iterable[Block]) -> Iterator[Panel]:
    for block in blocks:
        if isinstance(block, Panel):
            yield block
            yield from _panels(block.blocks)


def _check_panel(panel: Panel, report: Report) -> None:
    wanted = KINDS[panel.kind].wants
    lists = [block for block in panel.blocks if isinstance(block, ListBlock)]
    has_wanted = any(wanted == "list" or block.ordered for block in lists)
    if not panel.blocks:
        message, hint = "is empty", "Write its text, or remove it."
    elif wanted != "any" and not has_wanted:
        message, hint = (
            f"has no {wanted}",
            "Begin its lines with 1. (steps) or a hyphen.",
        )
    else:
        return
    report.error(
        "handout/panel", panel.line, f"the block {panel.kind!r} {message}", hint
    )
