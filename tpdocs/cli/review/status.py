"""``tpdocs review status``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from tpdocs.build import Selection, Sheet, load_chosen
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table
from tpdocs.cli.review.show import mark_lines, removed_lines
from tpdocs.foundation import Place
from tpdocs.review import Credit, Mark, MarkState, Role, Standing

__all__ = ["command"]

_COLUMNS = (
    "Handout",
    "Language",
    "Drafted by",
    "Translated by",
    "Reviewed by",
    "Signed",
    "Changed",
    "Expires",
)


@click.command("status")
@options.languages
@options.handouts
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    tags: tuple[str, ...],
    slugs: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say who has signed what, what has changed since, and what expires when."""
    project, found = options.open_project(ctx, as_json=as_json)
    chosen = load_chosen(project, Selection(handouts=slugs, languages=tags))
    every = (*found, *chosen.findings)
    sheets = sorted(chosen.sheets, key=lambda s: (s.slug, s.tag != "en", s.tag))
    if as_json:
        data = [_data(sheet) for sheet in sheets]
        print_json({"status": data, "findings": findings_data(every)})
    else:
        print_findings(f for f in every if f.is_error or f.rule.startswith("review/"))
        print_table(_COLUMNS, map(_row, sheets))
        for sheet in sheets:
            _show_changes(sheet)
    options.finish(ctx, every)


def _row(sheet: Sheet) -> tuple[str, ...]:
    standing = sheet.standing
    language = standing.language
    reviewers = Role.CLINICIAN if language.is_source else Role.REVIEWER
    return (
        standing.handout,
        language.tag,
        _drafter(sheet),
        _names(standing.credits(Role.TRANSLATOR)),
        _names(standing.credits(reviewers)),
        f"{standing.signed}/{standing.total}",
        str(standing.changed),
        f"{standing.expires} passed" if standing.is_expired else standing.expires,
    )


def _drafter(sheet: Sheet) -> str:
    """Say who drafted a translation; an empty catalog has nobody's work in it."""
    if sheet.standing.language.is_source:
        return ""
    if not sheet.translation.coverage.translated:
        return "nobody yet"
    return "a machine" if sheet.standing.is_machine else "a person"


def _names(people: tuple[Credit, ...]) -> str:
    return ", ".join(f"{p.name} ({p.credential}) {p.date}" for p in people)


def _show_changes(sheet: Sheet) -> None:
    """Print what has changed since it was signed, and edits of no meaning."""
    for mark in sheet.standing.marks:
        if mark.state is MarkState.CHANGED:
            place = Place(sheet.source.path, mark.text.line)
            click.echo(f"{place}: changed since it was signed in {sheet.tag}")
            for line in mark_lines(mark, sheet.tag):
                click.echo(f"    {line}")
    if not sheet.standing.language.is_source:
        return
    for passage in sheet.standing.removed:
        for line in removed_lines(passage, sheet.tag):
            click.echo(f"{sheet.source.path}: {line}")
    for reword in sheet.standing.rewords:
        click.echo(
            f"{sheet.source.path}: reworded on {reword.date} by {reword.by}, "
            f"who says that no meaning changed: {reword.reason}"
        )
        click.echo(f"    old: {reword.old}")
        click.echo(f"    new: {reword.new}")


def _data(sheet: Sheet) -> dict[str, Any]:
    """Give a standing as plain data."""
    standing = sheet.standing
    return {
        "handout": standing.handout,
        "language": standing.language.tag,
        "machine": standing.is_machine,
        "translators": [asdict(c) for c in standing.credits(Role.TRANSLATOR)],
        "reviewers": [asdict(c) for c in standing.credits(Role.REVIEWER)],
        "clinicians": [asdict(c) for c in standing.credits(Role.CLINICIAN)],
        "signed": standing.signed,
        "changed": standing.changed,
        "unsigned": standing.unsigned,
        "texts": standing.total,
        "expires": standing.expires,
        "expired": standing.is_expired,
        "draft": sheet.review.reasons,
        "changes": list(_changes(standing)),
        "removed": [asdict(passage) for passage in standing.removed],
        "rewords": [asdict(reword) for reword in standing.rewords],
    }


def _changes(standing: Standing) -> Iterator[dict[str, Any]]:
    for mark in standing.marks:
        if mark.state is not MarkState.SIGNED:
            yield {
                "line": mark.text.line,
                "state": mark.state,
                "english": mark.text.markdown,
                "translation": mark.passage.translation if mark.passage else "",
                "before": _before(mark),
            }


def _before(mark: Mark) -> dict[str, Any] | None:
    return asdict(mark.before) if mark.before else None
