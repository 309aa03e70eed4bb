"""Who has reviewed what, and what the page must therefore say of itself."""

from __future__ import annotations

from dataclasses import dataclass

from tpdocs.catalog import Coverage
from tpdocs.foundation import Language
from tpdocs.source import Head

__all__ = ["Review", "judge_review"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


NO_CLINICIAN = _("Not reviewed by a clinician.")
NOBODY = _("Not reviewed by a clinician or a translator.")
MACHINE = _("Machine translation.")
UNREVIEWED = _("Not reviewed by a translator.")
INCOMPLETE = _("Some parts are not translated yet. They are in English.")
PSEUDO = _("This is not a language. It is a test of the page.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What stands between a page and a patient."""

    reasons: tuple[str, ...]  #: why it is a draft, as msgids; empty: it is not
    clinician: str  #: who signed the English; empty: nobody
    is_machine: bool  #: translated by a machine

    @property
    def is_draft(self) -> bool:
        """Whether the page must not be given to patients."""
        return bool(self.reasons)


def judge_review(
    head: Head, language: Language, coverage: Coverage, *, is_machine: bool
) -> Review:
    """Say what is still to be done before a handout may be given out.

    No sign-off of translations exists yet, so every translation is a draft.
    """
    reasons = []
    if language.is_pseudo:
        reasons.append(PSEUDO)
    if is_machine:
        reasons.append(MACHINE)
    if not language.is_source:
        reasons.append(UNREVIEWED if head.reviewed_by else NOBODY)
    elif not head.reviewed_by:
        reasons.append(NO_CLINICIAN)
    if not coverage.is_whole:
        reasons.append(INCOMPLETE)
    return Review(
        reasons=tuple(reasons), clinician=head.reviewed_by, is_machine=is_machine
    )
