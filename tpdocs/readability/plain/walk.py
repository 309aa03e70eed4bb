"""From a handout's tree to the view of it that the rules work on."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.foundation import SOURCE_TAG
from tpdocs.readability.plain.sentences import cut_sentences, words_of
from tpdocs.readability.plain.view import Held, Passage, Role, View
from tpdocs.source import (
    Block,
    Drawing,
    Figure,
    Handout,
    Heading,
    Inline,
    ListBlock,
    Marked,
    Panel,
    Paragraph,
    Table,
    Text,
    parse_inline,
    placeholders_in,
)

__all__ = ["view_of"]


def view_of(handout: Handout) -> View:
    """Walk a handout; texts that are not in English are left out."""
    walk = _Walk()
    walk.text(handout.head.title, "title", "")
    walk.text(handout.head.summary, "summary", "")
    for block in handout.blocks:
        walk.block(block, "paragraph", "")
    return View(
        handout=handout,
        passages=tuple(walk.passages),
        lists=tuple(walk.lists),
        tables=tuple(walk.tables),
        figures=tuple(walk.figures),
    )


class _Walk:
    """What has been met so far."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.lists: list[Held[ListBlock]] = []
        self.tables: list[Held[Table]] = []
        self.figures: list[Held[Figure]] = []

    def block(self, block: Block, role: Role, panel: str) -> None:
        match block:
            case Heading(text=text):
                self.text(text, "heading", panel)
            case Paragraph(text=text):
                self.text(text, role, panel)
            case ListBlock():
                self.list_block(block, panel)
            case Table():
                self.table(block, panel)
            case Figure():
                self.figure(block, panel)
            case Panel(kind=kind, blocks=blocks):
                for inner in blocks:
                    self.block(inner, role, kind)

    def text(self, text: Text, role: Role, panel: str) -> None:
        if text.tag == SOURCE_TAG:
            self.passages.append(_passage(text, role, panel))

    def list_block(self, block: ListBlock, panel: str) -> None:
        begin = len(self.passages)
        for item in block.items:
            if item.picture:
                self.figure(item.picture, panel)
            for inner in item.blocks:
                self.block(inner, "item", panel)
        self.lists.append(Held(block=block, passages=self.since(begin)))

    def table(self, table: Table, panel: str) -> None:
        begin = len(self.passages)
        for cell in table.head.cells:
            self.text(cell.text, "column head", panel)
        for row in table.rows:
            for cell in row.cells:
                self.text(cell.text, "cell", panel)
        self.tables.append(Held(block=table, passages=self.since(begin)))

    def figure(self, figure: Figure, panel: str) -> None:
        begin = len(self.passages)
        if figure.caption:
            self.text(figure.caption, "caption", panel)
        if isinstance(figure.picture, Drawing):
            for label in figure.picture.labels:
                self.text(label.text, "caption", panel)
        self.figures.append(Held(block=figure, passages=self.since(begin)))

    def since(self, begin: int) -> tuple[Passage, ...]:
        return tuple(self.passages[begin:])


def _passage(text: Text, role: Role, panel: str) -> Passage:
    words = words_of(text)
    sentences = cut_sentences(words)
    return Passage(
        role=role,
        text=words,
        line=text.line,
        panel=panel,
        excepted=text.reading,
        bold=tuple(_bold(text.markdown)),
        values=frozenset(placeholders_in(text.markdown)),
        sentences=sentences,
        folded=f" {' '.join(' '.join(s.words) for s in sentences)} ",
    )


def _bold(markdown: str) -> Iterator[str]:
    if "**" in markdown or "__" in markdown:
        yield from _strong(parse_inline(markdown).nodes)


def _strong(nodes: tuple[Inline, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Marked) and node.strong:
            yield _flat(node.children).lower()


def _flat(nodes: tuple[Inline, ...]) -> str:
    return "".join(n if isinstance(n, str) else "" for n in nodes)
