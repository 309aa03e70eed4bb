"""``tpdocs check``."""

from __future__ import annotations

from typing import Any

import click

from tpdocs.build import (
    Selection,
    load_chosen,
    measure_reading,
    reading_findings,
)
from tpdocs.catalog import Survey, check_catalogs
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json
from tpdocs.readability import check_plain

__all__ = ["command"]


@click.command("check")
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
    """Check handouts, catalogs and clinic.toml; build nothing.

    Reading level, plain language, and each translation against the English. What plain
    language asks of the English is left out where --lang names other languages only.
    """
    project, findings = options.open_project(ctx, as_json=as_json)
    chosen = load_chosen(
        project, Selection(handouts=slugs, languages=tags), with_shared=True
    )
    levels = measure_reading(project, chosen.handouts, chosen.sheets, {})
    reading = reading_findings(levels, chosen.sheets)
    has_english = any(language.is_source for language in chosen.languages)
    authors = chosen.handouts if has_english else ()
    plain = (f for handout in authors for f in check_plain(handout))
    catalogs = (*chosen.handouts, *([chosen.shared] if chosen.shared else []))
    survey = check_catalogs(project, catalogs, chosen.languages)
    whole = (*findings, *chosen.findings, *reading, *plain, *survey.findings)
    every = tuple(dict.fromkeys(whole))
    if as_json:
        print_json({"findings": findings_data(every), "checks": _survey_data(survey)})
    else:
        print_findings(every)
        click.echo(f"{len(chosen.sheets)} sheets checked, {len(every)} findings.")
        _print_survey(survey)
    options.finish(ctx, every)


def _survey_data(survey: Survey) -> dict[str, Any]:
    return {
        "messages": survey.messages,
        "ignored": dict(survey.ignored),
        "not_checked": survey.not_checked,
    }


def _print_survey(survey: Survey) -> None:
    """Say what the checks of translations have passed over, and why."""
    if survey.ignored:
        counts = ", ".join(f"{rule} {n}" for rule, n in sorted(survey.ignored.items()))
        click.echo(f"Ignored by flags in the catalogs: {counts}.")
    for tag, rules in survey.not_checked.items():
        if rules:
            click.echo(f"Not checked in {tag}: {', '.join(rules)}.")
