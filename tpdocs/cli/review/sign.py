"""``tpdocs review sign``."""

from __future__ import annotations

import sys
from typing import Any

import click

from tpdocs.cli.output import print_findings
from tpdocs.cli.review import sheet as sheets
from tpdocs.cli.review.sheet import Chosen, load_sheet
from tpdocs.cli.review.show import show_offer
from tpdocs.foundation import UsageError, held, write_linked
from tpdocs.review import (
    Offer,
    Role,
    Signer,
    add_signature,
    code_of,
    format_ledger,
    ledger_path,
    make_offer,
    read_ledger,
)

__all__ = ["command"]


@click.command("sign")
@sheets.language
@sheets.handout
@click.option(
    "--role",
    type=click.Choice([str(role) for role in Role]),
    required=True,
    help="What you sign as; a clinician signs the English.",
)
@click.option("--name", required=True, help="Your name, as the page will print it.")
@click.option(
    "--credential", required=True, help="What makes you qualified, such as RN, or CT."
)
@click.option(
    "--seen",
    metavar="CODE",
    help="Sign what was read on the printed form with this code; ask nothing.",
)
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Show the texts of a handout, ask, and sign them.

    What the person has signed before is not shown again. Each signature holds for the
    very words that were shown; who changes a text voids the signature of that text.
    """
    chosen = load_sheet(ctx, given["tag"], given["slug"])
    _refuse_unsound(chosen)
    signer = Signer(
        role=Role(given["role"]),
        name=" ".join(given["name"].split()),
        credential=" ".join(given["credential"].split()),
    )
    offer = make_offer(chosen.sheet.standing, signer)
    code = code_of(chosen.sheet.standing)
    show_offer(chosen, offer)
    if offer.is_empty:
        click.echo("There is nothing to sign.")
        ctx.exit(1 if offer.own or offer.lacking else 0)
    if not _agrees(offer, code, given["seen"]):
        click.echo("Nothing was signed.")
        ctx.exit(1)
    with held(chosen.project.locales):
        _refuse_changed(load_sheet(ctx, given["tag"], given["slug"]), code)
        _write(chosen, offer)
    ctx.exit(1 if offer.own or offer.lacking else 0)


def _refuse_unsound(chosen: Chosen) -> None:
    """Refuse to write a ledger anew that has records which would be lost.

    Raises:
        UsageError: The ledger has errors; they are printed first.
    """
    language = chosen.sheet.translation.language
    findings = read_ledger(chosen.project, language).findings
    if findings:
        print_findings(findings)
        raise UsageError(
            f"locales/{language.locale}/review.toml has errors; it was not touched",
            hint="Mend the lines named above first, so that nothing in it is lost.",
        )


def _refuse_changed(now: Chosen, code: str) -> None:
    """Refuse to sign what was changed while somebody read it.

    Raises:
        UsageError: It was.
    """
    if code_of(now.sheet.standing) != code:
        raise UsageError(
            "the texts were changed while you read them; nothing was signed",
            hint="Run the command again and look at what has changed.",
        )


def _agrees(offer: Offer, code: str, seen: str | None) -> bool:
    """Ask the person; without a terminal, only a code that fits will do.

    Raises:
        UsageError: There is no terminal and no code, or the code is of other texts.
    """
    if seen is not None:
        if seen.strip().upper() != code:
            raise UsageError(
                f"the code {seen} is not that of these texts; nothing was signed",
                hint="Compare it with the form. If it is right, a text has changed; "
                "print the form again, and have it read.",
            )
        return True
    if not sys.stdin.isatty():
        raise UsageError(
            "a signature needs a person at a terminal; nothing was signed",
            hint="Where the person has read and signed on paper, give the code of the "
            "form with --seen CODE.",
        )
    signer, removed = offer.signer, len(offer.standing.removed)
    gone = f", have seen that {removed} have gone," if removed else ""
    known = len(offer.known)
    also = f", and the {known} shared texts that I signed before" if known else ""
    return click.confirm(
        f"I am {signer.name} ({signer.credential}). I have read these "
        f"{len(offer.passages)} texts{gone} and sign them{also} as {signer.role}"
    )


def _write(chosen: Chosen, offer: Offer) -> None:
    """Add the signature to the ledger as it is now."""
    project, language = chosen.project, chosen.sheet.translation.language
    _refuse_unsound(chosen)
    ledger = read_ledger(project, language).value
    if ledger is not None:
        path = ledger_path(project, language)
        text = format_ledger(add_signature(ledger, offer, project.today))
        write_linked(path, text.encode())
        click.echo(f"Signed {len(offer.passages)} texts. Dated {project.today}.")
        click.echo(f"wrote {path.relative_to(project.root)}")
