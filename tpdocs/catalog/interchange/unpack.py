"""A parcel that came back, put into its catalog: nothing is lost, nothing deleted."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.catalog.interchange.bad import warn
from tpdocs.catalog.interchange.origin import judge_origin
from tpdocs.catalog.interchange.stale import take_stale
from tpdocs.catalog.interchange.unit import (
    Parcel,
    Stage,
    Unit,
    identify,
    same_text,
    shorten,
)
from tpdocs.catalog.interchange.work import Change, Work
from tpdocs.foundation import Finding, Language, Place

__all__ = ["Unpacked", "unpack"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A catalog after an import, and what was done."""

    catalog: PoFile
    changes: Counter[Change]
    taken: frozenset[Key]  #: messages whose translation is the file's
    findings: tuple[Finding, ...]


def unpack(parcel: Parcel, catalog: PoFile, language: Language, name: str) -> Unpacked:
    """Put a parcel into its catalog.

    Args:
        parcel: What came back.
        catalog: Up to its template.
        language: That of the translations.
        name: The parcel's file, for findings.
    """
    known = {identify(e.key): e for e in catalog.entries if not e.plural}
    work = Work(name=name, entries=known)
    stale = _take_all(_single(parcel.units, work), work)
    obsolete = tuple(take_stale(stale, catalog, language, work))
    seen = {unit.id for unit in parcel.units}
    work.changes[Change.ABSENT] = len(known.keys() - seen)
    merged = replace(
        catalog,
        entries=tuple(work.entries.get(identify(e.key), e) for e in catalog.entries),
        obsolete=(*catalog.obsolete, *obsolete),
    )
    origin = judge_origin(merged, frozenset(work.confirmed), name)
    return Unpacked(
        catalog=origin.catalog,
        changes=+work.changes,
        taken=frozenset(work.taken),
        findings=(*work.findings, *origin.findings),
    )


def _single(units: Iterable[Unit], work: Work) -> list[Unit]:
    """Give each unit once; of one that came back in two ways, neither."""
    found: dict[str, Unit] = {}
    refused = set[str]()
    for unit in units:
        first = found.setdefault(unit.id, unit)
        if (first.msgstr, first.stage) != (unit.msgstr, unit.stage):
            refused.add(unit.id)
    for name in refused:
        unit = found.pop(name)
        work.changes[Change.REFUSED] += 1
        message = f"{shorten(unit.msgid)} came back twice, and not the same; "
        message += "it was left as it is"
        hint = "Keep one of the two, and import the file again."
        place = Place(work.name, unit.line)
        work.findings.append(warn("catalog/import-twice", place, message, hint))
    return list(found.values())


def _take_all(units: Iterable[Unit], work: Work) -> list[Unit]:
    """Put units into their messages; give those whose message is not there any more."""
    stale = []
    for unit in units:
        if unit.id in work.entries:
            _take(unit, work)
        elif unit.has_text and unit.msgid:
            stale.append(unit)
    return stale


def _take(unit: Unit, work: Work) -> None:
    """Put a unit into the message of its id."""
    before = work.entries[unit.id]
    is_moved = _english(unit) != before.msgid
    if is_moved and unit.has_text:
        unit = replace(unit, stage=Stage.CHECK)
        work.findings.append(_moved(unit, work.name))
    change, after = _put(before, unit, is_moved=is_moved)
    work.entries[unit.id] = _with_remarks(after, unit.remarks)
    work.changes[change] += 1
    if change in (Change.NEW, Change.CHANGED, Change.CONFIRMED, Change.FUZZY):
        work.taken.add(before.key)
    was_done = unit.sent is not None and unit.sent.stage.is_done
    if unit.has_text and unit.stage.is_done and not was_done:
        work.confirmed.add(before.key)


def _put(entry: Entry, unit: Unit, *, is_moved: bool) -> tuple[Change, Entry]:
    """Decide what becomes of a message."""
    if not unit.has_text:
        return Change.EMPTY, entry
    is_same, has_own = same_text(unit.msgstr, entry.msgstr), bool(entry.msgstr.strip())
    if unit.is_untouched and has_own and not is_moved:
        return Change.SAME if is_same else Change.KEPT, entry
    if unit.stage is Stage.CHECK:
        return _as_fuzzy(entry, unit, is_moved=is_moved)
    return _confirm(entry, unit) if is_same else _replace(entry, unit)


def _replace(entry: Entry, unit: Unit) -> tuple[Change, Entry]:
    """Take a translation that is other than what was there."""
    change = Change.CHANGED if entry.msgstr.strip() else Change.NEW
    return change, replace(_without_previous(entry), msgstr=unit.msgstr)


def _confirm(entry: Entry, unit: Unit) -> tuple[Change, Entry]:
    """Take a translation that came back as it is."""
    if entry.is_fuzzy and unit.stage.is_done:
        return Change.CONFIRMED, _without_previous(entry)
    return Change.SAME, entry


def _as_fuzzy(entry: Entry, unit: Unit, *, is_moved: bool) -> tuple[Change, Entry]:
    flags = entry.flags | {"fuzzy"}
    previous = _english(unit) if is_moved else entry.previous
    text = entry.msgstr if same_text(unit.msgstr, entry.msgstr) else unit.msgstr
    after = replace(entry, msgstr=text, flags=flags, previous=previous)
    return Change.SAME if after == entry else Change.FUZZY, after


def _english(unit: Unit) -> str:
    """Give the English that the translator saw."""
    return unit.msgid if unit.shown is None else unit.shown


def _without_previous(entry: Entry) -> Entry:
    """Give a message that is no longer fuzzy."""
    return replace(
        entry,
        flags=entry.flags - {"fuzzy"},
        previous="",
        previous_context=None,
        previous_plural="",
    )


def _moved(unit: Unit, name: str) -> Finding:
    shown = shorten(_english(unit))
    message = f"the English came back changed, as {shown}; the translation"
    message += " is in the catalog as fuzzy"
    hint = "Compare it with the English of the handout, then remove the flag fuzzy."
    return warn("catalog/import-english", Place(name, unit.line), message, hint)


def _with_remarks(entry: Entry, remarks: Iterable[str]) -> Entry:
    """Keep what the agency wrote as comments of the translator, each line once."""
    lines = (_comment(line) for remark in remarks for line in remark.splitlines())
    said = (*entry.translator_comments, *filter(None, lines))
    return replace(entry, translator_comments=tuple(dict.fromkeys(said)))


def _comment(line: str) -> str:
    """Give a line as a comment can hold it; gettext takes no backslash at its end."""
    plain = "".join(char for char in line if unicodedata.category(char) != "Cc")
    return plain.strip(" \\")
