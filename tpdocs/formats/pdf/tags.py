"""The structure tree of a PDF, written from the tree of its HTML elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.links import bind_bookmarks, name_links
from tpdocs.formats.pdf.structure import Annotation, Content, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpdocs.formats.pdf.standard import Standard

__all__ = ["write_structure"]

#: Points in a CSS pixel.
_POINTS = 0.75
_PDF2 = "http://iso.org/pdf2/ssn"
#: What the types that PDF 1.7 does not know stand for there.
_ROLE_MAP = {"Strong": "/Span", "Em": "/Span", "Aside": "/Note"}
_LIST_NUMBERING = {"ol": "/Decimal", "ul": "/Disc"}


def write_structure(
    pdf: Any,  # weasyprint and pydyf have no types
    document: Any,
    root: Node,
    standard: Standard,
) -> None:
    """Write the structure tree, and what tells readers to use it."""
    tree = _add(pdf, {"Type": "/StructTreeRoot"})
    writer = _Writer(pdf, document, standard, tree)
    element = writer.write(root, tree.reference)
    name_links(pdf, root)
    to_elements = standard.has_namespaces
    bind_bookmarks(pdf, root, writer.by_element, to_elements=to_elements)
    tree["K"] = pydyf.Array([element.reference])
    tree["ParentTree"] = _add(pdf, {"Nums": writer.parents()}).reference
    tree["ParentTreeNextKey"] = len(document.pages) + len(writer.annotated)
    if standard.has_namespaces:
        tree["Namespaces"] = pydyf.Array([writer.namespace])
    else:
        tree["RoleMap"] = pydyf.Dictionary(
            {name: role for name, role in _ROLE_MAP.items() if name in writer.used}
        )
    if writer.ids:
        names = pydyf.Array(part for pair in sorted(writer.ids) for part in pair)
        tree["IDTree"] = _add(pdf, {"Names": names}).reference
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = _preferences(document)


def _preferences(document: Any) -> Any:
    shown = {"DisplayDocTitle": "true"}
    root = document.pages[0]._page_box.style["direction"]  # noqa: SLF001
    if root == "rtl":
        shown["Direction"] = "/R2L"
    return pydyf.Dictionary(shown)


def _add(pdf: Any, values: dict[str, Any]) -> Any:
    dictionary = pydyf.Dictionary(values)
    pdf.add_object(dictionary)
    return dictionary


@dataclass(slots=True)
class _Writer:
    pdf: Any
    document: Any
    standard: Standard
    tree: Any
    namespace: Any = None
    used: set[str] = field(default_factory=set)
    annotated: list[Any] = field(default_factory=list)  #: elements of annotations
    ids: list[tuple[Any, Any]] = field(default_factory=list)
    by_content: dict[tuple[int, int], Any] = field(default_factory=dict)
    by_element: dict[Any, Any] = field(default_factory=dict)

    def write(self, node: Node, parent: Any, lang: str = "") -> Any:
        """Write a node and all below it; give its dictionary."""
        self.used.add(node.role)
        page = next(_pages_of(node), node.page)
        element = _add(
            self.pdf,
            {
                "Type": "/StructElem",
                "S": f"/{node.role}",
                "P": parent,
                "Pg": self.pdf.page_references[page],
            },
        )
        if self.standard.has_namespaces:
            element["NS"] = self._namespace()
        if node.lang and node.lang != lang:
            element["Lang"] = pydyf.String(node.lang)
        self._describe(node, element)
        element["K"] = pydyf.Array(
            self._kid(kid, element, page, node.lang) for kid in node.kids
        )
        if node.element is not None:
            self.by_element.setdefault(node.element, element.reference)
        return element

    def _kid(self, kid: Any, element: Any, page: int, lang: str) -> Any:
        if isinstance(kid, Node):
            return self.write(kid, element.reference, lang).reference
        page_reference = self.pdf.page_references[kid.page]
        if isinstance(kid, Annotation):
            self.annotated.append(element.reference)
            number = len(self.document.pages) + len(self.annotated) - 1
            kid.dictionary["StructParent"] = number
            reference = {"Type": "/OBJR", "Obj": kid.dictionary.reference}
            return pydyf.Dictionary(reference | {"Pg": page_reference})
        self.by_content[kid.page, kid.mcid] = element.reference
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary(
            {"Type": "/MCR", "Pg": page_reference, "MCID": kid.mcid}
        )

    def _namespace(self) -> Any:
        if self.namespace is None:
            values = {"Type": "/Namespace", "NS": pydyf.String(_PDF2)}
            self.namespace = _add(self.pdf, values).reference
        return self.namespace

    def _describe(self, node: Node, element: Any) -> None:
        """Write what a type needs besides its content."""
        if node.role == "Figure":
            element["Alt"] = pydyf.String(node.element.get("alt", ""))
            element["A"] = self._layout_of(node)
        elif node.role == "L":
            numbered = any(_has_label(kid) for kid in node.kids)
            kind = _LIST_NUMBERING[node.element.tag] if numbered else "/None"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
        elif node.role == "TH":
            scope = node.element.get("scope", "col")
            kind = "/Row" if scope == "row" else "/Column"
            element["A"] = self._cell(node, {"Scope": kind})
        elif node.role == "TD" and (spans := self._cell(node, {})) is not None:
            element["A"] = spans
        if node.role == "Aside" and not self.standard.has_namespaces:
            name = pydyf.String(f"note-{len(self.ids)}")
            element["ID"] = name
            self.ids.append((name, element.reference))

    @staticmethod
    def _cell(node: Node, values: dict[str, Any]) -> Any:
        """Give the attributes of a table cell, or ``None`` if it has none."""
        for name in ("ColSpan", "RowSpan"):
            span = int(node.element.get(name.lower(), 1))
            if span != 1:
                values[name] = span
        return pydyf.Dictionary({"O": "/Table", **values}) if values else None

    def _layout_of(self, node: Node) -> Any:
        """Give where a picture stands, in points from the page's bottom left."""
        box, height = node.box, self.document.pages[node.page].height
        left, top = box.content_box_x(), box.content_box_y()
        is_inline = "inline" in box.style["display"]
        edges = (left, height - top - box.height, left + box.width, height - top)
        return pydyf.Dictionary(
            {
                "O": "/Layout",
                "Placement": "/Inline" if is_inline else "/Block",
                "BBox": pydyf.Array([round(edge * _POINTS, 3) for edge in edges]),
            }
        )

    def parents(self) -> Any:
        """Give the parent tree: the element of each content and annotation."""
        nums = pydyf.Array()
        for page in range(len(self.document.pages)):
            count = sum(number == page for number, _ in self.by_content)
            elements = [self.by_content[page, mcid] for mcid in range(count)]
            nums.extend((page, pydyf.Array(elements)))
        for number, element in enumerate(self.annotated, len(self.document.pages)):
            nums.extend((number, element))
        return nums


def _pages_of(node: Node) -> Iterator[int]:
    for kid in node.kids:
        if isinstance(kid, Content):
            yield kid.page
        elif isinstance(kid, Node):
            yield from _pages_of(kid)


def _has_label(kid: Any) -> bool:
    return isinstance(kid, Node) and any(
        isinstance(part, Node) and part.role == "Lbl" for part in kid.kids
    )
