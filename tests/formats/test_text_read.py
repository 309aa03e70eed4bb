"""What is read from a PDF is what was written, in every language, in two readers.

``make bench`` measures two more: MuPDF and pdf.js.
"""

from __future__ import annotations

import base64
import io
import re

import pikepdf
import pytest
from fidelity.faults import FAULTS, fault_of
from fidelity.pages import LANGUAGES, MIXED, read_mixed, read_sample, write_pdf
from fidelity.places import measure_drift, record_spots
from fidelity.readers import READERS
from fidelity.scores import is_enough, score
from fidelity.spots import find_spots
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

pytestmark = pytest.mark.slow

_CODE = re.compile(rb"^(<[0-9a-f]{4}>) <[0-9a-f]+>$", re.MULTILINE)
_PAGE = """<!DOCTYPE html><html lang="{lang}" dir="{dir}"><head><title>T</title>
<style>html {{ font-family: "{font}"; font-size: 16pt }}</style></head>
<body>{body}</body></html>"""


def _read(reader: str, data: bytes) -> str:
    return " ".join(READERS[reader](data).replace("\f", " ").split())


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_reads_as_it_was_written(tag: str) -> None:
    """Pages of running text: characters in order, and words whole."""
    sample = read_sample(tag)
    data = write_pdf(sample.html)
    for reader in ("poppler", "PDFium"):
        source, fault = "\n".join(sample.blocks), fault_of(reader, tag)
        if fault:
            source = fault.excuse(source)
        found = score(source, READERS[reader](data), tag)
        assert is_enough(tag, found), (reader, found)


@pytest.mark.parametrize("tag", MIXED)
def test_numbers_and_brackets_in_right_to_left_text(tag: str) -> None:
    """Most comes out right; what does not is in docs/explanation/reading-aloud.md."""
    sample = read_mixed(tag)
    data = write_pdf(sample.html)
    for reader, characters, words in (("poppler", 0.96, 0.95), ("PDFium", 0.89, 0.87)):
        found = score("\n".join(sample.blocks), READERS[reader](data), tag)
        assert found.characters >= characters, reader
        assert found.words >= words, reader


_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F)])
_WIDTHS = range(50, 250, 8)  # points: lines end after each word, and after the hyphen


@pytest.mark.parametrize("reader", ["poppler", "PDFium"])
@pytest.mark.parametrize(
    ("tag", "text", "hyphen"),
    [
        ("ar", "ألم المنطقة العنقية|الصدرية خفيف", "-"),
        ("ar", "ألم المنطقة العنقية|الصدرية خفيف", "\u2010"),
        ("ar", "ألم المنطقة العنقية|الصدرية خفيف", "\u2013"),
        ("fa", "درد ناحیه گردنی|سینه ای کم است", "-"),
        ("ur", "درد گردن|سینے میں کم ہے", "-"),
        ("he", "נוחו אחרי ארוחת|הצהריים", "\u05be\u200b"),
        ("he", "נוחו אחרי ארוחת|הצהריים", "-\u200b"),
        ("he", "נוחו אחרי ארוחת|הצהריים", "\u05be"),
        ("he", "נוחו אחרי ארוחת|הצהריים", "-"),
    ],
)
def test_a_hyphen_at_a_line_end_is_read_once(
    tag: str, text: str, hyphen: str, reader: str
) -> None:
    """Right-to-left words stay whole on both sides of it, and in their order."""
    text = text.replace("|", hyphen)
    body = "".join(f"<p style='width: {width}pt'>{text}</p>" for width in _WIDTHS)
    family = read_sample(tag).language.fonts[0]
    html = _PAGE.format(lang=tag, dir="rtl", font=family, body=body)
    said = " ".join(_read(reader, write_pdf(html)).translate(_MARKS).split())
    joined = re.sub(r"(?<=[-\u05be\u2010\u2013]) ", "", said)
    assert joined == " ".join([text.replace("\u200b", "")] * len(_WIDTHS))
    # UAX 14, LB21a: between Hebrew letters no line ends at a hyphen, unless it is told.
    assert (said != joined) is (tag != "he" or "\u200b" in hyphen)


def test_a_readers_fault_is_a_readers_fault() -> None:
    """It does the same with every producer's file."""
    for fault in FAULTS:
        if fault.reader in ("poppler", "PDFium"):
            for producer, data in fault.producers().items():
                read = _read(fault.reader, data)
                assert read == fault.excuse(fault.sample), producer


@pytest.mark.parametrize(
    "text",
    [
        "\u304b\u309a\u304d\u309a \u304b",  # a mark that the font draws with its letter
        "\u845b\U000e0100\u57ce \u845b\u57ce",  # a variant of an ideograph
        "\u2f00\u4e00",  # one glyph for two characters
        "q\u0301\u0323",  # marks that stand apart, one above the other
    ],
)
def test_a_font_without_composites_says_what_it_draws(text: str) -> None:
    """In CFF fonts a glyph with a second text says it by ActualText."""
    html = _PAGE.format(lang="ja", dir="ltr", font="Noto Sans CJK JP", body=text)
    assert _read("poppler", write_pdf(html)) == text


def test_a_mark_that_stands_apart_in_such_a_font() -> None:
    """It is drawn where Pango put it, and says what it is."""
    face = "data:font/otf;base64," + base64.b64encode(_font_with_marks()).decode()
    style = f"@font-face {{ font-family: Marked; src: url({face}) }}"
    html = _PAGE.format(lang="en", dir="ltr", font="Marked", body="ab\u0301a")
    html = html.replace("<style>", "<style>" + style)
    with record_spots() as meant:
        data = write_pdf(html)
    assert sorted(_read("poppler", data).replace(" ", "")) == sorted("ab\u0301a")
    drift = measure_drift(meant, find_spots(data, meant))
    assert len(meant) == 4
    assert (drift.lost, round(drift.worst, 2)) == (0, 0)


def _font_with_marks() -> bytes:
    """Make a font of CFF outlines in which an accent goes on a letter."""
    names = [".notdef", "a", "b", "acute"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x61: "a", 0x62: "b", 0x301: "acute"})
    pen = T2CharStringPen(500, None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 400))
    pen.lineTo((450, 400))
    pen.closePath()
    drawn = pen.getCharString()
    builder.setupCFF("Marked", {}, dict.fromkeys(names, drawn), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Marked", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    addOpenTypeFeaturesFromString(
        builder.font,
        "markClass acute <anchor 200 0> @top;"
        "feature mark { pos base [a b] <anchor 250 500> mark @top; } mark;"
        "table GDEF { GlyphClassDef [a b],,[acute],; } GDEF;",
    )
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def test_a_line_that_is_cut_off_is_read() -> None:
    """WeasyPrint draws it; its codes and ours are in one font."""
    body = "<p>Whole words</p><p style='line-clamp: 1'>" + "cut off " * 50
    html = _PAGE.format(lang="en", dir="ltr", font="Noto Sans", body=body)
    read = _read("poppler", write_pdf(html))
    assert re.fullmatch("Whole words (cut off )+cut.*\u2026", read)


def test_breaks_are_not_read() -> None:
    """What tells where a line may break never reaches the file."""
    sample = read_sample("km")
    text = READERS["poppler"](write_pdf(sample.html))
    assert not {"\u200b", "\u2060", "\u00ad"} & set(text)


def test_a_code_has_one_text_in_the_file() -> None:
    """ToUnicode maps each code that the pages use, and each but once."""
    data, count = write_pdf(read_sample("hi").html), 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            codes = _CODE.findall(font.ToUnicode.read_bytes())
            assert len(codes) == len(set(codes))
            count += len(codes)
    assert count > 100


def test_a_letter_that_no_font_has_is_told() -> None:
    """It draws the font's box, and says which character it stands for."""
    body = "see \U000f1234."
    html = _PAGE.format(lang="en", dir="ltr", font="Noto Sans", body=body)
    assert _read("poppler", write_pdf(html)) == body
