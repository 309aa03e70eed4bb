"""The one shape in which everything in tpdocs reports: a finding with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from tpdocs.foundation import errors

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Checked", "Finding", "Place", "Severity", "exit_code", "has_errors"]

T = TypeVar("T")

#: Exit code of an error finding, by the area its rule belongs to. Any other area: 1.
_AREA_ERRORS: dict[str, type[errors.TpdocsError]] = {
    "clinic": errors.UsageError,
    "handout": errors.HandoutError,
    "picture": errors.HandoutError,
    "catalog": errors.CatalogError,
    "language": errors.CatalogError,
    "font": errors.MissingToolError,
    "tool": errors.MissingToolError,
    "render": errors.RenderError,
}

#: When several areas have errors, the code that comes first here is the exit code:
#: the cause before what follows from it.
_PRECEDENCE = (2, 3, 4, 5, 6, 1)


class Severity(StrEnum):
    """How much a finding matters: an error keeps a file from being made."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding is: a file, relative to the project, and a line from 1."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        """Give ``file:line``, or the file alone where no line is known."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a person has to know, with a place and a next step."""

    rule: str  #: ``area/name``, stable, for machines
    severity: Severity
    place: Place
    message: str  #: what is wrong, one sentence
    hint: str  #: what to do next; never empty

    @property
    def is_error(self) -> bool:
        """Whether this finding keeps a file from being made."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value that was checked; ``None`` where the findings leave nothing to use."""

    value: T | None
    findings: tuple[Finding, ...] = ()


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error."""
    return any(finding.is_error for finding in findings)


def exit_code(findings: Iterable[Finding]) -> int:
    """Give the exit code that stands for a set of findings.

    Returns:
        0 without errors; else the code of the area that comes first in the order
        usage, handout, catalog, tool, rendering, anything else.
    """
    codes = {
        _AREA_ERRORS.get(f.rule.partition("/")[0], errors.TpdocsError).exit_code
        for f in findings
        if f.is_error
    }
    return next((code for code in _PRECEDENCE if code in codes), 0)
