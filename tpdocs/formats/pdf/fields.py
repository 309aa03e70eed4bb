"""Text fields: whether a document can have them, and the font that they are typed in.

PDFium draws what is typed with the font that the field names, and only if the
character is in the font's set in the old sense of Windows: a font that is embedded
counts as "ANSI", so Russian and Vietnamese letters come out as nothing (measured:
docs/explanation/tags.md). A font *resource* that is called ``Wingdings`` counts as
"symbol", and PDFium then asks the font itself, through its ``ToUnicode`` map.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tpdocs.formats.pdf.alphabets import characters_for
from tpdocs.formats.pdf.artifacts import children_of, field_name
from tpdocs.formats.pdf.clusters import CodeBook
from tpdocs.formats.pdf.fonts import embed_font
from tpdocs.formats.pdf.pango import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FONT_NAME", "FieldFont", "find_field_font"]

#: The name of the font resource; what the font is, its dictionary says.
FONT_NAME = "Wingdings"
#: The tag of a subset (ISO 32000-1, 9.6.4), another one than that of the text.
_SUBSET = b"/FIELDS+"
_CODES = 0x10000  #: codes of two bytes
_NORMAL = 400  #: Pango's weight of a font that is not bold


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFont:
    """A font of a document, with the letters of its languages."""

    font: Any  # WeasyPrint has no types
    glyphs: dict[int, int]  #: glyph numbers by code point
    widths: dict[int, int]  #: thousandths of an em, by code point
    box_width: int  #: of the box that stands for a letter that the font lacks

    def embed(self, pdf: Any) -> Any:
        """Add the font, and return its reference.

        A code is a code point of Unicode, and every one has a text: a character that
        the font lacks is drawn as a box. It would else be left out without a sign.
        """
        font = self.font
        book = CodeBook(glyph_count=font.glyph_count, can_compose=False)
        font.get_unused_glyph_id(0)  # keeps the outline of the box
        book.glyphs = dict.fromkeys(range(_CODES), 0) | self.glyphs
        book.widths = self.widths
        return embed_font(
            pdf, font, book, to_unicode=_every_code(), default_width=self.box_width
        )


def find_field_font(document: Any) -> FieldFont | None:
    """Return the font for a document's fields.

    Args:
        document: WeasyPrint's, laid out.

    Returns:
        ``None`` if nothing asks for a field, if a script of the document cannot be
        typed into a PDF, or if none of its fonts has all the letters.
    """
    boxes = [box for page in document.pages for box in _all_boxes(page._page_box)]  # noqa: SLF001  # WeasyPrint's own
    if not any(field_name(box) for box in boxes):
        return None
    texts = [box for box in boxes if getattr(box, "pango_layout", None)]
    tags = {box.style["lang"] or document.metadata.lang or "" for box in texts}
    wanted = characters_for(frozenset(tags))
    if wanted is None:
        return None
    found = (_with_letters(font, wanted) for font in _plain_fonts(texts))
    return next(filter(None, found), None)


def _all_boxes(box: Any) -> Iterator[Any]:
    for child in children_of(box):
        yield child
        yield from _all_boxes(child)


def _plain_fonts(texts: Iterable[Any]) -> Iterator[Any]:
    """Make a font object of each font, in the order of the text, that is plain."""
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.fonts import get_pango_font_key

    seen = set()
    for box in texts:
        style = box.style
        if style["font_weight"] != _NORMAL or style["font_style"] != "normal":
            continue
        # WeasyPrint does so again when it draws the text.
        box.pango_layout.reactivate(style)
        for run in runs_of(box.pango_layout):
            key, description, size = get_pango_font_key(run.item.analysis.font)
            if key not in seen:
                seen.add(key)
                font = Font(run.item.analysis.font, description, size)
                font.name = _SUBSET + font.name.partition(b"+")[2]
                yield font


def _with_letters(font: Any, wanted: frozenset[int]) -> FieldFont | None:
    """Return a font with what fields need of it; ``None`` if it lacks a letter.

    Only a font with TrueType outlines and one weight: of others, the widths and the
    glyphs of what is embedded differ from those of the file.
    """
    from fontTools.ttLib import TTFont

    if font.type != "ttf" or "fvar" in font.tables:
        return None
    file = TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    names = file.getBestCmap()
    if not names.keys() >= wanted:
        return None
    widths = {name: file["hmtx"][name][0] * 1000 / font.upem for name in names.values()}
    box = file["hmtx"][file.getGlyphName(0)][0] * 1000 / font.upem
    return FieldFont(
        font=font,
        glyphs={code: file.getGlyphID(names[code]) for code in sorted(wanted)},
        widths={code: round(widths[names[code]]) for code in sorted(wanted)},
        box_width=round(box),
    )


def _every_code() -> list[bytes]:
    """Return the lines of a map from each code of two bytes to itself.

    A range may not go past a last byte of FF (Adobe Technical Note 5014, 1.4.1).
    """
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    # No text is U+0000, U+FFFE or U+FFFF (PDF/UA-1, 7.21.7).
    ranges[0], ranges[-1] = "<0001> <00ff> <0001>", "<ff00> <fffd> <ff00>"
    lines = []
    for start in range(0, len(ranges), 64):
        batch = [line.encode() for line in ranges[start : start + 64]]
        lines += [f"{len(batch)} beginbfrange".encode(), *batch, b"endbfrange"]
    return lines
