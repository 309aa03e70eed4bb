"""A handout in another language, and how much of it is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from tpdocs.catalog.checks import check_entry
from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.catalog.extract import is_translatable
from tpdocs.foundation import (
    SHARED_DOMAIN,
    Finding,
    Language,
    Place,
    Severity,
    has_errors,
)
from tpdocs.source import Handout, Text, map_texts

__all__ = [
    "Coverage",
    "Located",
    "State",
    "Translation",
    "measure_coverage",
    "translate",
]

_Message: TypeAlias = tuple[str, str | None, str]  #: as ``Text.message`` returns it


class State(StrEnum):
    """How a message stands in a catalog; only ``TRANSLATED`` reaches a page."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"
    FAILING = "failing"  #: it has a translation, which a check refuses


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A catalog and where it was read."""

    catalog: PoFile
    path: str  #: relative to the project


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many messages of a handout stand in which state."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    failing: int = 0

    @property
    def total(self) -> int:
        """All messages."""
        return self.translated + self.fuzzy + self.missing + self.failing

    @property
    def is_whole(self) -> bool:
        """Whether every message reaches the page translated."""
        return self.translated == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A handout in a language; what has no translation is left in English, and said."""

    handout: Handout
    language: Language
    coverage: Coverage
    findings: tuple[Finding, ...] = ()
    drafted: frozenset[str] = frozenset()
    """The catalogs in use that a machine made: ``shared``, or empty: its own."""


def measure_coverage(states: tuple[State, ...]) -> Coverage:
    """Count states."""
    return Coverage(
        translated=states.count(State.TRANSLATED),
        fuzzy=states.count(State.FUZZY),
        missing=states.count(State.MISSING),
        failing=states.count(State.FAILING),
    )


def translate(
    handout: Handout,
    catalog: PoFile,
    language: Language,
    path: str,
    shared: Located | None = None,
) -> Translation:
    """Put translations into a handout: its own texts, and those that it includes.

    A fuzzy, missing or failing message leaves the English, whose ``Text.tag`` says so.

    Args:
        handout: In English.
        catalog: Its messages in ``language``.
        language: The one to translate into.
        path: The catalog, relative to the project, for findings.
        shared: The catalog of the parts that are included.
    """
    located = {"": Located(catalog=catalog, path=path)}
    located[SHARED_DOMAIN] = shared or Located(catalog=PoFile(), path="")
    entries = {
        (name, *key): entry
        for name, one in located.items()
        for key, entry in one.catalog.by_key().items()
    }
    states: dict[_Message, State] = {}
    findings: list[Finding] = []

    def into(text: Text, _role: str) -> Text:
        if not is_translatable(text):
            return text if text.keep else replace(text, tag=language.tag)
        key = text.message
        entry = entries.get(key)
        if key not in states:
            place = located[key[0]].path
            found = () if entry is None else _check(entry, place, language)
            findings.extend(found)
            states[key] = _judge(entry, found)
        if entry is None or states[key] is not State.TRANSLATED:
            return text
        return replace(text, markdown=entry.msgstr, tag=language.tag)

    translated = map_texts(handout, into)
    used = dict.fromkeys(name for name, _context, _english in states)
    for name in used:
        own = measure_coverage(tuple(s for key, s in states.items() if key[0] == name))
        if not own.is_whole:
            findings.append(_incomplete(own, located[name].path))
    return Translation(
        handout=translated,
        language=language,
        coverage=measure_coverage(tuple(states.values())),
        findings=tuple(findings),
        drafted=frozenset(n for n in used if located[n].catalog.is_machine),
    )


def _check(entry: Entry, path: str, language: Language) -> tuple[Finding, ...]:
    if not entry.has_words or entry.is_fuzzy:
        return ()
    return check_entry(entry, path, language)


def _judge(entry: Entry | None, findings: tuple[Finding, ...]) -> State:
    if entry is None or not entry.has_words:
        return State.MISSING
    if entry.is_fuzzy:
        return State.FUZZY
    return State.FAILING if has_errors(findings) else State.TRANSLATED


def _incomplete(coverage: Coverage, path: str) -> Finding:
    left = coverage.total - coverage.translated
    return Finding(
        rule="catalog/incomplete",
        severity=Severity.WARNING,
        place=Place(path),
        message=f"{left} of {coverage.total} messages are shown in English "
        f"({coverage.missing} missing, {coverage.fuzzy} fuzzy, "
        f"{coverage.failing} failing)",
        hint="Translate them, or confirm the fuzzy ones, in this file.",
    )
