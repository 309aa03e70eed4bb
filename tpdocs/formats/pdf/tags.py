"""The structure tree of a PDF, written from the tree of its HTML elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.attributes import attributes_of
from tpdocs.formats.pdf.forms import add_checkboxes, add_text_fields
from tpdocs.formats.pdf.links import name_links
from tpdocs.formats.pdf.outline import write_outline
from tpdocs.formats.pdf.roles import OLD_ROLES, ROLE_MAP
from tpdocs.formats.pdf.structure import Annotation, Content, Node
from tpdocs.formats.pdf.tables import find_heads

if TYPE_CHECKING:
    from tpdocs.formats.pdf.fields import FieldFont
    from tpdocs.formats.pdf.standard import Standard

__all__ = ["write_structure"]

#: Where the structure types of PDF 1.7 and 2.0 are defined (ISO 32000-2, 14.8.6).
_PDF1, _PDF2 = "http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"


def write_structure(
    pdf: Any,  # weasyprint and pydyf have no types
    document: Any,
    root: Node,
    standard: Standard,
    field_font: FieldFont | None,
) -> None:
    """Write the structure tree, and what tells readers to use it."""
    tree = _add(pdf, {"Type": "/StructTreeRoot"})
    name_links(pdf, root)
    add_checkboxes(pdf, document, root)
    if field_font is not None:
        add_text_fields(pdf, document, root, field_font)
    writer = _Writer(pdf, document, standard, _name_heads(root))
    roles = {node.role for node in root}
    if standard.has_namespaces:
        writer.name_spaces(tree, roles)
    else:
        used = sorted(roles & ROLE_MAP.keys())
        tree["RoleMap"] = pydyf.Dictionary({role: ROLE_MAP[role] for role in used})
    element = writer.write(root, tree.reference)
    tree["K"] = pydyf.Array([element.reference])
    write_outline(pdf, document, root, writer.elements, standard)
    writer.bind(tree)
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    # No Direction: of a file that says R2L, PDFium turns the English lines round too.
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _add(pdf: Any, values: dict[str, Any]) -> Any:
    dictionary = pydyf.Dictionary(values)
    pdf.add_object(dictionary)
    return dictionary


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads that cells name, and what they are called."""

    of: dict[Node, list[Node]]
    names: dict[Node, str]


def _name_heads(root: Node) -> _Heads:
    of: dict[Node, list[Node]] = {}
    for node in root:
        if node.role == "Table":
            of |= find_heads(node)
    heads = dict.fromkeys(head for heads in of.values() for head in heads)
    return _Heads(of, {head: f"head-{n}" for n, head in enumerate(heads, start=1)})


@dataclass(slots=True)
class _Writer:
    pdf: Any
    document: Any
    standard: Standard
    heads: _Heads
    namespaces: dict[str, Any] = field(default_factory=dict)  #: of each structure type
    elements: dict[Node, Any] = field(default_factory=dict)  #: references
    #: What the parent tree has: for each page and form the elements of its content, for
    #: each annotation its element.
    parents: dict[int, Any] = field(default_factory=dict)
    forms: dict[int, int] = field(default_factory=dict)  #: by ``id``: key in the tree
    ids: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number in range(len(self.document.pages)):
            self.parents[number] = pydyf.Array()

    def name_spaces(self, tree: Any, roles: set[str]) -> None:
        """Say which version of PDF defines each structure type."""
        old = roles & OLD_ROLES
        spaces = pydyf.Array()
        for name, those in ((_PDF2, roles - old), (_PDF1, old)):
            if those:
                values = {"Type": "/Namespace", "NS": pydyf.String(name)}
                spaces.append(_add(self.pdf, values).reference)
                self.namespaces |= dict.fromkeys(those, spaces[-1])
        tree["Namespaces"] = spaces

    def write(self, node: Node, parent: Any, lang: str = "") -> Any:
        """Write a node and all below it; give its dictionary."""
        values = {
            "Type": "/StructElem",
            "S": f"/{node.role}",
            "P": parent,
            "Pg": self.pdf.page_references[node.page],
        }
        if self.namespaces:
            values["NS"] = self.namespaces[node.role]
        element = _add(self.pdf, values)
        self.elements[node] = element.reference
        # It holds for all that is below (ISO 32000-1, 14.9.2).
        if node.lang and node.lang != lang:
            element["Lang"] = pydyf.String(node.lang)
        self._describe(node, element)
        element["K"] = pydyf.Array([self._kid(kid, element, node) for kid in node.kids])
        return element

    def _describe(self, node: Node, element: Any) -> None:
        if node.role == "Figure":
            element["Alt"] = pydyf.String(node.element.get("alt", ""))
        heads = [self.heads.names[head] for head in self.heads.of.get(node, ())]
        attributes = attributes_of(
            node,
            self.document.pages[node.page].height,
            pydyf.Array(map(pydyf.String, heads)),
        )
        if attributes is not None:
            element["A"] = attributes
        name = self.heads.names.get(node)
        # In PDF 1.7 it is mapped to Note, which must have an ID (PDF/UA-1, 7.9).
        if node.role == "Aside" and not self.standard.has_namespaces:
            name = f"note-{len(self.ids)}"
        if name is not None:
            element["ID"] = pydyf.String(name)
            self.ids[name] = element.reference

    def _kid(self, kid: Any, element: Any, node: Node) -> Any:
        match kid:
            case Node():
                return self.write(kid, element.reference, node.lang).reference
            case Annotation():
                return self._annotation(kid, element)
            case Content():
                return self._content(kid, element, node)

    def _annotation(self, kid: Annotation, element: Any) -> Any:
        kid.dictionary["StructParent"] = self._key(element.reference)
        values = {
            "Type": "/OBJR",
            "Obj": kid.dictionary.reference,
            "Pg": self.pdf.page_references[kid.page],
        }
        return pydyf.Dictionary(values)

    def _content(self, kid: Content, element: Any, node: Node) -> Any:
        mark, form = kid.mark, kid.mark.form
        _put(self.parents[self._home(kid)], mark.mcid, element.reference)
        # A bare number stands for content on the page that the element names.
        if form is None and kid.page == node.page:
            return mark.mcid
        values = {
            "Type": "/MCR",
            "Pg": self.pdf.page_references[kid.page],
            "MCID": mark.mcid,
        }
        if form is not None:
            values["Stm"] = form.reference
        return pydyf.Dictionary(values)

    def _home(self, kid: Content) -> int:
        """Give the key in the parent tree of the page or form that content is in."""
        form = kid.mark.form
        if form is None:
            return kid.page
        # A form's content is numbered from 0 again, so it has a key of its own.
        if id(form) not in self.forms:
            self.forms[id(form)] = form.extra["StructParents"] = self._key(
                pydyf.Array()
            )
        return self.forms[id(form)]

    def _key(self, value: Any) -> int:
        key = len(self.parents)
        self.parents[key] = value
        return key

    def bind(self, tree: Any) -> None:
        """Write the ways from content, annotations and names to their elements."""
        nums = pydyf.Array(part for pair in self.parents.items() for part in pair)
        tree["ParentTree"] = _add(self.pdf, {"Nums": nums}).reference
        tree["ParentTreeNextKey"] = len(self.parents)
        if self.ids:
            # A name tree is searched by halves (ISO 32000-1, 7.9.6).
            names = pydyf.Array()
            for name in sorted(self.ids):
                names.extend((pydyf.String(name), self.ids[name]))
            tree["IDTree"] = _add(self.pdf, {"Names": names}).reference


def _put(elements: Any, mcid: int, reference: Any) -> None:
    """Put an element at the place of its content's number."""
    elements.extend([b"null"] * (mcid + 1 - len(elements)))
    elements[mcid] = reference
