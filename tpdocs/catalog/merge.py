"""Merging a template into a catalog: nothing is lost, nothing old shown as new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.foundation import Language

__all__ = ["merge"]

#: Least similarity at which the translation of a vanished message is offered again.
_CLOSE = 0.6


def merge(template: PoFile, catalog: PoFile, language: Language) -> PoFile:
    """Bring a catalog up to its template.

    Exact matches keep their translation, obsolete ones are revived; a new message that
    is close to one that vanished takes its translation as fuzzy, with the text that it
    was made for; what is left over is kept as obsolete.
    """
    old = {entry.key: entry for entry in (*catalog.obsolete, *catalog.entries)}
    old |= {e.key: e for e in catalog.obsolete if not old[e.key].msgstr}
    wanted = {entry.key for entry in template.entries}
    vanished = [entry for key, entry in old.items() if key not in wanted]
    close = {
        entry.key: found
        for entry in template.entries
        if entry.key not in old and (found := _find_close(entry, vanished))
    }
    used = {entry.key for entry in close.values()}
    left = (e for e in vanished if (e.msgstr or e.forms) and e.key not in used)
    return PoFile(
        headers=_merge_headers(template, catalog, language),
        comment=catalog.comment or template.comment,
        entries=tuple(
            _fill(entry, old.get(entry.key), close.get(entry.key))
            for entry in template.entries
        ),
        obsolete=tuple(_as_obsolete(left)),
    )


def _fill(entry: Entry, same: Entry | None, close: Entry | None) -> Entry:
    """Give a new entry the translation of the same message, or of one close to it."""
    if same is not None:
        return _carry_over(entry, same)
    return entry if close is None else _as_fuzzy(entry, close)


def _carry_over(entry: Entry, source: Entry) -> Entry:
    own = source.flags - {"python-brace-format"}
    return replace(
        entry,
        msgstr=source.msgstr,
        translator_comments=source.translator_comments,
        flags=entry.flags | (own if source.msgstr else frozenset()),
        previous=source.previous,
    )


def _as_fuzzy(entry: Entry, source: Entry) -> Entry:
    return replace(
        entry,
        msgstr=source.msgstr,
        translator_comments=source.translator_comments,
        flags=entry.flags | {"fuzzy"},
        previous=source.previous or source.msgid,
    )


def _as_obsolete(entries: Iterable[Entry]) -> Iterable[Entry]:
    for entry in entries:
        yield replace(entry, comments=(), sources=())


def _find_close(entry: Entry, vanished: Iterable[Entry]) -> Entry | None:
    """Find the translated, vanished message that is most like a new one."""
    best, best_ratio = None, _CLOSE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(entry.msgid)
    for candidate in vanished:
        if not candidate.msgstr or candidate.context != entry.context:
            continue
        matcher.set_seq1(candidate.msgid)
        if (
            matcher.real_quick_ratio() > best_ratio
            and matcher.quick_ratio() > best_ratio
            and (ratio := matcher.ratio()) > best_ratio
        ):
            best, best_ratio = candidate, ratio
    return best


def _merge_headers(
    template: PoFile, catalog: PoFile, language: Language
) -> tuple[tuple[str, str], ...]:
    headers = dict(template.headers) | dict(catalog.headers)
    headers["Language"] = language.locale
    headers["Project-Id-Version"] = template.header("Project-Id-Version")
    return tuple(headers.items())
