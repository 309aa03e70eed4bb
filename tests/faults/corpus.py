"""The catalogs in which faults are planted: a sample of a real book, and our own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tpdocs.catalog import Entry, read_po_file
from tpdocs.catalog.checks import Facts, Glossary, find_facts, read_glossary
from tpdocs.foundation import PAGE_DOMAIN, Language, Project, read_project

__all__ = ["Catalog", "agreed", "catalogs", "glossary"]

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A real catalog of messages that have a translation."""

    name: str  #: ``book/es``, ``trigger-point-injections/es``
    language: Language
    entries: tuple[Entry, ...]
    is_words: bool = False

    @property
    def facts(self) -> Facts:
        """What the checks know of its language."""
        return find_facts(self.language)


@cache
def _project() -> Project:
    project = read_project(ROOT).value
    assert project is not None
    return project


@cache
def glossary() -> Glossary:
    """Give the glossary that tpdocs ships."""
    return read_glossary(_project())


@cache
def catalogs() -> tuple[Catalog, ...]:
    """Give all catalogs: the book's by language, then our own."""
    paths = sorted((FOLDER / "catalogs").glob("*.po"))
    own = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
    return tuple(
        [_read(path, f"book/{path.stem}", path.stem) for path in paths]
        + [_read(p, f"{p.stem}/{p.parts[-3]}", p.parts[-3]) for p in own]
    )


def _read(path: Path, name: str, locale: str) -> Catalog:
    file = read_po_file(path, name).value
    assert file is not None
    entries = tuple(e for e in file.entries if e.has_words and not e.is_fuzzy)
    language = _project().languages[locale.replace("_", "-")]
    return Catalog(
        name=name,
        language=language,
        entries=entries,
        is_words=path.stem == PAGE_DOMAIN,
    )


@cache
def agreed() -> frozenset[tuple[str, str, str]]:
    """Give what is wrong in the catalogs themselves: catalog, rule, begin of msgid."""
    return frozenset(_agreed())


def _agreed() -> Iterator[tuple[str, str, str]]:
    table = tomllib.loads((FOLDER / "agreed.toml").read_text(encoding="utf-8"))
    for entry in table["agreed"]:
        yield entry["catalog"], entry["rule"], entry["english"]
