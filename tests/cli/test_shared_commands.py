"""Shared texts from the command line: catalogs, sign-off, checks, and a whole build."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

Run = Callable[..., tuple[int, str, str]]
_PART = Path("handouts", "shared", "emergency.md")
_PO = Path("locales", "es", "LC_MESSAGES", "shared.po")
_FAST = ("--format", "html", "--jobs", "1")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.fixture
def updated(sharing: Path, run: Run) -> Path:
    """The project with its catalogs brought up to the handouts."""
    assert run("-C", sharing, "catalog", "update")[0] == 0
    return sharing


def test_status_has_a_row_for_the_shared_texts(updated: Path, run: Run) -> None:
    """Beside the handouts, which count what they include."""
    _, out, _ = run("-C", updated, "catalog", "status", "--json", "--lang", "es")
    rows = {row["handout"]: row for row in json.loads(out)["status"]}
    assert list(rows) == ["shared", "sore-neck", "stiff-back"]
    shared, neck, back = rows.values()
    assert (shared["translated"], shared["total"], shared["texts"]) == (3, 3, 0)
    assert (neck["translated"], neck["total"]) == (25, 25)
    assert (back["translated"], back["total"]) == (3, 8)
    assert shared["progress"] == "ready"
    _, out, _ = run("-C", updated, "catalog", "status", "--json", "--handout", "shared")
    data = json.loads(out)
    assert {row["handout"] for row in data["status"]} == {"shared"}
    assert [row["total"] for row in data["english"]] == [3]


def test_status_explains_a_change_in_the_part(
    updated: Path, run: Run, tmp_path: Path
) -> None:
    """In its file and line, on the page too."""
    _edit(updated / _PART, "a weak arm", "a weak arm or leg")
    page = tmp_path / "status.html"
    code, out, _ = run(
        "-C", updated, "catalog", "status", "--explain", "--html", page, "--lang", "es"
    )
    assert code == 0
    assert "handouts/shared/emergency.md:4: changed since it was translated (es)" in out
    assert "handouts/sore-neck.md" not in out
    text = page.read_text()
    assert "handouts/shared/emergency.md:4" in text
    assert "Texts that handouts share" in text


@pytest.mark.parametrize("ending", ["xlf", "xlsx"])
def test_shared_texts_go_to_an_agency_and_back(
    updated: Path, run: Run, tmp_path: Path, ending: str
) -> None:
    """As a handout does, under the name shared."""
    file = tmp_path / f"shared.{ending}"
    given = ("--lang", "es", "--handout", "shared", "-o", file)
    code, out, _ = run("-C", updated, "catalog", "export", *given)
    assert code == 0
    assert "3 messages" in out
    before = (updated / _PO).read_text()
    if ending == "xlf":
        assert 'original="handouts/shared"' in file.read_text()
        _edit(file, "Sí: a weak arm", "un brazo débil")
    else:
        assert any("sheet" in name for name in ZipFile(file).namelist())
        _edit(updated / _PO, 'msgstr "Sí: a weak arm"', 'msgstr ""')
    code, out, _ = run("-C", updated, "catalog", "import", file)
    assert code == 0, out
    assert f"wrote {_PO}" in out
    wanted = before.replace("Sí: a weak arm", "un brazo débil")
    assert (updated / _PO).read_text() == (wanted if ending == "xlf" else before)


def test_a_reword_of_a_part_is_recorded_once(
    updated: Path, run: Run, sign: Callable[..., Path]
) -> None:
    """Translations and signatures stay, on every handout that includes it."""
    _edit(updated / _PART, "trouble when you speak", "truble when you speak")
    _edit(updated / _PO, "trouble when you speak", "truble when you speak")
    sign(updated, "en", "clinician")
    _edit(updated / _PART, "truble", "trouble")
    who = ("--by", "Test Author (not a person)", "--reason", "a typing error")
    words = ("truble when you speak", "trouble when you speak")
    code, out, _ = run(
        *("-C", updated, "catalog", "reword", "--handout", "shared"),
        *(*who, "--yes", *words),
    )
    assert code == 0, out
    assert f"wrote {_PO}" in out
    assert 'handout = "shared"' in (updated / "locales/en/review.toml").read_text()
    _, out, _ = run("-C", updated, "review", "status", "--json", "--lang", "en")
    rows = {row["handout"]: row for row in json.loads(out)["status"]}
    assert rows["sore-neck"]["signed"] == rows["sore-neck"]["texts"]
    assert rows["stiff-back"]["signed"] == 3
    assert [len(row["rewords"]) for row in rows.values()] == [1, 1]
    _, out, _ = run("-C", updated, "catalog", "status", "--json", "--lang", "es")
    rows = {row["handout"]: row for row in json.loads(out)["status"]}
    assert rows["shared"]["translated"] == 3


def test_a_language_begins_with_the_catalog_of_the_parts(
    sharing: Path, run: Run
) -> None:
    """Beside one for each handout."""
    code, out, _ = run("-C", sharing, "language", "add", "fr")
    assert code == 0
    assert "wrote locales/fr/LC_MESSAGES/shared.po" in out


def test_a_part_that_nobody_includes_is_a_warning_of_check(
    sharing: Path, run: Run
) -> None:
    """A file that is forgotten, or an include that was."""
    (sharing / "handouts" / "shared" / "pain.md").write_text("Rest.\n")
    _, out, _ = run("-C", sharing, "check")
    assert "handouts/shared/pain.md" in out
    assert "no handout includes this part [handout/part-unused]" in out
    assert "[handout/part-unused]" not in run("-C", sharing, "build", *_FAST)[1]
    _edit(sharing / "handouts" / "stiff-back.md", "edition: 1", "edition: one")
    # Nobody knows what a handout includes that cannot be read.
    assert "[handout/part-unused]" not in run("-C", sharing, "check")[1]


def test_check_reads_the_shared_catalog(updated: Path, run: Run) -> None:
    """With the rules for all catalogs, in its own file and line."""
    _edit(updated / _PO, "Sí: a weak arm", "Sí: a weak arm 2 times")
    _, out, _ = run("-C", updated, "check", "--lang", "es")
    assert f"{_PO}:" in out
    _, out, _ = run(
        "-C", updated, "check", "--lang", "es", "--handout", "shared", "--json"
    )
    data = json.loads(out)
    assert data["checks"]["messages"] >= 3
    assert any(f["place"]["path"] == str(_PO) for f in data["findings"])


@pytest.mark.parametrize(
    "command",
    [
        ("build", "--handout", "shared"),
        ("review", "status", "--handout", "shared"),
        ("review", "form", "--lang", "en", "--handout", "shared"),
        ("readability", "shared"),
    ],
    ids=lambda command: command[0],
)
def test_the_parts_are_no_handout(
    sharing: Path, run: Run, command: tuple[str, ...]
) -> None:
    """They are not built or signed by themselves."""
    code, _, err = run("-C", sharing, *command)
    assert code == 2
    assert "there is no handout 'shared'" in err


@pytest.mark.parametrize("name", ["shared", "tpdocs"])
def test_new_refuses_the_name_of_a_catalog(sharing: Path, run: Run, name: str) -> None:
    """Before it writes anything."""
    code, _, err = run("-C", sharing, "new", name)
    assert code == 2
    assert f"no handout can be named {name!r}" in err
    assert not (sharing / "handouts" / f"{name}.md").exists()


def test_a_broken_part_leaves_out_who_includes_it(updated: Path, run: Run) -> None:
    """The others are built; the error is told once, and each handout is named."""
    text = "---\nid: T3\ntitle: Alone\nsummary: No part.\nedition: 1\n"
    alone = updated / "handouts" / "alone.md"
    alone.write_text(f"{text}updated: 2026-11\n---\n\nRest well.\n")
    _edit(updated / _PART, "- a weak arm", "- {who}")
    code, out, _ = run("-C", updated, "build", "--lang", "en", *_FAST)
    assert code == 3
    assert out.count("{who} is not a placeholder") == 1
    for slug in ("sore-neck", "stiff-back"):
        assert f"handouts/{slug}.md:" in out
    names = sorted(p.name for p in (updated / "dist").rglob("*.en.html"))
    assert names == ["alone.en.html"]


def test_an_edit_of_a_part_builds_only_who_includes_it(updated: Path, run: Run) -> None:
    """Everything else is kept as it is."""
    text = "---\nid: T3\ntitle: Alone\nsummary: No part.\nedition: 1\n"
    alone = updated / "handouts" / "alone.md"
    alone.write_text(f"{text}updated: 2026-11\n---\n\nRest well.\n")
    given = ("-C", updated, "build", "--lang", "en", "--lang", "es", *_FAST)
    run(*given)
    pages = {p: p.read_bytes() for p in (updated / "dist").rglob("*.e?.html")}
    assert len(pages) == 6
    stamps = {path: path.stat().st_ino for path in pages}
    _edit(updated / _PART, "a weak arm", "a weak leg")
    assert run(*given)[0] == 0
    made = {p.name for p in pages if p.stat().st_ino != stamps[p]}
    assert made == {
        f"{slug}.{tag}.html"
        for slug in ("sore-neck", "stiff-back")
        for tag in ("en", "es")
    }
    for slug in ("sore-neck", "stiff-back"):
        page = (updated / "dist" / slug / f"{slug}.en.html").read_text()
        assert "a weak leg" in page


def test_a_final_build_with_a_part_that_was_signed_once(
    updated: Path, run: Run, sign: Callable[..., Path]
) -> None:
    """Each sheet goes out with its own texts signed too; an edit holds all back."""
    assert sign(updated, "en", "clinician").exists()
    given = ("-C", updated, "build", "--lang", "en", "--final", *_FAST)
    run(*given)
    dist = updated / "dist"
    assert [p.name for p in dist.rglob("*.en.html")] == ["sore-neck.en.html"]
    _, out, _ = run(
        *("-C", updated, "review", "sign", "--lang", "en", "--handout", "stiff-back"),
        *("--role", "clinician", "--name", "Test Clinician (not a person)"),
        *("--credential", "no credential", "--seen", "0000-0000-0000"),
    )
    assert "3 of them are shared; this signature names them here too." in out
    _edit(updated / _PART, "a weak arm", "a weak leg")
    run(*given)
    assert list(dist.rglob("*.en.html")) == []


def test_every_format_shows_the_shared_texts(updated: Path, run: Run) -> None:
    """The PDF passes its own audit, which knows what it should say."""
    code, out, _ = run(
        *("-C", updated, "build", "--handout", "stiff-back", "--lang", "es"),
        *("--edition", "standard", "--jobs", "1"),
    )
    assert code == 0, out
    folder = updated / "dist" / "stiff-back"
    assert {p.suffix for p in folder.iterdir()} == {".pdf", ".html", ".epub"}
    page = (folder / "stiff-back.es.html").read_text()
    assert "Sí: trouble when you speak" in page
