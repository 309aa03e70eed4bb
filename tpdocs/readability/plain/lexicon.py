"""Hard words, idioms and their plainer words, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal, TypeAlias

from tpdocs.readability.plain.grammar import read_data
from tpdocs.readability.plain.inflect import phrase_forms

__all__ = ["Hit", "Kind", "Lexicon", "Term", "all_terms", "hard_words", "idioms"]

Kind: TypeAlias = Literal["medical", "formal", "phrase", "idiom"]
#: May stand inside a phrasal verb: "put it off".
_PRONOUNS = ("it", "them", "this", "that", "him", "her")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase that is hard, and what to say instead."""

    hard: str
    plain: tuple[str, ...]
    kind: Kind
    source: str  #: ``cdc``, ``federal``, ``nhs`` or ``tpdocs``
    forms: frozenset[str]  #: all that stand for it in a text, ``hard`` too

    @property
    def advice(self) -> str:
        """The plainer words, as a hint says them."""
        return " or ".join(f"'{plain}'" for plain in self.plain)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a row of words."""

    term: Term
    start: int  #: of its first word
    words: tuple[str, ...]  #: as they stand there

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return " ".join(self.words)


class Lexicon:
    """Terms, found by their first word.

    Of two that begin alike the longer wins; of two that share a form, the one whose
    entry it is: "previously" has one of its own beside "previous".
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._index: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for term in self.terms:
            for form in term.forms:
                words = tuple(form.split())
                self._index.setdefault(words[0], []).append((words, term))
        for entries in self._index.values():
            entries.sort(key=_rank)
        self._first = frozenset(self._index)

    def find(self, words: tuple[str, ...]) -> Iterator[Hit]:
        """Find terms in words in lower case; none overlaps another."""
        if self._first.isdisjoint(words):
            return
        end = 0
        for at, word in enumerate(words):
            if word in self._first and at >= end and (hit := self._at(words, at)):
                end = at + len(hit.words)
                yield hit

    def _at(self, words: tuple[str, ...], at: int) -> Hit | None:
        for wanted, term in self._index[words[at]]:
            if words[at : at + len(wanted)] == wanted:
                return Hit(term, at, wanted)
        return None


def _rank(entry: tuple[tuple[str, ...], Term]) -> tuple[int, bool]:
    words, term = entry
    return -len(words), " ".join(words) != term.hard


@cache
def all_terms() -> Lexicon:
    """Give hard words and idioms in one, to look for them once."""
    return Lexicon((*hard_words().terms, *idioms().terms))


@cache
def hard_words() -> Lexicon:
    """Give the lexicon of ``words.toml``: medical and formal words, wordy phrases."""
    tables = read_data("words.toml")
    return Lexicon(
        _term(hard, entry, kind, source)
        for kind, sources in tables.items()
        for source, entries in sources.items()
        for hard, entry in entries.items()
    )


@cache
def idioms() -> Lexicon:
    """Give the lexicon of ``idioms.toml``."""
    tables = read_data("idioms.toml")
    return Lexicon(chain(_verbs(tables["verbs"]), _phrases(tables["phrases"])))


def _term(
    hard: str, entry: list[str] | dict[str, list[str]], kind: str, source: str
) -> Term:
    given = entry if isinstance(entry, dict) else {"plain": entry}
    return Term(
        hard=hard,
        plain=tuple(given["plain"]),
        kind=_kind(kind),
        source=source,
        forms=phrase_forms(hard, given.get("forms", ())),
    )


def _kind(name: str) -> Kind:
    kinds: dict[str, Kind] = {"medical": "medical", "formal": "formal"}
    return kinds.get(name, "phrase")


def _verbs(entries: dict[str, list[str]]) -> Iterator[Term]:
    for hard, plain in entries.items():
        forms = phrase_forms(hard)
        yield _idiom(hard, plain, forms | frozenset(_parted(forms)))


def _parted(forms: frozenset[str]) -> Iterator[str]:
    for form in forms:
        verb, _, particle = form.partition(" ")
        if " " not in particle:
            yield from (f"{verb} {pronoun} {particle}" for pronoun in _PRONOUNS)


def _phrases(entries: dict[str, list[str]]) -> Iterator[Term]:
    for hard, plain in entries.items():
        yield _idiom(hard, plain, phrase_forms(hard))


def _idiom(hard: str, plain: list[str], forms: frozenset[str]) -> Term:
    return Term(
        hard=hard, plain=tuple(plain), kind="idiom", source="tpdocs", forms=forms
    )
