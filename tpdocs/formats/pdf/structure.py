"""The tree of tags of a document: one for each HTML element, on all its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from tpdocs.formats.pdf.artifacts import Survey, children_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Annotation", "Content", "Node", "build_structure"]

#: The structure type of each HTML element that has one (ISO 32000-2, 14.8.4).
_ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("section", "header", "footer", "main", "nav", "article"), "Sect"),
    "aside": "Aside",
    "p": "P",
    "a": "Link",
    "strong": "Strong",
    "b": "Strong",
    "em": "Em",
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
    "figcaption": "Caption",
    "blockquote": "BlockQuote",
}
#: Types that hold blocks: text right in them is a paragraph.
_GROUPING = {"Document", "Sect", "Div", "Aside", "BlockQuote"}
#: Types that stand in a line of text.
_INLINE = {"Span", "Strong", "Em", "Link"}
#: Types that may stand empty: a cell to write in.
_KEPT = {"TD", "TH"}


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page's content."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's area on a page."""

    page: int
    dictionary: Any


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure tree."""

    role: str
    lang: str  #: BCP 47, of all that is in it
    element: Any = None  #: of the HTML
    box: Any = None  #: its first one
    page: int = 0  #: of its first box
    item: Node | None = None  #: the list item that this is the body of
    kids: list[Kid] = field(default_factory=list)

    def prune(self) -> bool:
        """Take elements without content out; tell whether this one has any."""
        self.kids = [
            kid for kid in self.kids if not isinstance(kid, Node) or kid.prune()
        ]
        return bool(self.kids) or self.role in _KEPT

    def text_kid(self, text: str) -> Node:
        """Give the node for text right in this one; a space goes to the last."""
        if self.role not in _GROUPING:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Node) and (last.element is None or not text.strip()):
            return last.text_kid(text)
        self.kids.append(Node("P", self.lang, page=self.page))
        return self.text_kid(text)


Kid: TypeAlias = Node | Content | Annotation


def build_structure(
    pages: Iterable[Any], tags: Iterable[dict[Any, Any]], found: Survey, lang: str
) -> Node:
    """Build the tree of a document.

    Args:
        pages: WeasyPrint's pages.
        tags: The marked content of each page, by box; what is used is taken out.
        found: What is not content.
        lang: The document's language.
    """
    builder = _Builder(found)
    root = Node("Document", lang)
    for number, (page, marked) in enumerate(zip(pages, tags, strict=True)):
        builder.page, builder.marked = number, marked
        for box in children_of(page._page_box):  # noqa: SLF001  # WeasyPrint's own
            builder.visit(box, root)
        if marked:
            text = next(iter(marked)).text
            raise LookupError(f"text that stands in no element: {text!r}")
    root.prune()
    return root


class _Builder:
    def __init__(self, found: Survey) -> None:
        self.page = 0
        self.marked: dict[Any, Any] = {}
        self._found = found
        self._nodes: dict[tuple[Any, str], Node] = {}

    def visit(self, box: Any, parent: Node) -> None:
        """Put a box and all in it below a node."""
        if id(box) in self._found.artifacts:
            return
        mark = self.marked.pop(box, None)
        if mark is not None and not _is_picture(box):
            content = Content(self.page, mark["mcid"])
            parent.text_kid(box.text).kids.append(content)
        node = self._node_of(box, parent)
        if mark is not None and _is_picture(box):
            node.kids.append(Content(self.page, mark["mcid"]))
        area = getattr(box, "link_annotation", None)
        if area and node.role == "Link" and box.element is node.element:
            node.kids.append(Annotation(self.page, area))
        for child in children_of(box):
            self.visit(child, node)

    def _node_of(self, box: Any, parent: Node) -> Node:
        """Give the node of a box's element: its own, or the one that it is part of."""
        element, name = box.element, box.element_tag
        if element is None or hasattr(box, "pango_layout"):
            return parent
        key = (element, name)
        if key not in self._nodes:
            node = self._new_node(box, parent)
            if node is None:
                return parent
            self._nodes[key] = node
        return self._nodes[key]

    def _new_node(self, box: Any, parent: Node) -> Node | None:
        lang = box.style["lang"] or parent.lang
        role = _role_of(box)
        if role is None and lang != parent.lang:
            role = "Span" if "inline" in box.style["display"] else "Div"
        if role is None or box.element_tag in ("html", "body"):
            return None
        node = Node(role, lang, box.element, box, self.page)
        if role == "Lbl" and parent.item is not None:
            parent.item.kids.insert(0, node)
        elif role in _INLINE:
            parent.text_kid("inline").kids.append(node)
        else:
            parent.kids.append(node)
        if role != "LI":
            return node
        body = Node("LBody", lang, box.element, box, self.page, item=node)
        node.kids.append(body)
        return body


def _role_of(box: Any) -> str | None:
    name = box.element_tag
    if "::" in name:
        return "Lbl" if name.startswith("li::") else None
    if box.element.get("role") == "note":
        return "Aside"
    return _ROLES.get(name)


def _is_picture(box: Any) -> bool:
    return hasattr(box, "replacement")
