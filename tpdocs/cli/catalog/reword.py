"""``tpdocs catalog reword``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tpdocs.catalog import (
    PoFile,
    find_own_segments,
    format_po,
    read_po_file,
    rename_messages,
)
from tpdocs.cli import options
from tpdocs.cli.catalog.target import find_handout
from tpdocs.cli.output import print_findings
from tpdocs.foundation import (
    SOURCE_TAG,
    Project,
    UsageError,
    find_language,
    held,
    write_linked,
)
from tpdocs.review import (
    Edit,
    Ledger,
    Reword,
    add_rewords,
    find_change,
    find_edits,
    find_wordings,
    format_ledger,
    gather_known,
    is_said,
    ledger_path,
    read_ledger,
)
from tpdocs.source import Handout

__all__ = ["command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """A handout with all that hangs on its English."""

    project: Project
    handout: Handout
    catalogs: dict[Path, PoFile]  #: the template too
    ledger: Ledger  #: of the English


@click.command("reword")
@click.option("--handout", "slug", metavar="SLUG", required=True, help="The handout.")
@click.option("--by", required=True, help="Who says that no meaning changed.")
@click.option("--reason", required=True, help="What was changed: a typing error.")
@click.option("--yes", is_flag=True, help="Do not ask; only with OLD and NEW.")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Record that an edit of the English changed no meaning.

    Edit the handout first. Translations and signatures of the old text then count for
    the new one, in every language, and the ledger of the English says who said so.
    What changes a number, a unit, a placeholder, a link, a mark or a negation is
    refused: it has to be translated and signed again.
    """
    work = _open(ctx, given["slug"])
    old, new = given["old"], given["new"]
    found = _named(work, old, new) if old else _found(work)
    edits = [edit for edit in found if _is_harmless(edit, work)]
    if edits and _agrees(given):
        reword = Reword(
            handout=work.handout.slug,
            old="",
            new="",
            by=given["by"],
            date=work.project.today,
            reason=given["reason"],
        )
        with held(work.project.locales):
            _refuse_changed(work, _open(ctx, given["slug"]))
            _write(work, edits, reword)
    elif not found:
        click.echo("No text has gone that a new one is like. Nothing was written.")
    else:
        click.echo("Nothing was written.")
        ctx.exit(1)
    ctx.exit(0 if len(edits) == len(found) else 1)


def _open(ctx: click.Context, slug: str) -> _Work:
    """Read a handout, its catalogs and its ledger.

    Raises:
        UsageError: One cannot be read: nothing is written then.
    """
    project, _ = options.open_project(ctx)
    checked = find_handout(project, slug)
    english = find_language(project.languages, SOURCE_TAG)
    ledger = read_ledger(project, english)
    bad = [*checked.findings, *ledger.findings]
    catalogs = {}
    for path in _catalog_paths(project, slug):
        file = read_po_file(path, path.relative_to(project.root).as_posix())
        bad += file.findings
        catalogs[path] = file.value or PoFile()
    if bad or checked.value is None:
        print_findings(bad)
        raise UsageError(
            "there are errors; nothing was written",
            hint="Mend the lines named above, and run it again.",
        )
    return _Work(
        project=project,
        handout=checked.value,
        catalogs=catalogs,
        ledger=ledger.value or Ledger(),
    )


def _refuse_changed(work: _Work, now: _Work) -> None:
    """Refuse to write over what somebody has saved meanwhile.

    Raises:
        UsageError: A file is other than it was.
    """
    if now != work:
        raise UsageError(
            "the handout, a catalog or the ledger was changed meanwhile; nothing was "
            "written",
            hint="Run it again.",
        )


def _catalog_paths(project: Project, slug: str) -> list[Path]:
    paths = sorted(project.locales.glob(f"*/LC_MESSAGES/{slug}.po"))
    template = project.locales / f"{slug}.pot"
    return [*paths, template] if template.exists() else paths


def _texts(work: _Work) -> list[tuple[str | None, str]]:
    """Return the handout's own texts, with their contexts, each once."""
    segments = find_own_segments(work.handout)
    return list(dict.fromkeys((s.text.context, s.text.markdown) for s in segments))


def _found(work: _Work) -> tuple[Edit, ...]:
    """Find the edits that are not recorded yet."""
    slug = work.handout.slug
    template = work.catalogs.get(work.project.locales / f"{slug}.pot", PoFile())
    known = gather_known(slug, template, work.catalogs.values(), work.ledger)
    done = {(r.context, r.old, r.new) for r in work.ledger.rewords}
    edits = find_edits(_texts(work), known)
    return tuple(e for e in edits if (e.context, e.old, e.new) not in done)


def _named(work: _Work, old: str, new: str | None) -> tuple[Edit, ...]:
    """Take the edit that was named.

    Raises:
        UsageError: NEW is missing or does not stand in the handout, or OLD still does.
    """
    now = _texts(work)
    contexts = [context for context, text in now if text == new]
    if not new or not contexts or any(text == old for _, text in now):
        raise UsageError(
            "OLD must have gone from the handout, and NEW must stand in it",
            hint="Edit the handout first; copy both as they stand in the .po file.",
        )
    return tuple(Edit(context, old, new) for context in contexts)


def _is_harmless(edit: Edit, work: _Work) -> bool:
    """Print an edit, and say why it is refused if it is."""
    slug = work.handout.slug
    rewords = tuple(row for row in work.ledger.rewords if row.handout == slug)
    click.echo(f"old: {edit.old}")
    click.echo(f"new: {edit.new}")
    for old in find_wordings(edit.context, edit.old, rewords):
        change = find_change(old, edit.new)
        if change:
            since = "" if old == edit.old else f", since it was {old!r}"
            click.echo(f"  refused, for it changes {change}{since}")
            return False
    return True


def _agrees(given: dict[str, Any]) -> bool:
    """Ask whether the meaning is the same.

    Raises:
        UsageError: Who says so or why is left empty, or there is nobody to ask.
    """
    for name in ("by", "reason"):
        if not is_said(given[name]):
            raise UsageError(
                f"--{name} must say something, on one line",
                hint="The ledger keeps it, for whoever asks later.",
            )
    if given["yes"] and given["old"]:
        return True
    if not sys.stdin.isatty():
        raise UsageError(
            "a reword needs a person who says that no meaning changed",
            hint="Run it at a terminal, or name OLD and NEW and add --yes.",
        )
    return click.confirm("The meaning of each is the same as before")


def _write(work: _Work, edits: Iterable[Edit], reword: Reword) -> None:
    """Write the ledger, then the catalogs: no translation moves without a record."""
    english = find_language(work.project.languages, SOURCE_TAG)
    ledger = add_rewords(work.ledger, edits, reword)
    files = {ledger_path(work.project, english): format_ledger(ledger)}
    names = {(e.context, e.old): (e.context, e.new) for e in edits}
    for path, catalog in work.catalogs.items():
        renamed = rename_messages(catalog, names)
        if renamed != catalog:
            files[path] = format_po(renamed)
    for path, text in files.items():
        write_linked(path, text.encode())
        click.echo(f"wrote {path.relative_to(work.project.root)}")
