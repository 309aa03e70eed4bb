"""What the rules know of English, read from ``grammar.toml``."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

__all__ = ["GRAMMAR", "read_data"]

_FOLDER = Path(__file__).parent


def read_data(name: str) -> dict[str, Any]:
    """Read a table of words that stands beside this module."""
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


class _Grammar:
    """The lists of ``grammar.toml``; it is read when a rule first asks."""

    @cached_property
    def tables(self) -> dict[str, Any]:
        """The whole file."""
        return read_data("grammar.toml")

    @cache  # noqa: B019  # there is one grammar, and it lives as long as the process
    def words(self, table: str, key: str) -> frozenset[str]:
        """Give one list as a set."""
        return frozenset(self.tables[table][key])

    @cached_property
    def irregular(self) -> dict[str, tuple[str, ...]]:
        """Past and participle of irregular verbs, by their base."""
        return {base: tuple(forms) for base, forms in self.tables["irregular"].items()}

    @cached_property
    def participles(self) -> frozenset[str]:
        """Irregular participles."""
        return frozenset(forms[-1] for forms in self.irregular.values())


GRAMMAR = _Grammar()
