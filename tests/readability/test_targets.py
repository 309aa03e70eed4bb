"""Targets: the head of a handout beats the project, and it beats the table."""

from pathlib import Path

import pytest

from tpdocs.foundation import UsageError
from tpdocs.readability import FORMULAS, read_targets, target_of
from tpdocs.source import Head, parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n{}---\n\nText."


def head(reading: str = "") -> Head:
    """Give the head of a handout."""
    found = parse_handout(HEAD.format(reading), Path(), "handouts/a.md").value
    assert found is not None
    return found.head


def project(folder: Path, text: str) -> Path:
    """Write a pyproject.toml."""
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def test_head_beats_project_beats_table(tmp_path: Path) -> None:
    """The nearest word on a target is the one that counts."""
    own = read_targets(
        project(tmp_path, "[tool.tpdocs.reading]\ngrade = 5\nsmog = 7.5\nlix = 30\n")
    )
    kincaid, smog, lix = (FORMULAS[n] for n in ("flesch-kincaid", "smog", "lix"))
    assert target_of(kincaid, head(), {}) == 6
    assert target_of(kincaid, head(), own) == 5
    assert target_of(kincaid, head("reading: {grade: 4}\n"), own) == 4
    assert target_of(smog, head("reading: {grade: 4}\n"), own) == 7.5
    assert (target_of(lix, head(), own), target_of(lix, head(), {})) == (30, 34)


@pytest.mark.parametrize("text", ["", "[tool.other]\na = 1\n", "[tool.tpdocs]\n"])
def test_project_without_targets(tmp_path: Path, text: str) -> None:
    """A project need not say anything."""
    assert read_targets(project(tmp_path, text)) == {}


def test_project_without_settings(tmp_path: Path) -> None:
    """Nor have the file."""
    assert read_targets(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.tpdocs.reading]\nfkgl = 6\n", "'fkgl' is not a formula"),
        ("[tool.tpdocs.reading]\ngrade = 'six'\n", "grade must be a number"),
        ("[tool.tpdocs.reading]\ngrade = true\n", "grade must be a number"),
        ("[tool.tpdocs.reading]\ngrade = 0\n", "grade must be a number"),
        ("[tool.tpdocs.reading]\ngrade = nan\n", "grade must be a number"),
        ("[tool.tpdocs]\nreading = 6\n", "is not a table"),
        ("[tool]\ntpdocs = 6\n", "is not a table"),
        ("tool = 6\n", "is not a table"),
        ("tool.tpdocs.reading\n", "is not TOML"),
    ],
)
def test_wrong_target(tmp_path: Path, text: str, message: str) -> None:
    """A wrong target is an error with a next step, not the table's own."""
    with pytest.raises(UsageError) as caught:
        read_targets(project(tmp_path, text))
    assert message in caught.value.message
    assert caught.value.hint
