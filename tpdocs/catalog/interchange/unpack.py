"""A parcel that came back, put into its catalog: nothing is lost, nothing deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.catalog.interchange.bad import warn
from tpdocs.catalog.interchange.origin import judge_origin
from tpdocs.catalog.interchange.unit import (
    Parcel,
    Stage,
    Unit,
    identify,
    same_text,
    shorten,
)
from tpdocs.catalog.merge import merge
from tpdocs.foundation import Finding, Language, Place

__all__ = ["Change", "Unpacked", "unpack"]


class Change(StrEnum):
    """What an import did with a message."""

    NEW = "new"  #: had no translation
    CHANGED = "changed"  #: has another translation than before
    CONFIRMED = "confirmed"  #: has the same one, which was to be checked
    SAME = "unchanged"
    FUZZY = "to check"  #: came in as fuzzy
    STALE = "for another English"  #: came in as fuzzy for the new text, or obsolete
    KEPT = "kept"  #: was changed here, and not by the agency
    EMPTY = "empty"  #: has no translation in the file; untouched
    ABSENT = "not in the file"  #: untouched
    REFUSED = "refused"  #: stands twice in the file; untouched


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A catalog after an import, and what was done."""

    catalog: PoFile
    changes: Counter[Change]
    taken: frozenset[Key]  #: messages whose translation is the file's
    findings: tuple[Finding, ...]


@dataclass(slots=True, kw_only=True)
class _Work:
    """What an import has done so far."""

    name: str
    entries: dict[str, Entry]  #: by :func:`identify`
    changes: Counter[Change] = field(default_factory=Counter)
    taken: set[Key] = field(default_factory=set)
    confirmed: set[Key] = field(default_factory=set)  #: by a person at the agency
    findings: list[Finding] = field(default_factory=list)


def unpack(parcel: Parcel, catalog: PoFile, language: Language, name: str) -> Unpacked:
    """Put a parcel into its catalog.

    Args:
        parcel: What came back.
        catalog: Up to its template.
        language: That of the translations.
        name: The parcel's file, for findings.
    """
    known = {identify(e.key): e for e in catalog.entries if not e.plural}
    work = _Work(name=name, entries=known)
    units = _single(parcel.units, work)
    stale = [unit for unit in units if unit.id not in known and unit.has_text]
    for unit in units:
        if unit.id in known:
            _take(unit, work)
    obsolete = tuple(_take_stale(stale, catalog, language, work))
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


def _single(units: Iterable[Unit], work: _Work) -> list[Unit]:
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


def _take(unit: Unit, work: _Work) -> None:
    """Put a unit into the message of its id."""
    before = work.entries[unit.id]
    is_moved = (unit.msgid if unit.shown is None else unit.shown) != before.msgid
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
    is_same = same_text(unit.msgstr, entry.msgstr)
    if unit.is_untouched and entry.msgstr.strip() and not is_moved:
        return Change.SAME if is_same else Change.KEPT, entry
    text = entry.msgstr if is_same else unit.msgstr
    if unit.stage is Stage.CHECK:
        previous = (unit.shown or unit.msgid) if is_moved else entry.previous
        flags = entry.flags | {"fuzzy"}
        after = replace(entry, msgstr=text, flags=flags, previous=previous)
        return Change.SAME if after == entry else Change.FUZZY, after
    if is_same and not (entry.is_fuzzy and unit.stage.is_done):
        return Change.SAME, entry
    after = replace(entry, msgstr=text, flags=entry.flags - {"fuzzy"}, previous="")
    if is_same:
        return Change.CONFIRMED, after
    return Change.CHANGED if entry.msgstr.strip() else Change.NEW, after


def _moved(unit: Unit, name: str) -> Finding:
    shown = unit.msgid if unit.shown is None else unit.shown
    message = f"the English came back changed, as {shorten(shown)}; the translation"
    message += " is in the catalog as fuzzy"
    hint = "Compare it with the English of the handout, then remove the flag fuzzy."
    return warn("catalog/import-english", Place(name, unit.line), message, hint)


def _take_stale(
    stale: list[Unit], catalog: PoFile, language: Language, work: _Work
) -> Iterator[Entry]:
    """Keep translations of texts that the handout no longer has.

    Yields:
        Those that no new message is like, to be kept as obsolete.
    """
    if not stale:
        return
    old = tuple(Entry(msgid=u.msgid, context=u.context, msgstr=u.msgstr) for u in stale)
    bare = replace(catalog, entries=tuple(map(_bare, work.entries.values())))
    offered = merge(bare, PoFile(obsolete=old), language)
    homes = {(e.context, e.previous): e for e in offered.entries if e.is_fuzzy}
    kept = {(entry.key, entry.msgstr) for entry in catalog.obsolete}
    for unit, entry in zip(stale, old, strict=True):
        home = homes.get(entry.key)
        is_used = home is not None and _offer(home, work)
        work.changes[Change.STALE] += 1
        work.findings.append(_stale(unit, work.name, is_used=is_used))
        if not is_used and (entry.key, entry.msgstr) not in kept:
            yield entry


def _bare(entry: Entry) -> Entry:
    return Entry(msgid=entry.msgid, context=entry.context)


def _offer(home: Entry, work: _Work) -> bool:
    """Give a new message the translation of an old one, unless it has its own."""
    name = identify(home.key)
    entry = work.entries[name]
    if entry.key in work.taken or (entry.msgstr.strip() and not entry.is_fuzzy):
        return False
    work.entries[name] = replace(
        entry,
        msgstr=home.msgstr,
        flags=entry.flags | {"fuzzy"},
        previous=home.previous,
    )
    work.taken.add(entry.key)
    return True


def _stale(unit: Unit, name: str, *, is_used: bool) -> Finding:
    where = "for the new text, as fuzzy" if is_used else "as obsolete"
    message = f"the handout no longer says {shorten(unit.msgid)}; the translation is "
    message += f"in the catalog {where}"
    hint = "Export the handout again, so that the agency sees the new English."
    return warn("catalog/import-unknown", Place(name, unit.line), message, hint)


def _with_remarks(entry: Entry, remarks: Iterable[str]) -> Entry:
    """Keep what the agency wrote as comments of the translator, each line once."""
    lines = (
        line.strip().rstrip("\\") for remark in remarks for line in remark.splitlines()
    )
    said = (*entry.translator_comments, *filter(None, lines))
    return replace(entry, translator_comments=tuple(dict.fromkeys(said)))
