"""A translation beside its English: warnings, for no formula joins two languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from statistics import median

from tpdocs.foundation import SHARED_DOMAIN, Finding, Language, Place, Severity
from tpdocs.readability.advice import advise
from tpdocs.readability.records import Block, ReadingReport, Verdict

__all__ = ["Ratio", "check_translation", "compare"]

#: A block is long for its language at so many times the handout's own middle ratio.
_LONG = 2.0
#: A sentence is long for its English at so many times that ratio.
_JOINED = 2.0
#: English words that a block must have before its ratio means something.
_ENOUGH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A block of a translation beside the English one."""

    block: Block
    english: Block
    letters: float  #: letters for each letter of the English
    relative: float  #: that, for the middle block of the handout being 1
    longest: float  #: its longest sentence beside the longest of the English, likewise

    @property
    def is_long(self) -> bool:
        """Whether it says far more than blocks of this translation commonly do."""
        return self.relative > _LONG and self.english.words >= _ENOUGH

    @property
    def is_joined(self) -> bool:
        """Whether several sentences of the English became fewer, and one is long."""
        ours, theirs = len(self.block.sentences), len(self.english.sentences)
        return ours < theirs and self.longest > _JOINED


@dataclass(frozen=True, slots=True)
class _Told:
    """What is to be said of a translation, still without a place."""

    rule: str
    message: str
    hint: str
    is_shared: bool = False  #: it is about a text in the catalog of all parts


def compare(report: ReadingReport, english: ReadingReport) -> tuple[Ratio, ...]:
    """Set the translated blocks beside the English ones, in order."""
    pairs = [
        (ours, theirs)
        for ours, theirs in zip(report.blocks, english.blocks, strict=False)
        if ours.is_counted and ours.sentences and theirs.sentences
    ]
    ratios = [_letters(ours) / max(_letters(theirs), 1) for ours, theirs in pairs]
    middle = (median(ratios) if ratios else 0) or 1.0
    return tuple(
        Ratio(
            block=ours,
            english=theirs,
            letters=ratio,
            relative=ratio / middle,
            longest=_longest(ours) / max(_longest(theirs), 1) / middle,
        )
        for (ours, theirs), ratio in zip(pairs, ratios, strict=True)
    )


def check_translation(
    report: ReadingReport, english: ReadingReport, language: Language, path: str
) -> tuple[Finding, ...]:
    """Hold a translation to its own formula, and look at it beside its English.

    Args:
        report: Of the translation.
        english: Of the handout as its author wrote it.
        language: Of the translation.
        path: Of the handout's catalog, where findings are to be mended; that of the
            parts is beside it.
    """
    shared = str(PurePosixPath(path).with_name(f"{SHARED_DOMAIN}.po"))
    found = (*_check_formula(report), *_check_blocks(report, english))
    return tuple(
        Finding(
            rule=told.rule,
            severity=Severity.WARNING,
            place=Place(shared if told.is_shared else path),
            message=f"{language.english_name}: {told.message}",
            hint=told.hint,
        )
        for told in found
    )


def _check_formula(report: ReadingReport) -> Iterator[_Told]:
    for level in report.levels[:1]:
        if level.verdict is Verdict.FAIL:
            order = "less" if level.formula.higher == "harder" else "more"
            band = f", {level.band}" if level.band else ""
            message = (
                f"{level.formula.title} is {level.value:.1f}{band}; "
                f"the target is {level.target:g} or {order}"
            )
            advice = advise(report.sentences, report.counts, level, report.tag)
            yield _Told("reading/translation", message, advice.hint)


def _check_blocks(report: ReadingReport, english: ReadingReport) -> Iterator[_Told]:
    for ratio in compare(report, english):
        begins = ratio.english.sentences[0].quote(50)
        if ratio.is_joined and not report.is_estimate:
            ours, theirs = len(ratio.block.sentences), len(ratio.english.sentences)
            message = f"{theirs} sentences became {ours}, at {begins}"
            hint = "Keep sentences short, as they were."
            yield _Told("reading/joined", message, hint, bool(ratio.english.part))
        elif ratio.is_long:
            message = (
                f"{ratio.relative:.1f} times as long as this translation mostly is, "
                f"at {begins}"
            )
            hint = "See whether it can be said in less."
            yield _Told("reading/longer", message, hint, bool(ratio.english.part))


def _letters(block: Block) -> int:
    return sum(sentence.counts.letters for sentence in block.sentences)


def _longest(block: Block) -> int:
    return max(sentence.counts.letters for sentence in block.sentences)
