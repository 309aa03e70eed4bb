"""What of WeasyPrint's insides ours stand on: a table, and whether it still holds."""

from __future__ import annotations

import hashlib
import inspect
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tpdocs.foundation import MissingToolError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MAJOR", "RELIED_ON", "Reliance", "check_version", "digest_of", "report"]

#: The version of WeasyPrint whose insides these are.
MAJOR = "70"


@dataclass(frozen=True, slots=True)
class Reliance:
    """A function or class that is private, or replaced, and what ours need of it."""

    name: str  #: module and name, with a colon between
    digest: str  #: of the source that ours was written for
    need: str


RELIED_ON = (
    Reliance(
        "weasyprint.draw.text:draw_first_line",
        "1bb8eae6d88e",
        "repair.py replaces it: it draws a line, and gives the emojis in it",
    ),
    Reliance(
        "weasyprint.draw.text:draw_text",
        "ebaf96239c6c",
        "it calls draw_first_line by that name, inside a text object, colour set",
    ),
    Reliance(
        "weasyprint.draw:draw_inline_level",
        "068162a401d0",
        "it marks each text and inline picture with Stream.marked(box, tag)",
    ),
    Reliance(
        "weasyprint.draw:draw_block_level",
        "3de9ec3ad4aa",
        "it marks each picture that is a block with Stream.marked(box, tag)",
    ),
    Reliance(
        "weasyprint.pdf:generate_pdf",
        "626343ef25c3",
        "it calls add_links, add_outlines, build_fonts_dictionary and add_tags by "
        "these names, pages drawn before, objects numbered before add_tags",
    ),
    Reliance(
        "weasyprint.pdf.tags:add_tags",
        "f0e74575b0ba",
        "tags.py replaces it: structure tree, MarkInfo and ViewerPreferences",
    ),
    Reliance(
        "weasyprint.pdf.anchors:add_outlines",
        "9f5d6afde789",
        "outline.py replaces it: the catalog's Outlines",
    ),
    Reliance(
        "weasyprint.pdf.anchors:add_links",
        "262e8b9b2998",
        "links.py reads Box.link_annotation, and filters Annots of the page",
    ),
    Reliance(
        "weasyprint.anchors:gather_anchors",
        "373f8c676f27",
        "each inline box of a link has an area, the a element's own around them all",
    ),
    Reliance(
        "weasyprint.pdf.fonts:build_fonts_dictionary",
        "fc551bef35d0",
        "fonts.py replaces it for the fonts that ours draw with",
    ),
    Reliance(
        "weasyprint.pdf.fonts:Font.__init__",
        "1f281166b103",
        "fonts.py and text.py read hash, tables, widths, upem, name, flags and sizes",
    ),
    Reliance(
        "weasyprint.pdf.fonts:Font.get_unused_glyph_id",
        "81082597c791",
        "fields.py calls it, so that clean keeps the outline of a missing letter's box",
    ),
    Reliance(
        "weasyprint.pdf.fonts:Font.clean",
        "794f0211f184",
        "fonts.py calls it: file_content has the glyphs that are named, ids kept",
    ),
    Reliance(
        "weasyprint.pdf.stream:Stream.marked",
        "3fa3acacbbf6",
        "marks.py replaces it: marked content, numbered",
    ),
    Reliance(
        "weasyprint.pdf.stream:Stream.artifact",
        "be61e4218680",
        "it marks backgrounds, borders and shadows as artifacts",
    ),
    Reliance(
        "weasyprint.pdf.stream:Stream.add_font",
        "e4226e111747",
        "repair.py and text.py call it: the Font of a Pango font, and its size",
    ),
    Reliance(
        "weasyprint.pdf.stream:Stream.add_group",
        "602212216473",
        "marks.py knows a form by the Type in its extra; tags.py adds StructParents",
    ),
    Reliance(
        "weasyprint.text.line_break:Layout",
        "681b737d1ba5",
        "a text box has one as pango_layout: its text, its Pango layout, a first line",
    ),
    Reliance(
        "weasyprint.text.fonts:get_pango_font_key",
        "74cbeff1fac3",
        "two Pango fonts have one Font exactly if they draw with the same glyphs",
    ),
    Reliance(
        "weasyprint.pdf.metadata:DocumentMetadata.include_in_pdf",
        "9dc4e74198a9",
        "render.py replaces generate_rdf_metadata, which it calls for the XMP",
    ),
    Reliance(
        "weasyprint.pdf.pdfa:pdfa",
        "ea4cd3554d52",
        "it writes XMP and makes links printable; the variant is pdf/a",
    ),
    Reliance(
        "weasyprint.css:ColorProfile.__init__",
        "89ac3f3b904b",
        "render.py makes one for sRGB, so that no file stays open",
    ),
    Reliance(
        "weasyprint.layout.absolute:AbsolutePlaceholder",
        "336e26c56311",
        "artifacts.py finds the box behind it as _box",
    ),
    Reliance(
        "weasyprint.formatting_structure.boxes:Box",
        "ff6d62300baf",
        "element, element_tag, children, style and the places of its edges",
    ),
    Reliance(
        "weasyprint.formatting_structure.boxes:TableRowGroupBox",
        "aff92804f782",
        "artifacts.py reads is_header and is_footer, to find those that repeat",
    ),
    Reliance(
        "weasyprint.formatting_structure.boxes:MarginBox",
        "79a17d1578a5",
        "artifacts.py reads at_keyword, to tell head from foot",
    ),
    Reliance(
        "pydyf:Stream.begin_marked_content",
        "4348260a8eb6",
        "marks.py gives it a tag and a dictionary",
    ),
    Reliance(
        "pydyf:PDF.add_object",
        "d2291d0d3ab5",
        "it numbers an object, which has a reference from then on",
    ),
)


def digest_of(name: str) -> str:
    """Give a short digest of a thing's source, or why there is none."""
    try:
        source = inspect.getsource(pkgutil.resolve_name(name))
    except (AttributeError, ImportError):
        return "gone"
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def report(relied_on: Iterable[Reliance] = RELIED_ON) -> str:
    """Say what has changed, what ours need of it, and what to do; empty if nothing."""
    return "".join(
        f"{reliance.name} is not what it was. Ours need: {reliance.need}.\n"
        f"  Read how it differs; mend ours if they need it; run the tests of "
        f"tests/formats and make bench; then put {found!r} in canary.py.\n"
        for reliance in relied_on
        if (found := digest_of(reliance.name)) != reliance.digest
    )


def check_version(version: str) -> None:
    """Check that WeasyPrint is the one whose insides ours replace.

    Raises:
        MissingToolError: It is another.
    """
    if version.split(".", maxsplit=1)[0] != MAJOR:
        raise MissingToolError(
            f"WeasyPrint {version} is installed; tpdocs works with {MAJOR} alone, for "
            "it replaces parts of its inside",
            hint=f"Run 'make setup', or pip install 'weasyprint=={MAJOR}.*'.",
        )
