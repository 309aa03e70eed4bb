"""What WeasyPrint draws that is not content, and where a line's last space went."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Survey", "children_of", "field_name", "survey"]

#: The attribute by which HTML asks for a field, and names it.
_FIELD = "data-field"

#: Scripts that put no space between words, by how Unicode names their letters.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
#: A line may break after these without a space: ``non-`` at the end of a line.
_BREAKING = "-\u2010\u2013\u2014/\u200b"


@dataclass(frozen=True, slots=True)
class Survey:
    """Boxes of a document, by ``id``."""

    #: What is no content, and its properties as such (ISO 32000-1, 14.8.2.2.2).
    artifacts: dict[int, dict[str, str]] = field(default_factory=dict)
    spaced: set[int] = field(default_factory=set)  #: text with a space after its line
    #: Where a person can type: the first box of each element that asks for a field.
    fields: set[int] = field(default_factory=set)


def survey(pages: Iterable[Any], *, has_fields: bool = False) -> Survey:
    """Look at all boxes of a document's pages before they are drawn.

    Args:
        pages: WeasyPrint's.
        has_fields: Whether elements with a ``data-field`` become fields. The picture
            of a line to write on is then an artifact: the field speaks for it.
    """
    surveyor = _Surveyor(has_fields=has_fields)
    for page in pages:
        for box in children_of(page._page_box):  # noqa: SLF001  # WeasyPrint's own
            surveyor.look(box, _margin_artifact(box))
    return surveyor.found


def field_name(box: Any) -> str:
    """Return the name of the field that a box's element asks for; empty: none."""
    element = box.element
    if element is None or box.element_tag != element.tag:
        return ""
    name: str = element.get(_FIELD, "")
    return name


def children_of(box: Any) -> Iterator[Any]:  # weasyprint has no types
    """Give the boxes in a box, an absolute one in the place where it was written."""
    for child in getattr(box, "children", ()):
        yield getattr(child, "_box", child)


class _Surveyor:
    def __init__(self, *, has_fields: bool) -> None:
        self.found = Survey()
        self._has_fields = has_fields
        self._asked: set[Any] = set()  #: elements with a field
        self._repeated: set[Any] = set()  #: heads and feet of tables
        self._last: dict[Any, Any] = {}

    def look(self, box: Any, artifact: dict[str, str] | None) -> None:
        """Look at a box and all in it; say what it is if it is no content."""
        if artifact is None and self._has_fields and field_name(box):
            if box.element not in self._asked:
                self._asked.add(box.element)
                self.found.fields.add(id(box))
            if box.element.tag == "img":
                artifact = {"Type": "/Layout"}
        artifact = artifact or self._artifact_of(box)
        if artifact is not None:
            self.found.artifacts[id(box)] = artifact
        for child in children_of(box):
            self.look(child, artifact)
        if artifact is None and type(box).__name__ == "LineBox":
            _note_line(box, self.found, self._last)

    def _artifact_of(self, box: Any) -> dict[str, str] | None:
        if _is_decoration(box) or _is_hidden(box):
            return {"Type": "/Layout"}
        # A table's head is drawn again on each page, and should be said once.
        if getattr(box, "is_header", False) or getattr(box, "is_footer", False):
            if box.element in self._repeated:
                return {"Type": "/Pagination"}
            self._repeated.add(box.element)
        return None


def _note_line(line: Any, found: Survey, last: dict[Any, Any]) -> None:
    """Find the text box that ends the line before this one, if words part there."""
    texts = [box for box in _texts(line) if box.text.strip()]
    if not texts:
        return
    block = (line.element, line.element_tag)
    before = last.get(block)
    if before is not None and _parts_words(before.text[-1], texts[0].text[0]):
        found.spaced.add(id(before))
    last[block] = texts[-1]


def _texts(box: Any) -> Iterator[Any]:
    for child in children_of(box):
        if hasattr(child, "pango_layout"):
            yield child
        else:
            yield from _texts(child)


def _parts_words(before: str, after: str) -> bool:
    if before in _BREAKING or before.isspace():
        return False
    return not (_is_unspaced(before) or _is_unspaced(after))


@lru_cache(4096)
def _is_unspaced(char: str) -> bool:
    name = unicodedata.name(char, "")
    if name.startswith("HANGUL"):  # as wide as Chinese, but with spaces
        return False
    return name.startswith(_UNSPACED) or unicodedata.east_asian_width(char) in "WF"


def _margin_artifact(box: Any) -> dict[str, str] | None:
    """Give what a box is if it stands in the margin of a page."""
    if type(box).__name__ != "MarginBox":
        return None
    kind = "/Header" if box.at_keyword.startswith("@top") else "/Footer"
    return {"Type": "/Pagination", "Subtype": kind}


def _is_hidden(box: Any) -> bool:
    """Tell whether a text or picture takes room and is not drawn."""
    return box.style["visibility"] != "visible" and not any(box.children)


def _is_decoration(box: Any) -> bool:
    """Tell whether the HTML says that an element is there for the eye alone."""
    element = box.element
    if element is None or not hasattr(element, "get"):
        return False
    if element.get("aria-hidden") == "true":
        return True
    is_silent = element.get("alt") == "" or element.get("role") == "presentation"
    return bool(element.tag == "img" and is_silent)
