"""Texts as a signer reads them: what each is, and what it was when it was signed."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tpdocs.catalog import Entry, read_handout_catalog, read_shared_catalog
from tpdocs.cli.review.sheet import Chosen
from tpdocs.foundation import SOURCE_TAG
from tpdocs.review import Mark, Offer, Passage

__all__ = ["mark_lines", "passage_lines", "removed_lines", "show_offer"]


def show_offer(chosen: Chosen, offer: Offer) -> None:
    """Print what is to be signed, then what cannot be, and why."""
    sheet, count = chosen.sheet, len(offer.marks)
    language = sheet.translation.language
    for number, mark in enumerate(offer.marks, 1):
        where = _where(mark.passage) if mark.passage else ""
        click.echo(f"[{number}/{count}] {where}")
        for line in mark_lines(mark, language.tag):
            click.echo(f"  {line}")
    _show_rest(chosen, offer)


def _show_rest(chosen: Chosen, offer: Offer) -> None:
    """Print what has gone from the sheet, and what is not to be signed, and why."""
    for passage in offer.standing.removed:
        for line in removed_lines(passage, chosen.sheet.tag):
            click.echo(line)
    if offer.already:
        click.echo(f"{offer.already} texts that you signed before are not shown.")
    if offer.known:
        count = len(offer.known)
        click.echo(f"{count} of them are shared; this signature names them here too.")
    for mark in offer.own:
        who = "its reviewer" if offer.signer.role == "translator" else "its translator"
        click.echo(f"{_place(chosen, mark)}: not signed: you are {who}")
    for mark in offer.lacking:
        why = _lack(chosen, mark)
        click.echo(f"{_place(chosen, mark)}: not signed: {why}")
    if offer.lacking:
        click.echo(f"The handout is not whole: {len(offer.lacking)} texts are lacking.")


def mark_lines(mark: Mark, tag: str) -> Iterator[str]:
    """Give the lines of a text, with what was signed in its place."""
    if mark.passage:
        yield from passage_lines(mark.passage, tag)
    else:
        yield f"{SOURCE_TAG}: {mark.text.markdown}"
    if mark.before:
        yield "was, when it was signed:"
        if mark.passage and _where(mark.before) != _where(mark.passage):
            yield f"  {_where(mark.before)}"
        for line in passage_lines(mark.before, tag):
            yield f"  {line}"


def removed_lines(passage: Passage, tag: str) -> Iterator[str]:
    """Give the lines of a text that was signed and is no longer on the sheet."""
    yield f"no longer on the sheet: {_where(passage)}"
    for line in passage_lines(passage, tag):
        yield f"  {line}"


def passage_lines(passage: Passage, tag: str) -> Iterator[str]:
    """Give the English of a passage and what it is in the language."""
    yield f"{SOURCE_TAG}: {passage.english}"
    if passage.translation:
        yield f"{tag}: {passage.translation}"


def _where(passage: Passage) -> str:
    """Say what encloses a passage, and what it stands under."""
    under = f", under {' / '.join(passage.under)}" if passage.under else ""
    part = f" (shared: {passage.handout})" if passage.is_shared else ""
    return f"{passage.block}{under}{part}"


def _place(chosen: Chosen, mark: Mark) -> str:
    return f"{chosen.sheet.source.path}:{mark.text.line}"


def _lack(chosen: Chosen, mark: Mark) -> str:
    """Say why a text has no translation that may be shown."""
    sheet = chosen.sheet
    language = sheet.translation.language
    project, source = chosen.project, sheet.source
    catalog = read_handout_catalog(project, source, language).value
    if mark.text.part:
        shared = read_shared_catalog(project, source, language).value
        catalog = shared.catalog if shared else None
    key = (mark.text.context, mark.text.markdown)
    entry = catalog.by_key().get(key, Entry(msgid="")) if catalog else Entry(msgid="")
    if not entry.has_words:
        return "it is not translated"
    if entry.is_fuzzy:
        return "its translation is fuzzy"
    return "a check refuses its translation; see tpdocs check"
