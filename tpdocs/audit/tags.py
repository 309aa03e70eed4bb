"""The tag tree of a PDF, read defensively: broken trees are said, cycles not met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pikepdf

__all__ = ["Content", "Element", "Kid", "Linked", "TagTreeError", "read_tags"]

_DEPTH = 200
_MOST_ELEMENTS = 200_000
#: Types that PDF 1.7 and 2.0 define (ISO 32000-1, 14.8.4; ISO 32000-2, 14.8.4).
STANDARD_TYPES = frozenset(
    [
        *("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside"),
        *("BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private"),
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "FENote", "Note"),
        *("L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Sub"),
        *("Em", "Strong", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
        *("Figure", "Formula", "Form", "Artifact"),
    ]
)


class TagTreeError(Exception):
    """The tag tree cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content that an element holds."""

    page: int  #: from 1; 0 where the file does not say
    mcid: int


@dataclass(frozen=True, slots=True)
class Linked:
    """An annotation or another object that an element holds."""

    key: tuple[int, int]  #: object and generation number
    subtype: str  #: ``Link``, ``Widget`` …; empty for what is no annotation


@dataclass(slots=True, eq=False)
class Element:
    """A structure element."""

    role: str  #: standard type, after the role map; its own where that ends nowhere
    own_role: str  #: as the file has it
    lang: str  #: its own or inherited; empty where none is said
    alt: str | None
    actual: str | None  #: ``ActualText``
    attributes: Mapping[str, Any] = field(default_factory=dict)
    has_id: bool = False
    page: int = 0  #: from 1; 0 where the file does not say
    kids: tuple[Kid, ...] = ()
    key: tuple[int, int] = (0, 0)  #: object and generation number

    def walk(self) -> Iterator[Element]:
        """Give this element and all below it, in order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    @property
    def elements(self) -> Iterator[Element]:
        """Give the elements right in this one."""
        return (kid for kid in self.kids if isinstance(kid, Element))


Kid: TypeAlias = Element | Content | Linked


def read_tags(pdf: pikepdf.Pdf) -> Element | None:
    """Read the tag tree: a root element of the role ``StructTreeRoot``.

    Returns:
        ``None`` where the file has no tags.

    Raises:
        TagTreeError: It has a cycle, is too deep or too large, or is malformed.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return None
    reader = _Reader(pdf, tree)
    root = Element(
        "StructTreeRoot", "StructTreeRoot", _text(pdf.Root, "/Lang"), None, None
    )
    try:
        root.kids = tuple(reader.kids(tree, root, 0))
    except (ValueError, TypeError, AttributeError, LookupError, pikepdf.PdfError) as e:
        raise TagTreeError(f"the tag tree is malformed: {e}") from e
    return root


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, tree: pikepdf.Dictionary) -> None:
        self._pages: dict[Any, int] = {
            page.objgen: number for number, page in enumerate(pdf.pages, 1)
        }
        roles: Any = tree.get("/RoleMap")
        is_map = isinstance(roles, pikepdf.Dictionary)
        self._roles = {k: str(v) for k, v in roles.items()} if is_map else {}
        self._count = 0
        self._seen: set[tuple[int, int]] = set()

    def kids(self, parent: Any, element: Element, depth: int) -> Iterator[Kid]:
        """Read what is below an element."""
        found = parent.get("/K")
        items = list(found) if isinstance(found, pikepdf.Array) else [found]
        for item in items:
            if isinstance(item, int):
                yield Content(element.page, item)
            elif isinstance(item, pikepdf.Dictionary):
                yield self._kid(item, element, depth)

    def _kid(self, item: pikepdf.Dictionary, parent: Element, depth: int) -> Kid:
        kind = item.get("/Type")
        page = self._page(item) or parent.page
        if kind == "/MCR":
            return Content(page, int(item["/MCID"]))
        if kind == "/OBJR":
            thing: Any = item.get("/Obj")
            is_one = isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream))
            subtype = str(thing.get("/Subtype", "/"))[1:] if is_one else ""
            return Linked(thing.objgen if is_one else (0, 0), subtype)
        return self._element(item, parent, page, depth)

    def _element(
        self, item: pikepdf.Dictionary, parent: Element, page: int, depth: int
    ) -> Element:
        own = str(item.get("/S", "/"))[1:]
        self._admit(item, own, depth)
        element = Element(
            role=self._role(own),
            own_role=own,
            lang=_text(item, "/Lang") or parent.lang,
            alt=_text(item, "/Alt") if "/Alt" in item else None,
            actual=_text(item, "/ActualText") if "/ActualText" in item else None,
            attributes=dict(_attributes(item.get("/A"))),
            has_id="/ID" in item,
            page=page,
            key=item.objgen,
        )
        element.kids = tuple(self.kids(item, element, depth + 1))
        return element

    def _admit(self, item: pikepdf.Dictionary, own: str, depth: int) -> None:
        """Refuse a tree that has no end, before it is walked."""
        if item.objgen in self._seen:
            raise TagTreeError(f"an element {own} stands in two places, or in itself")
        self._count += 1
        if depth > _DEPTH or self._count > _MOST_ELEMENTS:
            limit = f"deeper than {_DEPTH}" if depth > _DEPTH else "too large"
            raise TagTreeError(f"the tag tree is {limit}")
        # Objects that stand in their parent all have the number 0.
        if item.is_indirect:
            self._seen.add(item.objgen)

    def _role(self, own: str) -> str:
        """Follow the role map to a standard type."""
        role, seen = own, set[str]()
        while role not in STANDARD_TYPES and role not in seen:
            seen.add(role)
            role = self._roles.get(f"/{role}", f"/{role}")[1:]
        return role if role in STANDARD_TYPES else own

    def _page(self, item: pikepdf.Dictionary) -> int:
        page: Any = item.get("/Pg")
        return self._pages.get(page.objgen, 0) if page is not None else 0


def _text(item: Any, key: str) -> str:
    value = item.get(key)
    return str(value) if isinstance(value, pikepdf.String) else ""


def _attributes(found: Any) -> Iterator[tuple[str, Any]]:
    """Give the attributes of an element, of all owners, by their names."""
    items = found if isinstance(found, pikepdf.Array) else [found]
    for item in items:
        if isinstance(item, pikepdf.Dictionary):
            yield from ((key[1:], value) for key, value in item.items())
