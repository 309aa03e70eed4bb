"""Reading levels of the English, measured again only when the handout has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import tpdocs
from tpdocs.build.manifest import ReadingRecord
from tpdocs.foundation import digest_bytes
from tpdocs.source import Handout

__all__ = ["measure_reading"]


def measure_reading(
    handouts: Iterable[Handout], before: Mapping[str, ReadingRecord]
) -> dict[str, ReadingRecord]:
    """Measure handouts, or take what was measured of the same text before."""
    return {handout.slug: _measure(handout, before) for handout in handouts}


def _measure(handout: Handout, before: Mapping[str, ReadingRecord]) -> ReadingRecord:
    inputs = digest_bytes(f"{tpdocs.__version__} {handout!r}".encode())
    known = before.get(handout.slug)
    if known is not None and known.inputs == inputs:
        return known
    # textstat takes a second to load, so it loads only where a text has changed.
    from tpdocs.readability import check_reading

    reading = check_reading(handout)
    return ReadingRecord(
        inputs=inputs,
        grade=reading.measures.grade,
        smog=reading.measures.smog,
        findings=reading.findings,
    )
