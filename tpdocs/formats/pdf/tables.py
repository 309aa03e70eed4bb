"""Which heads the cells of a table stand under."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpdocs.formats.pdf.structure import Node

__all__ = ["find_heads", "scope_of", "span_of"]

_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def find_heads(table: Node) -> dict[Node, list[Node]]:
    """Find the heads of each cell, if a table has some for rows and some for columns.

    A table with one kind only needs none: a head's scope says it.
    """
    places = _Grid.of(table).places
    scopes = {scope_of(cell) for cell in places if cell.role == "TH"}
    if len(scopes) < 2:
        return {}
    heads = [cell for cell in places if cell.role == "TH"]
    return {
        cell: [head for head in heads if _is_under(places[cell], head, places[head])]
        for cell in places
        if cell.role == "TD"
    }


def scope_of(head: Node) -> str:
    """Give what a head is of: a column, if it does not say."""
    return _SCOPES.get(head.element.get("scope", ""), "Column")


def span_of(cell: Node, name: str) -> int:
    """Give how many columns or rows a cell takes: ``colspan`` or ``rowspan``."""
    given = cell.element.get(name, "1")
    return max(1, int(given)) if given.isdecimal() else 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell stands: rows and columns, counted from 0."""

    rows: range
    columns: range


@dataclass(frozen=True, slots=True)
class _Grid:
    places: dict[Node, _Place] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, table: Node) -> _Grid:
        grid = cls()
        rows = (node for node in _own(table) if node.role == "TR")
        for number, row in enumerate(rows):
            column = 0
            for cell in (kid for kid in _own(row) if kid.role in ("TD", "TH")):
                while (number, column) in grid.taken:
                    column += 1
                grid.put(cell, number, column)
        return grid

    def put(self, cell: Node, row: int, column: int) -> None:
        """Put a cell in a row and column, and in those that it spans."""
        place = _Place(
            range(row, row + span_of(cell, "rowspan")),
            range(column, column + span_of(cell, "colspan")),
        )
        self.places[cell] = place
        self.taken.update(
            (row, column) for row in place.rows for column in place.columns
        )


def _own(node: Node) -> Iterator[Node]:
    """Give what is in a table or row, without what is in a cell of it."""
    for kid in node.kids:
        if isinstance(kid, type(node)):
            yield kid
            if kid.role in ("THead", "TBody", "TFoot"):
                yield from _own(kid)


def _is_under(cell: _Place, head: Node, place: _Place) -> bool:
    if scope_of(head) == "Row":
        return _meet(cell.rows, place.rows)
    return _meet(cell.columns, place.columns)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
