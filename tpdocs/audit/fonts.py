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
    except pikepdf.PdfError as error:
        reason = f"the file cannot be read: {error}"
        return Verdict(check=_CHECK, outcome=Outcome.NOT_CHECKED, reason=reason)
    findings = tuple(_judge(found, allowed, place))
    outcome = Outcome.FAIL if findings else Outcome.PASS
    return Verdict(check=_CHECK, outcome=outcome, findings=findings)


def find_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Give each font of a file by its base name, and whether it is embedded."""
    import pikepdf

    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            descendants = item.get("/DescendantFonts", [item])
            for font in descendants:
                name = str(font.get("/BaseFont", "/unnamed"))[1:]
                yield name.partition("+")[2] or name, _is_embedded(font)


def _is_embedded(font: pikepdf.Object) -> bool:
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    descriptor = font.get("/FontDescriptor")
    held = descriptor is not None and any(key in descriptor for key in files)
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
