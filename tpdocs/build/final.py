"""What may go to patients: whole, reviewed, and without an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tpdocs.build.load import Sheet
from tpdocs.catalog import page_template
from tpdocs.foundation import PAGE_DOMAIN, Finding, Place, Severity

__all__ = ["check_words", "only_final"]


def only_final(
    sheets: Iterable[Sheet], findings: Iterable[Finding]
) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Keep the sheets that may go to patients.

    Returns:
        Those sheets, and one finding for each other that says what it lacks.
    """
    wrong = {finding.place.path for finding in findings if finding.is_error}
    kept, refused = [], []
    for sheet in sheets:
        has_error = sheet.source.path in wrong
        if sheet.review.is_draft or has_error:
            refused.append(_refusal(sheet, has_error=has_error))
        else:
            kept.append(sheet)
    return tuple(kept), tuple(refused)


def check_words(sheets: Iterable[Sheet]) -> Iterator[Finding]:
    """Say which words of the page no signature covers, once for each language.

    They are no text of a handout, so nobody signs them with one.
    """
    wanted = {entry.msgid for entry in page_template().entries}
    by_tag = {sheet.tag: sheet.words for sheet in sheets}
    for tag, words in by_tag.items():
        if words.language.is_source:
            continue
        missing = len(wanted - words.translations.keys())
        drafted = len(wanted & words.drafted)
        reasons = [f"{missing} are in English"] if missing else []
        reasons += [f"{drafted} are a machine's"] if drafted else []
        if reasons:
            yield _about_words(tag, words.language.locale, " and ".join(reasons))


def _about_words(tag: str, locale: str, what: str) -> Finding:
    return Finding(
        rule="review/page-words",
        severity=Severity.WARNING,
        place=Place(f"locales/{locale}/LC_MESSAGES/{PAGE_DOMAIN}.po"),
        message=f"of the words of the page in {tag}, {what}; no signature covers them",
        hint="Have a translator go over this file in your project, and take the header "
        "X-Tpdocs-Origin out of it.",
    )


def _refusal(sheet: Sheet, *, has_error: bool) -> Finding:
    reasons = [*sheet.review.reasons, *(["It has errors."] if has_error else [])]
    return Finding(
        rule="review/draft",
        severity=Severity.ERROR,
        place=Place(sheet.source.path),
        message=f"in {sheet.tag} it is a draft: {' '.join(reasons)}",
        hint="'tpdocs review status' says who has still to sign; 'tpdocs review form' "
        "prints what they read.",
    )
