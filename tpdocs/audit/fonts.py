"""The fonts of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tpdocs.audit.objects import find_dictionaries

__all__ = ["find_fonts"]


def find_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Give each font of a file by its base name, and whether it is embedded."""
    for item in find_dictionaries(pdf):
        if item.get("/Type") == "/Font" and not _has_descendants(item):
            name = str(item.get("/BaseFont", "/unnamed"))[1:]
            yield name.partition("+")[2] or name, _is_embedded(item)


def _has_descendants(font: pikepdf.Dictionary) -> bool:
    """Tell whether a composite font has fonts of its own, which are judged instead."""
    found = font.get("/DescendantFonts")
    return isinstance(found, pikepdf.Array) and any(
        isinstance(item, pikepdf.Dictionary) for item in found
    )


def _is_embedded(font: pikepdf.Dictionary) -> bool:
    descriptor = font.get("/FontDescriptor")
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    held = isinstance(descriptor, pikepdf.Dictionary) and any(
        key in descriptor for key in files
    )
    return held or font.get("/Subtype") == "/Type3"
