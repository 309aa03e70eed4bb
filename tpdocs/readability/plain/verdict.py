"""What a rule says of a handout, and what is left for a person to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tpdocs.foundation import Finding, Place, Severity
from tpdocs.readability.plain.rule import Fault, Judged, Rule
from tpdocs.readability.plain.view import View

__all__ = ["Excepted", "Outcome", "Verdict", "apply"]

#: Findings of one rule beyond this are counted, not listed.
_MOST_FINDINGS = 25
_REASONS = {
    Judged.PARTIAL: "nothing was found against it; a machine sees only part of it",
    Judged.HUMAN: "no machine can tell",
}


class Outcome(StrEnum):
    """The four outcomes; only a rule that is judged wholly can pass."""

    PASS = "pass"  # noqa: S105  # an outcome, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"
    HUMAN = "a human must judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excepted:
    """A finding that the author lets stand, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of one rule."""

    rule: Rule
    outcome: Outcome
    findings: tuple[Finding, ...] = ()  #: notes may stand beside any outcome
    excepted: tuple[Excepted, ...] = ()
    reason: str = ""  #: why a human must judge


def apply(rule: Rule, view: View) -> Verdict:
    """Apply a rule to a handout."""
    if not rule.applies(view):
        return Verdict(rule=rule, outcome=Outcome.NOT_APPLICABLE)
    faults = tuple(rule.check(view))
    told = tuple(f for f in faults if not f.excepted)
    outcome = _outcome(rule, told)
    return Verdict(
        rule=rule,
        outcome=outcome,
        findings=tuple(_findings(rule, told, view)),
        excepted=tuple(
            Excepted(finding=_finding(rule, f, view), reason=f.excepted)
            for f in faults
            if f.excepted
        ),
        reason=_REASONS[rule.judged] if outcome is Outcome.HUMAN else "",
    )


def _outcome(rule: Rule, told: tuple[Fault, ...]) -> Outcome:
    if any(fault.counts for fault in told):
        return Outcome.FAIL
    return Outcome.PASS if rule.judged is Judged.AUTOMATIC else Outcome.HUMAN


def _findings(rule: Rule, told: tuple[Fault, ...], view: View) -> Iterator[Finding]:
    shown = sorted(told, key=lambda fault: not fault.counts)[:_MOST_FINDINGS]
    yield from (_finding(rule, fault, view) for fault in shown)
    if len(told) > _MOST_FINDINGS:
        more = Fault(
            message=f"and {len(told) - _MOST_FINDINGS} more",
            line=told[_MOST_FINDINGS].line,
            counts=any(fault.counts for fault in told),
        )
        yield _finding(rule, more, view)


def _finding(rule: Rule, fault: Fault, view: View) -> Finding:
    return Finding(
        rule=rule.name,
        severity=rule.severity if fault.counts else Severity.NOTE,
        place=Place(view.handout.path, fault.line),
        message=fault.message,
        hint=fault.hint or rule.hint,
    )
