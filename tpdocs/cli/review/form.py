"""``tpdocs review form``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tpdocs.build import Sheet
from tpdocs.cli.output import print_findings
from tpdocs.cli.review import sheet as sheets
from tpdocs.cli.review.sheet import load_sheet
from tpdocs.document import FormRequest, Question, render_form
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Place, UsageError, exit_code, has_errors, write_whole
from tpdocs.readability import judge_plain
from tpdocs.readability.plain import Answer

__all__ = ["command"]

_PEMAT = "PEMAT-P"

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
            questions=tuple(_questions(sheet)),
        )
    )
    rendered = FORMATS[form].render(html, Place(str(path)), DEFAULT_STANDARD)
    print_findings(rendered.findings)
    if not has_errors(rendered.findings):
        write_whole(path, rendered.data)
        click.echo(f"wrote {path}")
    ctx.exit(exit_code(rendered.findings))


def _questions(sheet: Sheet) -> Iterator[Question]:
    """Give the items of PEMAT-P that a person must judge.

    The rules of plain language read English. What they can answer with yes there is
    left out; of a translation a person is asked everything that applies.
    """
    is_source = sheet.translation.language.is_source
    for answered in judge_plain(sheet.source).items:
        item, answer = answered.item, answered.answer
        is_left = answer in (Answer.NO, Answer.HUMAN) or (
            answer is Answer.YES and not is_source
        )
        if item.source.document == _PEMAT and is_left:
            failed = is_source and answer is Answer.NO
            remark = f"The program says no: {', '.join(answered.rules)}."
            yield Question(
                item=int(item.source.item),
                asks=item.asks,
                remark=remark if failed else "",
            )
