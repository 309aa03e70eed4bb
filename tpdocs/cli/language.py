"""``tpdocs language``."""

from __future__ import annotations

import click

from tpdocs.cli import options
from tpdocs.cli.catalog.sync import make_templates, update_catalogs
from tpdocs.cli.output import print_findings
from tpdocs.foundation import UsageError, find_language

__all__ = ["command"]


@click.group("language")
def command() -> None:
    """Languages."""


@command.command("add")
@click.argument("tag")
@click.pass_context
def add(ctx: click.Context, tag: str) -> None:
    """Begin translations into TAG: one empty catalog for each handout.

    If there are shared parts, one for all of them as well.
    """
    project, found = options.open_project(ctx)
    language = find_language(project.languages, tag)
    if language.is_source or language.is_pseudo:
        raise UsageError(
            f"{language.tag} needs no catalogs",
            hint="It is the source language, or is made on the fly.",
        )
    if (project.locales / language.locale / "LC_MESSAGES").exists():
        raise UsageError(
            f"{language.tag} is there already; it was not touched",
            hint="Run 'tpdocs catalog update' to bring its catalogs up to date.",
        )
    templates, findings = make_templates(project)
    every = (*found, *findings, *update_catalogs(project, language, templates))
    print_findings(every)
    options.finish(ctx, every)
