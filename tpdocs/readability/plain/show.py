"""A report of plain language in words, and as data."""

from __future__ import annotations

from typing import Any

from tpdocs.foundation import Finding
from tpdocs.readability.plain.report import Answer, PlainReport
from tpdocs.readability.plain.rule import Document
from tpdocs.readability.plain.verdict import Verdict

__all__ = ["plain_data", "summarize"]

_INFORMED: dict[Document, str] = {
    "CDC CCI": "CCI-informed",
    "PEMAT-P": "PEMAT-informed",
}


def summarize(report: PlainReport) -> tuple[str, ...]:
    """Say how many items of each instrument have which answer; never a score."""
    return tuple(
        f"{name}, of {sum(counts.values())} items: the machine says yes to "
        f"{counts[Answer.YES]} and no to {counts[Answer.NO]}, a human must judge "
        f"{counts[Answer.HUMAN]}, {counts[Answer.NOT_APPLICABLE]} do not apply. "
        f"This is no {document} score."
        for document, name in _INFORMED.items()
        for counts in [report.count(document)]
    )


def plain_data(report: PlainReport) -> dict[str, Any]:
    """Give the report as data for JSON: rules, items and their counts."""
    return {
        "rules": [_verdict_data(verdict) for verdict in report.verdicts],
        "items": [
            {
                "document": answered.item.source.document,
                "item": answered.item.source.item,
                "asks": answered.item.asks,
                "judged": str(answered.item.judged),
                "answer": str(answered.answer),
                "rules": list(answered.rules),
            }
            for answered in report.items
        ],
        "counts": {
            name: {str(answer): n for answer, n in report.count(document).items()}
            for document, name in _INFORMED.items()
        },
    }


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "rule": verdict.rule.name,
        "judged": str(verdict.rule.judged),
        "sources": [" ".join(source) for source in verdict.rule.sources],
        "outcome": str(verdict.outcome),
        "reason": verdict.reason,
        "findings": [_finding_data(finding) for finding in verdict.findings],
        "excepted": [
            {**_finding_data(excepted.finding), "reason": excepted.reason}
            for excepted in verdict.excepted
        ],
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "place": str(finding.place),
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
    }
