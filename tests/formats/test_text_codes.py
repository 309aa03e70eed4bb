"""Codes of a font: each says one thing, and the font file draws and measures it."""

from __future__ import annotations

import re
import struct
from io import BytesIO

import pydyf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tpdocs.formats.pdf.clusters import Cluster, CodeBook, Part
from tpdocs.formats.pdf.compose import add_composites
from tpdocs.formats.pdf.fonts import _glyph_map, _to_unicode, _width_array

_COUNT = 5
_PARTS = st.builds(
    Part,
    glyph=st.integers(0, _COUNT - 1),
    x=st.sampled_from([0, 40, -300]),
    y=st.sampled_from([0, 120]),
)
_CLUSTERS = st.builds(
    Cluster,
    parts=st.lists(_PARTS, min_size=1, max_size=3).map(tuple),
    width=st.integers(0, 2000),
    text=st.text("abק", min_size=1, max_size=2),
) | st.builds(
    Cluster,
    parts=st.builds(
        Part, glyph=st.integers(0, _COUNT - 1), x=st.just(0), y=st.just(0)
    ).map(lambda part: (part,)),
    width=st.none(),
    text=st.text("abק", min_size=1, max_size=2),
)


@given(st.lists(_CLUSTERS), st.booleans())
def test_a_code_says_one_thing(clusters: list[Cluster], can_compose: bool) -> None:  # noqa: FBT001
    """A cluster has one code, a code has one text, and both stay as they are."""
    book = CodeBook(_COUNT, can_compose)
    codes = [book.code_of(cluster) for cluster in clusters]
    assert codes == [book.code_of(cluster) for cluster in clusters]
    for cluster, code in zip(clusters, codes, strict=True):
        if code is not None:
            assert book.texts[code] == cluster.text
            assert (code in book.glyphs) != (code in book.composites)
    if can_compose:
        assert None not in codes
        assert len(set(codes)) == len(set(clusters))
    else:
        assert all(code is None or code < _COUNT for code in codes)


@given(st.lists(_CLUSTERS))
def test_a_glyphs_own_number_is_for_the_glyph_alone(clusters: list[Cluster]) -> None:
    """A code below the font's count draws the glyph of that number."""
    book = CodeBook(_COUNT, can_compose=True)
    for cluster in clusters:
        code = book.code_of(cluster)
        assert code is not None
        if code < _COUNT:
            assert cluster == Cluster((Part(code, 0, 0),), None, cluster.text)


def test_codes_run_out() -> None:
    """Past the last code of two bytes there is none."""
    book = CodeBook(0xFFFF, can_compose=True)
    a, b = (Cluster((Part(1, 5, 0),), 500, text) for text in "ab")
    assert book.code_of(a) == 0xFFFF
    assert book.code_of(b) is None
    assert book.code_of(a) == 0xFFFF


def _font() -> bytes:
    """Make a font of five glyphs: two squares, one without ink, two of one width."""
    names = [".notdef", "square", "tall", "space", "last"]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x61: "square"})
    glyphs = {}
    for name, height in zip(names, (100, 500, 900, 0, 300), strict=True):
        pen = TTGlyphPen(None)
        if height:
            pen.moveTo((50, -10))
            pen.lineTo((50, height))
            pen.lineTo((450, height))
            pen.lineTo((450, -10))
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    widths = (600, 500, 500, 250, 250)
    builder.setupHorizontalMetrics(
        {n: (w, 0 if n == "space" else 50) for n, w in zip(names, widths, strict=True)}
    )
    builder.setupHorizontalHeader(ascent=900, descent=-10)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


@given(st.lists(_CLUSTERS, min_size=1, max_size=8))
def test_fonttools_reads_composites_back(clusters: list[Cluster]) -> None:
    """Components, advances, boxes and limits are there; old glyphs are as they were."""
    codes = {100 + n: cluster for n, cluster in enumerate(clusters)}
    data, glyphs = add_composites(_font(), codes)
    font, old = TTFont(BytesIO(data)), TTFont(BytesIO(_font()))
    assert list(glyphs.values()) == list(range(_COUNT, _COUNT + len(clusters)))
    assert font["maxp"].numGlyphs == _COUNT + len(clusters)
    for name in old.getGlyphOrder():
        number = font.getGlyphName(old.getGlyphID(name))
        assert font["hmtx"][number] == old["hmtx"][name]
        assert font["glyf"][number] == old["glyf"][name]
    for code, cluster in codes.items():
        name = font.getGlyphName(glyphs[code])
        assert font["hmtx"][name][0] == (cluster.width or 0)
        _is_made_of(font, name, cluster)


def test_glyphs_can_be_added_again() -> None:
    """The second time the font has long offsets."""
    cluster = Cluster((Part(1, 0, 0), Part(2, 500, 0)), 1000, "ab")
    once, _ = add_composites(_font(), {7: cluster})
    twice, glyphs = add_composites(once, {8: cluster})
    assert glyphs == {8: _COUNT + 1}
    font = TTFont(BytesIO(twice))
    for glyph in (_COUNT, _COUNT + 1):
        _is_made_of(font, font.getGlyphName(glyph), cluster)


def _is_made_of(font: TTFont, name: str, cluster: Cluster) -> None:
    made = font["glyf"][name]
    if all(part.glyph == 3 for part in cluster.parts):
        assert made.numberOfContours == 0
        return
    parts = [
        Part(font.getGlyphID(part.glyphName), part.x, part.y)
        for part in made.components
    ]
    assert parts == list(cluster.parts)
    box = (made.xMin, made.yMin, made.xMax, made.yMax)
    made.recalcBounds(font["glyf"])
    assert (made.xMin, made.yMin, made.xMax, made.yMax) == box
    assert font["hmtx"][name][1] == made.xMin
    points, contours, depth = made.getCompositeMaxpValues(font["glyf"])
    assert points <= font["maxp"].maxCompositePoints
    assert contours <= font["maxp"].maxCompositeContours
    assert depth <= font["maxp"].maxComponentDepth
    assert len(parts) <= font["maxp"].maxComponentElements


@given(st.dictionaries(st.integers(0, 300), st.integers(0, 2000), max_size=250))
def test_widths_come_in_runs(widths: dict[int, int]) -> None:
    """The array of widths gives back each width, in as few runs as there are."""
    array = list(_width_array(widths))
    read = {
        first + n: width
        for first, run in zip(array[::2], array[1::2], strict=True)
        for n, width in enumerate(run)
    }
    assert read == widths
    assert all(first - 1 not in widths for first in array[::2])


@pytest.mark.parametrize("count", [0, 1, 100, 101, 250])
def test_a_cmap_has_blocks_of_a_hundred(count: int) -> None:
    """Every code is mapped once; no block is longer than readers must take."""
    texts = {code: chr(0x1F600 + code) + "\u0301" for code in range(count)}
    cmap = b"\n".join(_to_unicode(texts)).decode()
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", cmap, re.DOTALL)
    assert all(int(n) == len(block.split("\n")) <= 100 for n, block in blocks)
    pairs = re.findall(
        "<(....)> <([0-9a-f]+)>", "\n".join(block for _, block in blocks)
    )
    read = {int(c, 16): bytes.fromhex(t).decode("utf-16-be") for c, t in pairs}
    assert read == texts
    assert len(pairs) == count


def test_codes_that_are_glyph_numbers_need_no_map() -> None:
    """A map is written only where a code is not its glyph's number."""
    pdf = pydyf.PDF()
    count = len(pdf.objects)
    assert _glyph_map(pdf, {1: 1, 7: 7}, compress=False) == "/Identity"
    assert len(pdf.objects) == count


def test_a_map_has_two_bytes_a_code() -> None:
    """The glyph of each code, most significant byte first."""
    pdf = pydyf.PDF()
    reference = _glyph_map(pdf, {1: 1, 3: 0x102}, compress=False)
    assert reference == pdf.objects[-1].reference
    assert pdf.objects[-1].stream == [struct.pack(">4H", 0, 1, 0, 0x102)]
