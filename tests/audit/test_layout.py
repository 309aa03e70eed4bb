"""The rules about the page: each passes a well-set file, and fails one that is not."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from audit.files import PLACE, failed, outcome_of, page, render
from audit.layout_cases import CASES, COLUMN, LONG, NEXT, SHEET, TITLE, WORDS, table
from tpdocs.audit import RULES, Outcome, audit_pdf
from tpdocs.audit.expected import expect_handout
from tpdocs.audit.rules import setting
from tpdocs.audit.subject import Subject
from tpdocs.build import Sheet
from tpdocs.foundation import Clinic, Severity, read_project

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", CASES)
def test_a_rule_judges_a_page(name: str) -> None:
    """It passes what is well set; else it says what is wrong, and where."""
    case = CASES[name]
    data = render(case.body, case.lang, case.style)
    verdict = outcome_of(f"layout/{case.rule}", data, case.expected)
    said = [finding.message for finding in verdict.findings]
    wanted = Outcome.FAIL if case.finding else Outcome.PASS
    assert verdict.outcome is wanted, (verdict.reason, said)
    assert not case.finding or any(case.finding in message for message in said), said


def test_every_rule_has_a_page_that_passes_and_one_that_fails() -> None:
    """No rule of the area goes without both."""
    rules = {rule.name for rule in RULES if rule.area == "layout"}
    for is_good in (True, False):
        cases = (case for case in CASES.values() if is_good is not bool(case.finding))
        assert {f"layout/{case.rule}" for case in cases} == rules


def test_what_can_be_read_stops_no_build() -> None:
    """Small type and crossing frames are errors; a page that breaks badly is not."""
    errors = {
        rule.name
        for rule in RULES
        if rule.area == "layout" and rule.severity is Severity.ERROR
    }
    assert errors == {"layout/type-size", "layout/frames"}


def test_without_tags_nothing_passes() -> None:
    """Lines are found by tags; a file without them is not judged."""
    data = HTML(string=page(TITLE + LONG + NEXT)).write_pdf()
    for rule in RULES:
        if rule.area == "layout":
            verdict = outcome_of(rule.name, data, SHEET)
            assert verdict.outcome is Outcome.NOT_CHECKED, rule.name
            assert verdict.reason == "the file has no tags"


def test_a_drawing_of_frames_is_not_judged() -> None:
    """A page of hundreds of frames is a drawing; each would be compared with each."""
    boxes = '<div class="b"></div>' * 600
    style = ".b { background: #ccc; width: 50pt; height: 50pt; margin-top: -49pt }"
    verdict = outcome_of("layout/frames", render(TITLE + boxes, "en", style))
    assert verdict.outcome is Outcome.NOT_CHECKED
    assert verdict.reason == "page 1 has more than 500 frames"


_GROUND = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='200' "
    "height='100'%3E%3Crect width='200' height='100' fill='%23eee'/%3E%3C/svg%3E"
)


def test_a_drawing_in_a_form_is_no_frame_of_other_text() -> None:
    """PDFium places the rectangle 300 points too high, on a text that is longer."""
    text = f'<p style="margin-top: 60pt">{WORDS}</p>'
    style = (
        f'.d {{ background: url("{_GROUND}") no-repeat; background-size: contain;'
        " width: 150pt; height: 75pt; margin-top: 260pt }"
    )
    data = render(f'{TITLE}{text}<div class="d"></div>', "en", style)
    (sight,) = Subject(data).sights
    assert sight.shapes == ()
    assert [(round(b.width), round(b.height)) for b in sight.drawn] == [(150, 75)]
    assert sight.drawn[0].top < 400
    assert outcome_of("eyes/frame", data).outcome is Outcome.PASS


def _paragraphs(checkout: Path, tag: str) -> Iterator[str]:
    lines = (checkout / "tests" / "texts" / f"{tag}.txt").read_text().splitlines()
    return (html.escape(line) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans", "ja", "hi", "ml", "th", "ur"])
def test_one_column_suits_every_script(checkout: Path, tag: str) -> None:
    """The column of a handout is neither wide nor narrow, however wide its letters."""
    opened = read_project(checkout).value
    assert opened is not None
    language = opened.languages[tag]
    fonts = ", ".join(f'"{font}"' for font in language.fonts)
    style = f"{COLUMN} html {{ font-family: {fonts}; line-height: 1.8 }}"
    texts = list(_paragraphs(checkout, tag))[:8]
    body = "".join(f"<p>{text}</p>" for text in texts)
    subject = Subject(render(f"<h1>1</h1>{body}", tag, style))
    lengths = [line.length for line in setting._full_lines(subject, 12.0)]
    assert len(lengths) >= 5
    is_wide = tag in ("zh-Hans", "ja")
    low, high = (28, 36) if is_wide else (55, 72)
    middle = sorted(lengths)[len(lengths) // 2]
    assert low <= middle <= high


def test_lines_are_those_of_the_page() -> None:
    """A raised letter stays in its line; a paragraph on two pages keeps all lines."""
    body = f'<p>Take 5 mg<sup>1</sup> now<br>and rest</p><p class="w">{WORDS * 60}</p>'
    subject = Subject(render(TITLE + body))
    _, short, long = subject.set_blocks
    assert [line.text for line in short.lines] == ["Take 5 mg1 now", "and rest"]
    assert {line.size for line in short.lines} == {12.0}
    assert {line.page for line in long.lines} == {1, 2}
    assert "".join(line.text for line in long.lines).count("neck") == 60
    assert short.lines[0].base > short.lines[1].base


def test_the_panel_about_the_sheet_is_no_running_text(
    project: Path, sheet_of: Callable[[Path, str], Sheet]
) -> None:
    """What the imprint says may be small; paragraphs and items may not."""
    blocks = expect_handout(sheet_of(project, "en").translation.handout, Clinic())
    about = [block.text for block in blocks if block.is_about]
    assert len(about) == 1
    assert about[0].startswith("This sheet does not replace")
    running = {block.text for block in blocks if block.is_running}
    assert {"Sit up.", "a weak arm"} <= running
    assert not running & {*about, "Name", "Sore spot", "Care for a sore neck"}


def test_a_well_set_sheet_passes_all() -> None:
    """Two pages of text, a table, a list and an imprint: no rule of the area fails."""
    items = "<ul><li>Sit up</li><li>Turn your head</li></ul>"
    tail = f"{table(3).removeprefix(TITLE)}<p>Made by us.</p>"
    body = f"{TITLE}<h2>What to do</h2>{LONG * 3}{items}<h2>Rest</h2>{LONG * 2}{tail}"
    expected = replace(SHEET, blocks=SHEET.blocks[:1] + SHEET.blocks[2:])
    verdicts = audit_pdf(render(body, "en", COLUMN), PLACE, (), expected)
    assert {name for name in failed(verdicts) if name.startswith("layout/")} == set()
