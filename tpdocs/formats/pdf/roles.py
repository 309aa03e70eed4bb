"""The structure type of each HTML element: a table."""

from __future__ import annotations

from typing import Any

__all__ = [
    "GROUPING",
    "INLINE",
    "KEPT",
    "OLD_ROLES",
    "ROLE_MAP",
    "is_picture",
    "role_of",
]

#: ISO 32000-2, 14.8.4. An element that is not here leaves what is in it to its parent.
_ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("section", "header", "footer", "main", "nav", "article"), "Sect"),
    "aside": "Aside",
    "p": "P",
    "a": "Link",
    "strong": "Strong",
    "b": "Strong",
    "em": "Em",
    "i": "Em",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    # A caption is the first or last in its parent, so a figure is one of its own. It is
    # no ``Figure``: readers give the alternative text of one for all that is in it. It
    # is no ``Div``, which counts as what it stands in (ISO/TS 32005).
    "figure": "Sect",
    "figcaption": "Caption",
    "blockquote": "BlockQuote",
}
#: What the types that PDF 1.7 does not know stand for there.
ROLE_MAP = {"Strong": "/Span", "Em": "/Span", "Aside": "/Note"}
#: Types that PDF 2.0 leaves to PDF 1.7.
OLD_ROLES = {"BlockQuote"}
#: Types that hold blocks: text right in them is a paragraph.
GROUPING = {"Document", "Sect", "Div", "Aside", "BlockQuote"}
#: Types that stand in a line of text.
INLINE = {"Span", "Strong", "Em", "Link"}
_IN_TEXT = {None, "Figure", *INLINE}
#: Types that may stand empty: a cell to write in, and a field before it is made.
KEPT = {"TD", "TH", "Form"}


def role_of(box: Any, parent: str, *, is_foreign: bool) -> str | None:
    """Give the structure type of an element, or ``None`` if it needs none.

    Args:
        box: WeasyPrint's first box of the element.
        parent: The structure type that it stands in.
        is_foreign: Whether it is in another language than its parent.
    """
    name = box.element_tag
    if "::" in name:
        return "Lbl" if name.startswith("li::") else None
    if name in ("html", "body"):
        return None
    if box.element.get("role") == "note":
        return "Aside"
    return _ROLES.get(name) or _plain_role(box, parent, is_foreign=is_foreign)


def _plain_role(box: Any, parent: str, *, is_foreign: bool) -> str | None:
    """Give the type of an element that is in no table: a ``div`` or ``span``."""
    if "inline" in box.style["display"]:
        return "Span" if is_foreign else None
    if parent in GROUPING and any(map(_is_text, box.children)):
        return "P"
    return "Div" if is_foreign else None


def is_picture(box: Any) -> bool:
    """Tell whether a box is drawn as a picture, and not as text."""
    return hasattr(box, "replacement")


def _is_text(box: Any) -> bool:
    """Tell whether a box is a line of words, not of paragraphs that share one."""
    return type(box).__name__ == "LineBox" and all(
        _ROLES.get(child.element_tag) in _IN_TEXT for child in box.children
    )
