"""Everything that a template may use for one page, already decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from tpdocs.catalog import Translation, Words
from tpdocs.document.credits import find_credits
from tpdocs.document.edition import Edition, Medium
from tpdocs.document.inline import InlineRenderer
from tpdocs.document.outline import (
    Group,
    Strip,
    arrange,
    closing_strip,
    find_calls,
    outline,
    split_ending,
)
from tpdocs.document.phrase import Phrase
from tpdocs.document.picture import qr_code
from tpdocs.document.review import Review
from tpdocs.document.wording import Wording
from tpdocs.foundation import (
    SOURCE_TAG,
    Language,
    PaperSize,
    Project,
    find_language,
    paper_size,
)
from tpdocs.source import Handout

__all__ = ["Page", "PageRequest", "make_page", "month_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """What a page is made of."""

    project: Project
    source: Handout  #: in English
    translation: Translation
    words: Words
    review: Review
    edition: Edition
    medium: Medium


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a template may use."""

    handout: Handout  #: in the language of the page
    groups: tuple[Group, ...]
    ending: Group | None  #: the last group, if it is set together with the imprint
    closing: Strip | None  #: the panel about the sheet, if the handout ends with it
    language: Language
    english: Language
    english_title: str  #: empty on the English page
    review: Review
    credits: tuple[Phrase, ...]  #: who reviewed and translated it, or that nobody did
    medium: Medium
    edition: str
    paper: PaperSize
    large_print: int  #: points of the running text of the large-print edition
    updated: str  #: month and year, in the language of the page
    clinic_name: str  #: may be empty
    logo: str  #: ``data:`` address; empty if there is none
    qr: str  #: ``data:`` address; empty if there is none
    calls: str  #: the kind of the first panel that says when to call; may be empty
    asks_for_interpreter: bool  #: English is what the emergency line speaks
    wording: Wording
    inline: InlineRenderer
    sheets: tuple[Markup, ...]


def make_page(request: PageRequest, sheets: tuple[Markup, ...], logo: str) -> Page:
    """Decide everything for one page.

    Args:
        request: What it is made of.
        sheets: Its style sheets.
        logo: The clinic's logo as a ``data:`` address, or empty.
    """
    language = request.translation.language
    handout = request.translation.handout
    clinic = request.project.clinic
    wording = Wording(words=request.words)
    inline = InlineRenderer(
        wording=wording,
        clinic=clinic,
        direction=language.direction,
        medium=request.medium,
    )
    groups = outline(arrange(handout.blocks, request.edition))
    closing = closing_strip(groups)
    groups, ending = groups[:-1] if closing else groups, None
    if request.medium == "pdf":
        groups, ending = split_ending(groups)
    return Page(
        handout=handout,
        groups=groups,
        ending=ending,
        closing=closing,
        language=language,
        english=find_language(request.project.languages, SOURCE_TAG),
        english_title=""
        if language.is_source
        else inline.words(request.source.head.title),
        review=request.review,
        credits=find_credits(request.review, wording),
        medium=request.medium,
        edition=request.edition.name,
        paper=paper_size(clinic.country),
        large_print=clinic.large_print,
        updated=month_name(handout.head.updated, language),
        clinic_name=clinic.name,
        logo=logo,
        qr=qr_code(clinic.web) if clinic.web else "",
        calls=next(find_calls(groups), ""),
        asks_for_interpreter=not language.is_source and _speaks_english(clinic.country),
        wording=wording,
        inline=inline,
        sheets=sheets,
    )


def month_name(month: str, language: Language) -> str:
    """Give ``2026-11`` as its language writes it, with Western digits."""
    from babel.dates import format_skeleton

    year, number = (int(part) for part in month.split("-"))
    date = dt.date(year, number, 1)
    return format_skeleton("yMMMM", date, locale=language.cldr)


def _speaks_english(country: str) -> bool:
    from babel.languages import get_official_languages

    return "en" in get_official_languages(country, de_facto=True) if country else False
