"""Translation memory: what the project's other catalogs of a language say already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tpdocs.catalog.entry import Entry, PoFile

__all__ = ["Memory", "make_memory", "recall"]

#: The header field that says who made a catalog; ``machine`` where nobody did.
_ORIGIN = "X-Tpdocs-Origin"
_SAID = "From the catalog of "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A translation in another catalog."""

    domain: str
    origin: str
    entry: Entry
    in_use: bool


@dataclass(frozen=True, slots=True)
class Memory:
    """Translations of a language that are not fuzzy, by their English."""

    found: Mapping[str, tuple[_Found, ...]] = field(default_factory=dict)


def make_memory(catalogs: Mapping[str, PoFile]) -> Memory:
    """Make the memory of catalogs of one language, by their domains.

    A fuzzy translation was made for another text, so it is not an exact match of any.
    """
    found: dict[str, tuple[_Found, ...]] = {}
    for domain, catalog in sorted(catalogs.items()):
        for in_use, entries in ((True, catalog.entries), (False, catalog.obsolete)):
            for entry in entries:
                if not entry.has_words or entry.is_fuzzy or entry.plural:
                    continue
                one = _Found(
                    domain=domain,
                    origin=catalog.header(_ORIGIN),
                    entry=entry,
                    in_use=in_use,
                )
                found[entry.msgid] = (*found.get(entry.msgid, ()), one)
    return Memory(found)


def recall(memory: Memory, entry: Entry, domain: str, catalog: PoFile) -> Entry:
    """Give a message the translation that another catalog has for the same English.

    It counts as translated only where nothing but the handout differs: the other
    message is in use, has the same context and the same remarks of its author (what
    kind of block it is, under which heading), its catalog was made in the same way (a
    machine's words do not slip into a translator's catalog), and no other catalog says
    it otherwise. In all other cases it is fuzzy, for a person to look at: a list item
    ends the sentence that its heading begins, and one English word is several in a
    language with cases or genders.

    Args:
        memory: Of the language.
        entry: A message; one that is translated stays as it is.
        domain: Its own, which is not asked.
        catalog: Its own.
    """
    if entry.has_translation or entry.plural:
        return entry
    found = [f for f in memory.found.get(entry.msgid, ()) if f.domain != domain]
    if not found:
        return entry
    origin = catalog.header(_ORIGIN)
    best = max(found, key=lambda one: _nearness(one, entry, origin))
    same = {one.entry.msgstr for one in found if _is_same(one, entry, origin)}
    return replace(
        entry,
        msgstr=best.entry.msgstr,
        translator_comments=(*entry.translator_comments, _SAID + f"{best.domain}."),
        flags=entry.flags if len(same) == 1 else entry.flags | {"fuzzy"},
    )


def _is_same(found: _Found, entry: Entry, origin: str) -> bool:
    return (
        found.in_use
        and found.origin == origin
        and found.entry.context == entry.context
        and bool(entry.comments)
        and found.entry.comments == entry.comments
    )


def _nearness(found: _Found, entry: Entry, origin: str) -> tuple[bool, bool, bool]:
    """Rank translations; of those that are equally near, the first is taken."""
    return (
        _is_same(found, entry, origin),
        found.entry.context == entry.context,
        found.in_use,
    )
