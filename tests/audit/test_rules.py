"""Each rule of the audit passes a good file, and fails one that breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from audit.files import (
    BODY,
    EXPECTED,
    PLACE,
    arabic,
    change,
    draw,
    elements,
    failed,
    font_of,
    good,
    outcome_of,
    render,
)
from tpdocs.audit import RULES, Expected, Outcome, Verdict, audit_pdf
from tpdocs.audit.encoding import read_decoder
from tpdocs.audit.expected import ExpectedBlock
from tpdocs.audit.rules.order import find_runs

pytestmark = pytest.mark.slow

How = Callable[[Any], object]


@dataclass(frozen=True, kw_only=True)
class Case:
    """How a file comes to break one rule, and no other."""

    finding: str  #: what the message must have in it
    how: How | None = None  #: changes the good file
    body: str = BODY  #: of the page, where that is what is wrong
    style: str = ""
    expected: Expected | None = None
    also: frozenset[str] = field(default=frozenset())  #: rules that cannot but fail too

    def data(self) -> bytes:
        """Give the file."""
        made = render(self.body, style=self.style)
        return change(made, self.how) if self.how else made


def _first(role: str, how: How) -> How:
    """Change the first element of a type."""
    return lambda pdf: how(next(elements(pdf, role)))


def _put(role: str, key: str, value: object) -> How:
    return _first(role, lambda element: element.__setitem__(key, value))


def _drop(role: str, key: str) -> How:
    return _first(role, lambda element: element.__delitem__(key))


def _root(key: str, value: object) -> How:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _without_map(pdf: Any) -> None:
    font = Dictionary(font_of(pdf))
    del font["/ToUnicode"]
    draw(pdf, b"/Artifact BMC BT /F 12 Tf <00360037> Tj ET EMC", font)


def _missing_glyph(pdf: Any) -> None:
    font = Dictionary(font_of(pdf))
    cmap = b"1 beginbfchar <0000> <0041> endbfchar"
    font["/ToUnicode"] = pdf.make_stream(cmap)
    draw(pdf, b"/Artifact BMC BT /F 12 Tf <00000000> Tj ET EMC", font)


def _contents(pdf: Any, change_it: Callable[[bytes], bytes]) -> None:
    first = pdf.pages[0]
    first.contents_coalesce()
    first.obj.Contents = pdf.make_stream(change_it(first.obj.Contents.read_bytes()))


def _hide_a_text(pdf: Any) -> None:
    """Put the heading on a layer that is not shown; poppler leaves it out."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    shown = Dictionary(ON=Array([]), OFF=Array([layer]), Order=Array([]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    span = b"/Span\n<</MCID 0>>\nBDC"

    def layered(data: bytes) -> bytes:
        start = data.index(span) + len(span)
        end = data.index(b"EMC", start)
        text = data[start:end]
        return data[:start] + b"\n/OC /L BDC" + text + b"EMC\n" + data[end:]

    _contents(pdf, layered)


def _draw_backwards(pdf: Any) -> None:
    """Draw the lower line first: PDFium keeps that order."""
    font = font_of(pdf)
    codes = {text: code for code, text in read_decoder(font).texts.items()}
    for at, word in ((30, "done"), (46, "care")):
        shown = "".join(f"{codes[char]:04x}" for char in word)
        text = f"BT /F 12 Tf 70 {at} Td <{shown}> Tj ET"
        draw(pdf, f"/Artifact BMC {text} EMC".encode(), font)


def _swap(pdf: Any) -> None:
    kids = next(elements(pdf, "Document")).K
    kids[1], kids[2] = kids[2], kids[1]


def _label_from_page_two(pdf: Any) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([1, Dictionary(S=Name.D)]))


def _other_file(pdf: Any) -> None:
    stream = pdf.make_stream(b"")
    stream["/F"], stream["/FFilter"] = String("x.bin"), Name.FlateDecode
    pdf.Root.Extra = stream


def _helvetica(pdf: Any) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.Root.Extra = pdf.make_indirect(font)


def _annotation(key: str, value: object) -> How:
    def how(pdf: Any) -> None:
        annotation = pdf.pages[0].obj.Annots[0]
        if value is None:
            del annotation[key]
        else:
            annotation[key] = value

    return how


def _expect(text: str, *tags: str, lang: str = "en") -> Expected:
    return Expected(lang="en", blocks=(ExpectedBlock(text=text, lang=lang, tags=tags),))


_PAGES = "".join(
    f'<p class="break">Part {n * "o"}ne</p><p>Sheet {n}</p>' for n in range(1, 5)
)
_SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

CASES: dict[str, Case] = {
    "text/mapped": Case(
        how=_without_map, finding="page 1: 2 codes on the page say nothing: 0x0036"
    ),
    "text/clean": Case(
        how=_put("P", "/ActualText", String("Rest\u00adhelps now")),
        finding="page 1: U+00AD stands in the text",
        also=frozenset({"text/poppler", "text/pdfium"}),
    ),
    "text/tags": Case(
        how=_put("P", "/ActualText", String("Rest hurts.")),
        expected=EXPECTED,
        finding="no tag says “Rest helps. Move it",
    ),
    "text/poppler": Case(
        how=_hide_a_text,
        finding="for “Care for a neck”",
    ),
    "text/pdfium": Case(
        how=_draw_backwards,
        expected=_expect("care done"),
        finding="for “care done”",
        also=frozenset({"text/tags"}),
    ),
    "text/number-order": Case(finding="“500 mg/5 mL” does not stand in this order"),
    "tags/document": Case(
        how=_put("Document", "/S", Name.Part), finding="the tag tree begins with Part"
    ),
    "tags/content": Case(
        how=lambda pdf: draw(pdf, b"9 9 20 20 re f"),
        finding="page 1: 1 drawings without a tag",
    ),
    "tags/types": Case(how=_put("P", "/S", Name.Foo), finding="'Foo' is mapped to no"),
    "tags/headings": Case(
        how=_put("H2", "/S", Name.H3), finding="page 1: H3 comes after H1"
    ),
    "tags/nesting": Case(
        how=_put("L", "/S", Name.Sect), finding="page 1: LI stands in Sect"
    ),
    "tags/list-numbering": Case(
        how=_drop("L", "/A"), finding="page 1: a list with labels says no ListNumbering"
    ),
    "tags/header-cells": Case(
        how=_drop("TH", "/A"), finding="page 1: a header cell says no Scope"
    ),
    "tags/table-shape": Case(
        how=_put("TD", "/A", Dictionary(O=Name.Table, ColSpan=2)),
        finding="page 1: rows of a table have 2, 3 cells",
    ),
    "tags/pictures": Case(
        how=_drop("Figure", "/Alt"), finding="page 1: a Figure says nothing"
    ),
    "tags/empty": Case(
        how=_first("Document", lambda top: top.K.append(Dictionary(S=Name.P))),
        finding="1 elements P hold nothing",
    ),
    "tags/running-text": Case(
        body=BODY + _PAGES,
        finding="'Sheet#' is tagged on 4 pages",
        also=frozenset({"layout/empty"}),
    ),
    "tags/order": Case(
        how=_swap,
        expected=EXPECTED,
        finding="page 1: “This text stands in a box.” comes",
    ),
    "tags/block-types": Case(
        expected=_expect("Pill", "TH"), finding="“Pill” is TD, not TH"
    ),
    "language/document": Case(
        how=_put("P", "/Lang", String("no_tag!")), finding="'no_tag!' is no language"
    ),
    "language/script": Case(
        how=_put("P", "/Lang", String("ar")),
        finding="is said to be ar, in other letters",
    ),
    "language/blocks": Case(
        how=_put("H2", "/Lang", String("es")),
        expected=EXPECTED,
        finding="“What to do” is said to be es, not en",
    ),
    "links/tagged": Case(
        how=_put("Link", "/S", Name.Span),
        finding="page 1: an annotation Link stands in Span",
    ),
    "links/words": Case(
        how=_annotation("/Contents", None), finding="page 1: a link has no description"
    ),
    "links/schemes": Case(
        how=_annotation("/A", Dictionary(S=Name.URI, URI=String("http://a.org"))),
        finding="page 1: a link leads to 'http://a.org'",
    ),
    "links/tab-order": Case(
        how=lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
        finding="page 1: the tab key does not follow the tags",
    ),
    "font/embedded": Case(how=_helvetica, finding="font Helvetica is not embedded"),
    "font/family": Case(
        expected=replace(EXPECTED, families=("Noto Serif",)),
        finding="the font Noto-Sans is not one that the language names",
    ),
    "font/missing-glyph": Case(
        how=_missing_glyph, finding="page 1: 2 boxes stand for missing letters"
    ),
    "eyes/contrast": Case(
        style="h2 { color: #999 }", finding="page 1: “What to do” has a contrast of 2.8"
    ),
    "eyes/size": Case(
        style="td { font-size: 6pt }", finding="page 1: “Pill” is 6.0 points"
    ),
    "eyes/page": Case(
        style="h2 { margin-left: -2.3cm }",
        finding="page 1: “What to do” leaves the page",
    ),
    "eyes/frame": Case(
        style=".box { width: 3.5cm } .box p { white-space: nowrap }",
        finding="page 1: “This text stands in a box.” leaves its box",
    ),
    "eyes/overlap": Case(
        style="h2 { margin-bottom: -34pt }", finding="page 1: “What to do” and "
    ),
    "eyes/colour": Case(
        style="a { text-decoration: none }",
        finding="page 1: the link “our page” differs by its colour alone",
    ),
    "document/title": Case(
        how=_root("/ViewerPreferences", Dictionary()),
        finding="the window shows the name of the file, not the title",
    ),
    "document/claim": Case(
        how=_root("/MarkInfo", Dictionary()), finding="does not say that it is tagged"
    ),
    "document/outline": Case(
        how=lambda pdf: pdf.Root.Outlines.First.__setitem__("/Title", String("x")),
        finding="2 bookmarks, 2 headings, such as “Careforaneck”",
    ),
    "document/page-labels": Case(
        how=_label_from_page_two, finding="do not begin with the first page"
    ),
    "document/active": Case(
        how=_root("/OpenAction", _SCRIPT), finding="the file holds a script"
    ),
    "document/external": Case(how=_other_file, finding="a stream lies in another file"),
    "document/size": Case(
        expected=replace(EXPECTED, bytes=5_000), finding="kB; 5 kB at most are wanted"
    ),
}


def test_every_rule_has_its_case_and_says_what_it_is() -> None:
    """No rule goes without a breaking file, a title, a clause and a next step."""
    assert {rule.name for rule in RULES if rule.area != "layout"} == set(CASES)
    assert all(rule.title and rule.hint and all(rule.clauses) for rule in RULES)
    assert all(rule.clauses for rule in RULES)


@pytest.mark.parametrize("expected", [None, EXPECTED], ids=["alone", "with handout"])
def test_a_good_file_passes_every_rule(expected: Expected | None) -> None:
    """What a build makes passes, compared with its handout or not."""
    verdicts = audit_pdf(good(), PLACE, (), expected)
    findings = [f.message for verdict in verdicts for f in verdict.findings]
    assert (failed(verdicts), findings) == (set(), [])


@pytest.mark.parametrize(
    "rule", [name for name in CASES if name != "text/number-order"]
)
def test_a_rule_finds_what_breaks_it(rule: str) -> None:
    """Only the rule in question fails, and says what is wrong, and on which page."""
    case = CASES[rule]
    verdicts = audit_pdf(case.data(), PLACE, (), case.expected)
    findings = [f for verdict in verdicts for f in verdict.findings]
    assert failed(verdicts) == {rule} | case.also, findings
    said = [finding.message for finding in findings if finding.rule == rule]
    assert any(case.finding in message for message in said), said
    assert all(finding.hint and finding.place == PLACE for finding in findings)


#: In these words each run stands in an order of its own, or else the wrong way round.
_MIXED = {
    "ar": "خذ <i>500 mg/5 mL</i> بعد الأكل",
    "he": "קח <i>100.4 °F (38 °C)</i> אחרי האוכל",
    "ur": "کال کریں <i>+1 (415) 555-0123</i> ابھی",
    "fa": "تا <i>2026-11-25</i> بیا",
}
_TURNED = {
    "a date": "يوم <i>2026-11-25</i> ثم",
    "a range": "من <i>3–4</i> مرات",
    "a sum": "ضع <i>$5.50</i> هنا",
    "below zero": "تحت <i>-5</i> فقط",
    "a phone": "اتصل <i>(415) 555-0123</i> الآن",
    "an address": "نحن في <i>12 Elm St</i> هنا",
    "per cent": "نسبة <i>50%</i> منهم",
    "a time": "الساعة <i>9:30 a.m.</i> ثم",
}


def _order(text: str, lang: str, *, isolated: bool) -> Verdict:
    start, end = ('<bdi dir="ltr">', "</bdi>") if isolated else ("", "")
    data = arabic(text.replace("<i>", start).replace("</i>", end), lang)
    plain = text.replace("<i>", "").replace("</i>", "")
    blocks = (ExpectedBlock(text=plain, lang=lang, tags=()),)
    expected = Expected(lang=lang, blocks=blocks)
    return outcome_of("text/number-order", data, expected)


@pytest.mark.parametrize(
    ("lang", "text"),
    [*_MIXED.items(), *(("ar", text) for text in _TURNED.values())],
    ids=[*_MIXED, *_TURNED],
)
def test_what_runs_from_left_to_right_keeps_its_order(lang: str, text: str) -> None:
    """In an isolate it passes; without one, the page shows it the wrong way round."""
    assert _order(text, lang, isolated=True).outcome is Outcome.PASS
    verdict = _order(text, lang, isolated=False)
    assert verdict.outcome is Outcome.FAIL
    assert "does not stand in this order" in verdict.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "خذ Tylenol PM بعد الأكل",
        "من ٣–٤ مرات",
        "في \u0662\u0665/\u0661\u0661/\u0662\u0660\u0662\u0666 ثم",
        "كتب www.example.org ثم",
        "حتى 911 ثم 5 مرات",
        f"{'كلمة ' * 14}<i>American Headache Society of Boston</i> <i>500 mg</i> هنا",
    ],
)
def test_what_needs_no_isolate_is_no_fault(text: str) -> None:
    """Names, numbers alone, and runs over two lines are in order as they are."""
    assert _order(text, "ar", isolated=True).outcome is Outcome.PASS


def test_the_runs_of_the_audit_are_those_that_pages_isolate(checkout: Path) -> None:
    """No run goes beyond what a page keeps together, or it could not be in order."""
    cases = (checkout / "tests" / "cases" / "isolate" / "runs.txt").read_text()
    lines = [line.partition(" | ")[2] for line in cases.splitlines() if " | " in line]
    found = 0
    for line in lines:
        kept = re.findall("⟦(.*?)⟧", line)
        runs = find_runs(re.sub("[⟦⟧]", "", line)) if kept else []
        found += len(runs)
        assert all(any(run in whole for whole in kept) for run in runs), line
    assert found > 60
