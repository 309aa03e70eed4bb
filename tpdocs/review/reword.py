"""Edits of the English that changed no meaning, found and recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from tpdocs.catalog import PoFile
from tpdocs.review.record import Ledger, Reword

__all__ = ["Edit", "Known", "add_rewords", "find_edits", "gather_known"]

#: Least likeness, in percent, of a text that has gone and what it may have become.
_CLOSE = 70


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A text of the English, before and after."""

    context: str | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Known:
    """The English texts, with their contexts, that somebody has worked on."""

    seen: frozenset[tuple[str | None, str]]  #: by a template, a catalog or a ledger
    done: frozenset[tuple[str | None, str]]  #: translated or signed as they are


def gather_known(
    slug: str, template: PoFile, catalogs: Iterable[PoFile], ledger: Ledger
) -> Known:
    """Gather what is known of a handout's English.

    Args:
        slug: The handout, or ``shared``.
        template: The one that was written last, which may be older than the handout.
        catalogs: In all languages.
        ledger: Of the English.
    """
    entries = [entry for catalog in catalogs for entry in catalog.entries]
    signed = {(p.context, p.english) for p in ledger.texts if p.domain == slug}
    done = {e.key for e in entries if e.has_translation and not e.is_fuzzy} | signed
    seen = {e.key for e in (*template.entries, *entries)} | done
    seen |= {(e.previous_context, e.previous) for e in entries if e.previous}
    return Known(seen=frozenset(seen), done=frozenset(done))


def find_edits(
    now: Collection[tuple[str | None, str]], known: Known
) -> tuple[Edit, ...]:
    """Pair each text that has gone with the new one that it has most likely become."""
    gone = sorted(known.seen - set(now), key=str)
    new = [key for key in now if key not in known.done]
    scored = sorted(
        (
            (fuzz.ratio(old[1], key[1]), Edit(old[0], old[1], key[1]))
            for old in gone
            for key in new
            if old[0] == key[0]
        ),
        key=lambda row: -row[0],
    )
    found, taken = list[Edit](), set[str]()
    for ratio, edit in scored:
        if ratio >= _CLOSE and not {edit.old, edit.new} & taken:
            found.append(edit)
            taken |= {edit.old, edit.new}
    return tuple(sorted(found, key=lambda edit: [k[1] for k in now].index(edit.new)))


def add_rewords(ledger: Ledger, edits: Iterable[Edit], reword: Reword) -> Ledger:
    """Record edits; ``reword`` says of which handout, who says so, when and why."""
    rows = [
        replace(reword, context=edit.context, old=edit.old, new=edit.new)
        for edit in edits
    ]
    return replace(ledger, rewords=(*ledger.rewords, *rows))
