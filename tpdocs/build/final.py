"""What may go to patients: whole, reviewed, and without an error."""

from __future__ import annotations

from collections.abc import Iterable

from tpdocs.build.load import Sheet
from tpdocs.foundation import Finding, Place, Severity

__all__ = ["only_final"]


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
