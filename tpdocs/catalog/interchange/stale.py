"""Translations of texts that a handout no longer has: none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.catalog.interchange.bad import warn
from tpdocs.catalog.interchange.unit import Unit, identify, shorten
from tpdocs.catalog.interchange.work import Change, Work
from tpdocs.catalog.merge import merge
from tpdocs.foundation import Finding, Language, Place

__all__ = ["take_stale"]


def take_stale(
    stale: Sequence[Unit], catalog: PoFile, language: Language, work: Work
) -> Iterator[Entry]:
    """Keep translations of texts that the handout no longer has.

    Yields:
        Those that no new message is like, to be kept as obsolete.
    """
    if not stale:
        return
    old = [Entry(msgid=u.msgid, context=u.context, msgstr=u.msgstr) for u in stale]
    homes = _find_homes(old, catalog, language, work)
    kept = {(entry.key, entry.msgstr) for entry in catalog.obsolete}
    for unit, entry in zip(stale, old, strict=True):
        home = homes.get(entry.key)
        is_used = home is not None and _offer(home, work)
        work.changes[Change.STALE] += 1
        work.findings.append(_stale(unit, work.name, is_used=is_used))
        if not is_used and (entry.key, entry.msgstr) not in kept:
            yield entry


def _find_homes(
    old: Sequence[Entry], catalog: PoFile, language: Language, work: Work
) -> dict[Key, Entry]:
    """Find the message of now that each old one is most like, by the old one's key."""
    bare = replace(catalog, entries=tuple(map(_bare, work.entries.values())))
    offered = merge(bare, PoFile(obsolete=tuple(old)), language).entries
    return {(e.previous_context, e.previous): e for e in offered if e.is_fuzzy}


def _bare(entry: Entry) -> Entry:
    return Entry(msgid=entry.msgid, context=entry.context)


def _offer(home: Entry, work: Work) -> bool:
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
        previous_context=home.previous_context,
    )
    work.taken.add(entry.key)
    return True


def _stale(unit: Unit, name: str, *, is_used: bool) -> Finding:
    where = "for the new text, as fuzzy" if is_used else "as obsolete"
    message = f"the handout no longer says {shorten(unit.msgid)}; the translation is "
    message += f"in the catalog {where}"
    hint = "Export the handout again, so that the agency sees the new English."
    return warn("catalog/import-unknown", Place(name, unit.line), message, hint)
