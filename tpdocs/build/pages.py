"""The page budget of a handout, and a first page that can stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.build.load import Sheet
from tpdocs.formats import Rendered
from tpdocs.foundation import Finding, Place, Severity
from tpdocs.source import KINDS, Panel

__all__ = ["check_pages"]


def check_pages(sheet: Sheet, rendered: Rendered, place: Place) -> Iterator[Finding]:
    """Check a laid-out sheet; a pseudo-locale, longer on purpose, only warns."""
    if rendered.pages is None:
        return
    pseudo = sheet.translation.language.is_pseudo
    severity = Severity.WARNING if pseudo else Severity.ERROR
    budget = sheet.source.head.pages
    if rendered.pages > budget:
        yield Finding(
            rule="page/budget",
            severity=severity,
            place=place,
            message=f"{rendered.pages} pages; the budget is {budget}",
            hint="Cut words in the text or the translation, or raise pages: there.",
        )
    for panel in _late_panels(sheet, rendered.first_page_ids or frozenset()):
        yield Finding(
            rule="page/first-page",
            severity=severity,
            place=place,
            message=f"the block {panel.kind!r} is not on the first page",
            hint=f"Cut words above line {panel.line} of {sheet.source.path}.",
        )


def _late_panels(sheet: Sheet, first_page_ids: frozenset[str]) -> Iterator[Panel]:
    """Give the panels that belong on the first page and are not there."""
    for block in sheet.source.blocks:
        if (
            isinstance(block, Panel)
            and KINDS[block.kind].on_first_page
            and f"kind-{block.kind}" not in first_page_ids
        ):
            yield block
