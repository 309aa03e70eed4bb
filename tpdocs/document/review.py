"""Who has reviewed what, and what the page must therefore say of itself."""

from __future__ import annotations

from dataclasses import dataclass

from tpdocs.catalog import Coverage
from tpdocs.review import Credit, Role, Standing

__all__ = ["Review", "judge_review"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


NO_CLINICIAN = _("Not reviewed by a clinician.")
PART_CLINICIAN = _("Some parts have not been reviewed by a clinician.")
NOBODY = _("Not reviewed by a clinician or a translator.")
MACHINE = _("Machine translation.")
UNREVIEWED = _("Not reviewed by a translator.")
PART_UNREVIEWED = _("Some parts have not been reviewed by a translator.")
INCOMPLETE = _("Some parts are not translated yet. They are in English.")
EXPIRED = _("The date by which it must be reviewed again has passed.")
PSEUDO = _("This is not a language. It is a test of the page.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What stands between a page and a patient, and who answers for it."""

    reasons: tuple[str, ...]  #: why it is a draft, as msgids; empty: it is not
    clinicians: tuple[Credit, ...]  #: who signed all of the English; empty: nobody
    translators: tuple[Credit, ...]  #: who signed all of the translation
    reviewers: tuple[Credit, ...]  #: who reviewed all of the translation
    is_machine: bool  #: translated by a machine
    expires: str  #: ``YYYY-MM``, the last month in which it holds; may be empty

    @property
    def is_draft(self) -> bool:
        """Whether the page must not be given to patients."""
        return bool(self.reasons)

    @property
    def names_people(self) -> bool:
        """Whether the page credits anybody by name."""
        return bool(self.clinicians or self.translators or self.reviewers)


def judge_review(standing: Standing, english: Standing, coverage: Coverage) -> Review:
    """Say what is still to be done before a handout may be given out.

    A translation needs its own signatures and those of the English.

    Args:
        standing: Of the handout in the language of the page.
        english: Of the handout in English.
        coverage: How much of it is translated.
    """
    language = standing.language
    reasons = [PSEUDO] if language.is_pseudo else []
    is_reviewed = standing.is_signed and not language.is_pseudo
    if standing.is_machine and not is_reviewed:
        reasons.append(MACHINE)
    reasons += _missing(standing, english)
    if not coverage.is_whole:
        reasons.append(INCOMPLETE)
    if english.is_expired:
        reasons.append(EXPIRED)
    return Review(
        reasons=tuple(reasons),
        clinicians=_credits(english, Role.CLINICIAN),
        translators=_credits(standing, Role.TRANSLATOR),
        reviewers=_credits(standing, Role.REVIEWER) if standing.is_signed else (),
        is_machine=standing.is_machine,
        expires=english.expires,
    )


def _missing(standing: Standing, english: Standing) -> list[str]:
    """Say whose review is missing: all of it, or that of some parts."""
    clinician = _lack(english, Role.CLINICIAN, NO_CLINICIAN, PART_CLINICIAN)
    if standing.language.is_source:
        return clinician
    reviewer = _lack(standing, Role.REVIEWER, UNREVIEWED, PART_UNREVIEWED)
    if (clinician, reviewer) == ([NO_CLINICIAN], [UNREVIEWED]):
        return [NOBODY]
    return clinician + reviewer


def _lack(standing: Standing, role: Role, none: str, part: str) -> list[str]:
    """Say that nobody, or not everybody, has signed what there is to sign."""
    if standing.is_signed:
        return []
    return [part if standing.has_any(role) else none]


def _credits(standing: Standing, role: Role) -> tuple[Credit, ...]:
    return standing.credits(role) if standing.has_all(role) else ()
