"""A handout's Markdown to its tree: CommonMark, tables, a head, fenced blocks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tpdocs.foundation import Checked, UsageError, is_slug, read_text
from tpdocs.source.blocks import BlockReader
from tpdocs.source.head import parse_head
from tpdocs.source.report import Report
from tpdocs.source.rules import check_blocks
from tpdocs.source.tree import Block, Handout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["parse_handout", "read_handout"]

_FENCE = re.compile(r":::+")
_HEAD_HINT = "Begin the file with a head between two lines of three hyphens (---)."


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


def read_handout(path: Path, root: Path) -> Checked[Handout]:
    """Read a handout's file; pictures come from ``media/`` beside it.

    Args:
        path: The Markdown file.
        root: The project folder, which places are told from.
    """
    name = path.relative_to(root).as_posix()
    report = Report(name)
    if not is_slug(path.stem):
        report.error(
            "handout/name",
            1,
            f"{path.name!r} is not a name for a handout",
            "Use lower-case letters, digits and single hyphens, such as my-handout.md.",
        )
        return Checked(None, tuple(report.findings))
    try:
        text = read_text(path)
    except UsageError as error:
        line = re.search(r"line (\d+)", error.message)
        place = int(line[1]) if line else 1
        report.error("handout/file", place, error.message, error.hint)
        return Checked(None, tuple(report.findings))
    return parse_handout(text, path.parent, name)


def parse_handout(text: str, folder: Path, path: str) -> Checked[Handout]:
    """Parse a handout's text.

    Args:
        text: The whole file.
        folder: Where its pictures are named from.
        path: Its name, relative to the project, for findings.

    Returns:
        The handout, or all errors that were found in it.
    """
    report = Report(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        report.error("handout/file", 1, "the file is empty", _HEAD_HINT)
        return Checked(None, tuple(report.findings))
    lines = text.split("\n")
    nodes = list(SyntaxTreeNode(_parser().parse(text)).children)
    if not nodes or nodes[0].type != "front_matter":
        report.error("handout/head", 1, "the file has no head", _HEAD_HINT)
        return Checked(None, tuple(report.findings))
    head = parse_head(nodes[0].content, report)
    if head is not None:
        _check_characters(lines, report)
    blocks = _parse_blocks(nodes[1:], lines, folder, report)
    if head is None or report.findings:
        return Checked(None, tuple(sorted(report.findings, key=lambda f: f.place)))
    slug = Path(path).stem
    return Checked(Handout(slug=slug, path=path, head=head, blocks=blocks))


def _parse_blocks(
    nodes: list[SyntaxTreeNode], lines: list[str], folder: Path, report: Report
) -> tuple[Block, ...]:
    _check_fences(nodes, lines, report)
    blocks = BlockReader(folder, lines, report).read(nodes)
    # Where nothing but faults was read, "the handout is empty" would be a second one.
    if blocks or not nodes:
        check_blocks(blocks, report)
    return blocks


def _panels(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[str, int, int]]:
    """Give what each fenced block is called, and its lines, from 0."""
    for node in (inner for top in nodes for inner in top.walk()):
        if node.type == "container_panel" and node.map:
            yield (node.info.strip(), *node.map)


def _check_fences(
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


def _check_characters(lines: list[str], report: Report) -> None:
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
