"""Verbs that hide in nouns, and sentences that say no twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.inflect import forms_of
from tpdocs.readability.plain.sentences import Sentence, find_words

__all__ = ["find_double_negative", "find_hidden_verbs"]

_TABLE = "hidden-verbs"
#: How many words may stand between a light verb and its noun: "make a careful choice".
_FAR = 4
_UNLESS = re.compile(r"\b(not|never|cannot|\w+n't)\b[^.;]*\bunless\b")
_CLAUSE = re.compile(r"[,;:()]| (?:and|but|or|if|because|when|that|instead) ")


def find_hidden_verbs(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give each noun that hides a verb, with its neighbours, and the verb.

    Two forms of the Federal guidelines are looked for: a light verb with a noun ("make
    a decision"), and "the … of" ("the removal of").
    """
    table = GRAMMAR.tables[_TABLE]
    nouns, of = table["nouns"], table["of"]
    for at, word in enumerate(words):
        begin = _light_verb_before(words, at) if word in nouns else None
        if begin is not None:
            yield " ".join(words[begin : at + 1]), nouns[word]
        elif (
            word in of and words[at - 1] == "the" and words[at + 1 : at + 2] == ("of",)
        ):
            yield f"the {word} of", of[word]


def find_double_negative(sentence: Sentence) -> tuple[str, str] | None:
    """Give the words that say no twice, and what to say instead where that is known."""
    if not any(map(_is_no, sentence.words)):
        return None
    lowered = sentence.text.lower()
    for phrase in GRAMMAR.tables["negatives"]["phrases"]:
        if phrase["words"] in lowered:
            return phrase["words"], phrase["plain"]
    for clause in _CLAUSE.split(lowered):
        if found := _two_in(find_words(clause)):
            return found, ""
    unless = _UNLESS.search(lowered)
    return (f"{unless[1]} … unless", "… only if …") if unless else None


def _two_in(words: tuple[str, ...]) -> str:
    again = GRAMMAR.words("negatives", "again")
    first = next((at for at, word in enumerate(words) if _is_no(word)), len(words))
    for at in range(first + 1, min(first + 1 + _FAR, len(words))):
        if words[at] in again or (_is_no(words[at]) and words[at] != "nor"):
            return " ".join(words[first : at + 1])
    return ""


def _is_no(word: str) -> bool:
    return word in GRAMMAR.words("negatives", "no") or word.endswith("n't")


def _light_verb_before(words: tuple[str, ...], at: int) -> int | None:
    """Give where the verb stands that makes "make a careful decision" of a noun."""
    for begin in range(at - 1, max(at - 1 - _FAR, -1), -1):
        is_loose = words[begin] in _loose_verbs()
        if is_loose or words[begin] in _light_verbs():
            if is_loose and words[at] not in GRAMMAR.words(_TABLE, "with-loose"):
                return None
            return begin if _is_object(words, begin, at) else None
    return None


def _is_object(words: tuple[str, ...], verb: int, at: int) -> bool:
    if verb + 1 == at:
        return words[at] not in GRAMMAR.words(_TABLE, "verbs-too")
    return words[verb + 1] in GRAMMAR.words(_TABLE, "articles")


@cache
def _light_verbs() -> frozenset[str]:
    return _all_forms("light")


@cache
def _loose_verbs() -> frozenset[str]:
    return _all_forms("loose")


def _all_forms(key: str) -> frozenset[str]:
    verbs = GRAMMAR.words(_TABLE, key)
    return frozenset(form for verb in verbs for form in forms_of(verb))
