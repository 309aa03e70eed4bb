"""``tpdocs catalog status``: how far each handout is, and what changed in English."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from defusedxml.ElementTree import fromstring
from playwright.sync_api import ViewportSize, sync_playwright

Run = Callable[..., tuple[int, str, str]]
Sign = Callable[..., Path]
ES = Path("locales", "es", "LC_MESSAGES", "sore-neck.po")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _status(run: Run, project: Path, *options: object) -> dict[str, dict[str, Any]]:
    """Give the rows of ``--json`` by language, English too."""
    _, out, _ = run("-C", project, *options, "--json")
    data = json.loads(out)
    return {row["language"]: row for row in (*data["english"], *data["status"])}


def _expiring(project: Path, month: str) -> None:
    _edit(
        project / "handouts" / "sore-neck.md",
        "pages: 2",
        f"pages: 2\nreview-by: {month}",
    )


def test_a_row_tells_all_that_is_known(run: Run, project: Path, sign: Sign) -> None:
    """Messages by state, words left, signatures, and when the review expires."""
    _expiring(project, "2028-11")
    path = project / ES
    _edit(path, 'msgstr "Sí: Sit up."', 'msgstr ""')
    _edit(path, 'msgid "a weak arm"', '#, fuzzy\nmsgid "a weak arm"')
    _edit(path, 'msgstr "Sí: Can I work?"', 'msgstr "Sí {x}"')
    sign(project, "es", "translator")
    sign(project, "es", "reviewer")
    row = _status(run, project, "catalog", "status")["es"]
    wanted = {
        "handout": "sore-neck",
        "title": "Care for a sore neck",
        "progress": "to translate",
        "translated": 22,
        "fuzzy": 1,
        "missing": 1,
        "failing": 1,
        "total": 25,
        "words_left": 8,
        "signed": row["texts"] - 3,
        "expires": "2028-11",
        "expired": False,
    }
    assert {key: row[key] for key in wanted} == wanted
    _, text, _ = run("-C", project, "catalog", "status", "--lang", "es")
    (line,) = [part for part in text.splitlines() if "22/25" in part]
    assert line.split()[:7] == ["sore-neck", "es", "22/25", "1", "1", "1", "8"]
    assert line.split()[8] == "2028-11"


def test_progress_goes_from_translation_to_signature(
    run: Run, project: Path, sign: Sign
) -> None:
    """What comes next is said: to sign, then ready, then expired."""
    _expiring(project, "2026-11")
    status = ("catalog", "status")
    assert _status(run, project, *status)["es"]["progress"] == "to sign"
    sign(project, "es", "translator")
    sign(project, "es", "reviewer")
    assert _status(run, project, *status)["es"]["progress"] == "ready"
    later = ("--today", "2026-12-01", *status)
    row = _status(run, project, *later)["es"]
    assert (row["progress"], row["expired"]) == ("expired", True)
    _, text, _ = run("-C", project, *later)
    assert "2026-11 passed" in text
    assert _status(run, project, *status)["en"]["signed"] == 0


def test_explain_shows_what_changed_word_by_word(run: Run, project: Path) -> None:
    """Old and new stand in one line, told apart by signs and not by colour alone."""
    path = project / "handouts" / "sore-neck.md"
    _edit(path, "Take 5 mg at night.", "Take 10 mg at night. Drink water.")
    code, out, _ = run("-C", project, "catalog", "status", "--explain", "--lang", "es")
    assert code == 0
    lines = [line.strip() for line in out.splitlines()]
    start = next(i for i, line in enumerate(lines) if line.startswith("handouts/"))
    assert lines[start].endswith("changed since it was translated (es)")
    assert lines[start + 1] == "Take [-5-]{+10+} mg at night."
    assert lines[start + 2] == "{+Drink water.+}"
    assert lines[start + 3] == "(sentences that are the same: 1)"
    assert lines[start + 4].startswith("es: Sí: Take 5 mg at night.")
    assert "[-" not in run("-C", project, "catalog", "status")[1]


def test_explain_as_data(run: Run, project: Path) -> None:
    """The same for a program: sentences, and the parts of each."""
    _edit(project / "handouts" / "sore-neck.md", "Sit up.", "Sit up now.")
    rows = _status(run, project, "catalog", "status", "--explain")
    (change,) = rows["es"]["changes"]
    assert (change["since"], change["old"], change["new"]) == (
        "translated",
        "Sit up.",
        "Sit up now.",
    )
    assert change["sentences"][0]["parts"] == [
        {"kind": "same", "text": "Sit up"},
        {"kind": "new", "text": " now"},
        {"kind": "same", "text": "."},
    ]
    assert rows["en"]["changes"] == []
    assert "changes" not in _status(run, project, "catalog", "status")["es"]


def test_what_changed_since_it_was_signed_is_told(
    run: Run, project: Path, sign: Sign
) -> None:
    """The English itself has changes too, from the ledger's old texts."""
    sign(project, "en", "clinician")
    sign(project, "es", "reviewer")
    _edit(project / "handouts" / "sore-neck.md", "Sit up.", "Sit up now.")
    rows = _status(run, project, "catalog", "status", "--explain")
    assert [(c["since"], c["old"]) for c in rows["en"]["changes"]] == [
        ("signed", "Sit up.")
    ]
    assert [(c["since"], c["old"]) for c in rows["es"]["changes"]] == [
        ("translated", "Sit up.")
    ]
    _edit(project / ES, 'msgid "Sit up."', 'msgid "Sit up now."')
    rows = _status(run, project, "catalog", "status", "--explain")
    (change,) = rows["es"]["changes"]
    assert (change["since"], change["translation"]) == ("signed", "Sí: Sit up.")


def test_a_handout_can_be_named(run: Run, project: Path) -> None:
    """--handout narrows it; one that is not there is refused with the nearest."""
    run("-C", project, "new", "stiff-back")
    given = ("-C", project, "catalog", "status", "--handout")
    assert "stiff-back" not in run(*given, "sore-neck")[1]
    code, _, err = run(*given, "sore-nek")
    assert (code, "Did you mean sore-neck?" in err) == (2, True)


def test_a_catalog_that_cannot_be_read_is_said(run: Run, project: Path) -> None:
    """It has no numbers, and the page says so in its cell."""
    (project / ES).write_text("rubbish\n")
    run("-C", project, "new", "stiff-back")
    file = project.parent / "status.html"
    code, out, _ = run("-C", project, "catalog", "status", "--html", file)
    assert code == 4
    assert f"{ES.as_posix()}:1" in out
    assert "cannot be read" in file.read_text()


def _page(run: Run, project: Path) -> Path:
    file = project.parent / "status.html"
    code, out, err = run("-C", project, "catalog", "status", "--html", file, "--force")
    assert code == 0, out + err
    return file


def test_the_page_is_a_table_that_a_screen_reader_can_walk(
    run: Run, project: Path, sign: Sign
) -> None:
    """A caption, heads with scope, languages with their tags, and links that lead."""
    sign(project, "es", "translator")
    _edit(project / "handouts" / "sore-neck.md", "Sit up.", "Sit up & rest.")
    text = _page(run, project).read_text()
    assert "<script" not in text
    assert "http" not in text
    assert "&amp; rest" in text
    body = text[text.index("<table>") : text.index("</table>") + 8]
    table = fromstring(body)
    assert table.findtext("caption") == "Languages and handouts"
    assert [th.get("scope") for th in table.iter("th")] == ["col"] * 2 + ["row"] * 2
    names = [bdi.attrib for bdi in table.iter("bdi")]
    assert names == [{"lang": "ar", "dir": "rtl"}, {"lang": "es", "dir": "ltr"}]
    links = [a.attrib["href"][1:] for a in table.iter("a")]
    assert len(links) == 2
    assert all(f'id="{link}"' in text for link in links)


def test_the_page_says_the_day_and_is_the_same_on_it(run: Run, project: Path) -> None:
    """Expiry is judged on a day, which the page names; nothing else changes."""
    first = _page(run, project).read_bytes()
    assert b"2026-11-25" in first
    assert _page(run, project).read_bytes() == first


def test_a_page_is_overwritten_only_when_told(run: Run, project: Path) -> None:
    """A file that is there is not touched without --force."""
    file = project.parent / "status.html"
    file.write_text("mine")
    code, _, err = run("-C", project, "catalog", "status", "--html", file)
    assert (code, file.read_text()) == (2, "mine")
    assert "--force" in err


def test_a_project_without_translations_has_a_page(run: Run, project: Path) -> None:
    """It says how to begin one."""
    for path in (project / "locales").rglob("*.po"):
        path.unlink()
    for path in sorted((project / "locales").rglob("*"), reverse=True):
        path.rmdir()
    assert "tpdocs language add" in _page(run, project).read_text()


#: WCAG 2.2 to level AA, contrast to AAA, and good practice.
RULES = {
    "runOnly": [
        *(f"wcag{version}{level}" for version in (2, 21, 22) for level in ("a", "aa")),
        "best-practice",
    ],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@pytest.mark.slow
def test_the_page_is_accessible_in_a_browser(
    run: Run, project: Path, sign: Sign
) -> None:
    """Find no fault by axe-core; only the table itself scrolls sideways."""
    sign(project, "en", "clinician")
    run("-C", project, "new", "stiff-back")
    _edit(project / "handouts" / "sore-neck.md", "Take 5 mg at", "Take 10 mg at")
    file = _page(run, project)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(java_script_enabled=True)
        for width in (320, 1280):
            page.set_viewport_size(ViewportSize(width=width, height=640))
            page.goto(file.as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width
            faults = Axe().run(page, options=RULES).response["violations"]
            assert not [(fault["help"], fault["nodes"]) for fault in faults]
        browser.close()
