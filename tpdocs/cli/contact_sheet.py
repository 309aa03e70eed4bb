"""``tpdocs contact-sheet``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from tpdocs.build import FileRecord, check_room, make_contact_sheet, read_manifest
from tpdocs.cli import options
from tpdocs.cli.output import print_findings
from tpdocs.document import EDITIONS
from tpdocs.foundation import Finding, UsageError, find_language, write_whole

__all__ = ["command"]

_OUT = "dist-contact"


@click.command("contact-sheet")
@options.languages
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Write the pictures into this folder; else {_OUT}/.",
)
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Put all pages of the built PDFs on one picture for each language, to look at.

    Each page has its file name and number above it; each file has a row of its own.
    """
    project, _ = options.open_project(ctx)
    dist = project.root / "dist"
    folder: Path = given["out"] or project.root / _OUT
    tags = [find_language(project.languages, tag).tag for tag in given["tags"]]
    findings: list[Finding] = []
    for tag, records in _by_language(_built(dist), tags):
        path = folder / f"{tag}.png"
        check_room(path)
        sheet = make_contact_sheet(dist, records)
        write_whole(path, sheet.png)
        findings += sheet.findings
        click.echo(f"wrote {path}: {sheet.files} files, {sheet.pages} pages")
    print_findings(findings)
    options.finish(ctx, tuple(findings))


def _built(dist: Path) -> list[FileRecord]:
    """Return the PDF files of the last build.

    Raises:
        UsageError: There are none.
    """
    files = read_manifest(dist).files.values()
    records = [record for record in files if record.format == "pdf"]
    if not records:
        raise UsageError(
            f"there are no PDF files of a build in {dist}",
            hint="Run 'tpdocs build' (or 'make handouts') first.",
        )
    return records


def _by_language(
    records: Iterable[FileRecord], tags: list[str]
) -> list[tuple[str, list[FileRecord]]]:
    """Group files by language; in a group, handouts by name and editions by table.

    Raises:
        UsageError: A language was asked for that has no PDF.
    """
    places = {name: number for number, name in enumerate(EDITIONS)}
    ordered = sorted(
        records,
        key=lambda r: (r.language, r.handout, places.get(r.edition, len(places))),
    )
    groups = {tag: list(group) for tag, group in groupby(ordered, lambda r: r.language)}
    if lacking := [tag for tag in tags if tag not in groups]:
        raise UsageError(
            f"the last build made no PDF in {lacking[0]}",
            hint=f"Run 'tpdocs build --lang {lacking[0]}' first.",
        )
    return [(tag, group) for tag, group in groups.items() if not tags or tag in tags]
