"""Rules of the audit: what they check, by which clause, and how one is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tpdocs.audit.subject import FAULTS, CannotCheckError, Subject, reason_of
from tpdocs.audit.verdict import Outcome, Verdict
from tpdocs.foundation import Finding, Place, Severity

__all__ = ["Fault", "Rule", "apply"]

#: Findings of one rule beyond this are counted, not listed.
_MOST_FAULTS = 25


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that breaks a rule."""

    message: str
    page: int | None = None  #: from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: a row of the table."""

    name: str  #: ``area/name``
    title: str  #: what holds where it passes
    clauses: tuple[str, ...]  #: standards that ask for it, the Matterhorn ones by index
    hint: str  #: what to do about a fault
    check: Callable[[Subject], Iterable[Fault]]
    pages: int | None = None  #: how many it looks at; ``None``: all, or none
    needs_source: bool = False  #: it compares the file with a handout
    severity: Severity = Severity.ERROR  #: of its findings; an error stops a build

    @property
    def area(self) -> str:
        """The part of the name before the slash."""
        return self.name.partition("/")[0]


def apply(rule: Rule, subject: Subject, place: Place) -> Verdict:
    """Apply a rule; what cannot be checked is never a pass."""
    try:
        faults = list(rule.check(subject))
        count = subject.page_count
    except CannotCheckError as error:
        return _verdict(rule, Outcome.NOT_CHECKED, reason=str(error))
    except FAULTS as error:
        reason = f"the file makes no sense here: {reason_of(error)}"
        return _verdict(rule, Outcome.NOT_CHECKED, reason=reason)
    if faults:
        return _verdict(rule, Outcome.FAIL, tuple(_findings(rule, faults, place)))
    if rule.pages is not None and count > rule.pages:
        reason = f"only the first {rule.pages} of {count} pages were looked at"
        return _verdict(rule, Outcome.NOT_CHECKED, reason=reason)
    return _verdict(rule, Outcome.PASS)


def _verdict(
    rule: Rule, outcome: Outcome, findings: tuple[Finding, ...] = (), reason: str = ""
) -> Verdict:
    return Verdict(
        check=rule.name,
        outcome=outcome,
        findings=findings,
        reason=reason,
        title=rule.title,
        clauses=rule.clauses,
    )


def _findings(rule: Rule, faults: list[Fault], place: Place) -> Iterable[Finding]:
    faults = list(dict.fromkeys(faults))
    for fault in faults[:_MOST_FAULTS]:
        where = f"page {fault.page}: " if fault.page else ""
        yield _finding(rule, where + fault.message, place)
    if len(faults) > _MOST_FAULTS:
        yield _finding(rule, f"and {len(faults) - _MOST_FAULTS} more", place)


def _finding(rule: Rule, message: str, place: Place) -> Finding:
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        place=place,
        message=message,
        hint=rule.hint,
    )
