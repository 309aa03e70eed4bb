"""Collects what is wrong with one handout while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tpdocs.foundation import Finding, Place, Severity, UsageError, read_text
from tpdocs.source.inline import Problem, parse_inline

__all__ = ["INCLUDE", "Report", "read_source"]

#: An include; the group is the name of the part, with the spaces around it.
INCLUDE = re.compile(r"\{\s*include\b([^{}]*)\}")


@dataclass(slots=True)
class Report:
    """The findings on one file, so that all are told and not only the first."""

    path: str  #: relative to the project
    findings: list[Finding] = field(default_factory=list)

    @property
    def has_failed_includes(self) -> bool:
        """Whether blocks are lacking because their part cannot be used."""
        return any(found.rule == "handout/include" for found in self.findings)

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
        if include := INCLUDE.search(markdown):
            self.error(
                "handout/include",
                line,
                f"{include[0]} is not alone in a paragraph",
                "Put it into a line of its own, with an empty line above and below: at "
                "the left edge or in a ::: block, in no list, table or heading.",
            )
            return
        for problem in parse_inline(markdown).problems:
            self.problem(problem, line)

    def problem(self, problem: Problem, line: int) -> None:
        """Note what :func:`~tpdocs.source.inline.parse_inline` found at a line."""
        self.error(f"handout/{problem.rule}", line, problem.message, problem.hint)


def read_source(path: Path, report: Report) -> str | None:
    """Read a Markdown file; ``None`` if it cannot be read, which the report notes."""
    try:
        return read_text(path)
    except UsageError as error:
        line = re.search(r"line (\d+)", error.message)
        place = int(line[1]) if line else 1
        report.error("handout/file", place, error.message, error.hint)
        return None
