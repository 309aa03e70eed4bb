"""What a rule is: a name, a severity, one small function, and why it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.pair import Pair
from tpdocs.foundation import Severity
from tpdocs.source import Problem

__all__ = ["AcrossRule", "Rule"]

_Check: TypeAlias = Callable[[Pair], Iterator[Problem]]
_AcrossCheck: TypeAlias = Callable[[Sequence[Pair]], Iterator[tuple[Pair, Problem]]]


def _always(_facts: Facts) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check of one message."""

    name: str  #: also the name of the problems that it yields
    severity: Severity
    check: _Check
    summary: str  #: what it catches, for the reference
    source: str  #: why it is there, for the reference
    applies: Callable[[Facts], bool] = _always  #: whether such a language can break it
    can_run: Callable[[Facts], bool] = _always  #: whether enough is known for it
    is_structure: bool = False  #: asks about Markdown, not about language
    can_ignore: bool = True  #: whether a flag on an entry may switch it off
    for_words: bool = True  #: whether it fits the words of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossRule:
    """A check of all messages of a language at once."""

    name: str
    severity: Severity
    check: _AcrossCheck
    summary: str
    source: str
