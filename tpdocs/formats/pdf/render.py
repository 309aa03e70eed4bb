"""PDF with WeasyPrint, repaired; nothing is fetched from outside the document."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from tpdocs.formats.pdf.standard import Standard
from tpdocs.formats.result import Rendered
from tpdocs.foundation import Finding, MissingToolError, Place, RenderError, Severity

if TYPE_CHECKING:
    from weasyprint import Document

__all__ = ["render"]

#: What WeasyPrint raises where a page cannot be laid out or written.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
#: The name of the colour profile, within WeasyPrint.
_COLOURS = "device-rgb"
_NOTDEF = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts")


def render(html: str, place: Place, standard: Standard) -> Rendered:
    """Render an HTML document as a tagged PDF.

    Args:
        html: The document; its pictures and styles are in it, as ``data:``.
        place: What findings point at.
        standard: What the file shall conform to.

    Raises:
        MissingToolError: WeasyPrint or a library that it loads is not there, or it is
            of another version.
        RenderError: WeasyPrint cannot lay the document out.
    """
    with _collected_warnings() as warnings:
        document, data = _lay_out(html, standard)
    return Rendered(
        data=data,
        pages=len(document.pages),
        first_page_ids=frozenset(document.pages[0].anchors),
        findings=tuple(_judge(message, place) for message in dict.fromkeys(warnings)),
    )


#: How a page is written. PDF/A wants an ID; pydyf makes its other half of the bytes.
_WRITTEN = {"pdf_identifier": b"tpdocs", "pdf_tags": True, "output_intent": _COLOURS}


def _lay_out(html: str, standard: Standard) -> tuple[Document, bytes]:
    try:
        from weasyprint import HTML, VERSION
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher

        from tpdocs.formats.pdf.breaks import mark_breaks
        from tpdocs.formats.pdf.canary import check_version
        from tpdocs.formats.pdf.repair import repaired
        from tpdocs.formats.pdf.xmp import xmp
    except (ImportError, OSError) as error:
        raise MissingToolError(
            f"WeasyPrint cannot be loaded: {error}",
            hint="Run 'tpdocs doctor'; it names the packages to install.",
        ) from error
    check_version(VERSION)
    # A page has all that it needs in it; nothing is fetched, from disk or network.
    fetcher = URLFetcher(allowed_protocols={"data"})
    options = {"pdf_variant": standard.variant}
    try:
        source = HTML(string=html, url_fetcher=fetcher)
        mark_breaks(source.etree_element)
        document = source.render(font_config=FontConfiguration(), **options)
        _add_colours(document)
        producer, metadata = f"WeasyPrint {VERSION}", document.metadata
        # WeasyPrint's own claims one standard; these files keep to two.
        metadata.generate_rdf_metadata = lambda *_: xmp(metadata, standard, producer)
        with repaired(document, standard):
            data: bytes = document.write_pdf(**_WRITTEN, **options)
    except _FAULTS as error:
        raise RenderError(
            f"WeasyPrint cannot lay this page out: {error!r}",
            hint="Undo the last change to styles/ or to the handout, and try again.",
        ) from error
    return document, data


def _add_colours(document: Document) -> None:
    """Say what its colours mean, as PDF/A wants; WeasyPrint would leave a file open."""
    from weasyprint.css import ColorProfile

    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        profile = ColorProfile(file, "", "relative-colorimetric", ("r", "g", "b"))
    document.color_profiles[_COLOURS] = profile
    document.output_intent = _COLOURS


class _Collector(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """Collect what WeasyPrint warns of; it logs, and never raises."""
    logger, collector = logging.getLogger("weasyprint"), _Collector()
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


def _judge(message: str, place: Place) -> Finding:
    missing = _NOTDEF.match(message)
    return Finding(
        rule="font/missing-glyph" if missing else "render/warning",
        severity=Severity.ERROR if missing else Severity.WARNING,
        place=place,
        message=message,
        hint="Name a font that has it, in locales/languages.toml."
        if missing
        else "Mend the style sheet or the template that it names.",
    )
