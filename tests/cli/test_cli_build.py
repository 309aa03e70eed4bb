"""``tpdocs build`` and ``tpdocs check`` for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
_HTML = ("build", "--format", "html", "--jobs", "1")


def _built(root: Path, out: str = "dist") -> list[str]:
    return sorted(path.name for path in (root / out).rglob("*/*.*"))


def _json(text: str) -> Any:
    return json.loads(text)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_build_says_what_it_did(run: Run, project: Path) -> None:
    """A row for each handout in each language, English first, and a summary."""
    code, out, err = run("-C", project, *_HTML)
    assert code == 0
    rows = [line.split() for line in out.split("\n") if "sore-neck " in line]
    assert [row[1] for row in rows] == ["en", "ar", "es"]
    assert all("25/25" in row and "draft" in row for row in rows)
    assert "grade" in rows[0]
    assert "(textstat" in rows[0]
    assert "no formula" in " ".join(rows[1])
    assert "3 made, 0 unchanged" in out
    assert "3 drafts: do not give them to patients" in out
    assert err.split("\n")[0].startswith("[1/3] sore-neck/sore-neck.")


def test_a_second_build_says_that_nothing_was_made(run: Run, project: Path) -> None:
    """What is kept is counted."""
    run("-C", project, *_HTML)
    code, out, err = run("-C", project, *_HTML)
    assert (code, err) == (0, "")
    assert "0 made, 3 unchanged" in out


def test_removed_files_are_counted(run: Run, project: Path) -> None:
    """What a build removes is said."""
    run("-C", project, *_HTML)
    (project / "handouts" / "sore-neck.md").unlink()
    _, out, _ = run("-C", project, *_HTML)
    assert "3 removed" in out


def test_json_has_the_same_content(run: Run, project: Path) -> None:
    """--json is one JSON document with files, reading, counts and findings."""
    catalog = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    catalog.unlink()
    code, out, err = run("-C", project, *_HTML, "--json")
    assert (code, err) == (0, "")
    data = _json(out)
    assert (data["made"], data["kept"], data["removed"]) == (3, 0, [])
    assert {file["path"] for file in data["files"]} == {
        f"sore-neck/sore-neck.{tag}.html" for tag in ("en", "es", "ar")
    }
    assert set(data["reading"]) == {"sore-neck"}
    (finding,) = data["findings"]
    assert finding["rule"] == "catalog/incomplete"
    assert finding["severity"] == "warning"
    assert finding["hint"]
    (spanish,) = (file for file in data["files"] if file["language"] == "es")
    assert (spanish["translated"], spanish["messages"]) == (0, 25)
    assert spanish["draft"]
    _, text, _ = run("-C", project, *_HTML)
    assert finding["message"] in text
    assert finding["hint"] in text
    assert f"{finding['place']['path']}: warning: " in text
    assert "0/25" in text


def test_names_of_languages_may_be_written_either_way(run: Run, project: Path) -> None:
    """zh_Hans is zh-Hans."""
    code, _, _ = run("-C", project, *_HTML, "--lang", "zh_Hans")
    assert code == 0
    assert _built(project) == ["sore-neck.zh-Hans.html"]


def test_a_language_named_twice_is_one_row(run: Run, project: Path) -> None:
    """Asking twice gives one sheet."""
    _, out, _ = run("-C", project, *_HTML, "--lang", "es", "--lang", "es")
    assert "1 draft: do not give it to patients" in out
    assert out.count("sore-neck ") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--lang", "xx"], 4, "the language 'xx' is not known"),
        (["--lang", "es_MX"], 4, "Did you mean"),
        (["--lang", ""], 4, "not known"),
        (["--lang", "../../etc"], 4, "not known"),
        (["--handout", "sore-nek"], 2, "Did you mean sore-neck?"),
        (["--handout", "../sore-neck"], 2, "there is no handout"),
        (["--lang", "en-XA", "--lang", "es"], 2, "pseudo/"),
        (["--lang", "en-XA", "--final"], 2, "--final"),
    ],
)
def test_what_cannot_be_built_is_said(
    run: Run, project: Path, arguments: list[str], code: int, said: str
) -> None:
    """The code says of which kind it is, the words what to do instead."""
    ended, out, err = run("-C", project, *_HTML, *arguments)
    assert ended == code
    assert said in err
    assert out == ""
    assert not (project / "dist").exists()


@pytest.mark.parametrize("tags", [["en-XA"], ["ar-XB"], ["en-XA", "ar-XB"]])
def test_pseudo_locales_go_to_a_folder_of_their_own(
    run: Run, project: Path, tags: list[str]
) -> None:
    """What tries a layout never lies where patients' files are."""
    chosen = [part for tag in tags for part in ("--lang", tag)]
    code, _, _ = run("-C", project, *_HTML, *chosen)
    assert code == 0
    assert _built(project, "pseudo") == sorted(f"sore-neck.{tag}.html" for tag in tags)
    assert not (project / "dist").exists()


def test_another_folder_is_named_from_where_one_stands(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--out is relative to the current folder, not to the project."""
    monkeypatch.chdir(project.parent)
    assert run("-C", project, *_HTML, "--out", "mine")[0] == 0
    assert (project.parent / "mine" / "index.html").is_file()
    assert not (project / "dist").exists()


@pytest.mark.parametrize(
    "out",
    ["/proc/tpdocs/out", "clinic.toml/out", "x" * 300],
    ids=["no folder", "in a file", "too long"],
)
def test_a_folder_that_cannot_be_made_is_said(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """An output folder that the system refuses is a usage error."""
    monkeypatch.chdir(project)
    code, _, err = run(*_HTML, "--out", out)
    assert code == 2
    assert "Traceback" not in err


def test_a_file_named_dist_is_said(run: Run, project: Path) -> None:
    """A file in the place of the output folder is a usage error."""
    (project / "dist").write_text("mine")
    code, _, _ = run("-C", project, *_HTML)
    assert code == 2
    assert (project / "dist").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("handouts/sore-neck.md", ("id: TST-01", "ID: x"), 3),
        ("locales/es/LC_MESSAGES/sore-neck.po", ('msgid "Sit up."', 'msgid "Sit'), 4),
        ("locales/es/LC_MESSAGES/sore-neck.po", ("Sí: Sit up.", "Sí {blank}"), 4),
        ("clinic.toml", ('address = ""', 'logo = "x.svg"'), 2),
    ],
)
def test_the_exit_code_says_what_is_wrong(
    run: Run, project: Path, name: str, change: tuple[str, str], code: int
) -> None:
    """Handouts 3, catalogs 4, the clinic 2."""
    _edit(project / name, *change)
    ended, out, _ = run("-C", project, *_HTML)
    assert ended == code
    assert ": error: " in out


def test_no_clinic_is_a_warning(run: Run, project: Path) -> None:
    """Without clinic.toml the page has lines to write on, and that is said."""
    (project / "clinic.toml").unlink()
    code, out, _ = run("-C", project, *_HTML)
    assert code == 0
    assert "clinic/missing" in out


def test_a_broken_template_is_6(run: Run, project: Path) -> None:
    """Rendering that fails is its own code."""
    (project / "templates").mkdir()
    (project / "templates" / "page.html").write_text("{{ nothing }}")
    code, out, _ = run("-C", project, *_HTML)
    assert code == 6
    assert "render/failed" in out
    assert "3 errors" in out
    assert "not built" in out


def test_a_missing_tool_is_5(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without fc-list a build says which package to install."""
    from tpdocs.foundation import find_faces

    monkeypatch.setenv("PATH", str(project))
    find_faces.cache_clear()
    try:
        code, _, err = run("-C", project, *_HTML)
    finally:
        find_faces.cache_clear()
    assert code == 5
    assert "fontconfig" in err


def test_a_finding_is_1(run: Run, project: Path) -> None:
    """A text that is too hard to read is code 1; the page is made all the same."""
    long = "This is a sentence that goes on and on and on " * 4
    _edit(project / "handouts" / "sore-neck.md", "Rest helps.", f"{long}.")
    code, out, _ = run("-C", project, *_HTML, "--lang", "en")
    assert code == 1
    assert "reading/sentence" in out
    assert _built(project) == ["sore-neck.en.html"]


def test_final_refuses_drafts(run: Run, project: Path) -> None:
    """--final is for what may be given out: of drafts, nothing is made."""
    code, out, _ = run("-C", project, *_HTML, "--final")
    assert code == 1
    assert out.count("review/draft") == 3
    assert _built(project) == []


def test_force_overwrites_what_was_changed(run: Run, project: Path) -> None:
    """--force makes all anew; without it a changed file stays."""
    run("-C", project, *_HTML)
    path = project / "dist" / "sore-neck" / "sore-neck.en.html"
    path.write_text("mine")
    code, out, _ = run("-C", project, *_HTML)
    assert (code, path.read_text()) == (1, "mine")
    assert "--force" in out
    code, out, _ = run("-C", project, *_HTML, "--force")
    assert code == 0
    assert "3 made" in out
    assert path.read_text() != "mine"


def test_a_check_builds_nothing(run: Run, project: Path) -> None:
    """check says what is wrong and writes no file."""
    before = sorted(project.rglob("*"))
    code, out, err = run("-C", project, "check")
    assert (code, err) == (0, "")
    assert "3 sheets checked" in out
    assert sorted(project.rglob("*")) == before


def test_check_reports_everything_at_once(run: Run, project: Path) -> None:
    """A bad handout, a bad catalog and an unknown language are all told."""
    (project / "handouts" / "bad.md").write_text("x")
    (project / "locales" / "xx" / "LC_MESSAGES").mkdir(parents=True)
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    path.write_bytes(b"\xff")
    code, out, _ = run("-C", project, "check")
    assert code == 3
    for place in ("handouts/bad.md:1", "locales/xx", "locales/es/LC_MESSAGES"):
        assert place in out
    found = _json(run("-C", project, "check", "--json")[1])["findings"]
    assert [f["severity"] for f in found].count("error") == 3
    assert all(finding["hint"] and finding["message"] in out for finding in found)


@pytest.mark.parametrize("command", [["check"], ["build"], ["catalog", "status"]])
def test_json_is_json_when_the_clinic_is_wrong_too(
    run: Run, project: Path, command: list[str]
) -> None:
    """A program that reads standard output never meets anything but JSON."""
    (project / "clinic.toml").write_text("nonsense = 1\n")
    code, out, _ = run("-C", project, *command, "--json")
    assert code == 2
    assert out == "" or _json(out)["findings"]


@pytest.mark.parametrize(
    ("arguments", "sheets"),
    [
        (["--lang", "es"], 1),
        (["--lang", "es", "--lang", "ar"], 2),
        (["--handout", "sore-neck"], 3),
        (["--lang", "en-XA"], 1),
    ],
)
def test_check_can_be_narrowed(
    run: Run, project: Path, arguments: list[str], sheets: int
) -> None:
    """The options of build that choose are those of check."""
    code, out, _ = run("-C", project, "check", *arguments)
    assert code == 0
    assert f"{sheets} sheets checked" in out


@pytest.mark.parametrize(("tag", "asks"), [("es", False), ("en", True)])
def test_plain_language_asks_who_writes_the_english(
    run: Run, project: Path, tag: str, *, asks: bool
) -> None:
    """Who checks a translation is not asked about words that an author chose."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text() + "\n## More\n\nThe spot is pressed by us.\n")
    _, out, _ = run("-C", project, "check", "--lang", tag)
    assert ("[plain/active-voice]" in out) is asks


def test_a_build_of_a_bad_handout_has_no_empty_table(run: Run, project: Path) -> None:
    """Only the finding and the summary are printed, in the singular."""
    _edit(project / "handouts" / "sore-neck.md", "title:", "titel:")
    code, out, _ = run("-C", project, *_HTML)
    assert code == 3
    assert "Handout" not in out
    assert ", 2 errors." in out or ", 1 error." in out


def test_findings_are_in_the_order_of_the_file(run: Run, project: Path) -> None:
    """Findings come by file and line, as one reads."""
    text = (project / "handouts" / "sore-neck.md").read_text()
    text = text.replace("Sit up.", "Sit {x} up.").replace("Rest helps.", "{y}")
    (project / "handouts" / "sore-neck.md").write_text(text)
    _, out, _ = run("-C", project, "check")
    lines = [int(line.split(":")[1]) for line in out.split("\n") if ": error:" in line]
    assert lines == sorted(lines)
    assert len(lines) == 2
