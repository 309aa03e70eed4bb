"""Rules about what is looked at: tables, pictures, and what stands out."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.rule import Fault, Judged, Rule, Source, always, fault
from tpdocs.readability.plain.sentences import find_words
from tpdocs.readability.plain.view import Passage, View
from tpdocs.source import KINDS

__all__ = ["RULES", "has_figures"]

#: What "simple" and "short" mean in PEMAT-P 19 is ours.
_MOST_COLUMNS = 4
_MOST_ROWS = 10
_HEAD_WORDS = 6


def _table(view: View) -> Iterator[Fault]:
    for held in view.tables:
        columns, rows = len(held.block.head.cells), len(held.block.rows)
        if columns > _MOST_COLUMNS or rows > _MOST_ROWS:
            message = f"a table of {columns} columns and {rows} rows"
            yield Fault(message=message, line=held.block.line, excepted=held.excepted)
        for passage in held.passages:
            if passage.role == "column head":
                yield from _column_head(passage)


def _column_head(head: Passage) -> Iterator[Fault]:
    words = len(find_words(head.text))
    if words > _HEAD_WORDS:
        yield fault(head, f"a column head of {words} words: {head.text!r}")
    elif not words and not head.values:
        yield fault(head, "a column has no head")


def _has_tables(view: View) -> bool:
    return bool(view.tables)


def _visual_cues(view: View) -> Iterator[Fault]:
    framed = any(KINDS[name].shape != "plain" for name in view.panels)
    if not framed and not view.lists and not any(p.bold for p in view.passages):
        yield Fault(message="nothing stands out: no block, list or bold word", line=1)


def _picture(view: View) -> Iterator[Fault]:
    if not view.figures:
        yield Fault(message="there is no picture", line=1)


def _caption(view: View) -> Iterator[Fault]:
    for held in view.figures:
        if held.block.alt is not None and not held.passages:
            message = "a picture has neither a caption nor labels"
            yield Fault(message=message, line=held.block.line)


def has_figures(view: View) -> bool:
    """Tell whether there is a picture."""
    return bool(view.figures)


RULES = (
    Rule(
        name="plain/table",
        title="Tables are small, with short column heads",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("PEMAT-P", "19"),),
        hint="Up to 4 columns, 10 rows, and 6 words in a head.",
        check=_table,
        applies=_has_tables,
    ),
    Rule(
        name="plain/visual-cues",
        title="Key points stand out",
        judged=Judged.AUTOMATIC,
        severity=Severity.NOTE,
        sources=(Source("PEMAT-P", "12"),),
        hint="Use a block, a list, or a few words in bold.",
        check=_visual_cues,
        applies=always,
    ),
    Rule(
        name="plain/picture",
        title="A picture supports the main message",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "4"),),
        hint="Add one if it shows what to do better than words.",
        check=_picture,
        applies=always,
    ),
    Rule(
        name="plain/caption",
        title="Pictures have a caption or labels",
        judged=Judged.AUTOMATIC,
        severity=Severity.NOTE,
        sources=(Source("PEMAT-P", "17"), Source("CDC CCI", "4")),
        hint='Write a caption: ![words](media/file.svg "The caption").',
        check=_caption,
        applies=has_figures,
    ),
)
