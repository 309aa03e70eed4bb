"""Measure speed as ratios within one run: ``make bench``.

A time on a shared machine is noisy; a ratio of two times taken one after the other is
less so. Prints a table; tests nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TPDOCS = [sys.executable, "-m", "tpdocs", "-C", str(ROOT)]


def _seconds(call: Callable[[], object], times: int = 3) -> float:
    """Give the least of a few timings, in seconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def _run(*args: str) -> None:
    subprocess.run([*TPDOCS, *args], check=True, capture_output=True)


def main() -> None:
    """Print the table."""
    python = _seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
    with tempfile.TemporaryDirectory() as folder:
        out = ("build", "--out", folder)
        clean = _seconds(lambda: _run(*out, "--jobs", "2"), times=1)
        nothing = _seconds(lambda: _run(*out))
        serial = _seconds(lambda: _run(*out, "--jobs", "1", "--force"), times=1)
    rows = (
        ("python -c ''", python),
        ("tpdocs --help", _seconds(lambda: _run("--help"))),
        ("tpdocs check", _seconds(lambda: _run("check"))),
        ("tpdocs build, clean, 2 processes", clean),
        ("tpdocs build, clean, 1 process", serial),
        ("tpdocs build, nothing to do", nothing),
    )
    print(f"{'what':36}{'seconds':>9}{'of a clean build':>18}")  # noqa: T201
    for name, seconds in rows:
        print(f"{name:36}{seconds:9.2f}{seconds / clean:18.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
