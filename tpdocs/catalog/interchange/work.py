"""What an import did with each message, and what it has done so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from tpdocs.catalog.entry import Entry, Key
from tpdocs.foundation import Finding

__all__ = ["Change", "Work"]


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


@dataclass(slots=True, kw_only=True)
class Work:
    """What an import has done so far."""

    name: str
    entries: dict[str, Entry]  #: by :func:`identify`
    changes: Counter[Change] = field(default_factory=Counter)
    taken: set[Key] = field(default_factory=set)
    confirmed: set[Key] = field(default_factory=set)  #: by a person at the agency
    findings: list[Finding] = field(default_factory=list)
