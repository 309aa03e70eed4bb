"""Rules on blocks: headings go down one level at a time, panels are whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tpdocs.source.kinds import KINDS
from tpdocs.source.tree import Block, Heading, ListBlock, Panel

if TYPE_CHECKING:
    from tpdocs.source.report import Report

__all__ = ["check_blocks"]

#: Lists in lists, at most.
_DEEPEST = 3


def check_blocks(
    blocks: tuple[Block, ...], report: Report, *, is_part: bool = False
) -> None:
    """Note in the report each heading and panel that breaks a rule.

    Args:
        blocks: Of a handout or a part.
        report: Takes what is wrong.
        is_part: The first heading may have any level below the title's: which one is
            right depends on where the part is included.
    """
    if not blocks and not is_part:
        report.error(
            "handout/empty", 1, "the handout has a head only", "Write its text below."
        )
    headings = [block for block in _walk(blocks) if isinstance(block, Heading)]
    level = max(headings[0].level - 1, 1) if is_part and headings else 1
    for heading in headings:
        if not 2 <= heading.level <= level + 1:
            report.error(
                "handout/heading-level",
                heading.text.line,
                _wrong_level(heading.level, level),
                f"Use {'#' * min(level + 1, 4)} or a level nearer to the title.",
            )
        level = max(heading.level, 1)
    for block in _walk(blocks):
        match block:
            case Panel():
                _check_panel(block, report)
            case ListBlock():
                _check_list(block, report)


def _wrong_level(level: int, before: int) -> str:
    if level == 1:
        return "a heading of level 1 is the title's, which stands in the head"
    return f"a heading of level {level} follows one of level {before}"


def _walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give all blocks, wherever they stand, in document order."""
    for block in blocks:
        yield block
        match block:
            case Panel(blocks=inner):
                yield from _walk(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _walk(item.blocks)


def _check_list(block: ListBlock, report: Report) -> None:
    if any(not item.blocks for item in block.items):
        report.error(
            "handout/list", block.line, "an item of this list is empty", "Fill it."
        )
    if _depth(block) > _DEEPEST:
        message = f"lists stand more than {_DEEPEST} deep in one another"
        hint = "Use headings and short lists; CommonMark drops what is too deep."
        report.error("handout/list", block.line, message, hint)


def _depth(block: Block) -> int:
    """Count how many lists stand in one another."""
    match block:
        case ListBlock(items=items):
            inner = (_depth(b) for item in items for b in item.blocks)
            return 1 + max(inner, default=0)
        case Panel(blocks=blocks):
            return max((_depth(b) for b in blocks), default=0)
    return 0


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
