"""Merging a template into a catalog: nothing is lost, nothing old shown as new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from tpdocs.catalog.po import Entry, Key, PoFile
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
    wanted = {entry.key for entry in template.entries}
    vanished = [entry for key, entry in old.items() if key not in wanted]
    merged, used = [], set[Key]()
    for entry in template.entries:
        source = old.get(entry.key)
        if source is not None:
            merged.append(_carry_over(entry, source))
            continue
        close = _find_close(entry, vanished)
        if close is not None:
            used.add(close.key)
        merged.append(_as_fuzzy(entry, close) if close else entry)
    left = (e for e in vanished if e.msgstr and e.key not in used)
    return PoFile(
        headers=_merge_headers(template, catalog, language),
        comment=catalog.comment or template.comment,
        entries=tuple(merged),
        obsolete=tuple(_as_obsolete(left)),
    )


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
