"""All rules applied to a handout, and what that says of CDC CCI and PEMAT-P.

PEMAT-informed, CCI-informed: neither was made for machines, and no score or percentage
of either is given. Items are counted by who can answer them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from tpdocs.foundation import Finding, Severity
from tpdocs.readability.plain.explained import Used, find_used
from tpdocs.readability.plain.items import ITEMS, Item
from tpdocs.readability.plain.rule import Document, Judged
from tpdocs.readability.plain.table import PLAIN_RULES
from tpdocs.readability.plain.verdict import Outcome, Verdict, apply
from tpdocs.readability.plain.view import View
from tpdocs.readability.plain.walk import view_of
from tpdocs.source import Handout

__all__ = ["Answer", "Answered", "PlainReport", "check_plain", "judge_plain"]


class Answer(StrEnum):
    """What can be said of an item of CDC CCI or PEMAT-P."""

    YES = "the machine says yes"
    NO = "the machine says no"
    HUMAN = "a human must judge"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An item with its answer, and the rules that it rests on."""

    item: Item
    answer: Answer
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReport:
    """What the rules say of one handout."""

    verdicts: tuple[Verdict, ...]
    items: tuple[Answered, ...]
    used: tuple[Used, ...]  #: hard words and idioms, each once

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, warnings first; excepted ones are notes that say why."""
        told = [f for verdict in self.verdicts for f in verdict.findings]
        told += (
            _with_reason(excepted.finding, excepted.reason)
            for verdict in self.verdicts
            for excepted in verdict.excepted
        )
        return tuple(sorted(told, key=lambda f: (f.severity is Severity.NOTE, f.place)))

    @property
    def explained(self) -> frozenset[str]:
        """The hard words that the handout explains where it first uses them."""
        return frozenset(u.term.hard for u in self.used if u.explained_at is not None)

    def count(self, document: Document) -> dict[Answer, int]:
        """Count the items of a document by their answers; all answers are there."""
        counted = Counter(
            a.answer for a in self.items if a.item.source.document == document
        )
        return {answer: counted[answer] for answer in Answer}


def judge_plain(handout: Handout) -> PlainReport:
    """Apply every rule to the English of a handout."""
    view = view_of(handout)
    verdicts = tuple(apply(rule, view) for rule in PLAIN_RULES)
    items = tuple(_answer(item, verdicts, view) for item in ITEMS)
    return PlainReport(verdicts=verdicts, items=items, used=find_used(view))


def check_plain(handout: Handout) -> tuple[Finding, ...]:
    """Give the findings of all rules of plain language: warnings and notes, no errors.

    None is an error, since none is beyond dispute: a careful writer may have a reason.
    """
    return judge_plain(handout).findings


def _answer(item: Item, verdicts: tuple[Verdict, ...], view: View) -> Answered:
    about = tuple(v for v in verdicts if item.source in v.rule.sources)
    applied = [v for v in about if v.outcome is not Outcome.NOT_APPLICABLE]
    return Answered(
        item=item,
        answer=_sum_up(
            item, applied, is_open=item.applies(view) and _asked(about, applied)
        ),
        rules=tuple(v.rule.name for v in about),
    )


def _asked(about: tuple[Verdict, ...], applied: list[Verdict]) -> bool:
    return bool(applied) or not about


def _sum_up(item: Item, applied: list[Verdict], *, is_open: bool) -> Answer:
    if not is_open:
        return Answer.NOT_APPLICABLE
    if any(verdict.outcome is Outcome.FAIL for verdict in applied):
        return Answer.NO
    return Answer.YES if item.judged is Judged.AUTOMATIC else Answer.HUMAN


def _with_reason(finding: Finding, reason: str) -> Finding:
    message = f"{finding.message}; let stand: {reason}"
    return replace(finding, severity=Severity.NOTE, message=message)
