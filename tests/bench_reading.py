"""Measure how long a megabyte takes to be read, in each shape that a text may have.

``python tests/bench_reading.py``; ``make bench`` calls it too. Seconds are those of the
processor, and stand beside those that the same handout takes to be parsed.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tpdocs.foundation import find_language, read_project
from tpdocs.readability import check_reading, judge_plain, measure
from tpdocs.source import Handout, parse_handout

ROOT = Path(__file__).resolve().parents[1]
HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
#: Characters, nearly as many as a handout may have.
SIZE = 980_000


def print_reading() -> None:
    """Print the table; the aim is 2 seconds for each, on a machine that is idle."""
    rows = list(_measure())
    lines = [
        f"{'a megabyte of':34}{'parse':>7}{'level':>7}{'plain':>7}{'level/parse':>13}"
    ]
    lines += [
        f"{name:34}{parse:7.2f}{level:7.2f}{plain:7.2f}{level / parse:13.2f}"
        for name, parse, level, plain in rows
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _measure() -> Iterator[tuple[str, float, float, float]]:
    project = read_project(ROOT).value
    assert project is not None
    english = find_language(project.languages, "en")

    def level(handout: Handout) -> None:
        measure(check_reading(handout, english).report)

    level(_parse("Rest now."))  # the dictionaries are read once
    judge_plain(_parse("Rest now."))
    for name, text in _shapes():
        handout = _parse(text)
        parse = _seconds(partial(_parse, text))
        read = _seconds(partial(level, handout))
        yield name, parse, read, _seconds(partial(judge_plain, handout))


def _shapes() -> Iterator[tuple[str, str]]:
    text = (ROOT / "tests" / "texts" / "en.txt").read_text(encoding="utf-8")
    words = [word for word in text.split() if word.strip(".,;").isalpha()]
    chance = random.Random(1)  # noqa: S311  # a text, not a secret
    parts = (" ".join(chance.choices(words, k=60)) for _ in range(2600))
    yield "paragraphs of 60 words", "\n\n".join(parts)[:SIZE]
    for name, block in (
        ("two sentences in a paragraph", "It may hurt if you move. Rest after it.\n\n"),
        ("a list of sentences", "- You may get 5 mg of it if a nurse was asked.\n"),
        ("one paragraph", "It was not known that 1 in 5 people have the pain. "),
        ("one paragraph of one-word sentences", "Go. "),
    ):
        yield name, block * (SIZE // len(block))


def _parse(text: str) -> Handout:
    read = parse_handout(HEAD + text, ROOT / "handouts", "handouts/a.md")
    assert read.value is not None
    return read.value


def _seconds(call: Callable[[], object]) -> float:
    """Give the lesser of two timings: the other one may have met a busy machine."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    print_reading()
