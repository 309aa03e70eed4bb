"""The form on which a reviewer judges a handout: its texts, boxes, a place to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from tpdocs.catalog import Translation, Words
from tpdocs.document.inline import InlineRenderer
from tpdocs.document.isolate import bdi
from tpdocs.document.template import read_sheets, render_template
from tpdocs.document.wording import Wording
from tpdocs.foundation import (
    BLANK,
    SOURCE_TAG,
    Language,
    Project,
    find_language,
    paper_size,
)
from tpdocs.review import Mark, Passage, Standing, code_of
from tpdocs.source import Handout, Text, parse_inline, plain_text

__all__ = ["FormRequest", "Question", "render_form"]

_SHEETS = ("tokens.css", "page.css", "form.css")
#: What a reviewer ticks beside each text.
_OF_TRANSLATION = ("accurate", "natural", "change needed")
_OF_ENGLISH = ("correct", "clear", "change needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What only a person can judge of the whole sheet, after an item of PEMAT-P."""

    item: int  #: its number
    asks: str
    remark: str = ""  #: what the machine found


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """What a form is made of."""

    project: Project
    source: Handout  #: in English
    translation: Translation
    words: Words  #: of the page, in the language
    standing: Standing
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One text, as the form shows it."""

    number: int
    digest: str  #: how the name begins by which the ledger knows it
    place: str  #: what it is, and under which heading
    english: Markup
    given: Markup  #: in the language; empty where there is none
    old_english: Markup  #: of what was signed in its place; empty if it is the same
    old_given: Markup
    signed: tuple[str, ...]  #: who has signed it


class _Named(InlineRenderer):
    """Shows placeholders by their names, for the clinic's values are not signed."""

    def value(self, name: str) -> Markup:
        """Show the name of a placeholder."""
        shown = f"{{{name}}}"
        return bdi(Markup("<code>{}</code>").format(shown), "ltr", shown)


def render_form(request: FormRequest) -> str:
    """Render the form as an HTML document that needs nothing from outside.

    Its own words are English: who fills it in reads both languages.

    Raises:
        RenderError: The template cannot be used.
        UsageError: A style sheet cannot be read.
    """
    project, language = request.project, request.translation.language
    english = find_language(project.languages, SOURCE_TAG)
    values = {
        "source": request.source,
        "title": plain_text(parse_inline(request.source.head.title.markdown).nodes),
        "language": language,
        "english": english,
        "is_source": language.is_source,
        "is_beside": language.direction == "ltr" and not language.is_source,
        "rows": tuple(_rows(request, english)),
        "removed": tuple(map(_english, request.standing.removed)),
        "ticks": _OF_ENGLISH if language.is_source else _OF_TRANSLATION,
        "code": code_of(request.standing),
        "is_machine": request.standing.is_machine,
        "parts": _parts(request.questions),
        "space": _space(project, english),
        "paper": paper_size(project.clinic.country),
        "sheets": read_sheets(project, _SHEETS),
    }
    return render_template(project, "review-form.html", values)


def _parts(questions: tuple[Question, ...]) -> dict[str, list[Question]]:
    """Group questions as PEMAT does: items from 20 are about acting on it."""
    understands = [question for question in questions if question.item < 20]
    acts = [question for question in questions if question.item >= 20]
    return {
        "Can a reader understand it?": understands,
        "Can a reader act on it?": acts,
    }


def _space(project: Project, english: Language) -> Markup:
    """Give a line to write on, which a screen reader names."""
    wording = Wording(words=Words(language=english))
    renderer = InlineRenderer(wording=wording, clinic=project.clinic, direction="ltr")
    return renderer.value(BLANK)


def _rows(request: FormRequest, english: Language) -> Iterator[_Row]:
    project, language = request.project, request.translation.language
    show = {
        tag: _Named(
            wording=Wording(words=words), clinic=project.clinic, direction=of.direction
        )
        for tag, of, words in (
            (language.tag, language, request.words),
            (SOURCE_TAG, english, Words(language=english)),
        )
    }

    def rendered(markdown: str, tag: str) -> Markup:
        return show[tag].render(Text(markdown=markdown, line=1, tag=tag))

    for number, mark in enumerate(request.standing.marks, 1):
        given = mark.passage.translation if mark.passage else ""
        old_english, old_given = _before(mark)
        yield _Row(
            number=number,
            digest=mark.passage.digest[:8] if mark.passage else "",
            place=_place(mark),
            english=rendered(mark.text.markdown, SOURCE_TAG),
            given=rendered(given, language.tag),
            old_english=rendered(old_english, SOURCE_TAG),
            old_given=rendered(old_given, language.tag),
            signed=tuple(f"{s.role} {s.name}, {s.date}" for s in mark.signatures),
        )


def _english(passage: Passage) -> str:
    return plain_text(parse_inline(passage.english).nodes)


def _before(mark: Mark) -> tuple[str, str]:
    """Give the English and the translation that were signed, where they were others."""
    if mark.before is None:
        return "", ""
    english, given = mark.before.english, mark.before.translation
    now = mark.passage.translation if mark.passage else ""
    return (
        "" if english == mark.text.markdown else english,
        "" if given == now else given,
    )


def _place(mark: Mark) -> str:
    """Say what a text is, and under what it stands, in plain words."""
    if mark.passage is None:
        return "not translated yet"
    under = [plain_text(parse_inline(text).nodes) for text in mark.passage.under]
    quoted = " / ".join(f"“{text}”" for text in under)
    block = mark.passage.block.replace(" > ", ", ")
    place = f"{block}, under {quoted}" if under else block
    part = mark.text.part
    return f"{place} (part “{part}”, shared by several handouts)" if part else place
