"""What changed in the English: for a terminal, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from tpdocs.catalog.difference import SentenceChange
from tpdocs.cli.catalog.overview import Change, Stand
from tpdocs.foundation import Place

__all__ = ["change_data", "print_changes"]

#: How words are marked that were taken out or added: as wdiff does, and in colour.
_MARKS = {
    "same": ("", "", None),
    "old": ("[-", "-]", "red"),
    "new": ("{+", "+}", "green"),
}


def print_changes(stands: Iterable[Stand]) -> None:
    """Print each change with its place, and the translation of what it was."""
    for stand in stands:
        for change in stand.changes:
            place = Place(change.path, change.line)
            tag = stand.language.tag
            click.echo(f"{place}: changed since it was {change.since} ({tag})")
            for line in _lines(change):
                click.echo(f"    {line}")
            if change.translation:
                click.echo(f"    {tag}: {change.translation}")


def change_data(change: Change) -> dict[str, Any]:
    """Give a change as plain data."""
    return {**asdict(change), "sentences": [asdict(s) for s in change.sentences]}


def _lines(change: Change) -> Iterator[str]:
    """Give one line for each sentence that changed, and one for all that did not."""
    same = 0
    for sentence in change.sentences:
        if sentence.is_same:
            same += 1
        else:
            yield _mark(sentence)
    if same:
        yield f"(sentences that are the same: {same})"


def _mark(sentence: SentenceChange) -> str:
    pieces = []
    for part in sentence.parts:
        start, end, colour = _MARKS[part.kind]
        pieces.append(click.style(f"{start}{part.text}{end}", fg=colour))
    return "".join(pieces)
