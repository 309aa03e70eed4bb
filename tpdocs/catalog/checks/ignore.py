"""Flags on an entry that switch off one rule for it, each with its reason.

The flag is Weblate's form, ``#, ignore-number``; the reason is a comment of the
translator, ``# ignore-number: the dose is another one here, by order of …``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tpdocs.catalog.entry import Entry

__all__ = ["Ignored", "read_ignored"]

_PREFIX = "ignore-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """The rules that an entry switches off, and the flags that do not count."""

    rules: frozenset[str] = frozenset()
    without_reason: tuple[str, ...] = ()  #: flags, sorted
    unknown: tuple[str, ...] = ()  #: flags of rules that are none, or always on


#: Of nearly every entry.
_NOTHING = Ignored()


def read_ignored(entry: Entry, known: Collection[str]) -> Ignored:
    """Read the flags of an entry.

    Args:
        entry: With its flags and its translator's comments.
        known: The names of the rules that may be switched off.
    """
    if not entry.flags:
        return _NOTHING
    flags = sorted(flag for flag in entry.flags if flag.startswith(_PREFIX))
    real = [flag for flag in flags if flag.removeprefix(_PREFIX) in known]
    reasoned = [flag for flag in real if _has_reason(entry, flag)]
    return Ignored(
        rules=frozenset(flag.removeprefix(_PREFIX) for flag in reasoned),
        without_reason=tuple(sorted(set(real) - set(reasoned))),
        unknown=tuple(sorted(set(flags) - set(real))),
    )


def _has_reason(entry: Entry, flag: str) -> bool:
    """Tell whether a comment begins with the flag and goes on with words."""
    return any(
        comment.strip().startswith(f"{flag}:")
        and any(char.isalpha() for char in comment.strip().removeprefix(f"{flag}:"))
        for comment in entry.translator_comments
    )
