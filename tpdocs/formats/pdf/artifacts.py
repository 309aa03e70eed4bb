"""What WeasyPrint draws that is not content, and where a line's last space went."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Survey", "children_of", "survey"]

#: Scripts that put no space between words, by how Unicode names their letters.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
#: A line may break after these without a space: ``non-`` at the end of a line.
_BREAKING = "-\u2010\u2013\u2014/\u200b"


@dataclass(frozen=True, slots=True)
class Survey:
    """Boxes of a document, by ``id``."""

    artifacts: set[int] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)  #: head rows drawn before
    spaced: set[int] = field(default_factory=set)  #: text with a space after its line


def survey(pages: Iterable[Any]) -> Survey:
    """Look at all boxes of a document's pages before they are drawn."""
    found, heads = Survey(), set[Any]()
    last: dict[Any, Any] = {}
    for page in pages:
        for box in children_of(page._page_box):  # noqa: SLF001  # WeasyPrint's own
            _look(box, found, heads, last, is_artifact=_is_margin(box))
    return found


def children_of(box: Any) -> Iterator[Any]:  # weasyprint has no types
    """Give the boxes in a box, an absolute one in the place where it was written."""
    for child in getattr(box, "children", ()):
        yield getattr(child, "_box", child)


def _look(
    box: Any,
    found: Survey,
    heads: set[Any],
    last: dict[Any, Any],
    *,
    is_artifact: bool,
) -> None:
    is_artifact = is_artifact or _is_decoration(box)
    if getattr(box, "is_header", False):
        if box.element in heads:
            is_artifact = True
            found.repeated.add(id(box))
        heads.add(box.element)
    if is_artifact:
        found.artifacts.add(id(box))
    for child in children_of(box):
        _look(child, found, heads, last, is_artifact=is_artifact)
    if type(box).__name__ == "LineBox" and not is_artifact:
        _note_line(box, found, last)


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


def _is_unspaced(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name.startswith(_UNSPACED) or unicodedata.east_asian_width(char) in "WF"


def _is_margin(box: Any) -> bool:
    return type(box).__name__ == "MarginBox"


def _is_decoration(box: Any) -> bool:
    """Tell whether the HTML says that an element is there for the eye alone."""
    element = box.element
    if element is None or not hasattr(element, "get"):
        return False
    if element.get("aria-hidden") == "true":
        return True
    is_silent = element.get("alt") == "" or element.get("role") == "presentation"
    return bool(element.tag == "img" and is_silent)
