"""Parts: blocks that several handouts share, in place of each ``{include name}``.

A part is ``handouts/shared/<name>.md``. Its texts know their part, by which their
messages are found in the one catalog that all parts have.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from tpdocs.foundation import (
    SHARED_DOMAIN,
    Checked,
    find_inside,
    is_slug,
)
from tpdocs.source.blocks import BlockReader
from tpdocs.source.markdown import (
    check_characters,
    check_fences,
    parse_nodes,
    whole_lines,
)
from tpdocs.source.report import Report, read_source
from tpdocs.source.rules import check_blocks
from tpdocs.source.segments import map_blocks
from tpdocs.source.tree import Block, Handout, Head, Panel, Text

__all__ = ["Parts", "parse_part", "read_parts"]

#: Includes of a handout, those inside of parts counted: what doubles at each level
#: would not fit into memory.
_MOST = 50
_WHERE = f"handouts/{SHARED_DOMAIN}"
_ONLY_THERE = f"Parts are the files of {_WHERE}; write {{include name}}, without .md."

T = TypeVar("T")


@dataclass(slots=True)
class Parts:
    """Reads the parts that one file includes, and the parts that those include."""

    folder: Path  #: ``handouts/``
    place: str  #: the same, relative to the project, for findings
    names: dict[str, None] = field(default_factory=dict)  #: read so far, each once
    _count: int = 0

    def reader(
        self, lines: Sequence[str], report: Report, chain: tuple[str, ...] = ()
    ) -> BlockReader:
        """Return a reader of blocks that reads parts where they are included.

        Args:
            lines: The lines of the file.
            report: Takes what is wrong in the file and in the parts.
            chain: The part that the file is, after those that include it.
        """

        def include(name: str, line: int) -> tuple[Block, ...]:
            problem = self._find_problem(name, chain)
            if problem:
                report.error("handout/include", line, *problem)
                return ()
            return _move(self._read(name, line, report, chain), line)

        return BlockReader(self.folder, lines, report, include)

    def _find_problem(
        self, name: str, chain: tuple[str, ...]
    ) -> tuple[str, str] | None:
        """Return what is wrong with an include, and what to do about it."""
        self._count += 1
        if not is_slug(name):
            return f"{name!r} is not the name of a part", _ONLY_THERE
        if name in chain:
            way = " → ".join((*chain[chain.index(name) :], name))
            return f"the include is circular: {way}", "Take one of the includes out."
        if self._count > _MOST:
            message = f"more than {_MOST} includes, those inside of parts counted"
            return message, "Write the texts of small parts into one."
        path = find_inside(self.folder / SHARED_DOMAIN, f"{name}.md")
        if path is None:
            message = f"{_WHERE}/{name}.md is a link to a file outside of {_WHERE}"
            return message, "Put the file itself there."
        if not path.is_file():
            return f"there is no part {name!r}: no {_WHERE}/{name}.md", self._meant(
                name
            )
        return None

    def _meant(self, name: str) -> str:
        folder = self.folder / SHARED_DOMAIN
        known = sorted(p.stem for p in folder.glob("*.md") if is_slug(p.stem))
        near = difflib.get_close_matches(name, known, n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        return f"{meant}Known parts: {', '.join(known) or 'none'}."

    def _read(
        self, name: str, line: int, report: Report, chain: tuple[str, ...]
    ) -> tuple[Block, ...]:
        """Read a part; what is wrong in it is noted in its own lines."""
        self.names[name] = None
        path = self.folder / SHARED_DOMAIN / f"{name}.md"
        own = Report(str(PurePosixPath(self.place, SHARED_DOMAIN, path.name)))
        text = read_source(path, own)
        blocks = () if text is None else self.parse(text, own, (*chain, name))
        if own.findings:
            report.findings += [f for f in own.findings if f not in report.findings]
            message = f"the part {name!r} has errors, so nothing is made of this file"
            hint = f"Mend {own.path} first."
            report.error("handout/include", line, message, hint)
        return blocks

    def parse(
        self, text: str, report: Report, chain: tuple[str, ...]
    ) -> tuple[Block, ...]:
        """Parse the text of a part, which is the last one of the chain."""
        nodes = parse_nodes(text)
        if not nodes:
            report.error("handout/part", 1, "the part is empty", "Write its text.")
            return ()
        if nodes[0].type == "front_matter":
            message = "a part has no head: the handouts that include it have one"
            report.error(
                "handout/part", 1, message, "Delete the lines to the second ---."
            )
            return ()
        lines = text.split("\n")
        check_characters(lines, report)
        check_fences(nodes, lines, report)
        blocks = self.reader(lines, report, chain).read(nodes)
        if not blocks and not report.findings:
            report.error("handout/part", 1, "the part has no text", "Write its text.")
        if not report.has_failed_includes:
            check_blocks(blocks, report, is_part=True)
        return map_blocks(blocks, lambda text, _role: _claim(text, chain[-1]))


def parse_part(text: str, folder: Path, path: str) -> Checked[Handout]:
    """Parse a part by itself, as a handout of its own texts.

    Args:
        text: The whole file.
        folder: ``handouts/``, where its pictures and other parts are.
        path: Its name, relative to the project, for findings.

    Returns:
        What :func:`read_parts` returns of this one part.
    """
    report, name = Report(path), PurePosixPath(path).stem
    parts = Parts(folder, str(PurePosixPath(path).parents[1]))
    blocks = parts.parse(whole_lines(text), report, (name,))
    if report.findings:
        return Checked(None, tuple(sorted(report.findings, key=lambda f: f.place)))
    return Checked(_gather({name: blocks}))


def read_parts(folder: Path, root: Path) -> Checked[Handout]:
    """Read all shared parts, as one handout that has each of their texts once.

    It is not printed: it is what the one catalog of all parts is made for. Its slug is
    ``shared``, its title and summary are no messages, and each line is that of the
    part.

    Args:
        folder: ``handouts/``.
        root: The project folder, which places are relative to.

    Returns:
        The handout; nothing if there are no parts, or with findings if one has errors.
    """
    blocks, report = dict[str, tuple[Block, ...]](), Report("")
    for path in sorted((folder / SHARED_DOMAIN).glob("*.md")):
        name = path.relative_to(root).as_posix()
        own = Report(name)
        if not is_slug(path.stem):
            hint = "Use lower-case letters, digits and single hyphens."
            own.error("handout/part", 1, f"{path.name!r} is not a name of a part", hint)
        elif (text := read_source(path, own)) is not None:
            parts = Parts(folder, folder.relative_to(root).as_posix())
            blocks[path.stem] = parts.parse(text, own, (path.stem,))
        report.findings += [f for f in own.findings if f not in report.findings]
    if report.findings or not blocks:
        return Checked(None, tuple(report.findings))
    return Checked(_gather(blocks))


def _gather(blocks: dict[str, tuple[Block, ...]]) -> Handout:
    """Put parts after each other, each without the parts that it includes."""
    own = (block for name in blocks for block in _only(blocks[name], name))
    head = Head(
        id=SHARED_DOMAIN,
        title=Text(markdown="Texts that handouts share", line=1, keep=True),
        summary=Text(markdown="They have one catalog.", line=1, keep=True),
        edition=1,
        updated="",
        reviewed_by="",
        review_by="",
        codes=(),
        grade=None,
        smog=None,
        pages=1,
    )
    return Handout(
        slug=SHARED_DOMAIN,
        path=_WHERE,
        head=head,
        blocks=tuple(own),
        parts=tuple(blocks),
    )


def _only(blocks: tuple[Block, ...], part: str) -> Iterator[Block]:
    """Leave out the blocks that come from other parts than this one."""
    for block in blocks:
        if isinstance(block, Panel):
            yield replace(block, blocks=tuple(_only(block.blocks, part)))
        elif part in _origins(block):
            yield block


def _origins(block: Block) -> set[str]:
    """Return the parts that the texts of a block come from."""
    found = set[str]()

    def note(text: Text, _role: str) -> Text:
        found.add(text.part)
        return text

    map_blocks((block,), note)
    return found


def _claim(text: Text, part: str) -> Text:
    """Note the part of a text; one of an inner part keeps its own."""
    return text if text.part else replace(text, part=part)


def _move(node: T, line: int) -> T:
    """Return a copy of blocks in which everything is in one line: the include's."""
    if isinstance(node, tuple):
        return tuple(_move(inner, line) for inner in node)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changes: dict[str, Any] = {
        f.name: line if f.name == "line" else _move(getattr(node, f.name), line)
        for f in fields(node)
    }
    return replace(node, **changes)
