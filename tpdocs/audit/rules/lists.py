"""Rules about lists and tables: what they hold, and what their parts say."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.audit.content import MOST_PAGES
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.subject import Subject
from tpdocs.audit.tags import Element

__all__ = ["RULES"]

_TREE = "Let the program that makes the file tag it; in tpdocs, mend the template."
_PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "FENote", "TOCI", "BibEntry", "Form"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
_KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
}


def _lists_and_tables(subject: Subject) -> Iterator[Fault]:
    parents = (e for e in subject.tags.walk() if e.role != "NonStruct")
    for parent in parents:
        for kid in _held_by(parent):
            bad = parent.role not in _PARENTS.get(kid.role, {parent.role})
            if bad or kid.role not in _KIDS.get(parent.role, {kid.role}):
                yield Fault(f"{kid.role} stands in {parent.role}", kid.page or None)


def _held_by(parent: Element) -> Iterator[Element]:
    """Give the elements in one; NonStruct stands for what is in it."""
    for kid in parent.elements:
        if kid.role == "NonStruct":
            yield from _held_by(kid)
        else:
            yield kid


def _list_numbers(subject: Subject) -> Iterator[Fault]:
    for element in subject.elements:
        if element.role != "L" or "ListNumbering" in element.attributes:
            continue
        items = _held_by(element)
        if any(kid.role == "Lbl" for item in items for kid in _held_by(item)):
            message = "a list with labels says no ListNumbering"
            yield Fault(message, element.page or None)


def _header_cells(subject: Subject) -> Iterator[Fault]:
    for table in _tables(subject):
        lack = _lack_of_heads([e for e in table.walk() if e.role in ("TH", "TD")])
        if lack:
            yield Fault(lack, table.page or None)


def _lack_of_heads(cells: list[Element]) -> str:
    heads = [cell for cell in cells if cell.role == "TH"]
    if not heads:
        return "a table has no header cells"
    # Cells that name their heads need no Scope (PDF/UA-1 7.5).
    if any("Headers" in cell.attributes for cell in cells):
        return ""
    has_scopes = all("Scope" in head.attributes for head in heads)
    return "" if has_scopes else "a header cell says no Scope"


def _table_shape(subject: Subject) -> Iterator[Fault]:
    for table in _tables(subject):
        rows = [e for e in table.walk() if e.role == "TR"]
        has_rows = any("RowSpan" in e.attributes for e in table.walk())
        widths = {sum(map(_span, _held_by(row))) for row in rows}
        if len(widths) > 1 and not has_rows:
            counts = ", ".join(map(str, sorted(widths)))
            yield Fault(f"rows of a table have {counts} cells", table.page or None)


def _tables(subject: Subject) -> Iterator[Element]:
    return (element for element in subject.elements if element.role == "Table")


def _span(cell: Element) -> int:
    span = cell.attributes.get("ColSpan", 1)
    return int(span) if isinstance(span, int) else 1


_CHECKS = (
    (
        "nesting",
        "Lists and tables hold what they may",
        ("PDF/UA-1 7.2", "Matterhorn 09-004", "Matterhorn 09-005"),
        _lists_and_tables,
    ),
    (
        "list-numbering",
        "Lists with labels say how they are numbered",
        ("PDF/UA-1 7.6", "PDF/UA-2 8.2.5.25", "Matterhorn 16-001"),
        _list_numbers,
    ),
    (
        "header-cells",
        "Tables have header cells, with a scope",
        ("PDF/UA-1 7.5", "Matterhorn 15-003", "WCAG 2.2 1.3.1"),
        _header_cells,
    ),
    (
        "table-shape",
        "Rows of a table are equally long",
        ("PDF/UA-1 7.5",),
        _table_shape,
    ),
)
RULES = tuple(
    Rule(
        name=f"tags/{name}",
        title=title,
        clauses=clauses,
        hint=_TREE,
        check=check,
        pages=MOST_PAGES,
    )
    for name, title, clauses, check in _CHECKS
)
