"""Where an author may begin: the sentences that cost a text most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tpdocs.readability.advice import find_hard_words
from tpdocs.readability.cost import Split, find_split, value_if_split
from tpdocs.readability.gate import AVERAGE_SENTENCE
from tpdocs.readability.records import ReadingReport, Sentence
from tpdocs.readability.report.records import Measured

__all__ = ["Beginning", "Dear", "advice_of"]

_MOST = 5
_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Dear:
    """A sentence that costs a text much."""

    sentence: Sentence
    split: Split | None  #: ``None``: it is short, or there is no good place
    long_words: tuple[str, ...]  #: that the first formula counts as hard


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The sentences to begin with, and what it does to make two of one of them."""

    sentences: tuple[Dear, ...]
    now: float | None  #: the first level; ``None`` without a formula
    after: float | None  #: the same, with one sentence more


def advice_of(measured: Measured) -> Beginning:
    """Give the few sentences to begin with: long ones, then those that cost most."""
    report = measured.level
    costly = [s for s in report.sentences if s.cost > 0 or s.is_long]
    ranked = sorted(costly, key=lambda s: (not s.is_long, -s.cost))[:_MOST]
    dear = tuple(_dear(sentence, report) for sentence in ranked)
    first = next(iter(report.levels), None)
    if first is None:
        return Beginning(sentences=dear, now=None, after=None)
    can_split = any(d.split for d in dear)
    after = value_if_split(report.counts, first.formula) if can_split else None
    return Beginning(sentences=dear, now=first.value, after=after)


def _dear(sentence: Sentence, report: ReadingReport) -> Dear:
    is_short = sentence.words <= AVERAGE_SENTENCE
    first = next(iter(report.levels), None)
    hard = (
        find_hard_words(sentence.text[:2000], first.formula, report.tag)
        if first
        else iter(())
    )
    return Dear(
        sentence=sentence,
        split=None if is_short else find_split(sentence.text, report.tag),
        long_words=tuple(islice(hard, _WORDS)),
    )
