"""Lines break where readers of each script expect it, and no mark of it is left."""

from __future__ import annotations

import html
import io
import re
import subprocess
import xml.etree.ElementTree as ET
from functools import cache
from itertools import accumulate
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from fidelity.pages import read_sample, write_pdf
from icu4py.breakers import CharacterBreaker, LineBreaker

from tpdocs.formats.pdf.breaks import mark_breaks, without_breaks

_MARKS = "\u200b\u2060\u00ad"
_KINSOKU = Path(__file__).parents[1] / "cases" / "breaks" / "kinsoku.txt"
_NEVER_FIRST, _NEVER_LAST = _KINSOKU.read_text(encoding="utf-8").splitlines()[1:]
#: Side margins of a letter page, in inches: lines of 5.3, 2.5 and 1.5 inches.
_MARGINS = (1.6, 3.0, 3.5)


@cache
def _pdf(tag: str, margin: float) -> bytes:
    style = f"</style><style>@page{{margin:0.8in {margin}in}}</style>"
    return write_pdf(read_sample(tag).html.replace("</style>", style, 1))


@cache
def _lines(tag: str, margin: float) -> tuple[str, ...]:
    """Give the lines on the pages of a sample."""
    return _lines_of(_pdf(tag, margin))


def _lines_of(data: bytes) -> tuple[str, ...]:
    """Give the lines of a file, as PDFium reads them."""
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    lines = [line.strip() for text in texts for line in text.splitlines()]
    return tuple(line for line in lines if line)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _places(pieces: list[str]) -> set[int]:
    """Give where pieces end in a text without its white space."""
    return set(accumulate(len(_squeezed(piece)) for piece in pieces))


def _allowed(tag: str, locale: str) -> set[int]:
    """Give where ICU lets a line of a sample end."""
    pieces = [
        str(piece)
        for block in read_sample(tag).blocks
        for piece in LineBreaker(block, locale)
    ]
    return _places(pieces)


def _clusters(tag: str) -> set[int]:
    text = _squeezed("".join(read_sample(tag).blocks))
    return _places([str(piece) for piece in CharacterBreaker(text, tag)])


@pytest.mark.slow
@pytest.mark.parametrize("margin", _MARGINS)
@pytest.mark.parametrize("tag", ["km", "lo", "my", "th"])
def test_lines_end_at_words(tag: str, margin: float) -> None:
    """Every line end of several pages is a break of ICU, and none is in a cluster."""
    lines = list(_lines(tag, margin))
    source = _squeezed("".join(read_sample(tag).blocks))
    assert _squeezed("".join(lines)) == source
    ends = _places(lines)
    assert len(ends) > 100
    assert ends <= _clusters(tag)
    beyond = ends - _allowed(tag, tag)
    # Pango divides Thai compounds at their words, which nothing keeps it from.
    assert len(beyond) <= (len(ends) / 50 if tag == "th" else 0)


@pytest.mark.slow
@pytest.mark.parametrize("margin", _MARGINS)
@pytest.mark.parametrize("tag", ["ja", "zh-Hans", "zh-Hant", "ko"])
def test_punctuation_stays_with_its_word(tag: str, margin: float) -> None:
    """No line begins with what closes, or ends with what opens (kinsoku)."""
    lines = _lines(tag, margin)
    assert len(lines) > 60
    assert [line for line in lines if line[0] in _NEVER_FIRST] == []
    assert [line for line in lines if line[-1] in _NEVER_LAST] == []


@pytest.mark.slow
@pytest.mark.parametrize("margin", _MARGINS)
def test_korean_lines_end_at_spaces(margin: float) -> None:
    """A Korean word stays whole (KLREQ: by words is the usual way)."""
    words = [word for block in read_sample("ko").blocks for word in block.split()]
    assert _places(list(_lines("ko", margin))) <= _places(words)


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["am", "ti"])
def test_ethiopic_lines_end_at_words(tag: str) -> None:
    """Lines of Amharic and Tigrinya end at spaces or after the sign between words."""
    blocks = read_sample(tag).blocks
    words = [
        word
        for block in blocks
        for word in re.split(r"(?<=[\s\u1361-\u1368/-])", block)
    ]
    assert _places(list(_lines(tag, 3.0))) <= _places(words)


_DOCUMENT = (
    '<html lang="{lang}"><head><title>{text}</title><style>@page{{size:3in 9in;'
    'margin:0.2in}}html{{font:12pt "Noto Sans","Noto Sans Khmer","Noto Sans CJK JP"}}'
    "</style></head><body>{body}</body></html>"
)
_KHMER = "ប្រសិនបើអ្នកមានគ្រុនក្តៅសូមទូរស័ព្ទមកគ្លីនិក"
_PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


def _marked(body: str, lang: str) -> ET.Element:
    root: ET.Element = fromstring(_DOCUMENT.format(lang=lang, text="t", body=body))
    mark_breaks(root)
    return root


def _body_of(root: ET.Element) -> str:
    return ET.tostring(root, encoding="unicode").partition("<body>")[2]


def test_a_word_of_another_language_gets_no_marks() -> None:
    """English and Latin words on a Khmer page are left as they are."""
    body = f'<p>{_KHMER}<span lang="en">{_KHMER}, nerve block</span> Botox 5 mg</p>'
    shown = _body_of(_marked(body, "km"))
    assert "\u200b" in shown.partition("<span")[0]
    assert f'<span lang="en">{_KHMER}, nerve block</span> Botox 5 mg</p>' in shown


def test_a_khmer_name_on_an_english_page_gets_its_marks() -> None:
    """It is the language of the element that counts, not that of the page."""
    shown = _body_of(_marked(f'<p>Say <b lang="km">{_KHMER}</b> now</p>', "en"))
    assert shown.count("\u200b") > 3
    assert shown.startswith("<p>Say <b")
    # The last word is bound to the word before it, which is all that English gets.
    assert "</b> \u2060now</p>" in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("통증(pain)을 38도", "통증(pain)을 38도"),
        ("MRI를 5일", "MRI를 5일"),
        ("보통·평등 a-b", "보통·평등 a-b"),
    ],
)
def test_korean_endings_stay_with_what_they_hang_on(text: str, words: str) -> None:
    """A line ends at a Korean space, never before a particle."""
    shown = _body_of(_marked(f"<p>{text}</p>", "ko"))
    marked = html.unescape(shown.partition("<p>")[2].partition("</p>")[0])
    assert without_breaks(marked) == words
    pieces = [str(piece) for piece in LineBreaker(marked, "ko")]
    assert all(piece.endswith((" ", "-")) for piece in pieces[:-1])


def test_japanese_headings_break_at_phrases_only() -> None:
    """A heading breaks where a phrase ends; a paragraph may break within it."""
    title = "注射のあとに気をつけることと電話をする目安"
    shown = _body_of(_marked(f"<h1>{title}</h1><p>{title}</p>", "ja"))
    phrases = shown.partition("</h1>")[0].removeprefix("<h1>").split("\u200b")
    assert len(phrases) > 3
    assert all("\u2060" in phrase for phrase in phrases if len(phrase) > 1)
    # Only its last character is kept from a line of its own.
    assert f"<p>{title[:-1]}\u2060{title[-1]}</p>" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("km", _KHMER),
        ("ja", "注射のあとに気をつけること"),
        ("ko", "주사를 맞은 뒤에는"),
    ],
)
def test_no_mark_reaches_what_is_read(lang: str, text: str) -> None:
    """Text, title, bookmarks, tags and alternative texts have no break characters."""
    body = (
        f'<h1>{text}</h1><p>{text} <a href="https://a.org/">{text}</a></p>'
        f'<img alt="{text}" src="{_PICTURE}" style="width:9pt;height:9pt">'
    )
    font = "" if lang != "ko" else "<style>html{font-family:'Noto Sans CJK KR'}</style>"
    page = _DOCUMENT.format(lang=lang, text=text, body=body)
    data = write_pdf(page.replace("</head>", f"{font}</head>"))
    read = subprocess.run(
        ["pdftotext", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    assert _squeezed(text) in _squeezed(read)
    assert not set(_MARKS) & set(read)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [
            str(value)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            for value in item.values()
            if isinstance(value, pikepdf.String)
        ]
        said.append(str(pdf.docinfo.get("/Title", "")))
    assert [value for value in said if set(_MARKS) & set(value)] == []
    assert sum(value == text for value in said) >= 3


def _marked_body(lang: str, body: str) -> str:
    root = ET.fromstring(f'<html lang="{lang}"><body>{body}</body></html>')  # noqa: S314  # ours
    mark_breaks(root)
    return ET.tostring(root, encoding="unicode")


def test_a_short_last_word_is_bound_to_the_word_before_it() -> None:
    """In a text of several words, also after bold; a heading of two is left alone."""
    text = "Ask us which medicines are safe for <b>you</b> to take home at all."
    assert "at \u2060all." in _marked_body("en", f"<p>{text}</p>")
    assert "\u2060" not in _marked_body("en", "<h2>My visit</h2>")
    assert "\u2060" not in _marked_body(
        "en", "<p>Ask about your other medicines and vaccinations.</p>"
    )
    assert "\u2060" not in _marked_body(
        "en", "<p>Many people call this spot in the muscle a <b>knot</b></p>"
    )


def test_a_last_han_character_is_not_alone() -> None:
    """Its sign stays with it; the mark is also set where it is in an element."""
    assert "消\u2060失。" in _marked_body("zh-Hans", "<p>大多数会在几天内消失。</p>")
    after_bracket = "\uff08\u7c7b\u56fa\u9187\uff09{}\u9488。"
    marked = _marked_body("zh-Hans", f"<p>我最近打过激素{after_bracket.format('')}</p>")
    assert after_bracket.format("\u2060") in marked
    assert "筋\u2060结" in _marked_body("zh-Hans", "<p>很多人叫它<b>筋结</b>。</p>")


def test_words_of_large_chinese_type_stay_whole() -> None:
    """ICU parts the word for migraine in two; a line of a heading does not."""
    assert "偏\u2060头\u2060痛" in _marked_body("zh-Hans", "<h2>偏头痛</h2>")
    assert "偏\u2060头" not in _marked_body("zh-Hans", "<p>偏头痛是怎么回事</p>")


def test_han_and_figures_have_room_between_them() -> None:
    """No character is added: the text reads and copies as it was written."""
    marked = _marked_body("zh-Hans", "<p>打针后3天内<b>打</b>911。</p>")
    assert marked.count('<span class="room-before room-after">3</span>天内') == 1
    text = "".join(ET.fromstring(marked).itertext())  # noqa: S314  # ours
    assert without_breaks(text) == "打针后3天内打911。"
    assert "room" not in _marked_body("en", "<p>打针后3天内</p>")
