"""Who answers for a page, in words of its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from tpdocs.document.phrase import Phrase
from tpdocs.document.review import Review
from tpdocs.document.wording import Wording
from tpdocs.foundation import Language
from tpdocs.review import Credit

__all__ = ["day_name", "find_credits"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


_REVIEWED = _("Reviewed by {name}, {date}")
_TRANSLATED = _("Translated by {name}, {date}")
_COMPARED = _("Translation reviewed by {name}, {date}")
_NO_CLINICIAN = _("Not reviewed by a clinician")
_MACHINE = _("Machine translation")
_UNREVIEWED_MACHINE = _("Machine translation, not reviewed")
_UNREVIEWED = _("Translation not reviewed")


def find_credits(review: Review, wording: Wording) -> tuple[Phrase, ...]:
    """Say who reviewed the English, and who translated it and reviewed that."""
    phrases = [*_named(_REVIEWED, review.clinicians, wording)]
    if not phrases:
        phrases.append(wording.phrase(_NO_CLINICIAN))
    if not wording.language.is_source:
        phrases += _of_translation(review, wording)
    return tuple(phrases)


def day_name(day: dt.date, language: Language) -> str:
    """Give a day as its language writes it, with Western digits."""
    from babel.dates import format_date

    return format_date(day, "long", locale=language.cldr)


def _of_translation(review: Review, wording: Wording) -> Iterator[Phrase]:
    yield from _named(_TRANSLATED, review.translators, wording)
    if review.reviewers:
        if review.is_machine:
            yield wording.phrase(_MACHINE)
        yield from _named(_COMPARED, review.reviewers, wording)
    else:
        yield wording.phrase(_UNREVIEWED_MACHINE if review.is_machine else _UNREVIEWED)


def _named(msgid: str, signers: Iterable[Credit], wording: Wording) -> Iterator[Phrase]:
    for signer in signers:
        name = f"{signer.name} ({signer.credential})"
        day = day_name(signer.date, wording.language)
        yield wording.phrase(msgid, name=name, date=day)
