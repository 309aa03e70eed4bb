"""What a report tells: each handout, in each language, with what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tpdocs.foundation import Finding, Language
from tpdocs.readability.gate import GATE
from tpdocs.readability.measures import Measures, measure
from tpdocs.readability.plain import PlainReport
from tpdocs.readability.records import Level, ReadingReport, Section, Verdict
from tpdocs.readability.relative import Ratio

__all__ = ["Before", "Measured", "Subject", "Terms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What an earlier build measured of a text."""

    said: str  #: its first level, in words
    values: Mapping[str, float] = field(default_factory=dict)  #: by formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Medical words of a handout, by its English."""

    medical: int  #: different ones of our list that the English uses
    explained: int  #: of these, explained where first used, and that text translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A handout in one language."""

    language: Language
    level: ReadingReport
    terms: Terms
    findings: tuple[Finding, ...] = ()  #: of the gate, or beside the English
    ratios: tuple[Ratio, ...] = ()  #: beside the English; empty for English
    before: Before | None = None  #: ``None``: no build has measured it
    plain: PlainReport | None = None  #: ``None``: the rules are for English

    @property
    def held(self) -> tuple[Level, ...]:
        """The levels that decide: the gate's in English, elsewhere the first one."""
        if self.language.is_source:
            return tuple(lv for lv in self.level.levels if lv.formula.name in GATE)
        return self.level.levels[:1]

    @property
    def verdict(self) -> Verdict:
        """The worst of these; without a formula it is "not checked", never a pass."""
        found = {level.verdict for level in self.held}
        if Verdict.FAIL in found:
            return Verdict.FAIL
        return Verdict.PASS if found == {Verdict.PASS} else Verdict.NOT_CHECKED

    @property
    def lines(self) -> int:
        """Lines that it takes in a table: one for each of these, at least one."""
        return len(self.held) or 1

    @property
    def longest(self) -> int:
        """Words of its longest sentence; 0 without one."""
        return max((s.words for s in self.level.sentences), default=0)

    @property
    def measures(self) -> Measures:
        """What can be said of it without a formula."""
        return measure(self.level)

    def held_of(self, section: Section) -> tuple[Level, ...]:
        """The same levels, of one section."""
        names = [level.formula.name for level in self.held]
        return tuple(lv for lv in section.levels if lv.formula.name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A handout in all languages that were asked for."""

    slug: str
    title: str  #: in English
    path: str
    texts: tuple[Measured, ...]
