"""A handout as the rules see it: passages with their sentences, sections, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeAlias, TypeVar

from tpdocs.readability.plain.lexicon import Hit, all_terms
from tpdocs.readability.plain.numerals import find_ratios
from tpdocs.readability.plain.sentences import Sentence
from tpdocs.source import Figure, Handout, ListBlock, Table

__all__ = ["Held", "Passage", "Role", "Section", "View"]

B = TypeVar("B", ListBlock, Table, Figure)

Role: TypeAlias = Literal[
    "title", "summary", "heading", "paragraph", "item", "column head", "cell", "caption"
]
#: Roles of running text: what is read as sentences.
_RUNNING = ("paragraph", "item")
#: Where names of organisations stand, as sources, and nothing that teaches.
_CREDITS = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of a handout, in English."""

    role: Role
    text: str  #: its words, without marks and values
    line: int
    panel: str  #: the kind of the panel that it stands in, or empty
    excepted: str  #: the author's reason to let faults stand here, or empty
    bold: tuple[str, ...]  #: what stands in bold, in lower case
    values: frozenset[str]  #: names of the placeholders in it
    sentences: tuple[Sentence, ...]
    folded: str  #: its words in lower case, a space before and after each

    def has(self, phrases: Iterable[str]) -> bool:
        """Tell whether one of these phrases, in lower case, stands in it."""
        return any(f" {phrase} " in self.folded for phrase in phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it, up to the next heading."""

    heading: Passage | None  #: ``None``: before the first heading
    passages: tuple[Passage, ...]

    @property
    def words(self) -> int:
        """How many words of running text stand in it."""
        return sum(
            len(s.words)
            for p in self.passages
            if p.role in _RUNNING
            for s in p.sentences
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Generic[B]):
    """A list, table or figure with the passages that stand in it."""

    block: B
    passages: tuple[Passage, ...]

    @property
    def excepted(self) -> str:
        """The author's reason to let faults of the whole block stand."""
        return next((p.excepted for p in self.passages if p.excepted), "")


@dataclass(frozen=True, kw_only=True)
class View:
    """A handout, walked once."""

    handout: Handout
    passages: tuple[Passage, ...]  #: in document order, title and summary first
    lists: tuple[Held[ListBlock], ...]
    tables: tuple[Held[Table], ...]
    figures: tuple[Held[Figure], ...]

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """Paragraphs and list items, but for those that name the sources."""
        return tuple(
            p for p in self.passages if p.role in _RUNNING and p.panel != _CREDITS
        )

    @cached_property
    def in_order(self) -> tuple[Passage, ...]:
        """Every text but those that name the sources, as they stand."""
        return tuple(p for p in self.passages if p.panel != _CREDITS)

    @cached_property
    def read(self) -> tuple[Passage, ...]:
        """The same, running text first: there a word is met, and explained."""
        return self.running + tuple(p for p in self.in_order if p.role not in _RUNNING)

    @cached_property
    def folded(self) -> str:
        """The words of all passages, to look once for what stands in none."""
        return "|".join(passage.folded for passage in self.read)

    def first(self, phrases: Iterable[str]) -> Passage | None:
        """Give the first passage that has one of these phrases, in lower case."""
        there = [phrase for phrase in phrases if f" {phrase} " in self.folded]
        return next((p for p in self.read if p.has(there)), None) if there else None

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where each passage stands among all, by its ``id``: two may be equal."""
        return {id(passage): number for number, passage in enumerate(self.passages)}

    @cached_property
    def terms(self) -> tuple[tuple[Passage, Hit], ...]:
        """Hard words and idioms, each with its passage."""
        find = all_terms().find
        return tuple(
            (p, h) for p in self.read for s in p.sentences for h in find(s.words)
        )

    @cached_property
    def ratios(self) -> tuple[tuple[Passage, str, int], ...]:
        """Each "3 in 10" of the running text, and the number it is out of."""
        return tuple((p, *found) for p in self.running for found in find_ratios(p.text))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in order."""
        return tuple(self._cut())

    @cached_property
    def panels(self) -> frozenset[str]:
        """The kinds of its panels."""
        return frozenset(p.panel for p in self.passages if p.panel)

    @property
    def is_short(self) -> bool:
        """Whether it is too short to want parts: two paragraphs or fewer."""
        return len(self.running) <= 2

    @cached_property
    def sentences(self) -> tuple[tuple[Passage, Sentence], ...]:
        """Each sentence of running text, with its passage."""
        return tuple((p, sentence) for p in self.running for sentence in p.sentences)

    def _cut(self) -> Iterator[Section]:
        heading: Passage | None = None
        held: list[Passage] = []
        for passage in self.passages:
            if passage.role == "heading":
                if heading is not None or held:
                    yield Section(heading=heading, passages=tuple(held))
                heading, held = passage, []
            elif passage.role not in ("title", "summary"):
                held.append(passage)
        if heading is not None or held:
            yield Section(heading=heading, passages=tuple(held))
