"""Builds that are killed, interrupted, or spread over processes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from tpdocs.build.manifest import read_manifest
from tpdocs.foundation import digest_file

pytestmark = pytest.mark.slow

Start = Callable[..., subprocess.Popen[str]]
_DEADLINE = 60.0  #: seconds that nothing here may take


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Start ``tpdocs -C root build`` in a process group of its own."""
    started: list[subprocess.Popen[str]] = []

    def call(root: Path, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tpdocs", "-C", str(root), "build", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield call
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait until a condition holds, or the process has ended."""
    end = time.monotonic() + _DEADLINE
    while not condition() and process.poll() is None:
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.002)


def _finished(root: Path, pattern: str) -> int:
    return len(list((root / "dist").rglob(pattern)))


def _assert_whole(root: Path) -> None:
    """Assert that every file below dist/ can be used as it is."""
    for path in (root / "dist").rglob("*.*"):
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) > 0
        elif path.suffix == ".html":
            assert path.read_text().rstrip().endswith("</html>")
    manifest = read_manifest(root / "dist")
    for name, record in manifest.files.items():
        assert digest_file(root / "dist" / name) == record.digest
    if (root / "dist" / "manifest.json").exists():
        assert manifest.files


@pytest.mark.parametrize(("jobs", "files"), [("1", 0), ("1", 5), ("2", 1), ("2", 8)])
def test_a_killed_build_leaves_whole_files_and_the_next_completes(
    project: Path, start: Start, jobs: str, files: int
) -> None:
    """Killed at any moment, what lies there is whole, and the next build goes on."""
    process = start(project, "--jobs", jobs)
    _wait_for(lambda: _finished(project, "sore-neck.*") >= files, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    _assert_whole(project)
    again = start(project, "--jobs", jobs)
    out, err = again.communicate(timeout=_DEADLINE)
    assert again.returncode == 0, err
    _assert_whole(project)
    assert _finished(project, "sore-neck.*") == 12
    assert _finished(project, "*tpdocs-part*") == 0
    assert len(read_manifest(project / "dist").files) == 12
    assert "errors" not in out


def test_a_killed_build_leaves_no_process_behind(project: Path, start: Start) -> None:
    """Workers end when the program that started them is gone."""
    process = start(project, "--jobs", "2")
    _wait_for(lambda: _finished(project, "*.pdf") >= 1, process)
    process.kill()
    end = time.monotonic() + 20
    while _is_alive(process.pid) and time.monotonic() < end:
        process.poll()
        time.sleep(0.05)
    assert not _is_alive(process.pid)


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_build_says_so(project: Path, start: Start, jobs: str) -> None:
    """Ctrl-C ends with 130 and one line, without a traceback, and files are whole."""
    process = start(project, "--jobs", jobs)
    _wait_for(lambda: _finished(project, "*.pdf") >= 1, process)
    os.killpg(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=_DEADLINE)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "interrupted" in err
    _assert_whole(project)


def test_a_build_with_one_job_ends(project: Path, start: Start) -> None:
    """Java in a thread does not keep a finished build alive."""
    process = start(project, "--jobs", "1", "--lang", "en", "--edition", "standard")
    out, err = process.communicate(timeout=_DEADLINE)
    assert process.returncode == 0, err
    assert "3 made" in out


def test_two_builds_at_once_are_refused(project: Path, start: Start) -> None:
    """The second build ends with code 2 and a hint, and the first goes on."""
    first = start(project, "--jobs", "1")
    _wait_for(lambda: _finished(project, "sore-neck.*") >= 1, first)
    second = start(project, "--jobs", "1")
    _out, err = second.communicate(timeout=_DEADLINE)
    assert second.returncode == 2
    assert "another build" in err
    assert "--out" in err
    out, err = first.communicate(timeout=_DEADLINE)
    assert first.returncode == 0, err
    assert "12 made" in out


def test_processes_make_the_same_bytes(project: Path, start: Start) -> None:
    """With one job or two, every file and the manifest are the same."""
    # A finding names the folder of its file, so that both have one name.
    for jobs in ("1", "2"):
        out = project / jobs / "out"
        process = start(project, "--jobs", jobs, "--out", str(out))
        _out, err = process.communicate(timeout=_DEADLINE)
        assert process.returncode == 0, err
    one, two = (
        {
            path.relative_to(project / jobs).as_posix(): path.read_bytes()
            for path in (project / jobs / "out").rglob("*.*")
        }
        for jobs in ("1", "2")
    )
    assert len(one) == 14
    assert one == two


def test_a_closed_pipe_is_no_traceback(
    project: Path, environment: dict[str, str]
) -> None:
    """Output piped into a program that stops reading ends the program quietly."""
    command = f"{sys.executable} -m tpdocs -C {project} check --json | true"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=_DEADLINE,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
