"""How the audit reads a file: fonts, contents, blocks, and what it should say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from audit.bad import DAMAGED, ODD, bomb, locked
from audit.files import (
    BODY,
    PLACE,
    change,
    draw,
    elements,
    failed,
    font_of,
    good,
    outcome_of,
    render,
)
from tpdocs.audit import Outcome, audit_pdf, scout
from tpdocs.audit.encoding import read_decoder
from tpdocs.audit.scout import _problem
from tpdocs.audit.subject import Subject
from tpdocs.build import Sheet, expect_sheet
from tpdocs.document import EDITIONS
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Project

pytestmark = pytest.mark.slow


def _font(**entries: object) -> Any:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for key, value in entries.items():
        font[f"/{key}"] = value
    return font


@pytest.mark.parametrize(
    ("encoding", "code", "text"),
    [
        (None, 0x41, "A"),
        (Name.WinAnsiEncoding, 0x80, "€"),
        (Name.MacRomanEncoding, 0x80, "Ä"),
        (Dictionary(BaseEncoding=Name.WinAnsiEncoding), 0x80, "€"),
        (Dictionary(Differences=Array([0x41, Name.eacute, Name.A])), 0x41, "é"),
        (Dictionary(Differences=Array([0x41, Name.eacute, Name.B])), 0x42, "B"),
        (Dictionary(Differences=Array([0x41, Name.g17])), 0x41, "A"),
    ],
    ids=str,
)
def test_the_codes_of_a_simple_font_are_read_by_name(
    encoding: object, code: int, text: str
) -> None:
    """A font without a map says what the names of its glyphs say."""
    font = _font(Encoding=encoding) if encoding is not None else _font()
    assert read_decoder(font).texts[code] == text


def test_a_table_of_glyphs_tells_which_are_missing() -> None:
    """In an embedded font the codes may be given other glyphs."""
    with pikepdf.Pdf.new() as pdf:
        child = _font(Subtype=Name.CIDFontType2)
        child.CIDToGIDMap = pdf.make_stream(b"\0\5\0\0")
        font = _font(Subtype=Name.Type0, Encoding=Name("/Identity-H"))
        font.DescendantFonts = Array([child])
        decoder = read_decoder(font)
    assert [decoder.is_notdef(code) for code in (0, 1, 2)] == [False, True, False]
    assert list(decoder.codes(b"\0\1\0\2\3")) == [1, 2]
    assert read_decoder(_font(Subtype=Name.Type0)).texts == {}


def _form(pdf: Any) -> None:
    form = pdf.make_stream(b"BT /F 9 Tf <0044> Tj ET 0 0 9 9 re f")
    form.Subtype, form.BBox = Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(Font=Dictionary(F=font_of(pdf)))
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary(X=form)
    draw(pdf, b"/X Do")


def _properties(pdf: Any) -> None:
    mark = Dictionary(MCID=99, ActualText=String("x"))
    pdf.pages[0].obj.Resources.Properties = Dictionary(M=mark)
    draw(pdf, b"/Span /M BDC BT /F 9 Tf [<0044>] TJ <0044> Tj ET EMC", font_of(pdf))


_NESTED = b"/Artifact BMC /Span <</MCID 0>> BDC EMC EMC"
_ACTIONS = {
    "an action that an event starts": lambda pdf: pdf.Root.__setitem__(
        "/AA", Dictionary()
    ),
    "an embedded file": lambda pdf: pdf.Root.__setitem__(
        "/Names", Dictionary(EmbeddedFiles=Dictionary())
    ),
    "a script": lambda pdf: pdf.Root.__setitem__(
        "/Names", Dictionary(JavaScript=Dictionary())
    ),
    "a link to another file": lambda pdf: (
        pdf.pages[0].obj.Annots[0].__setitem__("/A", Dictionary(S=Name.GoToR))
    ),
}
_OTHER: tuple[tuple[str, Callable[[Any], object], str], ...] = (
    ("tags/content", _form, "text without a tag: “a”"),
    ("tags/content", _properties, "text without a tag: “x”"),
    ("tags/content", lambda pdf: draw(pdf, _NESTED), "stand in each other"),
    ("tags/headings", lambda pdf: _rename(pdf, "H1", "P"), "H2 comes first"),
    ("tags/headings", lambda pdf: _rename(pdf, "H1 H2", "P"), "there is no heading"),
    ("tags/header-cells", lambda pdf: _rename(pdf, "TH", "TD"), "no header cells"),
    (
        "tags/pictures",
        lambda pdf: next(elements(pdf, "Figure")).__setitem__("/Alt", String("a.PNG")),
        "says the name of a file: 'a.PNG'",
    ),
    ("language/document", lambda pdf: pdf.Root.__delitem__("/Lang"), "no language"),
    (
        "language/document",
        lambda pdf: pdf.Root.__setitem__("/Lang", String("english_")),
        "'english_' is no language tag",
    ),
    (
        "document/claim",
        lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True),  # noqa: FBT003
        "its tags are suspect",
    ),
    (
        "document/claim",
        lambda pdf: pdf.Root.__delitem__("/Metadata"),
        "does not say PDF/UA",
    ),
    *(
        ("document/active", how, f"the file holds {what}")
        for what, how in _ACTIONS.items()
    ),
)


def _rename(pdf: Any, roles: str, role: str) -> None:
    for item in [e for old in roles.split() for e in elements(pdf, old)]:
        item.S = Name(f"/{role}")


@pytest.mark.parametrize(("rule", "how", "finding"), _OTHER)
def test_other_ways_to_break_a_rule(
    rule: str, how: Callable[[Any], object], finding: str
) -> None:
    """A rule that looks at several things finds each of them."""
    verdict = outcome_of(rule, change(good(), how))
    assert any(finding in found.message for found in verdict.findings), verdict


def test_headings_without_bookmarks_matter_on_two_pages() -> None:
    """A single page needs no bookmarks."""

    def drop(pdf: Any) -> None:
        del pdf.Root.Outlines

    long = render(f'{BODY}<p class="break">More</p>')
    assert outcome_of("document/outline", change(long, drop)).outcome is Outcome.FAIL
    assert outcome_of("document/outline", change(good(), drop)).outcome is Outcome.PASS


def test_numbered_texts_are_no_running_heads() -> None:
    """Articles and steps are alike but for their number, and are text."""
    texts = (f"<p>It says {'so ' * n}.</p>" for n in range(1, 200))
    body = "".join(
        f"<p>Article {n}</p>{''.join(next(texts) for _ in range(20))}"
        for n in range(1, 9)
    )
    verdict = outcome_of("tags/running-text", render(f"<h1>Law</h1>{body}"))
    assert verdict.outcome is Outcome.PASS


def test_a_rule_lists_no_more_than_a_page_of_faults() -> None:
    """What is beyond is counted."""
    verdict = outcome_of(
        "eyes/size",
        render(
            "<h1>x</h1>" + "<p>tiny</p><p>small</p>" * 20, style="p { font-size: 5pt }"
        ),
    )
    assert len(verdict.findings) <= 26
    many = "".join(f"<p>tiny {n}</p>" for n in range(40))
    verdict = outcome_of("eyes/size", render(many, style="p { font-size: 5pt }"))
    assert verdict.findings[-1].message == "and 15 more"


@pytest.mark.parametrize("name", DAMAGED)
def test_the_first_look_names_what_is_damaged(name: str, tmp_path: Path) -> None:
    """The part that runs in the child, without its limits."""
    path = tmp_path / "x.pdf"
    path.write_bytes(DAMAGED[name])
    assert _problem(path)
    assert str(path) not in _problem(path)


def test_the_first_look_measures_and_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sizes are limited one by one and in all; a good file has no problem."""
    path = tmp_path / "x.pdf"
    for data, words in (
        (good(), ""),
        (locked("u", "o"), "with a password only"),
        (bomb("nested"), "a stream unpacks to more than 32 MB"),
        (bomb("image"), "a stream unpacks to more than 128 MB"),
        (change(good(), ODD["contents are rubbish"]), ""),
    ):
        path.write_bytes(data)
        assert words in _problem(path)
        assert bool(words) is bool(_problem(path))
    path.write_bytes(good())
    monkeypatch.setattr(scout, "_MOST_TOTAL", 999)
    assert "it unpacks to more than" in _problem(path)
    monkeypatch.setattr(scout, "_MOST_FILE", 999)
    assert "it has more than" in _problem(path)


def test_blocks_are_what_is_read_aloud() -> None:
    """Inline elements belong to their block; a picture is its description."""
    blocks = Subject(good()).blocks
    said = [" ".join(block.text.split()) for block in blocks]
    assert said[0] == "Care for a neck"
    assert "Rest helps. Move it each day; read our page now." in said
    assert said[-1] == "A neck"
    assert {block.page for block in blocks} == {1}


@pytest.mark.parametrize("tag", ["en", "es"])
def test_a_real_handout_passes_against_its_source(
    project: Path,
    tag: str,
    sheet_of: Callable[[Path, str], Sheet],
    html_of: Callable[..., str],
    open_project: Callable[[Path], Project],
) -> None:
    """Every rule passes; and a word changed in the handout is found in the file."""
    html = html_of(project, tag, "pdf")
    data = FORMATS["pdf"].render(html, PLACE, DEFAULT_STANDARD).data
    opened, edition = open_project(project), EDITIONS["standard"]
    expected = expect_sheet(opened, sheet_of(project, tag), edition)
    assert len(expected.blocks) > 20
    assert expected.lang == tag
    # The sheet is short: its imprint may be alone on a page, and “do” on a line.
    may_fail = {"layout/imprint", "layout/last-line"}
    assert failed(audit_pdf(data, PLACE, (), expected)) <= may_fail
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text().replace("- a weak arm", "- a numb arm"))
    other = expect_sheet(opened, sheet_of(project, "en"), edition)
    found = failed(audit_pdf(data, PLACE, (), other))
    assert {"text/tags", "text/poppler", "text/pdfium"} <= found
