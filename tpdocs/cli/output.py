"""Findings, tables and progress, for a person or for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tpdocs.foundation import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["findings_data", "print_findings", "print_json", "print_table", "progress"]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings as ``file:line: severity: message``, each with its next step."""
    ordered = sorted(findings, key=lambda f: (f.place.path, f.place.line or 0))
    for finding in ordered:
        severity = click.style(
            finding.severity, fg=_COLOURS[finding.severity], bold=True
        )
        click.echo(f"{finding.place}: {severity}: {finding.message} [{finding.rule}]")
        click.echo(f"    {finding.hint}")


def findings_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Give findings as plain data."""
    return [asdict(finding) for finding in findings]


def print_json(data: Any) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, if it has rows; as wide as the terminal, or a log, allows."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        # The first names the row: a slug in two pieces cannot be searched for.
        table.add_column(column, overflow="fold", no_wrap=number == 0)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    if not table.row_count:
        return
    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    console.print(table)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """Give a function that tells of progress: a bar on a terminal, lines in a log."""
    if quiet:
        yield lambda _done, _total, _name: None
    elif sys.stderr.isatty():
        with _bar() as update:
            yield update
    else:
        yield _line


def _line(done: int, total: int, name: str) -> None:
    if name:
        click.echo(f"[{done}/{total}] {name}", err=True)


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=name
        )
