"""The standards that a PDF can be written to: a table."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT_STANDARD", "STANDARDS", "Standard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A pair of standards, for accessibility and for keeping."""

    name: str  #: as in ``--pdf-standard``
    variant: str  #: WeasyPrint's name for the one that asks most of the file
    version: str  #: of PDF
    ua_part: int  #: PDF/UA
    a_part: int  #: PDF/A
    a_level: str  #: conformance, empty where the part has none
    checks: tuple[str, ...]  #: what veraPDF shall find it to be
    has_namespaces: bool  #: PDF 2.0: structure types of its own, structure destinations


STANDARDS = {
    standard.name: standard
    for standard in (
        Standard(
            name="ua-1",
            variant="pdf/a-2a",
            version="1.7",
            ua_part=1,
            a_part=2,
            a_level="A",
            checks=("PDF/UA-1", "PDF/A-2a"),
            has_namespaces=False,
        ),
        Standard(
            name="ua-2",
            variant="pdf/a-4u",
            version="2.0",
            ua_part=2,
            a_part=4,
            a_level="",
            checks=("PDF/UA-2", "WTPDF 1.0", "PDF/A-4"),
            has_namespaces=True,
        ),
    )
}
DEFAULT_STANDARD = STANDARDS["ua-1"]
