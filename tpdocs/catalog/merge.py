"""Merging a template into a catalog: nothing is lost, nothing old shown as new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from babel.messages.plurals import PLURALS, get_plural

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.catalog.memory import Memory, recall
from tpdocs.catalog.remarks import drop_notes, note_numbers, note_twin
from tpdocs.catalog.similar import pair_closest
from tpdocs.foundation import Language

__all__ = ["merge"]

#: What the English calls for; the catalog has it from the template and no one else.
_OF_THE_ENGLISH = frozenset({"python-brace-format"})


def merge(
    template: PoFile,
    catalog: PoFile,
    language: Language,
    memory: Memory | None = None,
) -> PoFile:
    """Bring a catalog up to its template.

    In this order, a message takes the translation of the same message (one in use
    before an obsolete one, which is revived); of the same English in another catalog of
    the project; and, when it is new, of the closest message that vanished, as fuzzy
    with the text that it was made for. What vanished is kept as obsolete, so that
    undoing an edit of the English brings back what was there.

    Args:
        template: What the handout says now.
        catalog: What was translated so far.
        language: Of the catalog.
        memory: The project's other catalogs; nothing is asked of them without it.
    """
    old = _by_key(catalog)
    domain = template.header("Project-Id-Version")
    drafts = [_carry_over(entry, old.get(entry.key)) for entry in template.entries]
    drafts = [recall(memory or Memory(), e, domain, catalog) for e in drafts]
    wanted = {entry.key for entry in drafts}
    vanished = [e for key, e in old.items() if key not in wanted and e.has_translation]
    entries = tuple(map(note_numbers, _offer_close(drafts, vanished, old)))
    return PoFile(
        headers=_merge_headers(template, catalog, language),
        comment=catalog.comment or template.comment,
        entries=entries,
        obsolete=tuple(_as_obsolete(vanished, entries)),
        trailer=catalog.trailer,
    )


def _by_key(catalog: PoFile) -> dict[Key, Entry]:
    """Give each message once: the better one, with the other's words as a remark."""
    found: dict[Key, Entry] = {}
    for entry in (*catalog.entries, *catalog.obsolete):
        twin = found.get(entry.key)
        if twin is None:
            found[entry.key] = entry
            continue
        better, other = (twin, entry) if _rank(twin) >= _rank(entry) else (entry, twin)
        is_new = other.has_translation and _texts(other) != _texts(better)
        found[entry.key] = note_twin(better, other) if is_new else better
    return found


def _rank(entry: Entry) -> int:
    return entry.has_translation * 2 - entry.is_fuzzy


def _texts(entry: Entry) -> tuple[str, ...]:
    return entry.forms or (entry.msgstr,)


def _carry_over(entry: Entry, same: Entry | None) -> Entry:
    """Give a message what its catalog has for it: a translation, flags and remarks."""
    if same is None:
        return entry
    flags = entry.flags | (same.flags - _OF_THE_ENGLISH)
    remarked = replace(entry, translator_comments=same.translator_comments)
    if not same.has_translation:
        return replace(remarked, flags=flags - {"fuzzy"})
    if same.plural != entry.plural:
        return note_twin(remarked, same)
    return replace(
        remarked,
        msgstr=same.msgstr,
        forms=same.forms,
        flags=flags,
        previous=same.previous,
        previous_context=same.previous_context,
        previous_plural=same.previous_plural,
    )


def _offer_close(
    drafts: Iterable[Entry], vanished: Iterable[Entry], old: Mapping[Key, Entry]
) -> Iterator[Entry]:
    """Give new messages without translation the closest of those that vanished.

    One that the catalog had already without a translation is not new: it would take,
    at the second merge, what was offered to another at the first.
    """
    drafts = list(drafts)
    new = [e for e in drafts if e.key not in old and not e.has_translation]
    close = pair_closest(new, [entry for entry in vanished if not entry.plural])
    for entry in drafts:
        yield _as_fuzzy(entry, close[entry.key]) if entry.key in close else entry


def _as_fuzzy(entry: Entry, source: Entry) -> Entry:
    """Offer a translation with the text that it was made for: the first of several."""
    is_second = source.is_fuzzy and bool(source.previous)
    return replace(
        entry,
        msgstr=source.msgstr,
        translator_comments=source.translator_comments,
        flags=entry.flags | (source.flags - _OF_THE_ENGLISH) | {"fuzzy"},
        previous=source.previous if is_second else source.msgid,
        previous_context=source.previous_context if is_second else source.context,
    )


def _as_obsolete(
    vanished: Iterable[Entry], entries: Iterable[Entry]
) -> Iterator[Entry]:
    """Keep what vanished; a fuzzy one only if its words stand nowhere else.

    A fuzzy translation says nothing of the message that vanished: it was made for
    another, which is kept with it or has it still.
    """
    vanished = list(vanished)
    stands = {_texts(entry) for entry in entries}
    stands |= {_texts(entry) for entry in vanished if not entry.is_fuzzy}
    for entry in vanished:
        if entry.is_fuzzy and _texts(entry) in stands:
            continue
        stands.add(_texts(entry))
        yield drop_notes(replace(entry, comments=(), sources=()))


def _merge_headers(
    template: PoFile, catalog: PoFile, language: Language
) -> tuple[tuple[str, str], ...]:
    headers = dict(template.headers) | dict(catalog.headers)
    headers["Language"] = language.locale
    headers["Project-Id-Version"] = template.header("Project-Id-Version")
    if language.locale.partition("_")[0] in PLURALS:
        # Editors ask for it and write it; once it is there, nobody changes the file.
        forms = get_plural(language.locale).plural_forms
        headers.setdefault("Plural-Forms", forms)
    return tuple(headers.items())
