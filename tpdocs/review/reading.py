"""A ledger while it is read: its text, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tpdocs.foundation import Finding, Language, Place, Severity

__all__ = ["AGAIN", "Reading"]

#: What to do about a record that does not hold.
AGAIN = "It does not count. Delete this record, and have the text signed again."


@dataclass(slots=True, kw_only=True)
class Reading:
    """Collects findings, each with the line of its record."""

    text: str
    path: str  #: relative to the project
    language: Language
    today: dt.date
    findings: list[Finding] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)  #: seals and digests

    def error(self, rule: str, line: int | None, message: str, hint: str) -> None:
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

    def find(self, words: str, nth: int = 1) -> int | None:
        """Find the line in which words stand for the nth time."""
        at = -1
        for _ in range(nth):
            at = self.text.find(words, at + 1)
            if at < 0:
                return None
        return self.text.count("\n", 0, at) + 1

    def line_of(self, row: dict[str, Any], nth: int = 1) -> int | None:
        """Find the line of a record by what it alone has, for tomllib tells none."""
        for name in ("seal", "digest", "name", "english", "old", "reason"):
            value = row.get(name)
            if isinstance(value, str) and value and (line := self.find(value, nth)):
                return line
        return None

    def is_new(self, row: dict[str, Any]) -> bool:
        """Tell whether a record stands here for the first time, and note it."""
        mark = str(row.get("seal") or row["digest"])
        if mark in self.seen:
            hint = "Delete one of the two lines."
            message = "this record stands twice; it counts once"
            self.error("review/duplicate", self.line_of(row, 2), message, hint)
            return False
        self.seen.add(mark)
        return True
