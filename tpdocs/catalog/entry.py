"""A message with its translation, and a catalog of them, as frozen records."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Entry", "Key", "PoFile"]

Key: TypeAlias = tuple[str | None, str]  #: (msgctxt, msgid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message with its translation."""

    msgid: str
    msgstr: str = ""  #: empty: not translated
    context: str | None = None
    plural: str = ""  #: ``msgid_plural``; handouts have none, but a file may
    forms: tuple[str, ...] = ()  #: translations of a plural
    comments: tuple[str, ...] = ()  #: ``#.``, from the author
    translator_comments: tuple[str, ...] = ()  #: ``#``
    sources: tuple[str, ...] = ()  #: ``#:``, files without line numbers
    flags: frozenset[str] = frozenset()
    previous: str = ""  #: ``#| msgid``, what a fuzzy translation was made for
    previous_context: str | None = None  #: ``#| msgctxt``
    previous_plural: str = ""  #: ``#| msgid_plural``
    line: int | None = None  #: of the entry in the file that it was read from

    @property
    def key(self) -> Key:
        """What tells this message from every other one."""
        return (self.context, self.msgid)

    @property
    def has_words(self) -> bool:
        """Whether the translation has anything that can be seen."""
        return any(unicodedata.category(char)[0] in "LMNPS" for char in self.msgstr)

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translation was made for another text, and must not be shown."""
        return "fuzzy" in self.flags

    @property
    def has_translation(self) -> bool:
        """Whether a translator wrote anything, a blank counted too."""
        return bool(self.msgstr) or any(self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoFile:
    """A catalog: its header, its messages in document order, and those of yesterday."""

    headers: tuple[tuple[str, str], ...] = ()
    comment: str = ""  #: above the header, each line with its ``#``
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    trailer: tuple[str, ...] = ()  #: comments after the last message

    def header(self, name: str) -> str:
        """Give a header's value, or an empty text."""
        return dict(self.headers).get(name, "")

    @property
    def is_machine(self) -> bool:
        """Whether its header says that a machine made the translations."""
        return self.header("X-Tpdocs-Origin") == "machine"

    def by_key(self) -> dict[Key, Entry]:
        """Give the messages in use by their keys."""
        return {entry.key: entry for entry in self.entries}
