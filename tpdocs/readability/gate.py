"""The reading-level gate on the English text of a handout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tpdocs.foundation import Finding, Place, Severity
from tpdocs.readability.measure import (
    Measures,
    Sentence,
    find_sentences,
    measure_sentences,
)
from tpdocs.source import Handout

__all__ = ["Reading", "check_reading"]

#: NHS content guide: sentences of up to 20 words.
LONGEST_SENTENCE = 20
#: Words in an average sentence, at most.
AVERAGE_SENTENCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How hard a handout is to read, and what is too hard in it."""

    measures: Measures
    findings: tuple[Finding, ...]


def check_reading(handout: Handout) -> Reading:
    """Measure a handout in English against the targets in its head."""
    sentences = find_sentences(handout)
    measures = measure_sentences(sentences)
    findings = (
        *_check_grades(measures, sentences, handout),
        *_check_sentences(sentences, handout),
    )
    return Reading(measures=measures, findings=findings)


def _check_grades(
    measures: Measures, sentences: tuple[Sentence, ...], handout: Handout
) -> Iterator[Finding]:
    longest = max(sentences, key=lambda s: s.words, default=None)
    line = longest.line if longest else 1
    limits = (
        ("Flesch-Kincaid grade", measures.grade, handout.head.grade),
        ("SMOG grade", measures.smog, handout.head.smog),
        ("average sentence", measures.average, float(AVERAGE_SENTENCE)),
    )
    for name, value, limit in limits:
        if value > limit:
            message = f"the {name} is {value:.1f}; the target is {limit:g} or less"
            hint = "Begin with the longest sentence, at this line: split it in two."
            yield _finding("reading/level", Place(handout.path, line), message, hint)


def _check_sentences(
    sentences: tuple[Sentence, ...], handout: Handout
) -> Iterator[Finding]:
    for sentence in sentences:
        if sentence.words > LONGEST_SENTENCE:
            message = f"a sentence of {sentence.words} words: {sentence.text!r}"
            hint = f"Make two of it; {LONGEST_SENTENCE} words are the most."
            place = Place(handout.path, sentence.line)
            yield _finding("reading/sentence", place, message, hint)


def _finding(rule: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(
        rule=rule, severity=Severity.ERROR, place=place, message=message, hint=hint
    )
