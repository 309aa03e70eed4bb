"""``tpdocs readability``: a table, data, and a page; what it does with bad input."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from defusedxml.ElementTree import fromstring
from playwright.sync_api import ViewportSize, sync_playwright

Run = Callable[..., tuple[int, str, str]]

HEAD = (
    "---\nid: A\ntitle: Care for you\nsummary: What to do.\nedition: 1\n"
    "updated: 2026-11\n---\n\n"
)
#: Two sentences that cost a lot, one with hard words, one of more than 20 words.
HARD = """\
::: main-message
Rest helps you to heal.
:::

## What we do

Contraindications necessitate immediate pharmacological evaluation. You can sit down.

We put a small needle in the sore muscle, and then you rest for a while in the
chair, and after that you may go home with a friend.

<!-- reading: the law asks for these words -->
Administration of anesthesia necessitates authorization.
"""


def _add(project: Path, slug: str, body: str) -> None:
    (project / "handouts" / f"{slug}.md").write_text(HEAD + body, encoding="utf-8")


def _data(run: Run, project: Path, *options: object) -> dict[str, dict[str, Any]]:
    """Give the records of ``--json``, by language."""
    _, out, err = run("-C", project, "readability", *options, "--json")
    assert not err, err
    return {row["language"]: row for row in json.loads(out)["readings"]}


def _page(run: Run, project: Path, *options: object) -> str:
    file = project.parent / "report.html"
    given = ("-C", project, "readability", *options, "--html", file)
    code, out, err = run(*given)
    assert code in (0, 1), out + err
    return file.read_text(encoding="utf-8")


def test_the_table_has_each_language_and_what_is_not_checked(
    run: Run, project: Path
) -> None:
    """English is held to two formulas, Spanish to one, Arabic to none: no pass."""
    code, out, _ = run("-C", project, "readability")
    assert code == 0
    rows = [line.split() for line in out.splitlines() if line.startswith(" sore-neck")]
    assert [row[1:3] for row in rows] == [
        ["en", "flesch-kincaid"],
        ["en", "by"],
        ["en", "smog"],
        ["en", "by"],
        ["ar", "no"],
        ["es", "szigriszt"],
    ]
    assert "no validated formula" in out
    assert "not checked" in " ".join(rows[4])
    assert "plain/" not in out


def test_with_a_slug_sections_and_plain_language_are_told(
    run: Run, project: Path
) -> None:
    """Sections stand with their lines; no score is printed of CCI or PEMAT."""
    _, out, _ = run("-C", project, "readability", "sore-neck", "--lang", "en")
    assert "What you can do" in out
    assert "[plain/" in out
    assert "This is no PEMAT-P score." in out
    assert "szigriszt" not in out


#: Plain by our count; textstat counts two syllables in "hour", "our" and "towel".
HOURS = """\
---
id: A
title: T
summary: S
edition: 1
updated: 2026-11
reading: {grade: 2, smog: 8}
---

Use our towel for an hour. Do not use our towel for two hours.
"""


def test_both_counts_are_shown_and_the_stricter_decides(
    run: Run, project: Path
) -> None:
    """In the table, the data, the page and the finding; with the words that differ."""
    (project / "handouts" / "hours.md").write_text(HOURS, encoding="utf-8")
    code, out, _ = run("-C", project, "readability", "hours", "--lang", "en")
    assert code == 1
    rows = [line.split() for line in out.splitlines() if line.startswith(" hours ")]
    ours, second = (float(row[at]) for row, at in zip(rows[:2], (3, 4), strict=True))
    assert ours < 2 < second
    assert ["pass" in rows[0], "fail" in rows[1]] == [True, True]
    (towel,) = (line for line in out.splitlines() if line.startswith(" towel "))
    assert towel.split() == ["towel", "2", "1", "2"]
    row = _data(run, project, "hours", "--lang", "en")["en"]
    level = row["levels"][0]
    assert (round(level["value"], 1), round(level["textstat"], 1)) == (ours, second)
    assert (level["verdict"], row["verdict"]) == ("fail", "fail")
    assert row["textstat"]["others"][0]["word"] == "our"
    (found,) = row["findings"]
    assert (
        f"is {second} by textstat's count, the stricter, and {ours}"
        in (found["message"])
    )
    page = _page(run, project, "hours", "--lang", "en")
    assert f"By textstat: {second}, the stricter." in page
    assert f", by textstat {second}, target at most 2" in page
    assert '<th scope="row">towel</th><td class="number">2</td>' in page


def test_a_translation_is_not_shown_by_textstat(run: Run, project: Path) -> None:
    """Its data has the key, and nothing in it."""
    row = _data(run, project, "--lang", "es")["es"]
    assert row["textstat"] is None
    assert {level["textstat"] for level in row["levels"]} == {None}


def test_a_page_that_was_written_is_named(run: Run, project: Path) -> None:
    """The last line says where the report is; data has nothing but data."""
    page = project / "report.html"
    _, out, _ = run("-C", project, "readability", "--html", page)
    assert out.splitlines()[-1] == f"wrote {page}"
    _, out, _ = run("-C", project, "readability", "--html", page, "--json")
    assert "wrote" not in out.splitlines()[-1]


def test_a_hard_handout_fails_with_the_sentence(run: Run, project: Path) -> None:
    """The exit code is 1, and the finding names the line."""
    _add(project, "hard", HARD)
    code, out, _ = run("-C", project, "readability", "hard")
    assert code == 1
    assert "handouts/hard.md:17: error" in out
    assert "fail" in out


def test_data_has_every_sentence_with_its_cost(run: Run, project: Path) -> None:
    """Shades, hard words with plainer ones, the exception with its reason."""
    _add(project, "hard", HARD)
    row = _data(run, project, "hard")["en"]
    assert row["verdict"] == "fail"
    assert [lv["formula"] for lv in row["levels"] if lv["held"]] == [
        "flesch-kincaid",
        "smog",
    ]
    sentences = {
        s["text"].split()[0]: s
        for section in row["sections"]
        for block in section["blocks"]
        for s in block["sentences"]
    }
    assert (sentences["We"]["long"], sentences["We"]["shade"]) == (True, 3)
    assert sentences["Contraindications"]["shade"] >= 2
    assert sentences["You"]["shade"] == 0
    assert sentences["Contraindications"]["hard_words"][0] == {
        "words": "Contraindications",
        "plainer": "reason not to use it",
    }
    assert sentences["Administration"]["hard_words"] == []
    assert [e["reason"] for e in row["exceptions"]] == ["the law asks for these words"]
    assert set(row["plain"]["counts"]) == {"CCI-informed", "PEMAT-informed"}


def test_the_keys_of_the_data_are_documented(
    run: Run, project: Path, checkout: Path
) -> None:
    """docs/reference/output.md names each key of a record and of a level."""
    row = _data(run, project, "--lang", "en")["en"]
    page = (checkout / "docs" / "reference" / "output.md").read_text()
    block = row["sections"][0]["blocks"][0]
    for keys in (
        row,
        row["levels"][0],
        row["textstat"],
        row["textstat"]["others"][0],
        row["sections"][0],
        block,
        block["sentences"][0],
    ):
        assert [key for key in keys if f"`{key}`" not in page] == []


def test_the_example_of_the_guide_holds(
    run: Run, project: Path, checkout: Path
) -> None:
    """The guide prints what is measured of its sentence, before and after."""
    page = (checkout / "docs" / "how-to" / "get-the-reading-level-down.md").read_text()
    _, whole, rest = page.split("````")
    quotes = re.findall(r"(?:^> .*\n)+", rest, re.MULTILINE)
    body = whole.removeprefix("markdown\n").rpartition("---\n")[2]
    for text, verdict in zip(quotes, ("fail", "pass"), strict=True):
        sentence = text.replace("> ", "").strip()
        _add(project, "guide", body.replace("{sentence}", sentence))
        levels = _data(run, project, "guide")["en"]["levels"][:2]
        assert {level["verdict"] for level in levels} == {verdict}
        assert all(f"{level['value']:.1f}" in rest for level in levels)


def test_the_last_build_is_set_beside(run: Run, built: Path) -> None:
    """What the manifest keeps is compared; easier and harder are said by the scale."""
    assert _data(run, built)["en"]["before"]["values"].keys() == {
        "flesch-kincaid",
        "smog",
    }
    assert "the same" in _page(run, built)
    path = built / "handouts" / "sore-neck.md"
    text = path.read_text().replace(
        "Rest helps.", "Immobilization facilitates healing."
    )
    path.write_text(text)
    page = _page(run, built)
    assert "Since the last build, Flesch-Kincaid grade" in page
    assert ", harder</p>" in page


def test_the_page_is_whole_in_itself(run: Run, project: Path) -> None:
    """Well-formed, no script, nothing from outside, the same bytes again."""
    _add(project, "hard", HARD)
    page = _page(run, project)
    tree = fromstring(page[page.index("<body>") : page.index("</html>")])
    assert tree.find("main") is not None
    assert "<script" not in page
    assert "http" not in page
    assert "url(" not in page
    assert _page(run, project) == page


def test_the_page_tells_by_more_than_colour(run: Run, project: Path) -> None:
    """A shaded sentence has a sign, a name that is spoken, and its length."""
    _add(project, "hard", HARD)
    page = _page(run, project, "hard")
    assert '<span class="spoken">[hardest]</span> 29 words, line' in page
    assert '<span class="hard">Contraindications</span> <small class="plainer">' in page
    assert "the reason of the author: the law asks for these words" in page
    assert "score" in page


def test_texts_have_their_language_and_direction(run: Run, project: Path) -> None:
    """Arabic runs from right to left; what is not translated is marked as English."""
    path = project / "locales" / "ar" / "LC_MESSAGES" / "sore-neck.po"
    path.write_text(path.read_text().replace('msgstr "نعم: Sit up."', 'msgstr ""'))
    page = _page(run, project, "--lang", "ar")
    assert '<div lang="ar" dir="rtl" style="font-family:' in page
    assert '<li lang="en" dir="ltr">Sit up.</li>' in page


def test_only_a_report_of_ours_is_overwritten(run: Run, project: Path) -> None:
    """A file of somebody, or a report with a note written into it, stays."""
    file = project.parent / "report.html"
    given = ("-C", project, "readability", "--lang", "en", "--html", file)
    assert run(*given)[0] == 0
    assert run(*given)[0] == 0
    for text in ("mine", file.read_text().replace("</main>", "<p>note</p></main>")):
        file.write_text(text)
        code, _, err = run(*given)
        assert (code, file.read_text()) == (2, text)
        assert "--force" in err
    assert run(*given, "--force")[0] == 0


def test_unknown_names_are_refused_with_the_nearest(run: Run, project: Path) -> None:
    """A handout and a language."""
    code, _, err = run("-C", project, "readability", "sore-nek")
    assert (code, "Did you mean sore-neck?" in err) == (2, True)
    code, _, err = run("-C", project, "readability", "--lang", "zh-Hanz")
    assert (code, "Did you mean zh-" in err) == (4, True)


@pytest.mark.parametrize(
    ("slug", "body"),
    [
        ("headings", "## One thing\n\n## Another thing\n"),
        ("table", "| Name | When |\n| --- | --- |\n| Pill | At noon |\n"),
        ("emoji", "😀 😀 😀\n\n- 👍\n"),
        ("word", "Rest\n"),
        ("mixed", "Take 5 mg של דבר with 水. Ждите.\n"),
    ],
)
def test_texts_with_little_to_read_are_said(
    run: Run, project: Path, slug: str, body: str
) -> None:
    """No crash and no invented number: what has nothing to read is not checked."""
    _add(project, slug, body)
    row = _data(run, project, slug)["en"]
    assert slug in _page(run, project, slug, "--lang", "en", "--force")
    if row["words"] == 0:
        assert row["verdict"] == "not checked"
        assert {level["value"] for level in row["levels"]} == {None}


def test_a_handout_that_cannot_be_read_is_said(run: Run, project: Path) -> None:
    """An empty file is a finding; the others are measured."""
    (project / "handouts" / "empty.md").write_text("")
    code, out, _ = run("-C", project, "readability")
    assert code == 3
    assert "handouts/empty.md" in out
    assert "sore-neck" in out


#: WCAG 2.2 to level AA, contrast to AAA, and good practice.
RULES = {
    "runOnly": [
        *(f"wcag{version}{level}" for version in (2, 21, 22) for level in ("a", "aa")),
        "best-practice",
    ],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@pytest.mark.slow
def test_the_page_is_accessible_in_a_browser(run: Run, built: Path) -> None:
    """Find no fault by axe-core; only tables scroll sideways."""
    _add(built, "hard", HARD)
    _page(run, built)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        for width in (320, 1280):
            page.set_viewport_size(ViewportSize(width=width, height=640))
            page.goto((built.parent / "report.html").as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width
            faults = Axe().run(page, options=RULES).response["violations"]
            assert not [(fault["help"], fault["nodes"]) for fault in faults]
        browser.close()
