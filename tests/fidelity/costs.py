"""What the repair costs: size and time, as ratios to WeasyPrint's own writing."""

from __future__ import annotations

import time
from dataclasses import dataclass

from fidelity.pages import write_pdf
from fidelity.places import measure_drift, record_spots
from fidelity.spots import find_spots

__all__ = ["SIZE_LIMIT", "TIME_LIMIT", "Cost", "measure_cost", "measure_places"]

SIZE_LIMIT = 1.1
TIME_LIMIT = 1.25


@dataclass(frozen=True, slots=True)
class Cost:
    """Ours divided by WeasyPrint's own."""

    size: float  #: bytes
    seconds: float  #: of the processor, for the whole of layout and writing


def measure_cost(html: str, times: int = 3) -> Cost:
    """Render a document both ways in turn, and compare the least times."""
    sizes = {mode: len(write_pdf(html, repaired=mode)) for mode in (True, False)}
    least = dict.fromkeys(sizes, float("inf"))
    for _ in range(times):
        for mode in sizes:
            start = time.process_time()
            write_pdf(html, repaired=mode)
            least[mode] = min(least[mode], time.process_time() - start)
    return Cost(sizes[True] / sizes[False], least[True] / least[False])


def measure_places(html: str, *, repaired: bool) -> float:
    """Give how far, in points, a glyph is at most from where Pango put it.

    Raises:
        ValueError: Glyphs were lost, or drawn twice.
    """
    with record_spots() as meant:
        data = write_pdf(html, repaired=repaired)
    drift = measure_drift(meant, find_spots(data, meant))
    if drift.lost:
        raise ValueError(f"{drift.lost} glyphs are not where they were meant to be")
    return drift.worst
