"""The fields of each record of a ledger, each with its check: a table."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tpdocs.foundation import SHARED_DOMAIN, is_slug

__all__ = ["FIELDS", "Field", "is_said"]

#: Most characters of a name, a credential or a reason.
_LONG = 200


def is_said(value: Any) -> bool:
    """Tell whether a value is words that can be printed: a name, a credential."""
    return (
        isinstance(value, str)
        and any(char.isalpha() for char in value)
        and len(value) <= _LONG
        and value == " ".join(value.split())
        and not any(unicodedata.category(char)[0] == "C" for char in value)
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_words, value))


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and is_slug(value)


def _is_origin(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    return is_slug(value) or is_slug(value.removeprefix(f"{SHARED_DOMAIN}/"))


def _is_day(value: Any) -> bool:
    return type(value) is dt.date  # a time of day is a date to isinstance


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 32


def _is_digests(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_digest, value))


@dataclass(frozen=True, slots=True)
class Field:
    """What a field must be."""

    check: Callable[[Any], bool]
    wanted: str
    required: bool = True


_SAID = Field(is_said, f"words on one line, {_LONG} characters at most")
_DIGESTS = Field(_is_digests, "a list of digests")
_HANDOUT = Field(_is_name, "the name of a handout")
_ORIGIN = Field(_is_origin, "the name of a handout, or shared/ and that of a part")
_CONTEXT = Field(_is_text, "text", required=False)
_DIGEST = Field(_is_digest, "a digest of 32 digits")
_DAY = Field(_is_day, "a day such as 2026-11-25, without quotes")
_WORDS = Field(_is_words, "text")

#: By kind of record, in the order in which they are written.
FIELDS: dict[str, dict[str, Field]] = {
    "text": {
        "digest": _DIGEST,
        "handout": _ORIGIN,
        "block": _WORDS,
        "under": Field(_is_texts, "a list of texts", required=False),
        "context": _CONTEXT,
        "english": _WORDS,
        "translation": Field(_is_text, "text", required=False),
        "rendered": _WORDS,
    },
    "signature": {
        "seal": _DIGEST,
        "handout": _HANDOUT,
        "language": _WORDS,
        "date": _DAY,
        "role": _WORDS,
        "name": _SAID,
        "credential": _SAID,
        "digests": _DIGESTS,
        "gone": replace(_DIGESTS, required=False),
    },
    "reword": {
        "seal": _DIGEST,
        "handout": _HANDOUT,
        "date": _DAY,
        "by": _SAID,
        "reason": _SAID,
        "context": _CONTEXT,
        "old": _WORDS,
        "new": _WORDS,
    },
}
