"""The audit of a file from anywhere: a first look at a distance, then all rules."""

from __future__ import annotations

from pathlib import Path

from tpdocs.audit.expected import Expected
from tpdocs.audit.rule import Rule
from tpdocs.audit.rules.document import read_claims
from tpdocs.audit.scout import find_problem
from tpdocs.audit.subject import CannotCheckError, Subject
from tpdocs.audit.table import audit_pdf, rules_for
from tpdocs.audit.verdict import Outcome, Verdict
from tpdocs.foundation import Finding, Place, Severity

__all__ = ["audit_file"]

_CHECK, _TITLE = "document/readable", "The file can be read, without a password"
_CLAUSES = ("PDF/UA-1 7.16", "Matterhorn 26-002")


def audit_file(
    path: Path,
    expected: Expected | None = None,
    standards: tuple[str, ...] = (),
) -> tuple[Verdict, ...]:
    """Audit a file.

    Args:
        path: The file; it may be anything.
        expected: What it should say, if that is known.
        standards: Names in ``verapdf.STANDARDS``; empty: PDF/UA-1, or what it claims.

    Returns:
        "Not checked" for every rule but one, where the file cannot be read.
    """
    place = Place(str(path))
    try:
        problem = find_problem(path)
        data = b"" if problem else path.read_bytes()
        standards = standards or _claimed(data)
    except (OSError, CannotCheckError) as error:
        problem = str(error)
    if problem:
        return (_unreadable(problem, place), *map(_not_checked, rules_for(expected)))
    readable = Verdict(
        check=_CHECK, outcome=Outcome.PASS, title=_TITLE, clauses=_CLAUSES
    )
    return (readable, *audit_pdf(data, place, standards, expected))


def _claimed(data: bytes) -> tuple[str, ...]:
    """Give the standards to check a file by: those that it says it keeps."""
    if not data:
        return ()
    part, archive = read_claims(Subject(data))
    checks = ("PDF/UA-2", "WTPDF 1.0") if part == "2" else ("PDF/UA-1",)
    kept = {"2": "PDF/A-2a", "4": "PDF/A-4"}.get(archive)
    return (*checks, kept) if kept else checks


def _unreadable(problem: str, place: Place) -> Verdict:
    finding = Finding(
        rule=_CHECK,
        severity=Severity.ERROR,
        place=place,
        message=problem,
        hint="Ask for a whole file without a password; do not give this one out.",
    )
    return Verdict(
        check=_CHECK,
        outcome=Outcome.FAIL,
        findings=(finding,),
        title=_TITLE,
        clauses=_CLAUSES,
    )


def _not_checked(rule: Rule) -> Verdict:
    return Verdict(
        check=rule.name,
        outcome=Outcome.NOT_CHECKED,
        reason="the file cannot be read",
        title=rule.title,
        clauses=rule.clauses,
    )
