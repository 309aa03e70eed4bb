"""``tpdocs catalog status``."""

from __future__ import annotations

import click

from tpdocs.build import Selection, Sheet, choose_languages, load, load_handouts
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table

__all__ = ["status"]

_COLUMNS = ("Handout", "Language", "Translated", "Fuzzy", "Missing", "Failing")


@click.command("status")
@options.languages
@options.as_json
@click.pass_context
def status(ctx: click.Context, /, *, tags: tuple[str, ...], as_json: bool) -> None:
    """Say how much of each handout is translated."""
    project, found = options.open_project(ctx, as_json=as_json)
    handouts, findings = load_handouts(project)
    languages = choose_languages(project, Selection(languages=tags))
    others = tuple(lang for lang in languages.value or () if not lang.is_source)
    loaded = load(project, handouts, others)
    every = (*found, *findings, *languages.findings, *loaded.findings)
    rows = [_row(sheet) for sheet in sorted(loaded.sheets, key=_by_name)]
    if as_json:
        names = [column.lower() for column in _COLUMNS]
        data = [dict(zip(names, row, strict=True)) for row in rows]
        print_json({"status": data, "findings": findings_data(every)})
    else:
        print_findings(finding for finding in every if finding.is_error)
        print_table(_COLUMNS, rows)
    options.finish(ctx, every)


def _by_name(sheet: Sheet) -> tuple[str, str]:
    return sheet.slug, sheet.tag


def _row(sheet: Sheet) -> tuple[str, ...]:
    coverage = sheet.translation.coverage
    done = f"{coverage.translated}/{coverage.total}"
    left = (coverage.fuzzy, coverage.missing, coverage.failing)
    return sheet.slug, sheet.tag, done, *(str(number) for number in left)
