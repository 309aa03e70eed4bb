"""WeasyPrint 70 with the functions replaced that write text wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from tpdocs.formats.pdf.fonts import build_fonts
from tpdocs.formats.pdf.text import Books, TextWriter

__all__ = ["repaired"]


@contextmanager
def repaired() -> Iterator[None]:
    """Write PDFs with one code for each cluster, while the context lasts."""
    import weasyprint.draw.text as draw
    import weasyprint.pdf as pdf
    import weasyprint.svg.text as svg

    books = Books()
    ours = _Drawing(books, draw.draw_first_line, pdf.build_fonts_dictionary)
    with ExitStack() as stack:
        for module, name, function in (
            (draw, "draw_first_line", ours.draw_first_line),
            (svg, "draw_first_line", ours.draw_first_line),
            (pdf, "build_fonts_dictionary", ours.build_fonts_dictionary),
        ):
            if hasattr(module, name):
                stack.enter_context(patch.object(module, name, function))
        yield


class _Drawing:
    def __init__(self, books: Books, draw_line: Any, build: Any) -> None:
        self._books, self._draw_line, self._build = books, draw_line, build

    def draw_first_line(self, stream, textbox, text_overflow, block_ellipsis, matrix):
        from weasyprint.text.ffi import ffi, pango

        if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
            return []
        if text_overflow == "ellipsis" or block_ellipsis != "none":
            return self._draw_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        layout = textbox.pango_layout
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        line, _ = layout.get_first_line()
        runs = []
        run = line.runs[0]
        while run != ffi.NULL:
            runs.append(run.data)
            run = run.next
        fonts = [stream.add_font(run.item.analysis.font)[0] for run in runs]
        if any(f.bitmap or f.png or f.svg or f.colr for f in fonts):
            return self._draw_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        writer = TextWriter(stream, self._books, layout.text.encode())
        writer.write(runs, matrix)
        return []

    def build_fonts_dictionary(self, pdf, fonts, compress, subset, options):
        ours = {k: f for k, f in fonts.items() if f.hash in self._books.by_hash}
        rest = {k: f for k, f in fonts.items() if k not in ours}
        result = self._build(pdf, rest, compress, subset, options)
        result.update(build_fonts(pdf, ours.values(), self._books, compress=compress, hinting=options["hinting"]))
        return result
