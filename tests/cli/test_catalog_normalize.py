"""``tpdocs catalog normalize``: one form, checked in CI; updating changes no byte."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
ES = Path("locales", "es", "LC_MESSAGES", "sore-neck.po")


def wrap(path: Path) -> None:
    """Wrap a catalog as GNU gettext does by default, with another tool's marks."""
    command = ["msgcat", "--width=50", "-o", str(path), str(path)]
    subprocess.run(command, check=True)
    text = path.read_text().replace(
        "#: handouts/sore-neck.md", "#: handouts/sore-neck.md:7"
    )
    path.write_text(
        text.replace('"Language:', '"X-Generator: Poedit 3.4\\n"\n"Language:')
    )


def test_a_catalog_of_another_tool_is_brought_back(run: Run, project: Path) -> None:
    """Line breaks, line numbers and names of tools go; the bytes are the old ones."""
    before = (project / ES).read_bytes()
    wrap(project / ES)
    assert (project / ES).read_bytes() != before
    assert run("-C", project, "catalog", "normalize") == (0, f"wrote {ES}\n", "")
    assert (project / ES).read_bytes() == before
    assert run("-C", project, "catalog", "normalize") == (0, "", "")


def test_check_says_the_first_line_that_differs(run: Run, project: Path) -> None:
    """With --check nothing is written; a finding for each file, and exit code 4."""
    assert run("-C", project, "catalog", "normalize", "--check") == (0, "", "")
    text = (project / ES).read_text()
    lines = text.split("\n")
    line = next(n for n, found in enumerate(lines, 1) if found.startswith("#: "))
    wrong = text.replace("sore-neck.md\n", "sore-neck.md:3\n", 1)
    (project / ES).write_text(wrong)
    code, out, _ = run("-C", project, "catalog", "normalize", "--check")
    assert code == 4
    assert f"{ES}:{line}: error: " in out
    assert "'#: handouts/sore-neck.md:3', not '#: handouts/sore-neck.md'" in out
    assert out.count("catalog/form") == 1
    assert (project / ES).read_text() == wrong


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, 1),
        (lambda data: data.replace(b"\n", b"\r\n"), 1),
        (lambda data: data + b"\n", -1),
        (lambda data: data.rstrip(b"\n"), -1),
    ],
    ids=["byte order mark", "CRLF", "line too many", "no line feed at the end"],
)
def test_what_cannot_be_seen_is_shown(
    run: Run, project: Path, change: Callable[[bytes], bytes], line: int
) -> None:
    """Marks and ends of lines that an editor hides are in the message."""
    data = (project / ES).read_bytes()
    (project / ES).write_bytes(change(data))
    code, out, _ = run("-C", project, "catalog", "normalize", "--check")
    number = line if line > 0 else data.count(b"\n") + 1
    assert code == 4
    assert f"{ES}:{number}: " in out or f"{ES}:{number + 1}: " in out
    run("-C", project, "catalog", "normalize")
    assert (project / ES).read_bytes() == data


def test_files_that_are_named_need_no_project(run: Run, tmp_path: Path) -> None:
    """Any valid catalog can be brought into the form, wherever it lies."""
    path = tmp_path / "other.po"
    path.write_text('#: src/a.c:12 src/a.c:13\nmsgid "a"\nmsgstr "b"\n')
    code, out, _ = run("-C", tmp_path, "catalog", "normalize", str(path))
    assert (code, out) == (0, f"wrote {path}\n")
    text = path.read_text()
    assert '#: src/a.c\nmsgid "a"\nmsgstr "b"\n' in text
    assert "charset=UTF-8" in text
    assert run("-C", tmp_path, "catalog", "normalize", "--check", str(path))[0] == 0


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """It is said, with the exit code of a wrong call."""
    assert run("catalog", "normalize", str(tmp_path / "none.po"))[0] == 2


def test_our_own_catalogs_are_in_the_form(run: Run, checkout: Path) -> None:
    """What make check asks of this repository."""
    assert run("-C", checkout, "catalog", "normalize", "--check") == (0, "", "")


def test_update_of_our_own_catalogs_changes_no_byte(
    run: Run, checkout: Path, tmp_path: Path
) -> None:
    """Extract and update with nothing changed leave every file as it is."""
    for name in ("handouts", "locales", "styles"):
        shutil.copytree(checkout / name, tmp_path / name)
    shutil.copy(checkout / "clinic.toml", tmp_path)
    paths = sorted((tmp_path / "locales").rglob("*.po*"))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}
    assert run("-C", tmp_path, "catalog", "extract")[:2] == (0, "")
    assert run("-C", tmp_path, "catalog", "update")[:2] == (0, "")
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in paths} == before
    assert sorted((tmp_path / "locales").rglob("*.po*")) == paths
