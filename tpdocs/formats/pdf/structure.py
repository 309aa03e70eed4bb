"""The tree of tags of a document: one for each HTML element, on all its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from tpdocs.formats.pdf.artifacts import Survey, children_of
from tpdocs.formats.pdf.roles import GROUPING, INLINE, KEPT, is_picture, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tpdocs.formats.pdf.marks import Mark

__all__ = ["Annotation", "Content", "Node", "build_structure"]

#: Besides types in a line: what a space between two blocks may go to.
_TAKES_SPACE = INLINE | {"P", "Figure"}


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page's content."""

    page: int
    mark: Mark


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
    page: int = 0  #: of its first box; when the tree is whole, of its first content
    item: Node | None = None  #: the list item that this is the body of
    label: Node | None = None  #: of a list item, be it a drawn dot without content
    kids: list[Kid] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        """Go through this node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid

    def prune(self) -> bool:
        """Take elements without content out; tell whether this one has any."""
        self.kids = [
            kid for kid in self.kids if not isinstance(kid, Node) or kid.prune()
        ]
        if self.kids:
            self.page = self.kids[0].page
        return bool(self.kids) or self.role in KEPT

    def text_kid(self, text: str) -> Node:
        """Give the node for text right in this one; a space goes to the last."""
        if self.role not in GROUPING:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Node) and (
            last.element is None or (not text.strip() and last.role in _TAKES_SPACE)
        ):
            return last
        paragraph = Node("P", self.lang, page=self.page)
        self.kids.append(paragraph)
        return paragraph


Kid: TypeAlias = Node | Content | Annotation


def build_structure(
    pages: Iterable[Any], marks: dict[Any, Mark], found: Survey, lang: str
) -> Node:
    """Build the tree of a document.

    Args:
        pages: WeasyPrint's pages.
        marks: The marked content, by box; what is used is taken out.
        found: What is not content.
        lang: The document's language.

    Raises:
        LookupError: There is content that no element has.
    """
    builder = _Builder(marks, found)
    root = Node("Document", lang)
    for builder.page, page in enumerate(pages):
        for box in children_of(page._page_box):  # noqa: SLF001  # WeasyPrint's own
            builder.visit(box, root)
    # It would be seen and never said: better no file than that one.
    if marks:
        box = next(iter(marks))
        said = getattr(box, "text", box.element_tag)
        raise LookupError(f"content that stands in no element: {said!r}")
    root.prune()
    return root


class _Builder:
    def __init__(self, marks: dict[Any, Mark], found: Survey) -> None:
        self.page = 0
        self._marks = marks
        self._artifacts = found.artifacts
        self._fields = found.fields
        #: Of each element; ``None`` for one that leaves its content to its parent.
        self._nodes: dict[tuple[Any, str], Node | None] = {}

    def visit(self, box: Any, parent: Node) -> None:
        """Put a box and all in it below a node."""
        if id(box) in self._artifacts:
            if id(box) in self._fields:
                self._add_field(box, parent)
            return
        mark = self._marks.pop(box, None)
        if hasattr(box, "pango_layout"):
            self._add_text(box.text, mark, parent)
            return
        node = self._node_of(box, parent)
        if mark is not None:
            node.kids.append(Content(self.page, mark))
        area = getattr(box, "link_annotation", None)
        if area and node.role == "Link" and box.element is node.element:
            node.kids.append(Annotation(self.page, area))
        for child in children_of(box):
            self.visit(child, node)
        if id(box) in self._fields:
            self._add_field(box, node)

    def _add_field(self, box: Any, parent: Node) -> None:
        """Add an element for a field, which forms.py puts in it."""
        lang = box.style["lang"] or parent.lang
        node = Node("Form", lang, box.element, box, self.page)
        parent.text_kid("inline").kids.append(node)

    def _add_text(self, text: str, mark: Mark | None, parent: Node) -> None:
        if mark is not None:
            parent.text_kid(text).kids.append(Content(self.page, mark))

    def _node_of(self, box: Any, parent: Node) -> Node:
        """Give the node of a box's element: its own, or the one that it is part of."""
        if box.element is None:
            return parent
        key = (box.element, box.element_tag)
        if key not in self._nodes:
            self._nodes[key] = self._new_node(box, parent)
        return self._nodes[key] or parent

    def _new_node(self, box: Any, parent: Node) -> Node | None:
        lang = box.style["lang"] or parent.lang
        role = role_of(box, parent.role, is_foreign=lang != parent.lang)
        if role is None:
            return None
        node = Node(role, lang, box.element, box, self.page)
        if role == "Lbl":
            self._label(node, parent)
        elif role in INLINE or (is_picture(box) and "inline" in box.style["display"]):
            parent.text_kid("inline").kids.append(node)
        else:
            parent.kids.append(node)
        if role != "LI":
            return node
        body = Node("LBody", lang, box.element, box, self.page, item=node)
        node.kids.append(body)
        return body

    def _label(self, label: Node, parent: Node) -> None:
        """Put a label before the body of its list item."""
        body = self._nodes.get((label.element, "li"))
        item = body.item if body is not None else None
        if item is None:
            parent.kids.append(label)
            return
        item.kids.insert(0, label)
        item.label = label
