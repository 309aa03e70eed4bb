"""What a check of a finished file says: pass, fail, or not checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tpdocs.foundation import Finding

__all__ = ["Outcome", "Verdict"]


class Outcome(StrEnum):
    """The three outcomes; "not checked" is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of one check, with what was found."""

    check: str  #: ``PDF/UA-1``, ``tags/headings`` …
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str = ""  #: why it was not checked
    title: str = ""  #: what holds where it passes
    clauses: tuple[str, ...] = ()  #: of standards; Matterhorn's by index
