"""The command line as a whole: help, exit codes, one way to say an error."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tpdocs import __version__
from tpdocs.cli import main
from tpdocs.cli.main import cli
from tpdocs.foundation import TpdocsError

Run = Callable[..., tuple[int, str, str]]
COMMANDS = (
    "build",
    "check",
    "catalog",
    "review",
    "readability",
    "audit",
    "contact-sheet",
    "doctor",
    "new",
    "language",
)
_SUB = (
    ("catalog", "extract"),
    ("catalog", "update"),
    ("catalog", "status"),
    ("catalog", "reword"),
    ("catalog", "export"),
    ("catalog", "import"),
    ("catalog", "normalize"),
    ("review", "status"),
    ("review", "form"),
    ("review", "sign"),
)
EVERY = [*((name,) for name in COMMANDS), *_SUB, ("language", "add")]
_GROUPS = ("catalog", "review", "language")
#: Loaded by what draws, measures or validates; --help needs none of them.
_HEAVY = {"weasyprint", "jpype", "babel", "textstat", "rich", "jinja2", "pikepdf"}


def _leaf(path: tuple[str, ...]) -> click.Command:
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    """The first screen says what there is, and what an exit code means."""
    code, out, _ = run("--help")
    assert code == 0
    assert all(re.search(rf"^  {name} ", out, re.MULTILINE) for name in COMMANDS)
    codes = " ".join(out[out.index("Exit codes") :].split())
    for number in (0, 1, 2, 3, 4, 5, 6, 130):
        assert re.search(rf"\b{number} \w+", codes)


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_each_command_has_help(run: Run, path: tuple[str, ...]) -> None:
    """Each command says what it does, and each of its options what it is for."""
    code, out, err = run(*path, "--help")
    assert (code, err) == (0, "")
    command = _leaf(path)
    assert command.help
    assert command.help.strip().split("\n")[0] in " ".join(out.split())
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            assert parameter.opts[0] in out


def test_the_list_of_commands_is_whole(checkout: Path) -> None:
    """Every module of the command line that has a command is listed by its name."""
    folder = checkout / "tpdocs" / "cli"
    modules = sorted(folder.glob("*.py"))
    named = {
        path.stem.replace("_", "-")
        for path in modules
        if "\ndef command(" in path.read_text()
    }
    named |= {path.parent.name for path in folder.glob("*/group.py")}
    assert named == set(COMMANDS)


@pytest.mark.parametrize(
    "path",
    [path for path in EVERY if len(path) > 1 or path[0] not in _GROUPS],
    ids=" ".join,
)
def test_every_option_says_what_it_is_for(path: tuple[str, ...]) -> None:
    """No option stands in the help without a word."""
    silent = [
        parameter.opts[0]
        for parameter in _leaf(path).params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent == []


def test_the_version(run: Run) -> None:
    """--version gives the version of the package."""
    assert run("--version") == (0, f"tpdocs, version {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--edition", "tiny"],
        ["build", "--format", "docx"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "-1"],
        ["build", "--jobs", "many"],
        ["build", "extra"],
        ["new"],
        ["new", "a", "b"],
        ["language"],
        ["language", "remove"],
        ["catalog", "nonsense"],
        ["audit", "/no/such/file.pdf"],
        ["-C", "/no/such/folder", "check"],
        ["-C"],
        ["--traceback"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_a_usage_error(
    run: Run, project: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code 2, what is wrong, and where to look; nothing on standard output."""
    monkeypatch.chdir(project)
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert "--help" in err or "Usage:" in err
    assert "Traceback" not in err


def test_a_folder_without_handouts_is_said(run: Run, tmp_path: Path) -> None:
    """Run in the wrong place, it says so and how to name the right one."""
    code, _, err = run("-C", tmp_path, "check")
    assert code == 2
    assert "no folder handouts/" in err
    assert "-C DIR" in err


def test_the_current_folder_is_the_project(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without -C it works where it is started; with it, elsewhere."""
    monkeypatch.chdir(project)
    inside = run("check")
    monkeypatch.chdir(project.parent)
    assert run("-C", "project", "check") == inside
    assert inside[0] == 0


@pytest.mark.parametrize("text", ['name = "x', "country = 5", "nonsense = ''", "\xff"])
@pytest.mark.parametrize("command", ["build", "check", "doctor"])
def test_a_clinic_that_cannot_be_used_stops_everything(
    run: Run, project: Path, text: str, command: str
) -> None:
    """A wrong clinic.toml is code 2, with its finding, and nothing is built."""
    (project / "clinic.toml").write_bytes(text.encode("latin-1"))
    code, out, err = run("-C", project, command)
    assert code == 2
    assert "clinic.toml" in out + err
    assert "nothing was done" in err
    assert not (project / "dist").exists()


@pytest.mark.parametrize("text", ["[en", "[en]\n", "[xx-yy]\nfonts=['a']\n", "en = 5"])
def test_a_wrong_registry_is_a_catalog_error(
    run: Run, project: Path, text: str
) -> None:
    """A wrong languages.toml is code 4, and names the file."""
    (project / "locales" / "languages.toml").write_text(text)
    code, _, err = run("-C", project, "check")
    assert code == 4
    assert "languages.toml" in err


@pytest.mark.parametrize("before", [True, False])
def test_an_error_shows_where_it_arose_only_when_asked(
    run: Run, tmp_path: Path, *, before: bool
) -> None:
    """--traceback is for who mends tpdocs; nobody else sees one."""
    arguments = ["--traceback"] if before else []
    _, _, err = run(*arguments, "-C", tmp_path, "check")
    assert ("Traceback" in err) is before


def test_ctrl_c_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt is said in one line."""

    def interrupt(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupt)
    code, out, err = run("check")
    assert (code, out) == (130, "")
    assert err == "interrupted; every finished file is whole\n"


def _errors(kind: type[TpdocsError]) -> list[type[TpdocsError]]:
    return [kind, *(e for sub in kind.__subclasses__() for e in _errors(sub))]


@pytest.mark.parametrize("kind", _errors(TpdocsError), ids=lambda kind: kind.__name__)
def test_each_error_ends_with_its_code_and_hint(
    run: Run, monkeypatch: pytest.MonkeyPatch, kind: type[TpdocsError]
) -> None:
    """One place turns errors into exit codes; the next step is always shown."""

    def fail(*_args: object, **_kwargs: object) -> None:
        raise kind("it went wrong", hint="do this")

    monkeypatch.setattr(cli, "main", fail)
    assert run("check") == (kind.exit_code, "", "error: it went wrong\n  do this\n")


def test_arguments_come_from_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments of its own, main reads those of the process."""
    monkeypatch.setattr(sys, "argv", ["tpdocs", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["nonsense"]])
def test_help_loads_nothing_heavy(
    environment: dict[str, str], arguments: list[str]
) -> None:
    """The first screen comes at once: no library that draws, measures or validates."""
    script = (
        "import sys\n"
        "from tpdocs.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    print('LOADED', *sorted({n.partition('.')[0] for n in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    loaded = set(done.stdout.rpartition("LOADED ")[2].split())
    assert "click" in loaded
    assert loaded & _HEAVY == set()


@pytest.mark.slow
def test_a_build_with_nothing_to_do_loads_no_renderer(
    project: Path, environment: dict[str, str], run: Run
) -> None:
    """What is up to date is found so without WeasyPrint, Java and textstat."""
    arguments = ["-C", str(project), "build", "--format", "html", "--jobs", "1"]
    assert run(*arguments)[0] == 0
    script = (
        "import sys\n"
        "from tpdocs.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    print('LOADED', *sorted({n.partition('.')[0] for n in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert "0 made, 3 unchanged" in done.stdout
    loaded = set(done.stdout.rpartition("LOADED ")[2].split())
    assert loaded & {"weasyprint", "jpype", "textstat"} == set()


@pytest.mark.slow
def test_the_module_can_be_run(environment: dict[str, str]) -> None:
    """``python -m tpdocs`` is the same program."""
    done = subprocess.run(
        [sys.executable, "-m", "tpdocs", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout == f"tpdocs, version {__version__}\n"
