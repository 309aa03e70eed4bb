"""Markdown's syntax tree to our blocks, one small reader per kind of node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from tpdocs.source.comments import NOTHING_SAID, Remarks, parse_comment
from tpdocs.source.kinds import KINDS
from tpdocs.source.picture import PictureRequest, read_picture
from tpdocs.source.report import INCLUDE
from tpdocs.source.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Item,
    ListBlock,
    Panel,
    Paragraph,
    Row,
    Table,
    Text,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

    from tpdocs.source.report import Report

__all__ = ["BlockReader", "Include"]

#: Reads the part of a name for an include in a line; empty if it cannot be used.
Include: TypeAlias = "Callable[[str, int], tuple[Block, ...]]"

_PIPE = re.compile(r"(?<!\\)\|")
#: An image at the beginning of a text, as CommonMark writes it.
_IMAGE = re.compile(r"^\s*!\[[^\]]*\]\((?:[^()\\]|\\.|\([^()]*\))*\)")


class BlockReader:
    """Turns syntax nodes into blocks, and notes in a report what cannot be used."""

    def __init__(
        self, folder: Path, lines: Sequence[str], report: Report, include: Include
    ) -> None:
        """Read pictures below ``folder`` and note problems in ``report``.

        Args:
            folder: Where pictures are named from.
            lines: The lines of the file.
            report: Takes what is wrong.
            include: Reads a part that is included.
        """
        self._include = include
        self._lists = 0  # that enclose the node which is read
        self._folder = folder
        self._lines = lines
        self._report = report
        self._readers: dict[str, Callable[[SyntaxTreeNode, Remarks], Block | None]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self._table,
            "container_panel": self._panel,
        }

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Read nodes that stand side by side; comments speak of what follows them."""
        return tuple(self._read(nodes, NOTHING_SAID))

    def _read(self, nodes: Iterable[SyntaxTreeNode], said: Remarks) -> Iterator[Block]:
        remarks = said
        for node in nodes:
            if node.type == "html_block":
                remarks = self._comment(node, remarks)
                continue
            reader = self._readers.get(node.type)
            if reader is None:
                self._unknown(node)
            elif (name := self._included(node)) is not None:
                yield from self._include_part(name, _line(node), remarks)
            elif (block := reader(node, remarks)) is not None:
                yield block
            remarks = said

    def _comment(self, node: SyntaxTreeNode, remarks: Remarks) -> Remarks:
        after = parse_comment(node.content, remarks)
        if after is None:
            self._report.error(
                "handout/html",
                _line(node),
                f"raw HTML is not used here: {node.content.strip()[:60]!r}",
                "Write it as Markdown, or as a block such as ::: tip.",
            )
        return after or remarks

    def _included(self, node: SyntaxTreeNode) -> str | None:
        """Return the name that a paragraph includes; ``None`` if it is no include."""
        if node.type != "paragraph" or self._lists:
            return None
        match = INCLUDE.fullmatch(node.children[0].content.strip())
        return match[1].strip() if match else None

    def _include_part(
        self, name: str, line: int, remarks: Remarks
    ) -> tuple[Block, ...]:
        if remarks == NOTHING_SAID:
            return self._include(name, line)
        self._report.error(
            "handout/include",
            line,
            "a comment on an include, or on the ::: block around it, has no effect",
            f"Write the comment into handouts/shared/{name}.md, or delete it.",
        )
        return ()

    def _unknown(self, node: SyntaxTreeNode) -> None:
        names = {"fence": "a code block", "code_block": "an indented code block"}
        names |= {"hr": "a rule (---)", "blockquote": "a quotation (>)"}
        self._report.error(
            "handout/markup",
            _line(node),
            f"{names.get(node.type, node.type)} is not used in handouts",
            "Use headings, paragraphs, lists, tables, pictures and ::: blocks.",
        )

    def _text(self, node: SyntaxTreeNode, said: Remarks) -> Text:
        """Make the text of an inline node, and note what is wrong in it."""
        text = said.text(_fold(node.content), _line(node))
        self._report.check_text(node.content, text.line)
        return text

    def _heading(self, node: SyntaxTreeNode, said: Remarks) -> Heading:
        if not node.children[0].content:
            self._report.error(
                "handout/heading", _line(node), "an empty heading", "Give it words."
            )
        return Heading(level=int(node.tag[1]), text=self._text(node.children[0], said))

    def _paragraph(self, node: SyntaxTreeNode, said: Remarks) -> Block | None:
        inline = node.children[0]
        if [child.type for child in inline.children] == ["image"]:
            return self._figure(inline, said)
        return Paragraph(text=self._text(inline, said))

    def _list(self, node: SyntaxTreeNode, said: Remarks) -> ListBlock:
        self._lists += 1
        items = tuple(
            self._item(item, said, is_step=node.type == "ordered_list")
            for item in node.children
        )
        self._lists -= 1
        return ListBlock(
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            items=items,
            line=_line(node),
        )

    def _item(self, node: SyntaxTreeNode, said: Remarks, *, is_step: bool) -> Item:
        """Read a list item; a picture that begins it is set beside its text."""
        inline = _opening_text(node)
        if inline is None or inline.children[0].type != "image":
            return Item(blocks=tuple(self._read(node.children, said)))
        image, line = inline.children[0], _line(inline)
        words = _fold(_IMAGE.sub("", inline.content, count=1))
        if not words and not is_step:
            return Item(blocks=tuple(self._read(node.children, said)))
        if not words:
            self._report.error(
                "handout/step",
                line,
                f"the picture {image.attrs.get('src', '')!r} has no words beside it",
                "Write the step after the picture, in the same paragraph.",
            )
            # No empty item: that would be a second finding for one cause.
            return Item(blocks=(Paragraph(text=said.text("", line)),))
        first = Paragraph(text=said.text(words, line))
        self._report.check_text(words, line)
        rest = tuple(self._read(node.children[1:], said))
        # The words beside it say what it shows, so its own words may be empty.
        alt = self._said_text(image.content, line, said)
        picture = self._picture(image, alt, line, said)
        return Item(blocks=(first, *rest), picture=picture)

    def _table(self, node: SyntaxTreeNode, said: Remarks) -> Table:
        rows = [
            Row(cells=tuple(Cell(text=self._text(c.children[0], said)) for c in row))
            for part in node.children
            for row in (line.children for line in part.children)
        ]
        for part in node.children:
            for row in part.children:
                self._check_row(row, len(rows[0].cells))
        return Table(
            head=rows[0],
            rows=tuple(rows[1:]),
            line=_line(node),
            widths=_widths(self._lines[_line(node)]),
        )

    def _check_row(self, row: SyntaxTreeNode, width: int) -> None:
        """Note a row with more cells than heads: Markdown drops the rest."""
        line = _line(row)
        cells = _PIPE.split(self._lines[line - 1].strip().strip("|"))
        if len(cells) > width:
            message = f"this row has {len(cells)} cells, and the head has {width}"
            hint = "Take the cell out, or give it a head; a | in text is written \\|."
            self._report.error("handout/table", line, message, hint)

    def _panel(self, node: SyntaxTreeNode, said: Remarks) -> Panel | None:
        kind = node.info.strip()
        blocks = tuple(self._read(node.children, said))
        if kind in KINDS:
            return Panel(kind=kind, blocks=blocks, line=_line(node))
        self._report.error(
            "handout/unknown-kind",
            _line(node),
            f"{kind!r} is not a kind of block",
            f"Known kinds: {', '.join(KINDS)}.",
        )
        return None

    def _figure(self, inline: SyntaxTreeNode, said: Remarks) -> Figure | None:
        image, line = inline.children[0], _line(inline)
        src = unquote(str(image.attrs.get("src", "")))
        alt = self._said_text(image.content, line, said)
        if (alt is None) != said.decorative:
            self._report.error(
                "picture/alt",
                line,
                f"the picture {src!r} "
                + ("is decorative but has words" if alt else "has no words for it"),
                "Write ![what it teaches](…), or <!-- decorative --> a line above.",
            )
            return None
        return self._picture(image, alt, line, said)

    def _picture(
        self, image: SyntaxTreeNode, alt: Text | None, line: int, said: Remarks
    ) -> Figure | None:
        """Read the picture of an image node; ``None`` if it cannot be used."""
        src = unquote(str(image.attrs.get("src", "")))
        request = PictureRequest(folder=self._folder, src=src, line=line, said=said)
        picture = read_picture(request, self._report)
        caption = str(image.attrs.get("title", ""))
        if picture is None:
            return None
        return Figure(
            src=src,
            picture=picture,
            alt=alt,
            caption=self._said_text(caption, line, said),
            line=line,
        )

    def _said_text(self, content: str, line: int, said: Remarks) -> Text | None:
        """Make the text of a picture; ``None`` without words."""
        markdown = _fold(content)
        if not markdown:
            return None
        self._report.check_text(markdown, line)
        return said.text(markdown, line)


def _widths(delimiter: str) -> tuple[int, ...]:
    """Return the widths of a table's columns in per cent; empty if all are alike.

    The number of dashes in the delimiter row is the relative width, as in Pandoc's
    pipe tables (Pandoc User's Guide, "pipe_tables"). It is how an author says how much
    room a column needs that a patient writes in.
    """
    dashes = [cell.count("-") for cell in delimiter.strip().strip("|").split("|")]
    if len(set(dashes)) == 1:
        return ()
    return tuple(round(100 * count / sum(dashes)) for count in dashes)


def _opening_text(node: SyntaxTreeNode) -> SyntaxTreeNode | None:
    """Return the inline node that a list item begins with, if it has any text."""
    if not node.children or node.children[0].type != "paragraph":
        return None
    inline = node.children[0].children[0]
    return inline if inline.children else None


def _fold(content: str) -> str:
    """Put a text on one line; a no-break space stays what it is."""
    return re.sub(r"[ \t\n]+", " ", content).strip(" ")


def _line(node: SyntaxTreeNode) -> int:
    """Give the line that a node starts at, from 1."""
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[0] + 1 if node.map else 1
