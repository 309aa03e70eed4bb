"""How many clauses and conditions a sentence has, by the words that begin them."""

from __future__ import annotations

from functools import cache

from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.sentences import Sentence

__all__ = ["count_clauses", "count_conditions"]


def count_clauses(sentence: Sentence) -> int:
    """Count the clauses that a sentence is seen to have; it may have more.

    A clause begins after a semicolon, at "if", "because", "which" and the like, at
    "and" or "but" before a subject, and at "before" or "after" before one.
    """
    words = sentence.words
    could = _openers()
    begun = sum(
        _begins_clause(words, at)
        for at, word in enumerate(words)
        if at and word in could
    )
    return 1 + sentence.text.count(";") + begun


@cache
def _openers() -> frozenset[str]:
    keys = ("subordinate", "relative", "joins", "perhaps")
    return frozenset().union(*(GRAMMAR.words("clauses", key) for key in keys))


def count_conditions(sentence: Sentence) -> int:
    """Count "if" and "unless"; "if … or if …" is one condition with two ways."""
    conditions = GRAMMAR.words("clauses", "conditions")
    if conditions.isdisjoint(sentence.words):
        return 0
    before = ("", *sentence.words)
    return sum(
        word in conditions and previous not in ("or", "as", "even")
        for previous, word in zip(before, sentence.words, strict=False)
    )


def _begins_clause(words: tuple[str, ...], at: int) -> bool:
    before = words[at - 1]
    follows = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in GRAMMAR.words("clauses", "subordinate"):
        return before != "as" and follows not in GRAMMAR.words("clauses", "none")
    if words[at] in GRAMMAR.words("clauses", "relative"):
        return before not in GRAMMAR.words("clauses", "asked")
    return follows in GRAMMAR.words("clauses", "subjects")
