"""``tpdocs catalog normalize``: catalogs in the one form, whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import click

from tpdocs.catalog import format_po, read_po_file
from tpdocs.cli import options
from tpdocs.cli.output import print_findings
from tpdocs.foundation import Finding, Place, Severity, write_linked

__all__ = ["normalize"]


@click.command("normalize")
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--check", is_flag=True, help="Write nothing; say which files differ.")
@click.pass_context
def normalize(ctx: click.Context, /, *, files: tuple[Path, ...], check: bool) -> None:
    """Bring FILES, or all catalogs and templates, into the form that tpdocs writes.

    No message, translation or comment changes: only line breaks, the order of header
    fields, line numbers and the clocks of other tools.
    """
    findings = list[Finding]()
    for path, name in _choose(ctx, files):
        findings += _normalize(path, name, check=check)
    print_findings(findings)
    options.finish(ctx, tuple(findings))


def _choose(ctx: click.Context, files: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """Give the files that were named, or the project's own, with names to call them."""
    if files:
        yield from ((path, path.as_posix()) for path in files)
        return
    project, _found = options.open_project(ctx)
    for pattern in ("*.pot", "*/LC_MESSAGES/*.po"):
        for path in sorted(project.locales.glob(pattern)):
            yield path, path.relative_to(project.root).as_posix()


def _normalize(path: Path, name: str, *, check: bool) -> tuple[Finding, ...]:
    """Bring a file into the form, or say where it differs; a bad one is left alone."""
    checked = read_po_file(path, name)
    if checked.value is None:
        return checked.findings
    old, new = path.read_bytes(), format_po(checked.value).encode()
    if old == new:
        return checked.findings
    if check:
        return (*checked.findings, _differs(name, old, new))
    write_linked(path, new)
    click.echo(f"wrote {name}")
    return ()


def _differs(name: str, old: bytes, new: bytes) -> Finding:
    pairs = zip_longest(old.split(b"\n"), new.split(b"\n"), fillvalue=None)
    line, (is_, wanted) = next(
        (number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]
    )
    return Finding(
        rule="catalog/form",
        severity=Severity.ERROR,
        place=Place(name, line),
        message=f"not in the form of tpdocs: {_show(is_)}, not {_show(wanted)}",
        hint="Run 'tpdocs catalog normalize'; it changes no translation.",
    )


def _show(line: bytes | None) -> str:
    """Show a line, with what cannot be seen; a long one by its beginning."""
    if line is None:
        return "the end of the file"
    text = repr(line.decode())
    return text if len(text) <= 60 else f"{text[:59]}…"
