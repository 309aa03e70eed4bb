"""``tpdocs check``."""

from __future__ import annotations

import click

from tpdocs.build import (
    Selection,
    choose_languages,
    load,
    load_handouts,
    measure_reading,
    reading_findings,
)
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json
from tpdocs.foundation import find_language

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
    """Check handouts, clinic.toml, catalogs and the reading level; build nothing."""
    project, findings = options.open_project(ctx, as_json=as_json)
    known = tuple(find_language(project.languages, tag).tag for tag in tags)
    selection = Selection(handouts=slugs, languages=known)
    handouts, found = load_handouts(project)
    chosen = selection.choose_handouts(handouts, project)
    languages = choose_languages(project, selection)
    loaded = load(project, chosen, languages.value or ())
    levels = measure_reading(project, chosen, loaded.sheets, {})
    reading = reading_findings(levels, loaded.sheets)
    every = (*findings, *found, *languages.findings, *loaded.findings, *reading)
    if as_json:
        print_json({"findings": findings_data(every)})
    else:
        print_findings(every)
        click.echo(f"{len(loaded.sheets)} sheets checked, {len(every)} findings.")
    options.finish(ctx, every)
