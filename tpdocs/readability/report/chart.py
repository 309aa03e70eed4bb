"""Small charts, each on the scale of its own language: geometry, no drawing.

No two scales are comparable, so none is shared. A value stands on the scale of its
formula; where there is none, sentences stand by their length.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from tpdocs.readability.formulas import Formula
from tpdocs.readability.measures import Unit, lengths_of, unit_of
from tpdocs.readability.records import Level, ReadingReport

__all__ = ["WIDTH", "Bar", "Bullet", "Lengths", "Stretch"]
__all__ += ["band_tag", "draw_bullet", "draw_lengths"]

#: Of a chart, in its own units, and what is left free at either end for labels.
WIDTH = 320.0
_EDGE = 14.0
#: Bars of a chart of lengths, at most.
_BARS = 9
#: Formulas of other languages whose bands the table names in English.
_IN_ENGLISH = frozenset({"gulpease", "wiener"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A band on the axis."""

    name: str
    x: float
    width: float
    floor: float | None  #: ``None``: the lowest band has none
    depth: int  #: from 0, the easiest, up
    is_here: bool  #: whether the value lies in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """A value on the scale of its formula."""

    level: Level
    bands: tuple[Stretch, ...]  #: empty: the source names none
    ends: tuple[float, float]  #: the lowest and the highest value on the axis
    value: float  #: these are places on the axis
    target: float
    second: float | None  #: textstat's
    before: float | None
    passes: tuple[float, float]  #: start and width of what meets the target


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Sentences of about one length."""

    least: int  #: in the unit of the chart
    most: int
    sentences: int
    x: float
    width: float
    height: float  #: from 0 to 1, for the tallest


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How many sentences have which length."""

    bars: tuple[Bar, ...]
    unit: Unit
    mean: float
    mean_x: float


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_EDGE + min(max(share, 0), 1) * (WIDTH - 2 * _EDGE), 1)


def band_tag(formula: Formula) -> str:
    """Give the language that the names of a formula's bands are in."""
    return "en" if formula.name in _IN_ENGLISH else formula.languages[0]


def draw_bullet(level: Level, before: float | None = None) -> Bullet | None:
    """Place a level on its scale; ``None`` where it has no value.

    Args:
        level: Of a whole text.
        before: What an earlier build measured by the same formula.
    """
    if level.value is None:
        return None
    formula = level.formula
    axis = _axis(
        formula, [level.value, level.target, *_known(level.second), *_known(before)]
    )
    target = axis.at(level.target)
    start, end = (
        (axis.at(axis.low), target)
        if formula.higher == "harder"
        else (target, axis.at(axis.high))
    )
    return Bullet(
        level=level,
        bands=_stretches(formula, level.value, axis),
        ends=(axis.low, axis.high),
        value=axis.at(level.value),
        target=target,
        second=None if level.second is None else axis.at(level.second),
        before=None if before is None else axis.at(before),
        passes=(start, round(end - start, 1)),
    )


def draw_lengths(report: ReadingReport) -> Lengths | None:
    """Count sentences by their length; ``None`` without a sentence."""
    unit = unit_of(report.tag)
    sizes = lengths_of(report.sentences, unit)
    if not sizes:
        return None
    step = max(2, math.ceil(max(sizes) / _BARS))
    counted = Counter((n - 1) // step for n in sizes)
    bars = max(counted) + 1
    width = (WIDTH - 2 * _EDGE) / bars
    mean = sum(sizes) / len(sizes)
    return Lengths(
        bars=tuple(
            Bar(
                least=index * step + 1,
                most=(index + 1) * step,
                sentences=counted[index],
                x=round(_EDGE + index * width, 1),
                width=round(width, 1),
                height=round(counted[index] / max(counted.values()), 3),
            )
            for index in range(bars)
        ),
        unit=unit,
        mean=mean,
        mean_x=round(_EDGE + (mean - 0.5) / step * width, 1),
    )


def _axis(formula: Formula, shown: list[float]) -> _Axis:
    """Give an axis that holds all named bands and all that is shown on it."""
    floors = [band.floor for band in formula.bands if math.isfinite(band.floor)]
    if len(floors) < 2:
        return _Axis(min(0.0, *shown), max(100.0, *shown))
    room = max(high - low for low, high in pairwise(floors))
    return _Axis(min(floors[0] - room, *shown), max(floors[-1] + room, *shown))


def _stretches(formula: Formula, value: float, axis: _Axis) -> tuple[Stretch, ...]:
    bands = formula.bands
    if not bands:
        return ()
    ends = (*(band.floor for band in bands[1:]), axis.high)
    here = formula.band(value)
    easier = formula.higher == "easier"
    return tuple(
        Stretch(
            name=band.name,
            x=(x := axis.at(band.floor)),
            width=round(axis.at(end) - x, 1),
            floor=band.floor if math.isfinite(band.floor) else None,
            depth=len(bands) - 1 - index if easier else index,
            is_here=band.name == here,
        )
        for index, (band, end) in enumerate(zip(bands, ends, strict=True))
    )


def _known(value: float | None) -> list[float]:
    return [] if value is None else [value]
