"""Rules of plain language: what they look for, who asks for it, who can judge it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from tpdocs.foundation import Severity
from tpdocs.readability.plain.view import Passage, View

__all__ = [
    "Document",
    "Fault",
    "Judged",
    "Rule",
    "Source",
    "always",
    "fault",
    "is_long",
]

Document = Literal["CDC CCI", "PEMAT-P", "NHS", "Federal", "tpdocs"]


class Judged(StrEnum):
    """How far a machine can judge: wholly, only against a text, or not at all."""

    AUTOMATIC = "automatic"
    PARTIAL = "partial"
    HUMAN = "human"


class Source(NamedTuple):
    """Who asks for something."""

    document: Document
    item: str  #: its number there, or the name of the part


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that breaks a rule."""

    message: str
    line: int
    hint: str = ""  #: empty: the hint of the rule
    excepted: str = ""  #: the author's reason to let it stand
    counts: bool = True  #: false: worth telling, but the rule is not broken by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: a row of the table."""

    name: str  #: ``plain/name``
    title: str  #: what holds where nothing is found
    judged: Judged
    severity: Severity
    sources: tuple[Source, ...]
    hint: str  #: what to do about a fault
    check: Callable[[View], Iterable[Fault]]
    applies: Callable[[View], bool]


def always(_view: View) -> bool:
    """Tell that a rule applies to every handout."""
    return True


def is_long(view: View) -> bool:
    """Tell whether a handout is long enough to want parts (PEMAT-P: else N/A)."""
    return not view.is_short


def fault(
    passage: Passage, message: str, hint: str = "", *, counts: bool = True
) -> Fault:
    """Make a fault of a passage, with its line and its author's exception."""
    return Fault(
        message=message,
        line=passage.line,
        hint=hint,
        excepted=passage.excepted,
        counts=counts,
    )
