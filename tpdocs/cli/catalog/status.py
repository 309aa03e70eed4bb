"""``tpdocs catalog status``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from tpdocs.build import Selection, load_chosen
from tpdocs.cli import options
from tpdocs.cli.catalog.explain import change_data, print_changes
from tpdocs.cli.catalog.overview import Stand, make_shared_stand, make_stand
from tpdocs.cli.catalog.page import render_page
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table
from tpdocs.foundation import (
    SOURCE_TAG,
    Finding,
    Project,
    UsageError,
    write_whole,
)

__all__ = ["status"]

_COLUMNS = (
    "Handout",
    "Language",
    "Translated",
    "Fuzzy",
    "Missing",
    "Failing",
    "Words left",
    "Signed",
    "Expires",
)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("status")
@options.languages
@options.handouts
@click.option("--explain", is_flag=True, help="Show what changed in the English.")
@click.option("--html", "page", type=_FILE, help="Write a page for a coordinator.")
@click.option("--force", is_flag=True, help="Overwrite a page that is there.")
@options.as_json
@click.pass_context
def status(ctx: click.Context, /, **given: Any) -> None:
    """Say how far each handout is in each language.

    Messages translated, fuzzy, missing and refused by a check; English words left to
    translate; texts signed; the month in which the review expires. With --explain,
    what changed in the English since it was translated, or since it was signed.
    """
    page: Path | None = given["page"]
    _refuse_page(page, force=given["force"])
    project, found = options.open_project(ctx, as_json=given["as_json"])
    stands, findings = _stands(project, given["tags"], given["slugs"])
    every = (*found, *findings)
    if page is not None:
        write_whole(page, render_page(stands, project.today).encode())
    if given["as_json"]:
        _print_data(stands, every, with_changes=given["explain"])
    else:
        _print_text(stands, every, with_changes=given["explain"])
        if page is not None:
            click.echo(f"wrote {page}")
    options.finish(ctx, every)


def _refuse_page(page: Path | None, *, force: bool) -> None:
    """Refuse to overwrite a file.

    Raises:
        UsageError: It is there.
    """
    if page is not None and page.exists() and not force:
        raise UsageError(
            f"{page} is there already; it was not touched",
            hint="Name another file, or use --force.",
        )


def _stands(
    project: Project, tags: tuple[str, ...], slugs: tuple[str, ...]
) -> tuple[tuple[Stand, ...], tuple[Finding, ...]]:
    """Give each handout in English, then in each language, by name."""
    wanted = (SOURCE_TAG, *tags) if tags else ()
    selection = Selection(handouts=slugs, languages=wanted)
    chosen = load_chosen(project, selection, with_shared=True)
    stands = [make_stand(project, sheet) for sheet in chosen.sheets]
    findings = list(chosen.findings)
    if chosen.shared:
        for language in chosen.languages:
            checked = make_shared_stand(project, chosen.shared, language)
            stands += [checked.value] if checked.value else []
            findings += checked.findings
    ordered = sorted(
        stands, key=lambda s: (s.slug, not s.language.is_source, s.language.tag)
    )
    return tuple(ordered), tuple(dict.fromkeys(findings))


def _row(stand: Stand) -> tuple[str, ...]:
    numbers = (stand.fuzzy, stand.missing, stand.failing, stand.words_left)
    return (
        stand.slug,
        stand.language.tag,
        f"{stand.translated}/{stand.total}",
        *map(str, numbers),
        f"{stand.signed}/{stand.texts}",
        f"{stand.expires} passed" if stand.is_expired else stand.expires,
    )


def _print_text(
    stands: Sequence[Stand], findings: Iterable[Finding], *, with_changes: bool
) -> None:
    print_findings(finding for finding in findings if finding.is_error)
    others = (stand for stand in stands if not stand.language.is_source)
    print_table(_COLUMNS, map(_row, others))
    if with_changes:
        print_changes(stands)


def _print_data(
    stands: Sequence[Stand], findings: Iterable[Finding], *, with_changes: bool
) -> None:
    data = [_data(stand, with_changes=with_changes) for stand in stands]
    english = [row for row in data if row["language"] == SOURCE_TAG]
    others = [row for row in data if row["language"] != SOURCE_TAG]
    print_json(
        {"status": others, "english": english, "findings": findings_data(findings)}
    )


def _data(stand: Stand, *, with_changes: bool) -> dict[str, Any]:
    """Give a handout in a language as plain data."""
    data = asdict(stand)
    named = {
        "handout": data.pop("slug"),
        "language": stand.language.tag,
        "progress": stand.progress,
        "expired": data.pop("is_expired"),
    }
    del data["language"], data["changes"]
    changes = {"changes": [change_data(change) for change in stand.changes]}
    return named | data | (changes if with_changes else {})
