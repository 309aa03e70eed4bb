"""Fonts of a PDF: cut down, with a glyph, a width and a text for each code."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pydyf

from tpdocs.formats.pdf.compose import add_composites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tpdocs.formats.pdf.clusters import CodeBook
    from tpdocs.formats.pdf.text import Books

__all__ = ["build_fonts", "embed_font"]

_BATCH = 100  #: the most entries of a block in a CMap (Adobe Technical Note 5014)


def build_fonts(  # WeasyPrint's own signature, and the books
    pdf: Any,  # weasyprint has no types
    fonts: Iterable[Any],
    books: Books,
    *,
    compress: bool,
    hinting: bool,
) -> Any:
    """Embed the fonts of a document that have a code book.

    Returns:
        A ``/Font`` resource dictionary.
    """
    resource = pydyf.Dictionary()
    by_hash = attrgetter("hash")
    for font_hash, same in groupby(sorted(fonts, key=by_hash), key=by_hash):
        book, (font, *others) = books.by_hash[font_hash], same
        for one in (font, *others):  # what WeasyPrint drew by itself
            for glyph, text in one.to_unicode.items():
                book.texts.setdefault(glyph, text)
                book.glyphs.setdefault(glyph, glyph)
                book.widths.setdefault(glyph, one.widths[glyph])
        resource[font_hash] = embed_font(
            pdf, font, book, compress=compress, hinting=hinting
        )
    return resource


def embed_font(  # noqa: PLR0913  # what WeasyPrint and a reader each want
    pdf: Any,
    font: Any,
    book: CodeBook,
    *,
    to_unicode: Iterable[bytes] | None = None,
    default_width: int | None = None,
    compress: bool = True,
    hinting: bool = False,
) -> Any:
    """Add a font, and return its reference.

    Args:
        pdf: pydyf's.
        font: WeasyPrint's record of it, with the name and the metrics; it is cut down.
        book: The glyph and the width of each code.
        to_unicode: The lines of a ``ToUnicode`` map; else the book's texts.
        default_width: Of codes that the book has no width of, in thousandths of an em.
        compress: Whether to compress the streams.
        hinting: Whether to keep the hints of TrueType.
    """
    numbers = _cut_down(font, book, hinting=hinting)
    is_cff = font.type == "otf"
    cid_font = {
        "Type": "/Font",
        "Subtype": f"/CIDFontType{0 if is_cff else 2}",
        "BaseFont": font.name,
        "CIDSystemInfo": pydyf.Dictionary(
            {
                "Registry": pydyf.String("Adobe"),
                "Ordering": pydyf.String("Identity"),
                "Supplement": 0,
            }
        ),
        "W": pydyf.Array(_width_array(book.widths)),
        "FontDescriptor": _descriptor(pdf, font, book, compress=compress),
    }
    if default_width is not None:
        cid_font["DW"] = default_width
    # For TrueType outlines only (ISO 32000-1, table 117).
    if not is_cff:
        cid_font["CIDToGIDMap"] = _glyph_map(pdf, numbers, compress=compress)
    descendant = _add(pdf, pydyf.Dictionary(cid_font))
    lines = _to_unicode(book.texts) if to_unicode is None else to_unicode
    cmap = pydyf.Stream([_CMAP_HEAD, *lines, _CMAP_FOOT], compress=compress)
    return _add(
        pdf,
        pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": font.name,
                # A code is a CID; which glyph that is, CIDToGIDMap says.
                "Encoding": "/Identity-H",
                "ToUnicode": _add(pdf, cmap),
                "DescendantFonts": pydyf.Array([descendant]),
            }
        ),
    )


def _descriptor(pdf: Any, font: Any, book: CodeBook, *, compress: bool) -> Any:
    """Add a font's file, and what is said of it as a whole."""
    is_cff = font.type == "otf"
    length = {"Subtype": "/OpenType"} if is_cff else {"Length1": len(font.file_content)}
    file = _add(pdf, pydyf.Stream([font.file_content], length, compress=compress))
    right = max(book.widths.values())
    return _add(
        pdf,
        pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": font.name,
                "FontFamily": pydyf.String(font.family),
                "Flags": font.flags,
                "FontBBox": pydyf.Array((0, font.descent, right, font.ascent)),
                "ItalicAngle": font.italic_angle,
                "Ascent": font.ascent,
                "Descent": font.descent,
                "CapHeight": font.ascent,
                "StemV": font.stemv,
                "StemH": font.stemh,
                f"FontFile{3 if is_cff else 2}": file,
            }
        ),
    )


def _cut_down(font: Any, book: CodeBook, *, hinting: bool) -> dict[int, int]:
    """Keep the glyphs that are used, and add composites: the glyph of each code."""
    parts = {part.glyph for made in book.composites.values() for part in made.parts}
    used = parts | set(book.glyphs.values())
    # Glyphs keep their numbers in what is left, so that composites can name them.
    font.clean(dict.fromkeys(used, ""), hinting)
    if not book.composites:
        return dict(book.glyphs)
    font.file_content, made = add_composites(font.file_content, book.composites)
    return book.glyphs | made


def _add(pdf: Any, thing: Any) -> Any:
    pdf.add_object(thing)
    return thing.reference


def _glyph_map(pdf: Any, numbers: Mapping[int, int], *, compress: bool) -> Any:
    """Give the map of codes to glyphs; a code is a CID here."""
    if all(code == glyph for code, glyph in numbers.items()):
        return "/Identity"
    table = bytearray(2 * (max(numbers) + 1))
    for code, glyph in numbers.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return _add(pdf, pydyf.Stream([bytes(table)], compress=compress))


def _width_array(widths: Mapping[int, int]) -> Iterator[Any]:
    """Give the widths of codes in runs, as ``/W`` wants them."""
    run = pydyf.Array()
    before = None
    for code in sorted(widths):
        if code - 1 != before:
            run = pydyf.Array()
            yield code
            yield run
        run.append(widths[code])
        before = code


_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
_CMAP_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _to_unicode(texts: Mapping[int, str]) -> Iterator[bytes]:
    """Give the entries of a ``ToUnicode`` CMap (ISO 32000-1, 9.10.3)."""
    lines = [
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>".encode()
        for code, text in sorted(texts.items())
    ]
    for start in range(0, len(lines), _BATCH):
        batch = lines[start : start + _BATCH]
        yield f"{len(batch)} beginbfchar".encode()
        yield from batch
        yield b"endbfchar"
