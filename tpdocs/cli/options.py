"""Options and arguments that several commands share, and the project they work on."""

from __future__ import annotations

import click

from tpdocs.cli.output import findings_data, print_findings, print_json
from tpdocs.foundation import Finding, Project, UsageError, exit_code, read_project

__all__ = ["as_json", "finish", "handouts", "languages", "open_project"]

languages = click.option(
    "--lang",
    "tags",
    metavar="TAG",
    multiple=True,
    help="Only this language; repeatable.",
)
handouts = click.option(
    "--handout",
    "slugs",
    metavar="SLUG",
    multiple=True,
    help="Only this handout; repeatable.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print data, not text.")


def open_project(
    ctx: click.Context, *, as_json: bool = False
) -> tuple[Project, tuple[Finding, ...]]:
    """Read the project that ``-C`` names, with what is to be said of it.

    Raises:
        UsageError: ``clinic.toml`` cannot be used; its findings are printed first.
    """
    checked = read_project(ctx.obj.root, ctx.obj.today)
    if checked.value is None:
        if as_json:
            print_json({"findings": findings_data(checked.findings)})
        else:
            print_findings(checked.findings)
        raise UsageError(
            "clinic.toml cannot be used, so nothing was done",
            hint="Mend the lines named above; every page shows these values.",
        )
    return checked.value, checked.findings


def finish(ctx: click.Context, findings: tuple[Finding, ...]) -> None:
    """End a command with the exit code that its findings call for."""
    ctx.exit(exit_code(findings))
