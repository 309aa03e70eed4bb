"""WeasyPrint 70 with the functions replaced that write text and tags wrong.

The functions are WeasyPrint's own and private, so its major version is pinned, and
``canary`` has a digest of each: a test fails, and says which, when one changes.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tpdocs.formats.pdf.artifacts import Survey, survey
from tpdocs.formats.pdf.fields import FieldFont, find_field_font
from tpdocs.formats.pdf.fonts import build_fonts
from tpdocs.formats.pdf.marks import Marker
from tpdocs.formats.pdf.pango import runs_of
from tpdocs.formats.pdf.structure import build_structure
from tpdocs.formats.pdf.tags import write_structure
from tpdocs.formats.pdf.text import Books, TextWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tpdocs.formats.pdf.standard import Standard

__all__ = ["repaired"]


@contextmanager
def repaired(document: Any, standard: Standard) -> Iterator[None]:
    """Write a PDF with our text layer and our tags, while the context lasts.

    It changes WeasyPrint for the whole process: one document at a time.

    Args:
        document: WeasyPrint's, laid out.
        standard: What the tags are for.
    """
    import weasyprint.draw.text
    import weasyprint.pdf
    from weasyprint.pdf.stream import Stream

    font = find_field_font(document)
    found = survey(document.pages, has_fields=font is not None)
    drawing = _Drawing(
        found,
        font,
        standard,
        Marker(found.artifacts),
        Books(),
        weasyprint.draw.text.draw_first_line,
        weasyprint.pdf.build_fonts_dictionary,
    )
    with ExitStack() as undo:
        for module, name, ours in (
            (weasyprint.draw.text, "draw_first_line", drawing.draw_first_line),
            (weasyprint.pdf, "build_fonts_dictionary", drawing.build_fonts),
            (weasyprint.pdf, "add_outlines", lambda *_: None),  # add_tags does it
            (weasyprint.pdf, "add_tags", drawing.add_tags),
            (Stream, "marked", drawing.marker.method()),
        ):
            undo.callback(setattr, module, name, getattr(module, name))
            setattr(module, name, ours)
        yield


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Our functions, and WeasyPrint's own for what ours do not do."""

    found: Survey
    field_font: FieldFont | None
    standard: Standard
    marker: Marker
    books: Books
    their_line: Any
    their_fonts: Any

    def add_tags(
        self, pdf: Any, document: Any, _version: str, _streams: Sequence[Any]
    ) -> None:
        """Write the structure tree, and the outline."""
        marks, lang = self.marker.marks, document.metadata.lang or ""
        root = build_structure(document.pages, marks, self.found, lang)
        write_structure(pdf, document, root, self.standard, self.field_font)

    def draw_first_line(  # WeasyPrint's signature
        self,
        stream: Any,  # weasyprint has no types
        textbox: Any,
        text_overflow: str,
        block_ellipsis: Any,
        matrix: Any,
    ) -> list[Any]:
        """Draw a line; one with pictures for letters, or cut off, is WeasyPrint's."""
        is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
        if is_cut or not textbox.text or not textbox.style["font_size"]:
            return self._theirs(stream, textbox, text_overflow, block_ellipsis, matrix)
        runs = list(runs_of(textbox.pango_layout))
        fonts = {run.item.analysis.font for run in runs}
        if any(map(_has_pictures, (stream.add_font(font)[0] for font in fonts))):
            return self._theirs(stream, textbox, text_overflow, block_ellipsis, matrix)
        text = textbox.pango_layout.text.encode()
        writer = TextWriter(stream, self.books, text)
        writer.write(runs, matrix, spaced=id(textbox) in self.found.spaced)
        return []

    def _theirs(self, *arguments: Any) -> list[Any]:
        emojis: list[Any] = self.their_line(*arguments)
        return emojis

    def build_fonts(
        self,
        pdf: Any,
        fonts: dict[Any, Any],
        compress: bool,  # noqa: FBT001
        subset: bool,  # noqa: FBT001
        options: dict[str, Any],
    ) -> Any:
        """Embed the fonts that we drew with; WeasyPrint embeds the others."""
        by_hash = self.books.by_hash
        theirs = {key: font for key, font in fonts.items() if font.hash not in by_hash}
        ours = (font for font in fonts.values() if font.hash in by_hash)
        resource = self.their_fonts(pdf, theirs, compress, subset, options)
        resource.update(
            build_fonts(
                pdf, ours, self.books, compress=compress, hinting=options["hinting"]
            )
        )
        return resource


def _has_pictures(font: Any) -> bool:
    return bool(font.bitmap or font.png or font.svg or font.colr)
