"""Rules about the document as a whole: title, bookmarks, metadata, what it runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pikepdf

from tpdocs.audit.blocks import spoken_by
from tpdocs.audit.expected import squeezed
from tpdocs.audit.objects import find_dictionaries
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.subject import CannotCheckError, Subject

__all__ = ["RULES", "read_claims"]

# pikepdf logs a traceback of metadata that it cannot read; a rule says so.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_MOST_BYTES = 5_000_000  #: what any mailbox takes
_MOST_MARKS = 5_000  #: bookmarks
#: Actions that run something, or reach for another file.
_ACTIVE = {
    "/JavaScript": "a script",
    "/Launch": "an action that starts a program",
    "/ImportData": "an action that reads a file",
    "/SubmitForm": "an action that sends a form",
    "/Rendition": "an action that plays media",
    "/Movie": "an action that plays media",
    "/Sound": "an action that plays sound",
    "/GoToR": "a link to another file",
    "/GoToE": "a link to an embedded file",
}


def _title_shown(subject: Subject) -> Iterator[Fault]:
    root = subject.pdf.Root
    preferences: Any = root.get("/ViewerPreferences")
    is_set = isinstance(preferences, pikepdf.Dictionary)
    if not is_set or not preferences.get("/DisplayDocTitle"):
        yield Fault("the window shows the name of the file, not the title")
    title = _metadata(subject, "dc:title")
    if not title:
        yield Fault("the metadata has no title (dc:title)")
    if "/Title" not in subject.pdf.docinfo and "/Info" in subject.pdf.trailer:
        yield Fault("the Info dictionary has no title")


def _metadata(subject: Subject, key: str) -> str:
    try:
        with subject.pdf.open_metadata(strict=True) as xmp:
            return str(xmp.get(key, "") or "").strip()
    except (ValueError, TypeError, KeyError, SyntaxError, pikepdf.PdfError) as error:
        raise CannotCheckError(f"the metadata cannot be read: {error}") from error


def read_claims(subject: Subject) -> tuple[str, str]:
    """Give the parts of PDF/UA and PDF/A that a file says it keeps; empty if none."""
    try:
        archive = _metadata(subject, "pdfaid:part")
        level = _metadata(subject, "pdfaid:conformance").upper()
    except CannotCheckError:
        return "", ""
    is_checked = archive == "4" or (archive, level) == ("2", "A")
    return _metadata(subject, "pdfuaid:part"), archive if is_checked else ""


def _claims_accessibility(subject: Subject) -> Iterator[Fault]:
    if not _metadata(subject, "pdfuaid:part"):
        yield Fault("the metadata does not say PDF/UA (pdfuaid:part)")
    marks: Any = subject.pdf.Root.get("/MarkInfo")
    is_there = isinstance(marks, pikepdf.Dictionary)
    if not is_there or not marks.get("/Marked"):
        yield Fault("the file does not say that it is tagged (MarkInfo)")
    if is_there and marks.get("/Suspects"):
        yield Fault("the file says that its tags are suspect")


def _outline_matches(subject: Subject) -> Iterator[Fault]:
    """See that bookmarks are the headings, in their order."""
    headings = [
        squeezed(spoken_by(element, subject.texts))
        for element in subject.elements
        if element.role in ("H1", "H2", "H3", "H4", "H5", "H6")
    ]
    marks = [squeezed(title) for title in _bookmarks(subject)]
    if marks and marks != headings:
        yield _mismatch(marks, headings)
    elif not marks and headings and subject.page_count > 1:
        yield Fault("there are headings, and no bookmarks")


def _mismatch(marks: list[str], headings: list[str]) -> Fault:
    lost = [*(h for h in headings if h not in marks)]
    lost += [m for m in marks if m not in headings]
    which = f", such as “{lost[0][:40]}”" if lost else ": the order differs"
    return Fault(f"{len(marks)} bookmarks, {len(headings)} headings{which}")


def _bookmarks(subject: Subject) -> Iterator[str]:
    """Walk the outline in order; where it comes round again there is no end."""
    outline = subject.pdf.Root.get("/Outlines")
    if not isinstance(outline, pikepdf.Dictionary):
        return
    waiting: list[Any] = [outline.get("/First")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.objgen in seen:
            raise CannotCheckError("the bookmarks go round in a ring")
        if item.is_indirect:
            seen.add(item.objgen)
        if len(seen) > _MOST_MARKS:
            raise CannotCheckError(f"more than {_MOST_MARKS} bookmarks")
        yield str(item.get("/Title", ""))
        waiting += [item.get("/Next"), item.get("/First")]


def _page_labels(subject: Subject) -> Iterator[Fault]:
    labels = subject.pdf.Root.get("/PageLabels")
    if labels is None:
        return
    try:
        numbers = [key for key, _ in pikepdf.NumberTree(labels).items()]
    except (ValueError, TypeError, pikepdf.PdfError) as error:
        raise CannotCheckError(f"the page labels cannot be read: {error}") from error
    if not numbers or min(numbers) != 0:
        yield Fault("the page labels do not begin with the first page")
    if numbers and max(numbers) >= subject.page_count:
        yield Fault("a page label is for a page that is not there")


def _runs_nothing(subject: Subject) -> Iterator[Fault]:
    things = find_dictionaries(subject.pdf)
    found = {what for thing in things for what in _active_in(thing)}
    names = subject.pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        found.add("a script")
    for what in sorted(found):
        yield Fault(f"the file holds {what}")


def _active_in(thing: Any) -> Iterator[str]:
    """Name what a dictionary starts or carries."""
    kind = str(thing.get("/S", ""))
    # An action need not say its Type (ISO 32000-1, table 193).
    if kind in _ACTIVE and thing.get("/Type", "/Action") == "/Action":
        yield _ACTIVE[kind]
    if "/AA" in thing:
        yield "an action that an event starts"
    if thing.get("/Type") == "/EmbeddedFile" or "/EmbeddedFiles" in thing:
        yield "an embedded file"


def _refers_to_nothing(subject: Subject) -> Iterator[Fault]:
    """See that fonts, pictures and contents are in the file itself."""
    for thing in find_dictionaries(subject.pdf):
        if {"/F", "/FFilter"} <= set(thing.keys()) or "/OPI" in thing:
            yield Fault("a stream lies in another file")
        if thing.get("/Subtype") == "/Form" and "/Ref" in thing:
            yield Fault("a form refers to another file")


def _small_enough(subject: Subject) -> Iterator[Fault]:
    most = subject.expected.bytes if subject.expected else _MOST_BYTES
    if len(subject.data) > most:
        size, limit = len(subject.data) / 1000, most / 1000
        yield Fault(f"the file has {size:,.0f} kB; {limit:,.0f} kB at most are wanted")


_CHECKS = (
    (
        "title",
        "The title is there, and shown",
        ("PDF/UA-1 7.1", "Matterhorn 06-003", "Matterhorn 07-001", "Matterhorn 07-002",
         "WCAG 2.2 2.4.2"),
        "Give the document a title.",
        _title_shown,
    ),
    (
        "claim",
        "The file says that it is tagged and accessible",
        ("PDF/UA-1 5", "Matterhorn 06-001", "Matterhorn 06-002", "Matterhorn 01-007"),
        "Make the file as PDF/UA; then let a person check it.",
        _claims_accessibility,
    ),
    (
        "outline",
        "Bookmarks are the headings",
        ("PDF/UA-1 7.17", "WCAG 2.2 2.4.5"),
        "Let bookmarks be made from the headings.",
        _outline_matches,
    ),
    (
        "page-labels",
        "Page labels, if any, fit the pages",
        ("PDF/UA-1 7.17", "WCAG 2.2 2.4.1"),
        "Leave page labels out, or begin them with the first page.",
        _page_labels,
    ),
    (
        "active",
        "Nothing in the file runs",
        ("PDF/A-2 6.5.1", "Matterhorn 03-003", "Matterhorn 29-001"),
        "Do not give this file out before you know what it does.",
        _runs_nothing,
    ),
    (
        "external",
        "Nothing that is shown lies outside the file",
        ("PDF/A-2 6.1.7.1", "Matterhorn 30-001"),
        "Embed what the file refers to.",
        _refers_to_nothing,
    ),
    (
        "size",
        "The file is small enough to send",
        ("tpdocs: 500 kB for a handout, 5 MB for any file",),
        "Make pictures smaller, or cut fonts down to what is used.",
        _small_enough,
    ),
)  # fmt: skip
RULES = tuple(
    Rule(name=f"document/{name}", title=title, clauses=clauses, hint=hint, check=check)
    for name, title, clauses, hint, check in _CHECKS
)
