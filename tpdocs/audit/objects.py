"""The objects of a PDF, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

__all__ = ["find_dictionaries"]


def find_dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Give the dictionaries of a file, also those of streams and inside others."""
    for thing in pdf.objects:
        waiting: list[object] = [thing]
        while waiting:
            item = waiting.pop()
            if isinstance(item, pikepdf.Stream):
                item = item.stream_dict
            if isinstance(item, pikepdf.Dictionary):
                yield item
                waiting += _direct(item.values())
            elif isinstance(item, pikepdf.Array):
                waiting += _direct(item)


def _direct(values: Iterable[object]) -> list[object]:
    """Keep what stands here; what is referred to has a place of its own."""
    return [value for value in values if not getattr(value, "is_indirect", True)]
