"""The one sheet that ``review sign`` and ``review form`` work on."""

from __future__ import annotations

from dataclasses import dataclass

import click

from tpdocs.build import Selection, Sheet, load, load_handouts
from tpdocs.cli import options
from tpdocs.cli.output import print_findings
from tpdocs.foundation import Finding, Project, UsageError, find_language

__all__ = ["Chosen", "handout", "language", "load_sheet"]

language = click.option(
    "--lang", "tag", metavar="TAG", required=True, help="The language: en, es, zh-Hans."
)
handout = click.option(
    "--handout", "slug", metavar="SLUG", required=True, help="The handout."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A sheet and its project."""

    project: Project
    sheet: Sheet
    findings: tuple[Finding, ...]  #: on the sheet, its ledger and its project


def load_sheet(ctx: click.Context, tag: str, slug: str) -> Chosen:
    """Load one handout in one language.

    Raises:
        UsageError: There is no such handout, or it or its catalog cannot be read; what
            is wrong with it is printed first.
    """
    project, found = options.open_project(ctx)
    chosen = find_language(project.languages, tag)
    handouts, findings = load_handouts(project)
    one = Selection(handouts=(slug,)).choose_handouts(handouts, project)
    loaded = load(project, one, [chosen])
    every = (*found, *findings, *loaded.findings)
    if not loaded.sheets:
        print_findings(every)
        raise UsageError(
            f"handouts/{slug}.md cannot be read in {chosen.tag}",
            hint="Mend the lines named above.",
        )
    return Chosen(project=project, sheet=loaded.sheets[0], findings=every)
