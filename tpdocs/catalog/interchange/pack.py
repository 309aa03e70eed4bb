"""A catalog as a parcel for an agency."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.catalog.interchange.unit import Parcel, Stage, Unit, identify
from tpdocs.foundation import Language

__all__ = ["MACHINE", "ORIGIN", "pack"]

#: The header by which a catalog says that a machine made it, and its value.
ORIGIN, MACHINE = "X-Tpdocs-Origin", "machine"


def pack(catalog: PoFile, slug: str, language: Language) -> Parcel:
    """Make a parcel of all messages of a catalog, in document order.

    A catalog made by a machine goes out as drafts, so that what comes back as
    translated was looked at by a person. Plurals, which no handout has, stay at home.

    Args:
        catalog: Up to its template.
        slug: The handout.
        language: Of the translations.
    """
    is_machine = catalog.header(ORIGIN) == MACHINE
    units = (
        Unit(
            id=identify(entry.key),
            msgid=entry.msgid,
            msgstr=entry.msgstr,
            context=entry.context,
            stage=_stage(entry, is_machine=is_machine),
            where=entry.comments[0] if entry.comments else "",
            notes=tuple(_notes(entry)),
            previous=entry.previous if entry.is_fuzzy else "",
        )
        for entry in catalog.entries
        if not entry.plural
    )
    return Parcel(slug=slug, tag=language.tag, units=tuple(units))


def _stage(entry: Entry, *, is_machine: bool) -> Stage:
    if not entry.msgstr.strip():
        return Stage.NEW
    if entry.is_fuzzy:
        return Stage.CHECK
    return Stage.MACHINE if is_machine else Stage.TRANSLATED


def _notes(entry: Entry) -> Iterator[str]:
    """Give what the author and earlier translators say of a message."""
    yield from entry.comments[1:]
    yield from entry.translator_comments
