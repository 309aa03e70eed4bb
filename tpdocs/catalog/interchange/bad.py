"""What is said of a file that cannot be taken, or only in part."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypeVar

from tpdocs.foundation import Checked, Finding, Place, Severity

__all__ = ["Rule", "bad_file", "warn"]

T = TypeVar("T")

Rule: TypeAlias = Literal[
    "catalog/import-part",
    "catalog/import-cell",
    "catalog/import-twice",
    "catalog/import-unknown",
    "catalog/import-english",
]
_ASK = "Ask for the file again, or export a new one; nothing was changed."


def bad_file(
    name: str, message: str, line: int | None = None, *, hint: str = _ASK
) -> Checked[T]:
    """Refuse a whole file.

    Args:
        name: The file.
        message: What is wrong, as an end of "… cannot be imported: ".
        line: Where.
        hint: What to do next.
    """
    finding = Finding(
        rule="catalog/import-file",
        severity=Severity.ERROR,
        place=Place(name, line),
        message=f"it cannot be imported: {message}",
        hint=hint,
    )
    return Checked(None, (finding,))


def warn(rule: Rule, place: Place, message: str, hint: str) -> Finding:
    """Say what a person should look at, where the rest can be taken."""
    return Finding(
        rule=rule, severity=Severity.WARNING, place=place, message=message, hint=hint
    )
