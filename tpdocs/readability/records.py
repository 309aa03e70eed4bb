"""What was measured of a text: sections of blocks of sentences, and their levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tpdocs.readability.counts import Counts
from tpdocs.readability.formulas import Formula

__all__ = [
    "Block",
    "Level",
    "OtherCount",
    "Part",
    "ReadingReport",
    "SecondOpinion",
    "Section",
    "Sentence",
    "Verdict",
]


class Verdict(StrEnum):
    """How a level stands to its target; "not checked" never counts as a pass."""

    PASS = "pass"  # noqa: S105  # an outcome, not a password
    FAIL = "fail"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a formula says of a text."""

    formula: Formula
    value: float | None  #: ``None``: nothing to measure, or a count is not known
    target: float
    verdict: Verdict
    note: str = ""  #: that it is an estimate, and why; why it was not checked
    second: float | None = None  #: the same by textstat; ``None``: it was not asked

    @property
    def band(self) -> str:
        """The name of its band; empty where the source names none."""
        return "" if self.value is None else self.formula.band(self.value)

    @property
    def is_second_stricter(self) -> bool:
        """Whether the value of textstat, as it is printed, is the harder of the two."""
        if self.value is None or self.second is None:
            return False
        ours, second = round(self.value, 1), round(self.second, 1)
        return second > ours if self.formula.higher == "harder" else second < ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence; a list item or a heading ends one, whatever its last sign."""

    text: str  #: as it is to be quoted, with placeholders by name
    plain: str  #: as it is counted, without placeholders, addresses and phones
    line: int  #: in the handout's file
    counts: Counts
    is_long: bool  #: more than 20 words; in a script without spaces see ``measures``
    #: By how much the level of the whole text would be easier without it, on the scale
    #: of the first formula; where there is none, words more than the average has.
    cost: float = 0.0
    share: float = 0.0  #: of all that sentences cost, from 0 to 1

    @property
    def words(self) -> int:
        """Its words."""
        return self.counts.words

    def quote(self, most: int = 300) -> str:
        """Give it in quotation marks, cut at so many characters."""
        return repr(self.text if len(self.text) <= most else f"{self.text[:most]}…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list item, heading, cell, caption or the like."""

    role: str
    line: int
    sentences: tuple[Sentence, ...]
    is_counted: bool  #: whether its sentences count in levels
    why_not: str = ""  #: why they do not
    exception: str = ""  #: the author's reason: ``<!-- reading: … -->``
    part: str = ""  #: the shared part that it comes from; empty: the handout's own

    @property
    def words(self) -> int:
        """Words of all its sentences."""
        return sum(sentence.words for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands under one heading."""

    heading: str  #: empty: before the first heading
    line: int
    blocks: tuple[Block, ...]
    counts: Counts
    levels: tuple[Level, ...]  #: for the eye: what is short is not held to them

    def __iter__(self) -> Iterator[Sentence]:
        """Give the sentences that count."""
        for block in self.blocks:
            if block.is_counted:
                yield from block.sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Sections in a row that are long enough together for one formula.

    A section alone is often too short: Flesch took samples of 100 words, McLaughlin
    asks for 30 sentences.
    """

    sections: tuple[Section, ...]
    counts: Counts
    level: Level

    @property
    def name(self) -> str:
        """Its heading, or the first and the last one."""
        names = [section.heading or "the beginning" for section in self.sections]
        return names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCount:
    """A word whose syllables textstat counts otherwise."""

    word: str
    ours: int  #: syllables by our count
    textstat: int  #: syllables by textstat's count
    times: int  #: how often the word is in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinion:
    """What textstat counts of a whole text in English."""

    values: Mapping[str, float]  #: by the name of our formula
    sentences: int  #: that textstat counts
    words: int
    syllables: int
    short_sentences: int  #: of one or two words, which textstat does not count
    others: tuple[OtherCount, ...]  #: those that change the sum most are first


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingReport:
    """How hard one handout is to read in one language."""

    slug: str
    path: str  #: of the handout's file
    tag: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]  #: by formula, then in order; a short text is one part
    counts: Counts
    levels: tuple[Level, ...]  #: empty: no validated formula, which is not a pass
    is_estimate: bool = False  #: Thai and Lao: sentences are stretches between spaces
    second: SecondOpinion | None = None  #: English only: what textstat counts

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that count, in order."""
        return tuple(sentence for section in self.sections for sentence in section)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in order; those of a translation stand as in the English."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def exceptions(self) -> tuple[Block, ...]:
        """Blocks that the author took out of the levels, each with a reason."""
        return tuple(block for block in self.blocks if block.exception)

    def say(self) -> str:
        """Say the first level in a few words; that there is none is not a pass."""
        if not self.levels:
            return "no formula"
        first = self.levels[0]
        if first.value is None:
            return first.note
        return ", ".join(filter(None, (f"{first.value:.1f}", first.band)))

    def level(self, name: str) -> Level | None:
        """Give the level by a formula's name, or ``None``."""
        return next((lv for lv in self.levels if lv.formula.name == name), None)
