"""``tpdocs review form``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tpdocs.cli.output import print_findings
from tpdocs.cli.review import sheet as sheets
from tpdocs.cli.review.sheet import load_sheet
from tpdocs.document import FormRequest, render_form
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Place, UsageError, exit_code, has_errors, write_whole

__all__ = ["command"]

_FORMS = ("pdf", "html")


@click.command("form")
@sheets.language
@sheets.handout
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A .pdf or .html file; else SLUG.TAG.review.pdf here.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Write the form on which a reviewer judges a handout, for print or the screen.

    Each text stands beside its English, with boxes to tick and room for a comment;
    then the questions that only a person can answer, and a place to sign. Its code
    goes into 'tpdocs review sign --seen CODE'.
    """
    chosen = load_sheet(ctx, given["tag"], given["slug"])
    sheet = chosen.sheet
    path = given["path"] or Path(f"{sheet.slug}.{sheet.tag}.review.pdf")
    form = path.suffix.removeprefix(".")
    if form not in _FORMS:
        raise UsageError(
            f"{path} is neither a .pdf nor an .html file",
            hint="Give it a name that ends in .pdf or .html.",
        )
    if path.exists() and not given["force"]:
        raise UsageError(
            f"{path} is there already; it was not touched",
            hint="Name another file, or use --force.",
        )
    html = render_form(
        FormRequest(
            project=chosen.project,
            source=sheet.source,
            translation=sheet.translation,
            words=sheet.words,
            standing=sheet.standing,
        )
    )
    rendered = FORMATS[form].render(html, Place(str(path)), DEFAULT_STANDARD)
    print_findings(rendered.findings)
    if not has_errors(rendered.findings):
        write_whole(path, rendered.data)
        click.echo(f"wrote {path}")
    ctx.exit(exit_code(rendered.findings))
