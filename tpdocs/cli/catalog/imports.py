"""``tpdocs catalog import``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tpdocs.catalog import PoFile, format_po, handout_template, merge, parse_po
from tpdocs.catalog.checks import Glossary, check_catalog, read_glossary
from tpdocs.catalog.entry import Key
from tpdocs.catalog.interchange import Parcel, read_parcel, unpack
from tpdocs.cli import options
from tpdocs.cli.catalog.target import Target, find_target
from tpdocs.cli.output import findings_data, print_findings, print_json
from tpdocs.foundation import (
    CatalogError,
    Finding,
    Project,
    UsageError,
    held,
    write_linked,
)

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What became of a file."""

    wrote: str = ""  #: the catalog; empty if nothing was new
    counts: dict[str, int]  #: messages by what was done with them
    findings: tuple[Finding, ...]


@click.command("import")
@click.argument("path", metavar="FILE", type=_FILE)
@click.option("--lang", "tag", metavar="TAG", help="Refuse a file in another language.")
@click.option("--handout", "slug", metavar="SLUG", help="Refuse another handout.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Put what a translation agency sent back into the catalog that it is for.

    FILE is what 'tpdocs catalog export' wrote, .xlf or .xlsx, with translations. No
    translation is deleted; each that comes in is checked.
    """
    as_json: bool = given["as_json"]
    project, found = options.open_project(ctx, as_json=as_json)
    path: Path = given["path"]
    checked = read_parcel(path)
    done = _Done(counts={}, findings=())
    if checked.value is not None:
        _refuse_other(checked.value, path, given["tag"], given["slug"])
        with held(project.locales):
            done = _bring_in(project, checked.value, path)
    every = (*found, *checked.findings, *done.findings)
    if as_json:
        data = {"wrote": done.wrote, "messages": done.counts}
        print_json({**data, "findings": findings_data(every)})
    else:
        print_findings(every)
        _say(done)
    options.finish(ctx, every)


def _refuse_other(
    parcel: Parcel, path: Path, tag: str | None, slug: str | None
) -> None:
    """Hold a file to what was asked for.

    Raises:
        UsageError: It is for another language or another handout.
    """
    pairs = (("the language", parcel.tag, tag), ("the handout", parcel.slug, slug))
    for what, own, asked in pairs:
        if asked is not None and asked.lower() != own.lower():
            raise UsageError(
                f"{path.name} is for {what} {own!r}, not {asked!r}; nothing was done",
                hint="Take another file, or leave the option out.",
            )


def _bring_in(project: Project, parcel: Parcel, path: Path) -> _Done:
    """Write a parcel into its catalog, unless that cannot be read."""
    by_name = {tag.lower(): tag for tag in project.languages}
    tag = by_name.get(parcel.tag.lower(), parcel.tag)
    checked = find_target(project, parcel.slug, tag)
    if checked.value is None:
        return _Done(counts={}, findings=checked.findings)
    target, glossary = checked.value, read_glossary(project)
    unpacked = unpack(parcel, target.catalog, target.language, path.name)
    text, catalog = _settle(unpacked.catalog, target, path)
    is_new = not target.path.exists() or target.path.read_bytes() != text.encode()
    if is_new:
        write_linked(target.path, text.encode())
    failing = _check_taken(catalog, unpacked.taken, target, glossary)
    return _Done(
        wrote=target.name if is_new else "",
        counts={str(change): number for change, number in unpacked.changes.items()},
        findings=(*checked.findings, *unpacked.findings, *failing),
    )


def _check_taken(
    catalog: PoFile, taken: frozenset[Key], target: Target, glossary: Glossary
) -> Iterator[Finding]:
    """Check the messages that a file has brought, beside all others."""
    lines = {entry.line for entry in catalog.entries if entry.key in taken}
    report = check_catalog(catalog.entries, target.name, target.language, glossary)
    yield from (found for found in report.findings if found.place.line in lines)


def _settle(catalog: PoFile, target: Target, path: Path) -> tuple[str, PoFile]:
    """Give a catalog as it will be written, and as it will be read.

    Merging once more takes away what it wrote for translators of fuzzy messages.

    Raises:
        CatalogError: What was written could not be read again.
    """
    template = handout_template(target.handout)
    text = format_po(merge(template, catalog, target.language))
    read = parse_po(text, target.name).value
    if read is None:
        raise CatalogError(
            f"{path.name} has characters that no catalog can hold; nothing was changed",
            hint="Ask for the file again, without control characters.",
        )
    return text, read


def _say(done: _Done) -> None:
    for what, number in sorted(done.counts.items(), key=lambda pair: -pair[1]):
        click.echo(f"{number:5} {what}")
    click.echo(f"wrote {done.wrote}" if done.wrote else "nothing was written")
