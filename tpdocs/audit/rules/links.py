"""Rules about links and other annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tpdocs.audit.blocks import text_of
from tpdocs.audit.content import MOST_PAGES
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.subject import Subject
from tpdocs.audit.tags import Element, Linked

__all__ = ["RULES"]

_HINT = "Give the link words that say where it leads, and tag it as Link."
_SCHEMES = ("https:", "tel:", "mailto:")


def _annotations(subject: Subject) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(subject.pdf.pages[:MOST_PAGES], 1):
        found = page.obj.get("/Annots")
        for item in found if isinstance(found, pikepdf.Array) else ():
            if isinstance(item, pikepdf.Dictionary):
                yield number, item


def _are_tagged(subject: Subject) -> Iterator[Fault]:
    """See that each annotation stands in an element of the right type."""
    holders = {
        kid.key: element.role
        for element in subject.elements
        for kid in element.kids
        if isinstance(kid, Linked)
    }
    wanted = {"/Link": ("Link", "Reference"), "/Widget": ("Form",)}
    for page, item in _annotations(subject):
        subtype = str(item.get("/Subtype", ""))
        role = holders.get(item.objgen)
        if role is None or role not in wanted.get(subtype, ("Annot", role)):
            place = "no tag" if role is None else role
            yield Fault(f"an annotation {subtype[1:]} stands in {place}", page)


def _have_words(subject: Subject) -> Iterator[Fault]:
    for element in subject.elements:
        if element.role == "Link" and not _speaks(element, subject):
            yield Fault("a link has no words", element.page or None)
    for page, item in _annotations(subject):
        contents = str(item.get("/Contents", "")).strip()
        if item.get("/Subtype") == "/Link" and not contents:
            yield Fault("a link has no description (Contents)", page)


def _speaks(link: Element, subject: Subject) -> bool:
    in_words = link.alt or any(element.alt for element in link.elements)
    return bool(in_words or text_of(link, subject.texts).strip())


def _lead_to_known_places(subject: Subject) -> Iterator[Fault]:
    for page, item in _annotations(subject):
        action = item.get("/A")
        uri = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
        if uri is not None and not str(uri).lower().startswith(_SCHEMES):
            yield Fault(f"a link leads to {str(uri)[:60]!r}", page)


def _tab_order(subject: Subject) -> Iterator[Fault]:
    pages = {number for number, _ in _annotations(subject)}
    for number in sorted(pages):
        if subject.pdf.pages[number - 1].obj.get("/Tabs") != "/S":
            yield Fault("the tab key does not follow the tags (Tabs is not S)", number)


RULES = (
    Rule(
        name="links/tagged",
        title="Links stand in Link elements",
        clauses=(
            "PDF/UA-1 7.18",
            "Matterhorn 28-002",
            "Matterhorn 28-010",
            "Matterhorn 28-011",
        ),
        hint=_HINT,
        check=_are_tagged,
        pages=MOST_PAGES,
    ),
    Rule(
        name="links/words",
        title="Links have words and a description",
        clauses=(
            "PDF/UA-1 7.18.5",
            "Matterhorn 28-004",
            "Matterhorn 28-012",
            "WCAG 2.2 2.4.4",
        ),
        hint=_HINT,
        check=_have_words,
        pages=MOST_PAGES,
    ),
    Rule(
        name="links/schemes",
        title="Links lead to https, tel or mailto",
        clauses=("tpdocs handout format",),
        hint="Use a secure address, or leave the link out.",
        check=_lead_to_known_places,
        pages=MOST_PAGES,
    ),
    Rule(
        name="links/tab-order",
        title="The tab key follows the tags",
        clauses=(
            "PDF/UA-1 7.18.3",
            "Matterhorn 28-008",
            "Matterhorn 28-009",
            "WCAG 2.2 2.4.3",
        ),
        hint=_HINT,
        check=_tab_order,
        pages=MOST_PAGES,
    ),
)
