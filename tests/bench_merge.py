"""Measure merging side by side: ours, GNU msgmerge and Babel, on the same paragraphs.

``python tests/bench_merge.py``; ``make bench`` calls it too. The texts are made of the
words of our own handouts, always in the same way.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from tpdocs.catalog import Entry, PoFile, format_po, merge, parse_po
from tpdocs.foundation import read_project

ROOT = Path(__file__).resolve().parents[1]
MESSAGES, EDITED, WORDS = 3_600, 100, 40
LARGE = 100_000
#: Babel compares each edited message with every old one: a sixth of both is 1/36.
PART = 6


def print_merge() -> bool:
    """Print the table; tell whether ours takes less than a second."""
    rows = dict(_measure())
    lines = [f"{'what':58}{'seconds':>9}"]
    lines += [f"{name:58}{seconds:9.2f}" for name, seconds in rows.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return rows[_OURS] < 1


_OURS = f"tpdocs: parse, merge, format; {MESSAGES:,} messages, {EDITED} edited"


def _measure() -> Iterator[tuple[str, float]]:
    template, catalog = _make(MESSAGES, EDITED)
    yield _OURS, _seconds(lambda: _merge(template, catalog), times=5)
    yield "GNU msgmerge --previous, the same", _run_msgmerge(template, catalog)
    small = _make(MESSAGES // PART, EDITED // PART)
    name = f"{MESSAGES // PART} messages, {EDITED // PART} edited"
    yield f"tpdocs, {name}", _seconds(lambda: _merge(*small), times=5)
    seconds = _seconds(lambda: _update(*small), times=1)
    yield f"Babel's update, {name}", seconds
    yield f"Babel's update, by that, all (times {PART * PART})", seconds * PART * PART
    rewritten = _make(MESSAGES, MESSAGES)
    yield f"tpdocs, all {MESSAGES:,} edited", _seconds(lambda: _merge(*rewritten))
    large = _make(LARGE, 1)[1]
    name = f"tpdocs, reading {LARGE:,} messages ({len(large) // 1_000_000} MB)"
    yield name, _seconds(lambda: parse_po(large, "a.po"))


def _make(messages: int, edited: int) -> tuple[str, str]:
    """Make a template and a catalog of paragraphs; some have a new dose and word."""
    words = _vocabulary()
    entries = tuple(
        Entry(
            msgid=_paragraph(words, number),
            msgstr=_paragraph(words, number + messages),
            comments=("paragraph",),
            sources=("handouts/a.md",),
        )
        for number in range(messages)
    )
    every = max(1, messages // edited)
    new = tuple(
        replace(e, msgid=_edit(e.msgid) if n % every == 0 else e.msgid, msgstr="")
        for n, e in enumerate(entries)
    )
    headers = (("Project-Id-Version", "a"), ("Language", "es"))
    return (
        format_po(PoFile(headers=headers, entries=new)),
        format_po(PoFile(headers=headers, entries=entries)),
    )


def _vocabulary() -> list[str]:
    """Give the different words of our own handouts, in the order of the alphabet."""
    paths = (ROOT / "handouts").glob("*.md")
    text = " ".join(path.read_text(encoding="utf-8") for path in paths)
    return sorted({word for word in text.lower().split() if word.isalpha()})


def _paragraph(words: list[str], seed: int) -> str:
    """Choose words by a linear congruential generator (Numerical Recipes, 1992)."""
    state, chosen = seed + 1, list[str]()
    for _ in range(WORDS):
        state = (1664525 * state + 1013904223) % 2**32
        chosen.append(words[(state >> 8) % len(words)])
    return f"Take {seed % 9} tablets: {' '.join(chosen)}."


def _edit(text: str) -> str:
    """Change the dose and one word, as a new edition would."""
    _take, dose, rest = text.split(" ", 2)
    return f"Take {int(dose) + 1} {rest.replace(' ', ' only ', 3)}"


def _merge(template: str, catalog: str) -> str:
    new, old = parse_po(template, "a.pot").value, parse_po(catalog, "a.po").value
    project = read_project(ROOT).value
    if new is None or old is None or project is None:
        sys.exit("the bench made a catalog that cannot be read")
    return format_po(merge(new, old, project.languages["es"]))


def _run_msgmerge(template: str, catalog: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder, "a.po"), Path(folder, "a.pot")
        paths[0].write_text(catalog, encoding="utf-8")
        paths[1].write_text(template, encoding="utf-8")
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", *map(str, paths)]
        return _seconds(
            lambda: subprocess.run(command, check=True, capture_output=True), times=5
        )


def _update(template: str, catalog: str) -> None:
    new, old = (read_po(io.BytesIO(text.encode())) for text in (template, catalog))
    old.update(new)
    write_po(io.BytesIO(), old, include_previous=True)


def _seconds(call: Callable[[], object], times: int = 1) -> float:
    """Give the least of a few timings, in seconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    sys.exit(0 if print_merge() else 1)
