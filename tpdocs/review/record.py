"""What a ledger holds: texts that were signed, signatures, and edits of no meaning."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from tpdocs.foundation import digest_bytes

__all__ = ["Ledger", "Passage", "Reword", "Role", "Signature", "digest_record"]


class Role(StrEnum):
    """As what a person signs."""

    TRANSLATOR = "translator"  #: wrote the translation, or took it over as their own
    REVIEWER = "reviewer"  #: compared a translation of somebody else with the English
    CLINICIAN = "clinician"  #: vouches for what the English says


def digest_record(kind: str, values: list[Any]) -> str:
    """Give the digest of a record's values, in a form that has one spelling only."""
    text = json.dumps([kind, *values], ensure_ascii=False, default=str)
    return digest_bytes(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text in its place, as a signer sees it."""

    handout: str  #: slug; for a text of a shared part ``shared/<part>``
    context: str | None = None  #: msgctxt
    block: str  #: what encloses it: ``emergency > list item``
    under: tuple[str, ...] = ()  #: English headings, column and row head, outer item
    english: str  #: Markdown
    translation: str = ""  #: Markdown; empty: the English itself is signed
    rendered: str  #: what is signed as HTML, with placeholders by their names

    @property
    def domain(self) -> str:
        """The catalog of its message: the handout's, or ``shared``."""
        return self.handout.partition("/")[0]

    @property
    def is_shared(self) -> bool:
        """Whether it comes from a part that several handouts may include."""
        return "/" in self.handout

    @property
    def digest(self) -> str:
        """What a signature names it by."""
        return digest_record("text", [getattr(self, f.name) for f in fields(self)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One person's word for a set of passages of a handout."""

    handout: str  #: slug
    language: str  #: tag; the same words may be wrong in another language
    role: Role
    name: str
    credential: str  #: what makes the person qualified, in their own words
    date: dt.date
    digests: tuple[str, ...]  #: of the passages, sorted
    gone: tuple[str, ...] = ()  #: of passages seen to be no longer on the sheet

    @property
    def seal(self) -> str:
        """Digest of the whole record, by which an edit by hand is seen."""
        return digest_record("signature", [getattr(self, f.name) for f in fields(self)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reword:
    """One person's word that an edit of the English changed no meaning."""

    handout: str  #: slug; ``shared`` for the texts of all shared parts
    context: str | None = None
    old: str
    new: str
    by: str
    date: dt.date
    reason: str

    @property
    def seal(self) -> str:
        """Digest of the whole record, by which an edit by hand is seen."""
        return digest_record("reword", [getattr(self, f.name) for f in fields(self)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The records of one language that hold; what does not hold was reported."""

    texts: tuple[Passage, ...] = ()
    signatures: tuple[Signature, ...] = ()
    rewords: tuple[Reword, ...] = ()  #: in the ledger of the English only
