"""Rules about paragraphs, lists, headings, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.rule import (
    Fault,
    Judged,
    Rule,
    Source,
    always,
    fault,
    is_long,
)
from tpdocs.readability.plain.sentences import Sentence, find_words
from tpdocs.readability.plain.view import Passage, View

__all__ = ["RULES"]

#: NHS, "How we write": paragraphs of up to three sentences.
_NHS_SENTENCES = 3
#: Federal, "Write short paragraphs": three to eight sentences, 150 words.
_FEDERAL_SENTENCES = 8
_FEDERAL_WORDS = 150
#: CDC CCI 8: a list of more than seven items is broken up.
_MOST_ITEMS = 7
#: Running text under one heading: ours. No source has a number; this is half a page at
#: 14 points.
_SECTION_WORDS = 200
#: NHS, "Formatting": a title of up to 65 characters.
_TITLE_LENGTH = 65


def _long_paragraph(view: View) -> Iterator[Fault]:
    for passage in view.running:
        sentences = len(passage.sentences)
        words = sum(len(s.words) for s in passage.sentences)
        if words > _FEDERAL_WORDS or sentences > _FEDERAL_SENTENCES:
            yield fault(passage, f"a paragraph of {sentences} sentences, {words} words")
        elif sentences > _NHS_SENTENCES:
            message = f"a paragraph of {sentences} sentences; the NHS has three at most"
            yield fault(passage, message, counts=False)


def _long_list(view: View) -> Iterator[Fault]:
    for held in view.lists:
        count = len(held.block.items)
        if count > _MOST_ITEMS:
            yield Fault(
                message=f"a list of {count} items",
                line=held.block.line,
                excepted=held.excepted,
            )


def _has_lists(view: View) -> Iterator[Fault]:
    if not view.lists:
        yield Fault(message="there is no list", line=1)


def _numbered_steps(view: View) -> Iterator[Fault]:
    yield from _steps_in_lists(view)
    for passage in view.running:
        count = sum(map(_begins_step, passage.sentences))
        if passage.role == "paragraph" and count > 2:
            yield fault(passage, f"{count} steps stand in one paragraph")


def _steps_in_lists(view: View) -> Iterator[Fault]:
    for held in view.lists:
        begun = [p for p in held.passages if any(map(_begins_step, p.sentences[:1]))]
        if not held.block.ordered and len(begun) > 1:
            yield fault(begun[0], f"steps without numbers: {begun[0].text!r}")


def _begins_step(sentence: Sentence) -> bool:
    return sentence.words[0] in GRAMMAR.words("steps", "sequence")


def _long_section(view: View) -> Iterator[Fault]:
    for section in view.sections:
        if section.words > _SECTION_WORDS:
            first = section.heading or section.passages[0]
            yield fault(first, f"{section.words} words stand under one heading")


def _headings(view: View) -> list[Passage]:
    return [p for p in view.passages if p.role == "heading"]


def _vague_heading(view: View) -> Iterator[Fault]:
    vague = GRAMMAR.words("headings", "vague")
    for passage in _headings(view):
        words = find_words(passage.text)
        if " ".join(words) in vague:
            yield fault(
                passage, f"the heading {passage.text!r} says nothing of its text"
            )
        elif len(words) == 1 and not passage.values:
            message = f"the heading {passage.text!r} is one word"
            yield fault(passage, message, counts=False)
    if not _headings(view):
        yield Fault(message="there are no headings", line=1)


def _title(view: View) -> Iterator[Fault]:
    for title in (p for p in view.passages if p.role == "title"):
        if len(title.text) > _TITLE_LENGTH:
            yield fault(title, f"the title has {len(title.text)} characters")


RULES = (
    Rule(
        name="plain/long-paragraph",
        title="Paragraphs of up to 8 sentences and 150 words, better of 3",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(
            Source("Federal", "Write short paragraphs"),
            Source("NHS", "How we write"),
            Source("PEMAT-P", "8"),
        ),
        hint="Make two paragraphs of it, or a list.",
        check=_long_paragraph,
        applies=always,
    ),
    Rule(
        name="plain/long-section",
        title="Up to 200 words under one heading",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("PEMAT-P", "8"), Source("CDC CCI", "9")),
        hint="Cut it in two, each part with a heading.",
        check=_long_section,
        applies=is_long,
    ),
    Rule(
        name="plain/long-list",
        title="Lists of up to 7 items",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "8"),),
        hint="Make two lists of it, each with a heading.",
        check=_long_list,
        applies=always,
    ),
    Rule(
        name="plain/lists",
        title="There are lists",
        judged=Judged.AUTOMATIC,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "8"),),
        hint="Write what belongs together as a list.",
        check=_has_lists,
        applies=is_long,
    ),
    Rule(
        name="plain/numbered-steps",
        title="Steps in an order have numbers",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("PEMAT-P", "22"), Source("CDC CCI", "14")),
        hint="Write them as a numbered list in a `::: steps` block.",
        check=_numbered_steps,
        applies=always,
    ),
    Rule(
        name="plain/heading",
        title="Headings say what stands under them",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(
            Source("PEMAT-P", "9"),
            Source("CDC CCI", "9"),
            Source("Federal", "Add useful headings"),
        ),
        hint="Say the point of the text, or the question that it answers.",
        check=_vague_heading,
        applies=is_long,
    ),
    Rule(
        name="plain/title",
        title="A title of up to 65 characters",
        judged=Judged.AUTOMATIC,
        severity=Severity.NOTE,
        sources=(Source("NHS", "Formatting: headings"),),
        hint="Shorten it; the summary can say the rest.",
        check=_title,
        applies=always,
    ),
)
