"""The reading-level gate on the English text of a handout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tpdocs.foundation import Finding, Language, Place, Severity
from tpdocs.readability.advice import advise
from tpdocs.readability.cost import find_split, is_series
from tpdocs.readability.level import LONGEST_SENTENCE, read_level
from tpdocs.readability.records import Level, ReadingReport, Sentence, Verdict
from tpdocs.readability.targets import Targets
from tpdocs.source import Handout

__all__ = ["AVERAGE_SENTENCE", "GATE", "Reading", "check_level", "check_reading"]

#: Words in an average sentence, at most.
AVERAGE_SENTENCE = 12
#: The formulas that the gate asks; the others are shown.
GATE = ("flesch-kincaid", "smog")
#: Words that a finding names whose syllables textstat counts otherwise.
_OTHERS = 5
#: Roles whose sentences must be short. What a picture shows, in words, is a list of
#: what is there; titles and headings have rules of their own.
_READ = ("paragraph", "list item", "table cell", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How hard a handout is to read, and what is too hard in it."""

    report: ReadingReport
    findings: tuple[Finding, ...]


def check_reading(
    handout: Handout, language: Language, project: Targets | None = None
) -> Reading:
    """Measure a handout in English against its targets.

    Args:
        handout: As its author wrote it.
        language: English.
        project: Targets of the project, by formula; the handout's head beats them.
    """
    report = read_level(handout, language, project)
    return Reading(report=report, findings=check_level(report))


def check_level(report: ReadingReport) -> tuple[Finding, ...]:
    """Hold the report of an English handout to its targets, whole and part by part.

    The whole is held to the stricter of our value and textstat's, a part to ours.
    """
    return (
        *_check_whole(report),
        *_check_parts(report),
        *_check_sentences(report),
        *_show_exceptions(report),
    )


def _check_whole(report: ReadingReport) -> Iterator[Finding]:
    for level in report.levels:
        if level.verdict is Verdict.FAIL and level.formula.name in GATE:
            sentences = report.sentences
            advice = advise(sentences, report.counts, level, report.tag)
            hint = f"{_why_second(report, level)}{advice.hint}"
            yield _error("reading/level", report, advice.line, _too_hard(level), hint)
    average = report.counts.words_per_sentence
    if average > AVERAGE_SENTENCE:
        longest = max(report.sentences, key=lambda s: s.words)
        message = (
            f"the average sentence is {average:.1f}; "
            f"the target is {AVERAGE_SENTENCE} words or less"
        )
        hint = f"Begin with the longest sentence, at this line: {_split(longest)}"
        yield _error("reading/level", report, longest.line, message, hint)


def _check_parts(report: ReadingReport) -> Iterator[Finding]:
    """Hold each part to the targets; a text of one part was held to them as a whole."""
    for part in report.parts:
        level, is_whole = part.level, part.counts == report.counts
        fails = level.verdict is Verdict.FAIL and level.formula.name in GATE
        if fails and not is_whole:
            sentences = tuple(s for section in part.sections for s in section)
            advice = advise(sentences, part.counts, level, report.tag)
            message = f"under “{part.name}” {_too_hard(level)}"
            yield _error("reading/section", report, advice.line, message, advice.hint)


def _check_sentences(report: ReadingReport) -> Iterator[Finding]:
    for block in report.blocks:
        is_held = block.role.endswith(_READ) and not block.exception
        for sentence in block.sentences:
            if sentence.is_long and is_held:
                message = f"a sentence of {sentence.words} words: {sentence.quote()}"
                hint = f"{_split(sentence)} {LONGEST_SENTENCE} words are the most."
                yield _error("reading/sentence", report, sentence.line, message, hint)


def _show_exceptions(report: ReadingReport) -> Iterator[Finding]:
    for block in report.exceptions:
        yield Finding(
            rule="reading/exception",
            severity=Severity.NOTE,
            place=Place(report.path, block.line),
            message=f"{block.words} words are held to no level: {block.exception}",
            hint="Take the comment out once the text is plain.",
        )


def _too_hard(level: Level) -> str:
    note = f" ({level.note})" if level.note else ""
    return (
        f"the {level.formula.title} is {_both(level)}{note}; "
        f"the target is {level.target:g} or less"
    )


def _both(level: Level) -> str:
    """Write the value of a level, and that of textstat where it was asked."""
    ours = f"{level.value:.1f}"
    if level.second is None:
        return ours
    second = f"{level.second:.1f}"
    if ours == second:
        return f"{ours} by our count and by textstat's"
    if level.is_second_stricter:
        return f"{second} by textstat's count, the stricter, and {ours} by ours"
    return f"{ours} by our count, the stricter, and {second} by textstat's"


def _why_second(report: ReadingReport, level: Level) -> str:
    """Explain what textstat counts otherwise, where only textstat is over the target.

    The advice after it is about our own count, which meets the target.
    """
    opinion = report.second
    met = level.value is not None and level.formula.meets(level.value, level.target)
    if opinion is None or not met:
        return ""
    longer = [o for o in opinion.others if o.textstat > o.ours][:_OTHERS]
    words = ", ".join(f"{o.word} ({o.textstat}, we count {o.ours})" for o in longer)
    told = f" More syllables: {words}." if words else ""
    short = opinion.short_sentences
    told += f" Sentences of one or two words, left out: {short}." if short else ""
    return f"What textstat counts otherwise:{told} By our count: "


def _split(sentence: Sentence) -> str:
    place = find_split(sentence.text, "en")
    if place is None:
        is_list = is_series(sentence.text, "en")
        return "Make a list of it." if is_list else "Make two of it."
    words = f"{place.first} and {place.second} words"
    return f"Make two of it before “{place.before}” ({words})."


def _error(
    rule: str, report: ReadingReport, line: int, message: str, hint: str
) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.ERROR,
        place=Place(report.path, line),
        message=message,
        hint=hint,
    )
