"""A handout's Markdown to its tree: CommonMark, tables, a head, fenced blocks."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from tpdocs.foundation import Checked, is_reserved, is_slug
from tpdocs.source.head import parse_head
from tpdocs.source.markdown import (
    check_characters,
    check_fences,
    parse_nodes,
    whole_lines,
)
from tpdocs.source.parts import Parts
from tpdocs.source.report import Report, read_source
from tpdocs.source.rules import check_blocks
from tpdocs.source.tree import Handout

__all__ = ["parse_handout", "read_handout"]

_HEAD_HINT = "Begin the file with a head between two lines of three hyphens (---)."


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
    if is_reserved(path.stem):
        message = f"no handout can be named {path.stem!r}: a catalog has this name"
        report.error("handout/name", 1, message, "Choose another name.")
        return Checked(None, tuple(report.findings))
    text = read_source(path, report)
    if text is None:
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
    text = whole_lines(text)
    if not text.strip():
        report.error("handout/file", 1, "the file is empty", _HEAD_HINT)
        return Checked(None, tuple(report.findings))
    lines, nodes = text.split("\n"), parse_nodes(text)
    if not nodes or nodes[0].type != "front_matter":
        report.error("handout/head", 1, "the file has no head", _HEAD_HINT)
        return Checked(None, tuple(report.findings))
    head = parse_head(nodes[0].content, report)
    if head is not None:
        check_characters(lines, report)
    check_fences(nodes[1:], lines, report)
    parts = Parts(folder, str(PurePosixPath(path).parent))
    blocks = parts.reader(lines, report).read(nodes[1:])
    # Where nothing but faults was read, "the handout is empty" would be a second one.
    if not report.has_failed_includes and (blocks or not nodes[1:]):
        check_blocks(blocks, report)
    if head is None or report.findings:
        return Checked(None, tuple(sorted(report.findings, key=lambda f: f.place)))
    return Checked(
        Handout(
            slug=Path(path).stem,
            path=path,
            head=head,
            blocks=blocks,
            parts=tuple(parts.names),
        )
    )
