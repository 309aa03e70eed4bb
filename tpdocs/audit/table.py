"""The table of the audit's rules, and the audit of one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tpdocs.audit.expected import Expected
from tpdocs.audit.rule import Rule, apply
from tpdocs.audit.rules import (
    document,
    eyes,
    fonts,
    language,
    layout,
    links,
    lists,
    order,
    setting,
    tags,
    text,
)
from tpdocs.audit.subject import Subject
from tpdocs.audit.verapdf import validate
from tpdocs.audit.verdict import Outcome, Verdict
from tpdocs.foundation import Place

__all__ = ["RULES", "audit_pdf", "rules_for"]

RULES: tuple[Rule, ...] = (
    *text.RULES,
    *order.RULES,
    *tags.RULES,
    *lists.RULES,
    *language.RULES,
    *links.RULES,
    *fonts.RULES,
    *eyes.RULES,
    *layout.RULES,
    *setting.RULES,
    *document.RULES,
)


def audit_pdf(
    data: bytes,
    place: Place,
    standards: Iterable[str],
    expected: Expected | None = None,
) -> tuple[Verdict, ...]:
    """Audit a PDF that is known to open, by veraPDF and by every rule of the table.

    Args:
        data: The file.
        place: What findings point at.
        standards: Names in ``verapdf.STANDARDS``.
        expected: What the file should say; without it, rules that need it are left out.
    """
    return tuple(_verdicts(data, place, standards, expected))


def rules_for(expected: Expected | None) -> tuple[Rule, ...]:
    """Give the rules that apply with, or without, a handout to compare with."""
    return tuple(r for r in RULES if expected is not None or not r.needs_source)


def _verdicts(
    data: bytes, place: Place, standards: Iterable[str], expected: Expected | None
) -> Iterator[Verdict]:
    subject = Subject(data, expected)
    subject.begin()
    for standard in standards:
        yield _validate(subject, place, standard)
    for rule in rules_for(expected):
        yield apply(rule, subject, place)


def _validate(subject: Subject, place: Place, standard: str) -> Verdict:
    """Validate by a standard; in a broken tree veraPDF may walk for ever."""
    if not subject.tag_fault:
        return validate(subject, place, standard)
    return Verdict(
        check=standard,
        outcome=Outcome.NOT_CHECKED,
        reason=subject.tag_fault,
        title=f"veraPDF finds the file to be {standard}",
        clauses=(standard,),
    )
