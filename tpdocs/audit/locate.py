"""Where in a file veraPDF found something: the page, and the text near it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from tpdocs.audit.blocks import text_of
from tpdocs.audit.subject import CannotCheckError, Subject
from tpdocs.audit.tags import Element

__all__ = ["locate"]

_PAGE = re.compile(r"/pages\[(\d+)\]")
_ELEMENT = re.compile(r"\((\d+) (\d+) obj SE\w+")
_OPERATOR = re.compile(r"/operators\[(\d+)\]")
_ANNOTATION = re.compile(r"/annots\[(\d+)\]")
_LENGTH = 60  #: characters of text that are shown


def locate(context: str, subject: Subject) -> tuple[int | None, str]:
    """Give the page, from 1, and the text near a place.

    Args:
        context: The path that veraPDF gives, such as
            ``root/document[0]/pages[1](8 0 obj PDPage)/annots[0](…)``.
        subject: The file.

    Returns:
        ``None`` and an empty text for what is not on a page.
    """
    page = _PAGE.search(context)
    number = int(page[1]) + 1 if page else None
    near = ""
    with suppress(CannotCheckError, LookupError, ValueError, pikepdf.PdfError):
        # The path leads inward: the last element is the nearest.
        if elements := _ELEMENT.findall(context):
            number, near = _by_element(elements[-1], subject)
        elif number and (operator := _OPERATOR.search(context)):
            near = _by_operator(int(operator[1]), number, subject)
        elif number and (annotation := _ANNOTATION.search(context)):
            near = _by_annotation(int(annotation[1]), number, subject)
    near = " ".join(near.split())
    return number, near if len(near) <= _LENGTH else f"{near[: _LENGTH - 1]}…"


def _by_element(key: tuple[str, str], subject: Subject) -> tuple[int | None, str]:
    """Give the page and the text of an element, or else the text before it."""
    wanted, before = (int(key[0]), int(key[1])), ""
    for element in subject.elements:
        text = _said(element, subject)
        if element.key == wanted:
            return element.page or None, text if text.strip() else before
        before = text if text.strip() else before
    return None, ""


def _said(element: Element, subject: Subject) -> str:
    return element.alt or text_of(element, subject.texts)


def _by_operator(index: int, number: int, subject: Subject) -> str:
    """Give what is shown by an operator of a page, or by the last one before it."""
    page = subject.pdf.pages[number - 1]
    shown = 0
    for count, instruction in enumerate(pikepdf.parse_content_stream(page)):
        if count > index:
            break
        shown += str(instruction.operator) in ("Tj", "TJ", "'", '"')
    pieces = [p.text for p in subject.pages[number - 1].pieces if p.text is not None]
    return "".join(pieces[max(shown - 3, 0) : shown + 3])


def _by_annotation(index: int, number: int, subject: Subject) -> str:
    """Give the words that an annotation lies on."""
    annotations: Any = subject.pdf.pages[number - 1].obj["/Annots"]
    left, bottom, right, top = (float(value) for value in annotations[index]["/Rect"])
    return " ".join(_words_in(subject, number, (left, bottom, right, top)))


def _words_in(
    subject: Subject, number: int, area: tuple[float, float, float, float]
) -> Iterator[str]:
    left, bottom, right, top = area
    for words in subject.sights[number - 1].words:
        box = words.box
        across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if left <= across <= right and bottom <= up <= top:
            yield words.text
