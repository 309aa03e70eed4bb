"""Whether a record of a ledger holds: rules in a table, each a small function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tpdocs.review.reading import AGAIN, Reading
from tpdocs.review.record import Passage, Reword, Role, Signature

__all__ = ["check_reword", "check_signature", "check_text", "roles_of"]


@dataclass(frozen=True, slots=True)
class _Subject:
    """A signature with what it is judged by."""

    row: Mapping[str, Any]
    signature: Signature
    handouts: Mapping[str, str]  #: by the digest of each text of the ledger
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule, and what says what is wrong by it, or nothing."""

    name: str
    check: Callable[[_Subject], str]


def check_text(row: dict[str, Any], passage: Passage, reading: Reading) -> bool:
    """Tell whether a text is the one that its digest names; report it if not."""
    if passage.digest == row["digest"]:
        return True
    message = f"the digest {row['digest']} is not that of the text beside it"
    reading.error("review/digest", reading.line_of(row), message, AGAIN)
    return False


def check_signature(
    row: dict[str, Any],
    signature: Signature,
    handouts: Mapping[str, str],
    reading: Reading,
) -> bool:
    """Tell whether a signature holds; report the first thing that is wrong if not.

    Args:
        row: As it stands in the file, with its seal.
        signature: The record that was made of it.
        handouts: The handout of each text of the ledger, by digest.
        reading: Where to report.
    """
    subject = _Subject(row, signature, handouts, reading)
    for rule in _RULES:
        message = rule.check(subject)
        if message:
            reading.error(rule.name, reading.line_of(row), message, AGAIN)
            return False
    return True


def check_reword(row: dict[str, Any], reword: Reword, reading: Reading) -> bool:
    """Tell whether a reword holds; report it if not."""
    line, hint = reading.line_of(row), "It does not count. Delete this record."
    if reword.seal != row["seal"]:
        reading.error("review/seal", line, "this reword was changed by hand", hint)
    elif _is_future(reword.date, reading):
        message = f"{reword.date} lies in the future"
        reading.error("review/date", line, message, hint)
    elif not reading.language.is_source:
        message = "a reword belongs into locales/en/review.toml"
        reading.error("review/ledger", line, message, hint)
    else:
        return True
    return False


def roles_of(*, is_source: bool) -> tuple[Role, ...]:
    """Give the roles that may sign the English, or a translation."""
    return (Role.CLINICIAN,) if is_source else (Role.TRANSLATOR, Role.REVIEWER)


def _is_future(date: dt.date, reading: Reading) -> bool:
    """Tell whether a day has come nowhere yet: it comes to Asia before America."""
    return date > reading.today + dt.timedelta(days=1)


def _check_seal(subject: _Subject) -> str:
    is_true = subject.signature.seal == subject.row["seal"]
    return "" if is_true else "this signature was changed by hand"


def _check_date(subject: _Subject) -> str:
    date = subject.signature.date
    return f"{date} lies in the future" if _is_future(date, subject.reading) else ""


def _check_role(subject: _Subject) -> str:
    language, role = subject.reading.language, subject.signature.role
    if role in roles_of(is_source=language.is_source):
        return ""
    return f"a {role} does not sign {language.english_name}"


def _check_language(subject: _Subject) -> str:
    own, language = subject.signature.language, subject.reading.language
    return "" if own == language.tag else f"it was given for the language {own!r}"


def _check_texts(subject: _Subject) -> str:
    if not (subject.signature.digests or subject.signature.gone):
        return "it names no text"
    lost = [d for d in subject.signature.digests if d not in subject.handouts]
    return f"it names {lost[0]}, and no text here has that digest" if lost else ""


def _check_handout(subject: _Subject) -> str:
    """A signature is given for one handout, in which the signer saw each text.

    The texts of shared parts are on many handouts, and on this one too.
    """
    own = subject.signature.handout
    named = {subject.handouts[d] for d in subject.signature.digests}
    others = {name for name in named if name != own and "/" not in name}
    return f"it is for {own}, but names a text of {min(others)}" if others else ""


_RULES = (
    _Rule("review/seal", _check_seal),
    _Rule("review/date", _check_date),
    _Rule("review/role", _check_role),
    _Rule("review/other-language", _check_language),
    _Rule("review/digest", _check_texts),
    _Rule("review/other-handout", _check_handout),
)
