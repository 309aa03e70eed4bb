"""Ledgers on disk: ``locales/<locale>/review.toml``."""

from __future__ import annotations

import re
from pathlib import Path

from tpdocs.foundation import (
    Checked,
    Finding,
    Language,
    Place,
    Project,
    Severity,
    UsageError,
    read_text,
)
from tpdocs.review.parse import parse_ledger
from tpdocs.review.record import Ledger

__all__ = ["ledger_path", "read_ledger"]

#: A handout of 60 texts with three signatures and ten years of edits has 200 kB.
_MAX_BYTES = 50_000_000


def ledger_path(project: Project, language: Language) -> Path:
    """Give the path of a language's ledger, whether it exists or not."""
    return project.locales / language.locale / "review.toml"


def read_ledger(project: Project, language: Language) -> Checked[Ledger]:
    """Read a language's ledger; one that is not there is empty.

    Returns:
        The records that hold, with findings on all others; ``None`` if the file
        cannot be read as a ledger, so that nothing in it counts.
    """
    path = ledger_path(project, language)
    name = path.relative_to(project.root).as_posix()
    if language.is_pseudo or not path.exists():
        return Checked(Ledger())
    try:
        text = read_text(path, limit=_MAX_BYTES)
    except UsageError as error:
        found = re.search(r"line (\d+)", error.message)
        finding = Finding(
            rule="review/ledger",
            severity=Severity.ERROR,
            place=Place(name, int(found[1]) if found else None),
            message=error.message,
            hint=error.hint,
        )
        return Checked(None, (finding,))
    return parse_ledger(text, name, language, project.today)
