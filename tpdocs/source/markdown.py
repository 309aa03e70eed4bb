"""Markdown to nodes and blocks, with the checks that handouts and parts share."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tpdocs.source.report import Report

__all__ = ["check_characters", "check_fences", "parse_nodes", "whole_lines"]

_FENCE = re.compile(r":::+")


@cache
def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", {"maxNesting": 100})
        .enable("table")
        .disable("reference")
    )
    parser.use(front_matter_plugin)
    parser.use(container_plugin, "panel", validate=lambda _params, _markup: True)
    return parser


def whole_lines(text: str) -> str:
    """Return a text whose lines end with a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_nodes(text: str) -> list[SyntaxTreeNode]:
    """Parse Markdown into its top-level nodes; a YAML head is the first of them."""
    return list(SyntaxTreeNode(_parser().parse(text)).children)


def _panels(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[str, int, int]]:
    """Give what each fenced block is called, and its lines, from 0."""
    for node in (inner for top in nodes for inner in top.walk()):
        if node.type == "container_panel" and node.map:
            yield (node.info.strip(), *node.map)


def check_fences(
    nodes: Sequence[SyntaxTreeNode], lines: list[str], report: Report
) -> None:
    """Report fenced blocks that nothing closes; CommonMark lets them run to the end."""
    closers = set[int]()  # a line closes one block only: the outermost that it ends
    for info, start, end in _panels(nodes):
        last = lines[end].strip() if end < len(lines) else ""
        is_closed = end not in closers and _FENCE.fullmatch(last) is not None
        closers.add(end)
        if not is_closed:
            report.error(
                "handout/unclosed",
                start + 1,
                f"the block {info!r} is not closed",
                "End it with a line of three colons (:::).",
            )


def check_characters(lines: list[str], report: Report) -> None:
    """Report characters that nobody sees, and that can turn a number round."""
    first: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        for char in filter(_is_invisible, line):
            first.setdefault(char, number)
    for char, number in first.items():
        name = unicodedata.name(char, "a control character")
        report.error(
            "handout/invisible",
            number,
            f"U+{ord(char):04X} ({name}) stands in this line",
            "Delete it; tpdocs keeps numbers and phones in order by itself.",
        )


def _is_invisible(char: str) -> bool:
    if char in "\t\u00ad":  # a tab, and a place where a long word may break
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")
