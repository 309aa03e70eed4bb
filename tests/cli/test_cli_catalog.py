"""``tpdocs catalog``, ``language`` and ``new``: what they write and what they leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.catalog import parse_po

Run = Callable[..., tuple[int, str, str]]
_ES = Path("locales", "es", "LC_MESSAGES")


def _state(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_extract_writes_the_templates_once(run: Run, project: Path) -> None:
    """One template for each handout and one for the page; a second run writes none."""
    code, out, err = run("-C", project, "catalog", "extract")
    assert (code, err) == (0, "")
    assert sorted(out.split()[1::2]) == ["locales/sore-neck.pot", "locales/tpdocs.pot"]
    before = _state(project)
    assert run("-C", project, "catalog", "extract") == (0, "", "")
    assert _state(project) == before


def test_the_shipped_page_template_is_what_extract_writes(
    run: Run, project: Path, checkout: Path
) -> None:
    """The checkout's own tpdocs.pot is up to date."""
    run("-C", project, "catalog", "extract")
    made = (project / "locales" / "tpdocs.pot").read_text()
    assert made == (checkout / "locales" / "tpdocs.pot").read_text()


def test_update_brings_catalogs_up_to_the_handout(run: Run, project: Path) -> None:
    """A new text comes in, a changed one is fuzzy, and no translation is lost."""
    path = project / "handouts" / "sore-neck.md"
    _edit(path, "Turn it to the right.", "Turn it to the right, slowly.")
    _edit(path, "- Can I work?", "- Can I work?\n- Can I swim in the sea?")
    code, out, _ = run("-C", project, "catalog", "update")
    assert code == 0
    assert "wrote locales/es/LC_MESSAGES/sore-neck.po" in out
    file = parse_po((project / _ES / "sore-neck.po").read_text(), "x").value
    assert file is not None
    entries = {entry.msgid: entry for entry in file.entries}
    changed = entries["Turn it to the right, slowly."]
    assert changed.is_fuzzy
    assert changed.msgstr == "Sí: Turn it to the right."
    assert entries["Can I swim in the sea?"].msgstr == ""
    assert entries["Sit up."].msgstr == "Sí: Sit up."
    before = _state(project)
    assert run("-C", project, "catalog", "update") == (0, "", "")
    assert _state(project) == before


def test_update_can_be_narrowed(run: Run, project: Path) -> None:
    """Only the catalogs of the language that is named are written."""
    _edit(project / "handouts" / "sore-neck.md", "Sit up.", "Sit still.")
    _, out, _ = run("-C", project, "catalog", "update", "--lang", "es")
    assert "locales/es/" in out
    assert "locales/ar/" not in out


@pytest.mark.parametrize("tag", ["en", "en-XA"])
def test_update_makes_no_catalog_of_english(run: Run, project: Path, tag: str) -> None:
    """The source language and pseudo-locales have no catalogs."""
    code, out, _ = run("-C", project, "catalog", "update", "--lang", tag)
    assert code == 0
    assert "LC_MESSAGES" not in out


@pytest.mark.parametrize(
    "data", [b"\xff", b'msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n', b"rubbish\n"]
)
def test_update_leaves_a_damaged_catalog_as_it_is(
    run: Run, project: Path, data: bytes
) -> None:
    """A translator's file that cannot be read is said, and never written over."""
    path = project / _ES / "sore-neck.po"
    path.write_bytes(data)
    code, out, _ = run("-C", project, "catalog", "update")
    assert code == 4
    assert path.read_bytes() == data
    assert "locales/es/LC_MESSAGES/sore-neck.po" in out


def test_update_leaves_the_catalogs_of_a_bad_handout(run: Run, project: Path) -> None:
    """A handout with errors has no template: its catalogs keep every translation."""
    before = (project / _ES / "sore-neck.po").read_bytes()
    (project / "handouts" / "sore-neck.md").write_text("broken")
    code, out, _ = run("-C", project, "catalog", "update")
    assert code == 3
    assert "handouts/sore-neck.md:1" in out
    assert (project / _ES / "sore-neck.po").read_bytes() == before


def test_update_leaves_the_catalog_of_a_handout_that_is_gone(
    run: Run, project: Path
) -> None:
    """Removing a handout removes no one's work."""
    (project / "handouts" / "sore-neck.md").unlink()
    run("-C", project, "catalog", "update")
    assert (project / _ES / "sore-neck.po").is_file()


def test_status_counts_every_state(run: Run, project: Path) -> None:
    """Translated, fuzzy, missing and failing are told apart."""
    path = project / _ES / "sore-neck.po"
    _edit(path, 'msgstr "Sí: Sit up."', 'msgstr ""')
    _edit(path, 'msgid "a weak arm"', '#, fuzzy\nmsgid "a weak arm"')
    _edit(path, 'msgstr "Sí: Can I work?"', 'msgstr "Sí {x}"')
    code, out, _ = run("-C", project, "catalog", "status", "--json")
    assert code == 4
    data = json.loads(out)
    rows = {row["language"]: row for row in data["status"]}
    assert set(rows) == {"es", "ar"}
    row = {key: str(value) for key, value in rows["es"].items()}
    assert row["handout"] == "sore-neck"
    assert "22" in row["translated"]
    assert (row["fuzzy"], row["missing"], row["failing"]) == ("1", "1", "1")
    _, text, _ = run("-C", project, "catalog", "status")
    assert "22/25" in text
    assert "catalog/placeholder" in text


def test_a_new_handout_is_untranslated(run: Run, project: Path) -> None:
    """status shows a handout that no translator has seen."""
    assert run("-C", project, "new", "stiff-back")[0] == 0
    code, out, _ = run("-C", project, "catalog", "status", "--json")
    assert code == 0
    rows = [r for r in json.loads(out)["status"] if r["handout"] == "stiff-back"]
    assert len(rows) == 2
    assert all(str(row["translated"]).split("/")[0] == "0" for row in rows)
    assert run("-C", project, "build", "--format", "html", "--jobs", "1")[0] == 0
    page = project / "dist" / "stiff-back" / "stiff-back.en.html"
    assert "<h1>Stiff back</h1>" in page.read_text()


def test_status_of_one_language(run: Run, project: Path) -> None:
    """--lang narrows it, and an unknown language is code 4."""
    _, out, _ = run("-C", project, "catalog", "status", "--lang", "ar", "--json")
    assert {row["language"] for row in json.loads(out)["status"]} == {"ar"}
    assert run("-C", project, "catalog", "status", "--lang", "xx")[0] == 4


@pytest.mark.parametrize(
    "slug",
    [
        "My Handout",
        "a_b",
        "../evil",
        "/etc/evil",
        "a.md",
        "A",
        "",
        "-a",
        "a-",
        "a--b",
        "é",
        "a/b",
        "a" * 81,
        ".",
    ],
)
def test_a_handout_needs_a_plain_name(run: Run, project: Path, slug: str) -> None:
    """Any other name is refused with an example, and nothing is written."""
    before = sorted(project.parent.rglob("*"))
    code, _, err = run("-C", project, "new", "--", slug)
    assert code == 2
    assert "caring-for-a-cast" in err
    assert sorted(project.parent.rglob("*")) == before


def test_a_handout_that_is_there_is_not_touched(run: Run, project: Path) -> None:
    """new never writes over a file."""
    before = _state(project)
    code, _, err = run("-C", project, "new", "sore-neck")
    assert code == 2
    assert "was not touched" in err
    assert _state(project) == before


@pytest.mark.parametrize(
    "slug", ["caring-for-a-cast", "a", "123", "null", "yes", "2024-10", "1e5", "title"]
)
def test_the_example_passes_every_check(run: Run, project: Path, slug: str) -> None:
    """A new handout is a good one from the start, whatever its name."""
    code, out, _ = run("-C", project, "new", slug)
    assert code == 0
    assert f"tpdocs build --handout {slug}" in out
    code, out, _ = run("-C", project, "check", "--lang", "en")
    assert code == 0
    assert "2 sheets checked" in out
    assert "error: " not in out
    assert "warning: " not in out


def test_a_language_is_begun_with_empty_catalogs(run: Run, project: Path) -> None:
    """One catalog for each handout; the shipped page words serve as they are."""
    code, out, _ = run("-C", project, "language", "add", "zh-Hans")
    assert code == 0
    folder = project / "locales" / "zh_Hans" / "LC_MESSAGES"
    assert [path.name for path in folder.iterdir()] == ["sore-neck.po"]
    assert "wrote locales/zh_Hans/LC_MESSAGES/sore-neck.po" in out
    file = parse_po((folder / "sore-neck.po").read_text(), "x").value
    assert file is not None
    assert file.header("Language") == "zh_Hans"
    assert len(file.entries) == 25
    assert not any(entry.msgstr for entry in file.entries)


def test_a_language_without_shipped_words_gets_a_catalog_of_them(
    run: Run, project: Path
) -> None:
    """Where tpdocs ships no page words, they are there to be translated."""
    (project / "locales" / "languages.toml").write_text(
        '[fr]\nfonts = ["Noto Sans"]\nline-height = 1.4\n'
        'type-scale = 1.0\nspoken = "x"\n'
    )
    assert run("-C", project, "language", "add", "fr")[0] == 0
    folder = project / "locales" / "fr" / "LC_MESSAGES"
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["sore-neck.po", "tpdocs.po"]


@pytest.mark.parametrize(
    ("tag", "code", "said"),
    [
        ("es", 2, "is there already; it was not touched"),
        ("xx", 4, "not known"),
        ("zh_hans", 4, "Did you mean zh-Hans?"),
        ("en", 2, "needs no catalogs"),
        ("en-XA", 2, "needs no catalogs"),
        ("../../x", 4, "not known"),
        ("", 4, "not known"),
    ],
)
def test_a_language_that_cannot_be_added(
    run: Run, project: Path, tag: str, code: int, said: str
) -> None:
    """Nothing is written over, and the hint says what to do instead."""
    before = _state(project)
    ended, out, err = run("-C", project, "language", "add", tag)
    assert ended == code
    assert said in err
    assert out == ""
    assert _state(project) == before


def test_a_language_is_added_beside_a_bad_handout(run: Run, project: Path) -> None:
    """The other handouts get their catalogs, and the fault is said."""
    (project / "handouts" / "bad.md").write_text("x")
    code, out, _ = run("-C", project, "language", "add", "zh-Hans")
    assert code == 3
    assert "handouts/bad.md" in out
    folder = project / "locales" / "zh_Hans" / "LC_MESSAGES"
    assert [path.name for path in folder.iterdir()] == ["sore-neck.po"]


def test_a_catalog_that_is_a_link_stays_one(run: Run, project: Path) -> None:
    """Translators who share a file elsewhere get the new messages there."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    shared = path.rename(project.parent / "shared.po")
    path.symlink_to(shared)
    handout = project / "handouts" / "sore-neck.md"
    handout.write_text(handout.read_text().replace("Sit up.", "Sit up straight."))
    assert run("-C", project, "catalog", "update")[0] == 0
    assert path.is_symlink()
    assert "Sit up straight." in shared.read_text()
