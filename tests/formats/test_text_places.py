"""The page does not change: every glyph stands where Pango put it."""

from __future__ import annotations

import pytest
from fidelity.costs import measure_places
from fidelity.pages import read_sample
from fidelity.places import HALF_PIXEL, Drift, measure_drift
from fidelity.spots import Spot

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("tag", ["en", "ar", "ur", "hi", "my", "lo", "km", "he", "ko"])
def test_glyphs_stand_where_they_should(tag: str) -> None:
    """None is lost, none is drawn twice, and none is half a pixel off at 150 dpi."""
    assert measure_places(read_sample(tag).html, repaired=True) < HALF_PIXEL / 4


def test_a_glyph_that_moved_is_seen() -> None:
    """The measure itself: a move is given in points, a loss as a number."""
    one, two = Spot(0, "F", 7, 10, 10), Spot(0, "F", 7, 50, 10)
    moved = one._replace(x=13, y=14)
    assert measure_drift([one, two], [moved, two]) == Drift(5.0, one, 0)
    assert measure_drift([one, two], [one]).lost == 1
    assert measure_drift([one], [one, two._replace(glyph=8)]).lost == 1
