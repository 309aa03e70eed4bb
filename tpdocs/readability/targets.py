"""Targets of the reading level: of the handout, else the project, else the table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tpdocs.foundation import UsageError, read_text
from tpdocs.readability.formulas import FORMULAS, Formula
from tpdocs.source import Head

__all__ = ["Targets", "read_targets", "target_of"]

#: Targets by the name of the formula.
Targets = Mapping[str, float]

#: Short names, as in the head of a handout.
_SHORT = {"grade": "flesch-kincaid"}
_WHERE = "[tool.tpdocs.reading] in pyproject.toml"


def read_targets(root: Path) -> Targets:
    """Read a project's own targets; empty where it has none.

    Raises:
        UsageError: A name is not a formula, or a target is not a number.
    """
    path = root / "pyproject.toml"
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(read_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            f"pyproject.toml is not TOML: {error}", hint="Mend the line that it names."
        ) from error
    table: Any = data
    for name in ("tool", "tpdocs", "reading"):
        table = table.get(name, {})
        if not isinstance(table, dict):
            hint = "Write grade = 6 under it."
            raise UsageError(f"{_WHERE} is not a table", hint=hint)
    return dict(_target(name, value) for name, value in table.items())


def target_of(formula: Formula, head: Head, project: Targets) -> float:
    """Give the target of a formula: the head beats the project, it beats the table."""
    said = {"flesch-kincaid": head.grade, "smog": head.smog}.get(formula.name)
    return said if said is not None else project.get(formula.name, formula.target)


def _target(name: str, value: Any) -> tuple[str, float]:
    full = _SHORT.get(name, name)
    if full not in FORMULAS:
        known = ", ".join((*_SHORT, *FORMULAS))
        raise UsageError(
            f"{_WHERE}: {name!r} is not a formula", hint=f"Known: {known}."
        )
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not 0 < value < 250:
        raise UsageError(
            f"{_WHERE}: {name} must be a number above 0", hint="Such as grade = 6."
        )
    return full, float(value)
