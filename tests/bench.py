"""Measure speed and fidelity, within one run: ``make bench``.

A time on a shared machine is noisy; a ratio of two times taken one after the other is
less so. Prints tables; exits with 1 where a target of fidelity or of merging is missed.
"""

from __future__ import annotations

import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench_merge import print_merge
from bench_reading import print_reading
from fidelity.table import print_fidelity

from tpdocs.audit import audit_pdf
from tpdocs.formats import DEFAULT_STANDARD
from tpdocs.foundation import Place

ROOT = Path(__file__).resolve().parents[1]
TPDOCS = [sys.executable, "-m", "tpdocs", "-C", str(ROOT)]


def main() -> int:
    """Print the tables."""
    _print_speed(_speeds())
    is_quick = print_merge()
    print_reading()
    return 0 if print_fidelity() and is_quick else 1


def _speeds() -> Iterable[tuple[str, float]]:
    """Time what a user waits for; a name and seconds."""
    yield "python -c ''", _seconds(lambda: _python("-c", ""))
    yield "tpdocs --help", _seconds(lambda: _run("--help"))
    yield "tpdocs check", _seconds(lambda: _run("check"))
    with tempfile.TemporaryDirectory() as folder:
        out = ("build", "--out", folder)
        clean = _seconds(lambda: _run(*out, "--jobs", "2"), times=1)
        yield _CLEAN, clean
        nothing = _seconds(lambda: _run(*out))
        serial = _seconds(lambda: _run(*out, "--jobs", "1", "--force"), times=1)
        audits = _audit_seconds(sorted(Path(folder).rglob("*.pdf")))
    yield "tpdocs build, clean, 1 process", serial
    yield "tpdocs build, nothing to do", nothing
    yield "audit of a file, warm: middle", statistics.median(audits)
    yield "audit of a file, warm: slowest", max(audits)


def _audit_seconds(paths: list[Path]) -> list[float]:
    """Time audits in a process of their own: what forks later must have no JVM."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as executor:
        return executor.submit(_time_audits, paths).result()


def _time_audits(paths: list[Path]) -> list[float]:
    """Time the audit of each file, in a process that has audited all once before.

    Java compiles what it runs often while it runs: the first files take twice as long.
    """
    found = []
    for path in (*paths, *paths):
        start = time.perf_counter()
        audit_pdf(path.read_bytes(), Place(str(path)), DEFAULT_STANDARD.checks)
        found.append(time.perf_counter() - start)
    return found[len(paths) :]


_CLEAN = "tpdocs build, clean, 2 processes"


def _print_speed(rows: Iterable[tuple[str, float]]) -> None:
    rows = list(rows)
    clean = dict(rows)[_CLEAN]
    lines = [f"{'what':36}{'seconds':>9}{'of a clean build':>18}"]
    lines += [f"{name:36}{took:9.2f}{took / clean:18.3f}" for name, took in rows]
    sys.stdout.write("\n".join(lines) + "\n")


def _seconds(call: Callable[[], object], times: int = 3) -> float:
    """Give the least of a few timings, in seconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def _run(*args: str) -> None:
    done = subprocess.run([*TPDOCS, *args], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"tpdocs {' '.join(args)} failed:\n{done.stderr}")


def _python(*args: str) -> None:
    subprocess.run([sys.executable, *args], check=True)


if __name__ == "__main__":
    sys.exit(main())
