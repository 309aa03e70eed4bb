"""Collects what is wrong with one handout while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from tpdocs.foundation import Finding, Place, Severity
from tpdocs.source.inline import Problem, parse_inline

__all__ = ["Report"]


@dataclass(slots=True)
class Report:
    """The findings on one file, so that all are told and not only the first."""

    path: str  #: relative to the project
    findings: list[Finding] = field(default_factory=list)

    def error(self, rule: str, line: int, message: str, hint: str) -> None:
        """Note an error at a line of the file."""
        self.findings.append(
            Finding(
                rule=rule,
                severity=Severity.ERROR,
                place=Place(self.path, line),
                message=message,
                hint=hint,
            )
        )

    def check_text(self, markdown: str, line: int) -> None:
        """Note what is wrong in the inline Markdown of a text."""
        for problem in parse_inline(markdown).problems:
            self.problem(problem, line)

    def problem(self, problem: Problem, line: int) -> None:
        """Note what :func:`~tpdocs.source.inline.parse_inline` found at a line."""
        self.error(f"handout/{problem.rule}", line, problem.message, problem.hint)
