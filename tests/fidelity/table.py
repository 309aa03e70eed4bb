"""The fidelity table: language by reader, with what it costs. For ``make bench``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from fidelity.costs import SIZE_LIMIT, TIME_LIMIT, Cost, measure_cost, measure_places
from fidelity.faults import FAULTS, Fault, fault_of
from fidelity.pages import (
    LANGUAGES,
    MIXED,
    Sample,
    read_mixed,
    read_sample,
    write_pdf,
)
from fidelity.places import HALF_PIXEL
from fidelity.readers import READERS
from fidelity.scores import Score, is_enough, score

__all__ = ["print_fidelity"]

_Print = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured in one language."""

    tag: str
    scores: dict[str, Score]  #: by reader
    excused: dict[str, Score]  #: with the reader's known fault left out
    cost: Cost
    drift: float  #: points, ours from Pango
    their_drift: float  #: points, WeasyPrint's own from Pango

    def missed(self) -> Iterator[str]:
        """Give the targets of issue 3 that are missed."""
        for reader, found in (self.scores | self.excused).items():
            if not is_enough(self.tag, found):
                yield reader
        if self.cost.size > SIZE_LIMIT:
            yield "size"
        if self.cost.seconds > TIME_LIMIT:
            yield "time"
        if self.drift > HALF_PIXEL:
            yield "places"


def measure(tag: str) -> Row:
    """Measure one language."""
    sample = read_sample(tag)
    scores, excused = _read(sample, tag)
    return Row(
        tag=tag,
        scores=scores,
        excused=excused,
        cost=measure_cost(sample.html),
        drift=measure_places(sample.html, repaired=True),
        their_drift=measure_places(sample.html, repaired=False),
    )


def _read(sample: Sample, tag: str) -> tuple[dict[str, Score], dict[str, Score]]:
    """Score each reader; and those with a known fault a second time, without it."""
    source, data = "\n".join(sample.blocks), write_pdf(sample.html)
    scores, excused = {}, {}
    for name, read in READERS.items():
        text, fault = read(data), fault_of(name, tag)
        scores[name] = score(source, text, tag)
        if fault:
            excused[name] = score(fault.excuse(source), text, tag)
    return scores, excused


def print_fidelity(tags: Sequence[str] = LANGUAGES, say: _Print | None = None) -> bool:
    """Measure languages, print a line of each as it is done, and the faults.

    Returns:
        Whether every target is met.
    """
    say = say or _write
    say("\nText read back, against the source: characters alike / words whole")
    say(f"{'language':10}{''.join(f'{name:>15}' for name in READERS)}" + _COSTS)
    rows = []
    with ProcessPoolExecutor(2) as pool:
        for row in pool.map(measure, tags):
            rows.append(row)
            say(_line(row))
    for line in (*_notes(rows), *_mixed()):
        say(line)
    return not any(any(row.missed()) for row in rows)


_COSTS = f"{'size':>8}{'time':>7}{'moved':>8}{'WeasyPrint':>12}  missed"


def _line(row: Row) -> str:
    cells = (_cell(found) + _sign(row, name) for name, found in row.scores.items())
    return (
        f"{row.tag:10}{''.join(f'{cell:>15}' for cell in cells)}"
        f"{row.cost.size:8.3f}{row.cost.seconds:7.3f}"
        f"{row.drift:8.3f}{row.their_drift:12.3f}  {' '.join(row.missed())}".rstrip()
    )


def _sign(row: Row, reader: str) -> str:
    fault = fault_of(reader, row.tag)
    return _mark(fault) if fault else " "


def _mark(fault: Fault) -> str:
    return "¹²³⁴⁵⁶⁷⁸⁹"[FAULTS.index(fault)]


def _notes(rows: Iterable[Row]) -> Iterator[str]:
    rows = list(rows)
    yield (
        "size, time: ratio to WeasyPrint's own writing; moved: the glyph that is "
        "farthest from\nwhere Pango put it, in points, in our file and in WeasyPrint's"
    )
    yield f"worst: {max(row.drift for row in rows):.3f} of {HALF_PIXEL} points"
    by_tag = {row.tag: row for row in rows}
    for fault in FAULTS:
        if fault.tag in by_tag:
            yield from _note(fault, by_tag[fault.tag].excused[fault.reader])


def _mixed() -> Iterator[str]:
    yield "\nNumbers, brackets, quotation marks and Latin names in right-to-left text"
    for tag in MIXED:
        scores, _ = _read(read_mixed(tag), tag)
        yield f"{tag:10}" + "".join(f"{_cell(found):>14} " for found in scores.values())


def _cell(found: Score) -> str:
    return f"{found.characters:.4f}/{found.words:.4f}"


def _note(fault: Fault, excused: Score) -> Iterator[str]:
    yield (f"{_mark(fault)} {fault.reader} {fault.what}; that apart: {_cell(excused)}")
    yield f"  the smallest case is {fault.sample!a}"
    for producer, data in fault.producers().items():
        text = READERS[fault.reader](data).strip()
        yield f"  by {producer:12}{text!a}"


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
