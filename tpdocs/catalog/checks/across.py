"""Rules that look at all messages of a language at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tpdocs.catalog.checks.meaning import read_letters
from tpdocs.catalog.checks.pair import Pair
from tpdocs.source import Problem

__all__ = ["check_consistency", "check_shared"]

_SHORT = 20  #: letters of English under which two messages may well be translated alike


def check_consistency(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Problem]]:
    """Find one English message that is translated in two ways, without a context."""
    by_english = defaultdict[str, list[Pair]](list)
    for pair in pairs:
        if pair.entry.context is None:
            by_english[pair.entry.msgid.casefold()].append(pair)
    for same in by_english.values():
        counts = Counter(pair.entry.msgstr.casefold() for pair in same)
        usual, _count = counts.most_common(1)[0]
        for pair in same:
            if pair.entry.msgstr.casefold() != usual:
                yield (
                    pair,
                    Problem(
                        "consistency",
                        f"elsewhere it is {usual!r}, here {pair.entry.msgstr!r}",
                        "Say it in one way, or give the two a context.",
                    ),
                )


def check_shared(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Problem]]:
    """Find one translation that stands for two different English texts."""
    by_given = defaultdict[str, list[Pair]](list)
    for pair in pairs:
        if len(read_letters(pair.english.text)) >= _SHORT:
            by_given[read_letters(pair.given.text).casefold()].append(pair)
    for alike in by_given.values():
        first = read_letters(alike[0].english.text).casefold()
        for pair in alike[1:]:
            if read_letters(pair.english.text).casefold() != first:
                yield (
                    pair,
                    Problem(
                        "shared",
                        f"it is also the translation of {alike[0].entry.msgid[:50]!r}",
                        "One of them was pasted into the wrong place.",
                    ),
                )
