"""Matches the numbers of two texts one to one, as many as can be.

Augmenting paths (Berge 1957): a number that finds its places taken has another one
moved, if that can go elsewhere. So the order in which numbers stand does not matter.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from tpdocs.catalog.checks.readings import Number, Reading

__all__ = ["match"]


def match(
    wanted: Sequence[Number], have: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Match numbers that have a reading in common.

    Args:
        wanted: The numbers of the English.
        have: Those of the translation.

    Returns:
        The pairs, what is left of ``wanted``, and what is left of ``have``.
    """
    fitting = _find_fitting(wanted, have)
    taken: dict[int, int] = {}
    left = [number for n, number in enumerate(wanted) if not _place(n, fitting, taken)]
    matched = [(wanted[n], have[m]) for m, n in sorted(taken.items())]
    return matched, left, [have[m] for m in range(len(have)) if m not in taken]


def _find_fitting(wanted: Sequence[Number], have: Sequence[Number]) -> list[list[int]]:
    """Give each number the places of those that it may be."""
    by_reading = defaultdict[Reading, list[int]](list)
    for place, number in enumerate(have):
        for reading in number.readings:
            by_reading[reading].append(place)
    return [
        sorted({place for reading in n.readings for place in by_reading[reading]})
        for n in wanted
    ]


def _place(start: int, fitting: Sequence[Sequence[int]], taken: dict[int, int]) -> bool:
    """Find a place for a number, a free one first, and move others for it.

    Args:
        start: The number.
        fitting: For each number, the places that it may have.
        taken: Which place which number has; changed if there is one for ``start``.
    """
    wanted_by: dict[int, int] = {}  # a place, and the number that asks for it
    held = dict[int, int]()  # a number, and the place that it would leave
    queue = deque([start])
    while queue:
        number = queue.popleft()
        for place in fitting[number]:
            if place in wanted_by:
                continue
            wanted_by[place] = number
            if place not in taken:
                _move(place, wanted_by, held, taken)
                return True
            held[taken[place]] = place
            queue.append(taken[place])
    return False


def _move(
    free: int, wanted_by: dict[int, int], held: dict[int, int], taken: dict[int, int]
) -> None:
    """Give the free place to who asks for it, and theirs to the next."""
    place: int | None = free
    while place is not None:
        number = wanted_by[place]
        taken[place] = number
        place = held.get(number)
