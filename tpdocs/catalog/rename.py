"""Messages under new English, where an edit of the English changed no meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.catalog.remarks import drop_notes, note_twin

__all__ = ["rename_messages"]


def rename_messages(catalog: PoFile, names: Mapping[Key, Key]) -> PoFile:
    """Give messages new English; their translations hold for it as they did before.

    A message that already has a translation of its own under the new English keeps it.

    Args:
        catalog: In use or a template; obsolete messages are renamed too.
        names: New keys by old ones.
    """
    for old, new in names.items():
        catalog = _rename(catalog, old, new)
    return catalog


def _rename(catalog: PoFile, old: Key, new: Key) -> PoFile:
    target = catalog.by_key().get(new)
    source = _find(catalog, old) or _offered(target, old)
    if source is None or _is_done(target):
        return catalog
    renamed = replace(source, context=new[0], msgid=new[1], line=None)
    if target is None:
        return replace(
            catalog,
            entries=_put(catalog.entries, old, renamed),
            obsolete=_put(catalog.obsolete, old, renamed),
        )
    renamed = replace(renamed, comments=target.comments, sources=target.sources)
    renamed = _keep_words(renamed, target)
    entries = tuple(entry for entry in catalog.entries if entry.key != old)
    return replace(
        catalog,
        entries=_put(entries, new, renamed),
        obsolete=tuple(entry for entry in catalog.obsolete if entry.key != old),
    )


def _keep_words(renamed: Entry, target: Entry) -> Entry:
    """Keep what a translator has begun under the new English, as a remark."""
    if not target.has_translation or target.msgstr == renamed.msgstr:
        return renamed
    return note_twin(renamed, drop_notes(target))


def _is_done(target: Entry | None) -> bool:
    """Tell whether the new English has a translation that holds."""
    return target is not None and target.has_translation and not target.is_fuzzy


def _find(catalog: PoFile, key: Key) -> Entry | None:
    """Find a message, in use or obsolete; one with a translation before one without."""
    found = [e for e in (*catalog.entries, *catalog.obsolete) if e.key == key]
    return max(found, key=lambda e: e.has_translation * 2 - e.is_fuzzy, default=None)


def _offered(target: Entry | None, old: Key) -> Entry | None:
    """Give what an update offers as fuzzy because this English changed."""
    if target is None or (target.previous_context, target.previous) != old:
        return None
    return drop_notes(
        replace(
            target,
            flags=target.flags - {"fuzzy"},
            previous="",
            previous_context=None,
            previous_plural="",
        )
    )


def _put(entries: tuple[Entry, ...], place: Key, renamed: Entry) -> tuple[Entry, ...]:
    return tuple(renamed if entry.key == place else entry for entry in entries)
