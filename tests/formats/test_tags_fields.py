"""Lines and cells to write on are fields where typed text shows, and only there."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.formats.pdf.alphabets import ALPHABETS, characters_for
from tpdocs.foundation import Place

pytestmark = pytest.mark.slow

_SVG = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 10'"
    "%3E%3Cpath d='M0 9.5H100' stroke='%23000'/%3E%3C/svg%3E"
)
_PAGE = """<!DOCTYPE html><html lang="{tag}"><title>T</title><style>
@page{{size:400px 400px}}html{{font:16px/1.5 {fonts}}}table{{border-collapse:collapse}}
td{{border:1px solid;width:200px;height:80px}}.space{{width:200px;height:10px}}</style>
<p>{words} <img class="space" alt="S" {line} src="{svg}"></p>
<table><tr><td {cell}></td></tr></table>
"""
_NOTO = '"Noto Sans"'
#: What is typed, in the languages whose PDFs have fields.
_TYPED = {
    "en": "Monday 9:30",
    "es": "miércoles ¿y el año? “9:30”",
    "vi": "Thứ hai, khoảng Đặng ỷ",
    "ru": "понедельник 9:30",
    "uk": "п’ятниця, ґанок, їжак",
    "el": "Δευτέρα 9:30 ΰ",
}
#: Languages whose PDFs have no text fields, and words in them.
_LEFT_OUT = {
    "ar": "الموعد",
    "he": "תור",
    "hi": "मुलाकात",
    "zh-Hans": "就诊",
    "ko": "방문",
    "th": "นัด",
    "hy": "Այց",
}


def _make(tag: str, words: str = "9:30", *, has_fields: bool = True) -> bytes:
    line, cell = 'data-field="Day 1"', 'data-field="Notes 1"'
    html = _PAGE.format(
        tag=tag,
        fonts=f'{_NOTO},"Noto Sans Arabic","Noto Sans CJK SC"',
        words=words,
        svg=_SVG,
        line=line if has_fields else "",
        cell=cell if has_fields else "",
    )
    return FORMATS["pdf"].render(html, Place("x.pdf"), DEFAULT_STANDARD).data


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    name: str
    description: str
    title: str
    flags: int
    rect: tuple[float, ...]
    shown: str  #: what its appearance draws: its codes are code points
    acts: bool


def _fields(data: bytes) -> list[_Field]:
    """Return the text fields of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
        return [_read(f) for f in form.get("/Fields", ()) if f.FT == "/Tx"]


def _read(field: Any) -> _Field:
    strings = [
        bytes(instruction.operands[0])
        for instruction in pikepdf.parse_content_stream(field.AP.N)
        if instruction.operator == pikepdf.Operator("Tj")
    ]
    return _Field(
        name=str(field.TU),
        description=str(field.Contents),
        title=str(field.T),
        flags=int(field.Ff),
        rect=tuple(float(edge) for edge in field.Rect),
        shown=b"".join(strings).decode("utf-16-be"),
        acts="/A" in field or "/AA" in field,
    )


def _type(data: bytes, text: str, number: int = 0) -> tuple[Image.Image, bytes]:
    """Type into a field in PDFium; return the page as seen, and the saved file."""
    left, bottom, right, top = _fields(data)[number].rect
    raw = pypdfium2.raw
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        page = document[0]
        assert document.formenv is not None
        form, place = document.formenv.raw, ((left + right) / 2, (bottom + top) / 2)
        raw.FORM_OnLButtonDown(form, page.raw, 0, *place)
        raw.FORM_OnLButtonUp(form, page.raw, 0, *place)
        for char in text:
            raw.FORM_OnChar(form, page.raw, ord(char), 0)
        raw.FORM_ForceToKillFocus(form)
        shown = page.render(scale=4).to_pil().convert("RGB")
        saved = io.BytesIO()
        document.save(saved)
    return shown, saved.getvalue()


def _ink(one: Image.Image, other: Image.Image) -> int:
    changed = ImageChops.difference(one, other).convert("L").point(bool)
    none, *_ = changed.histogram()
    return changed.width * changed.height - none


@pytest.mark.parametrize("tag", _TYPED)
def test_typed_text_shows_in_pdfium(tag: str) -> None:
    """Each letter that is typed is drawn, by its own glyph, in lines and in cells."""
    data, text = _make(tag), _TYPED[tag]
    font = characters_for(frozenset({tag}))
    assert font is not None
    assert {ord(char) for char in text} <= font
    empty, _ = _type(data, "")
    for number in (0, 1):
        shown, saved = _type(data, text, number)
        assert _fields(saved)[number].shown == text
        assert _ink(empty, shown) > 40 * len(text.replace(" ", ""))


@pytest.mark.parametrize("tag", _LEFT_OUT)
def test_there_is_no_field_where_typed_text_would_be_wrong(tag: str) -> None:
    """A script that comes out wrong keeps its line, with a name for who hears it."""
    data = _make(tag, _LEFT_OUT[tag])
    assert _fields(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        figures = [o for o in pdf.objects if _role(o) == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["S"]


def _role(thing: Any) -> Any:
    return thing.get("/S") if isinstance(thing, pikepdf.Dictionary) else None


def test_one_passage_in_another_script_is_enough_to_have_no_fields() -> None:
    """A person may write in any language of the page."""
    assert _fields(_make("en", '<span lang="es">Hola</span>'))
    assert not _fields(_make("en", '<span lang="ar">مرحبا</span>'))


def test_a_letter_that_the_font_lacks_is_a_box_and_not_nothing() -> None:
    """What cannot be shown is seen to be wrong while it is typed."""
    data = _make("en")
    empty, _ = _type(data, "")
    for char in "星шمก☃":
        assert _ink(empty, _type(data, char)[0]) > 40, char


def test_pdfium_shows_other_letters_only_by_the_name_of_the_font() -> None:
    """Under another name Russian is nothing: why the font is called as it is."""
    data = _renamed(_make("ru"), "F1")
    empty, _ = _type(data, "")
    assert _ink(empty, _type(data, "день")[0]) == 0
    assert _ink(empty, _type(data, "day")[0]) > 0


def _renamed(data: bytes, name: str) -> bytes:
    """Call the font of the fields by another name."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.AcroForm
        form.DR.Font = pikepdf.Dictionary({f"/{name}": form.DR.Font["/Wingdings"]})
        for field in form.Fields:
            field.DA = pikepdf.String(str(field.DA).replace("Wingdings", name))
        pdf.save(saved)
    return saved.getvalue()


def test_an_empty_field_adds_no_ink_and_changes_no_text() -> None:
    """Paper looks as before, and so does what is read from it."""
    seen = []
    for has_fields in (True, False):
        with pypdfium2.PdfDocument(_make("es", has_fields=has_fields)) as document:
            document.init_forms()
            page = document[0]
            seen.append((page.render(scale=4).to_pil(), page.get_textpage()))
            seen[-1] = (seen[-1][0].convert("RGB"), seen[-1][1].get_text_bounded())
    (with_fields, text), (without, same) = seen
    assert _ink(with_fields, without) == 0
    assert text == same


def test_each_field_has_a_name_and_lines_are_broken_in_high_cells() -> None:
    """Readers say the name; a print holds all that can be typed."""
    line, cell = _fields(_make("en"))
    assert [field.name for field in (line, cell)] == ["Day 1", "Notes 1"]
    assert [field.description for field in (line, cell)] == ["Day 1", "Notes 1"]
    assert line.title != cell.title
    assert [bool(f.flags & 1 << 12) for f in (line, cell)] == [False, True]
    assert all(field.flags & 1 << 23 for field in (line, cell))
    assert not any(field.acts for field in (line, cell))


def test_a_field_costs_little_and_is_the_same_each_time() -> None:
    """The font of the fields has the letters of its scripts only."""
    data = _make("en")
    assert data == _make("en")
    assert len(data) - len(_make("en", has_fields=False)) < 40_000


def test_the_font_has_every_letter_of_each_alphabet() -> None:
    """Noto Sans has them all, or there would be no fields."""
    for tag in ("en", "ru", "el"):
        assert _fields(_make(tag)), tag
    assert set(ALPHABETS) == {"Latn", "Cyrl", "Grek"}


def test_a_font_without_the_letters_makes_no_fields() -> None:
    """A font of the clinic's own that lacks Vietnamese cannot show it."""
    html = _PAGE.format(
        tag="en", fonts='"Noto Sans Symbols2"', words="☎", svg=_SVG, line="", cell=""
    ).replace("<td ", '<td data-field="x"')
    data = FORMATS["pdf"].render(html, Place("x.pdf"), DEFAULT_STANDARD).data
    assert _fields(data) == []


def test_a_handout_has_fields_for_its_lines_and_cells(
    project: Path, html_of: Callable[..., str]
) -> None:
    """Names are the words before the line, or the column's head and the row."""
    for tag, count in (("en", 3), ("es", 3), ("ar", 0)):
        html = html_of(project, tag, "pdf")
        data = FORMATS["pdf"].render(html, Place("x.pdf"), DEFAULT_STANDARD).data
        names = [field.name for field in _fields(data)]
        assert len(names) == count
        if tag == "en":
            assert names[0] == "Space to write: phone when the clinic is closed"
            assert names[1:] == ["Name 1", "Next visit: Space to write"]
        assert not re.search(r"[{}]", "".join(names))


@pytest.mark.parametrize(("tag", "title"), [("en", "Call now"), ("ar", "Call S now")])
def test_a_bookmark_has_no_words_of_a_field(tag: str, title: str) -> None:
    """A bookmark is what the heading says: a field has a name of its own."""
    line = f'<img class="space" alt="S" data-field="S" src="{_SVG}">'
    data = _make(tag, f"</p><h1>Call {line} now</h1><p>{_LEFT_OUT.get(tag, 'Day')}")
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [title]
