"""Fonts of a finished PDF: all embedded, and only families that the language names."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tpdocs.audit.verdict import Outcome, Verdict
from tpdocs.foundation import Finding, Place, Severity

if TYPE_CHECKING:
    import pikepdf

__all__ = ["check_fonts", "find_fonts"]

_CHECK = "fonts"


def check_fonts(data: bytes, place: Place, families: Iterable[str] | None) -> Verdict:
    """Check the fonts of a PDF.

    Args:
        data: The file.
        place: What findings point at.
        families: The families that it may use; ``None``: any.
    """
    import pikepdf

    allowed = None if families is None else {_folded(name) for name in families}
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = sorted(set(find_fonts(pdf)))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        reason = f"the file cannot be read: {error}"
        return Verdict(check=_CHECK, outcome=Outcome.NOT_CHECKED, reason=reason)
    findings = tuple(_judge(found, allowed, place))
    outcome = Outcome.FAIL if findings else Outcome.PASS
    return Verdict(check=_CHECK, outcome=outcome, findings=findings)


def find_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Give each font of a file by its base name, and whether it is embedded."""
    for item in _dictionaries(list(pdf.objects)):
        if item.get("/Type") == "/Font" and not _has_descendants(item):
            name = str(item.get("/BaseFont", "/unnamed"))[1:]
            yield name.partition("+")[2] or name, _is_embedded(item)


def _has_descendants(font: pikepdf.Dictionary) -> bool:
    """Tell whether a composite font has fonts of its own, which are judged instead."""
    import pikepdf

    found = font.get("/DescendantFonts")
    return isinstance(found, pikepdf.Array) and any(
        isinstance(item, pikepdf.Dictionary) for item in found
    )


def _dictionaries(items: Iterable[object]) -> Iterator[pikepdf.Dictionary]:
    """Give the dictionaries of a file, also those that stand inside others."""
    import pikepdf

    for item in items:
        if isinstance(item, pikepdf.Stream):
            yield from _dictionaries([item.stream_dict])
        elif isinstance(item, pikepdf.Dictionary):
            yield item
            yield from _dictionaries(_direct(item.values()))
        elif isinstance(item, pikepdf.Array):
            yield from _dictionaries(_direct(item))


def _direct(values: Iterable[object]) -> list[object]:
    """Keep what stands here; what is referred to has a place of its own."""
    return [v for v in values if not getattr(v, "is_indirect", True)]


def _is_embedded(font: pikepdf.Dictionary) -> bool:
    import pikepdf

    descriptor = font.get("/FontDescriptor")
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    held = isinstance(descriptor, pikepdf.Dictionary) and any(
        key in descriptor for key in files
    )
    return held or font.get("/Subtype") == "/Type3"


def _folded(name: str) -> str:
    return name.replace(" ", "").replace("-", "").lower()


def _judge(
    fonts: Iterable[tuple[str, bool]], allowed: set[str] | None, place: Place
) -> Iterator[Finding]:
    for name, is_embedded in fonts:
        if not is_embedded:
            yield _finding("embedded", place, f"the font {name} is not embedded")
        folded = _folded(name)
        if allowed is not None and not any(_is_face(folded, f) for f in allowed):
            message = f"the font {name} is not one that the language names"
            yield _finding("family", place, message)


def _is_face(folded: str, family: str) -> bool:
    """Tell whether a face such as ``notosansbold`` is one of ``notosans``."""
    rest = folded.removeprefix(family)
    return rest != folded and rest in ("", "regular", "bold")


def _finding(rule: str, place: Place, message: str) -> Finding:
    return Finding(
        rule=f"font/{rule}",
        severity=Severity.ERROR,
        place=place,
        message=message,
        hint="Name a font in locales/languages.toml that has every character.",
    )
