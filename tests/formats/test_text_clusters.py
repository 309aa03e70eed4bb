"""Clusters of a line: nothing is lost, nothing moves, all is read in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpdocs.formats.pdf.line import in_reading_order, with_space
from tpdocs.formats.pdf.shaped import (
    Glyph,
    ShapedCluster,
    ShapedRun,
    as_readers_need,
    with_marks,
)

_ZWNJ, _ZWJ, _RLM = "\u200c", "\u200d", "\u200f"
_MARK = "\u093f\u094d"[1]  # a virama
_LTR = f"ab \u0915{_MARK}\u093e{_ZWNJ}{_ZWJ}"
_RTL = f"\u0628\u0644 \u0650\u060c.-(1{_ZWNJ}"


@st.composite
def _clusters(draw: st.DrawFn, alphabet: str, *, most: int = 3) -> ShapedCluster:
    text = draw(st.text(alphabet, min_size=1, max_size=most))
    is_unseen = not text.strip(_ZWNJ + _ZWJ)
    glyphs = draw(
        st.lists(
            st.builds(
                Glyph,
                glyph=st.integers(1, 900),
                x=st.integers(-500, 500),
                y=st.integers(-500, 500),
            ),
            min_size=0 if is_unseen or text.isspace() else 1,
            max_size=0 if is_unseen or text.isspace() else 2,
        )
    )
    advance = 0 if is_unseen else draw(st.sampled_from([0, 7, 512, 1000]))
    if text.isspace():
        advance = 300
    return ShapedCluster(tuple(glyphs), advance, text)


def _ink(clusters: Iterable[ShapedCluster], start: int = 0) -> Counter[Glyph]:
    """Give each glyph where it stands, from the left end of the line."""
    found: Counter[Glyph] = Counter()
    for cluster in clusters:
        found.update(glyph._replace(x=start + glyph.x) for glyph in cluster.glyphs)
        start += cluster.advance
    return found


def _advance(clusters: Iterable[ShapedCluster]) -> int:
    return sum(cluster.advance for cluster in clusters)


def _text(clusters: Iterable[ShapedCluster]) -> str:
    return "".join(cluster.text for cluster in clusters)


@given(st.lists(_clusters(_LTR), min_size=1))
def test_left_to_right_nothing_is_lost(clusters: list[ShapedCluster]) -> None:
    """Text, ink and width are what they were; marks stand apart, joiners never last."""
    made = as_readers_need(clusters, _text(clusters), rtl=False)
    assert _text(made) == _text(clusters)
    assert _ink(made) == _ink(clusters)
    assert _advance(made) == _advance(clusters)
    for cluster in made:
        has_letter = cluster.text[:1].strip(_MARK + _ZWNJ + _ZWJ) != ""
        assert not (has_letter and _MARK in cluster.text)
        ends_unseen = len(cluster.text) > 1 and cluster.text[-1] in (_ZWNJ, _ZWJ)
        assert not ends_unseen or cluster is made[-1] or not has_letter


@given(st.lists(_clusters(_RTL), min_size=1))
def test_right_to_left_nothing_is_lost(clusters: list[ShapedCluster]) -> None:
    """Ink and width are what they were; the text is in the order of the page."""
    logical = _text(reversed(clusters))
    made = as_readers_need(clusters, logical, rtl=True)
    assert _text(made)[::-1] == logical
    assert _ink(made) == _ink(clusters)
    assert _advance(made) == _advance(clusters)
    assert all(len(cluster.text.replace(_ZWNJ, "")) <= 1 for cluster in made)


def test_a_mark_after_a_space_claims_its_width() -> None:
    """Else pdf.js would see the space a second time, inside the word."""
    space, mark, letter = (
        ShapedCluster((), 300, " "),
        ShapedCluster((Glyph(5, 0, 0),), 0, "\u0650"),
        ShapedCluster((Glyph(6, 0, 0),), 500, "\u0628"),
    )
    made = as_readers_need([space, mark, letter], "\u0628\u0650 ", rtl=True)
    assert [cluster.claimed for cluster in made] == [0, 300, 0]


def test_a_letter_of_a_ligature_gets_a_width() -> None:
    """A letter that has none shares its neighbour's."""
    ligature = ShapedCluster((Glyph(5, 0, 0),), 0, "\u0644")
    other = ShapedCluster((Glyph(6, 10, 0),), 501, "\u0628")
    made = as_readers_need([ligature, other], "\u0628\u0644", rtl=True)
    assert [cluster.advance for cluster in made] == [250, 251]
    assert _ink(made) == _ink([ligature, other])


@pytest.mark.parametrize("rtl", [False, True])
def test_a_break_is_not_written(rtl: bool) -> None:  # noqa: FBT001
    """What only says where a line may break has no text here, and no cluster."""
    one = ShapedCluster((Glyph(1, 0, 0),), 10, "\u1780")
    none = ShapedCluster((), 0, "")
    made = as_readers_need([one, none, one], "\u1780\u200b\u1780", rtl=rtl)
    assert made == [one, one]


def test_a_joiner_that_is_drawn_is_kept() -> None:
    """A joiner with ink of its own, such as a dotted circle, does not lose it."""
    drawn = ShapedCluster((Glyph(1, 0, 0),), 10, _ZWJ)
    letter = ShapedCluster((Glyph(2, 0, 0),), 10, "a")
    assert as_readers_need([drawn, letter], f"{_ZWJ}a", rtl=False) == [drawn, letter]


def test_marks_go_back_to_their_letters() -> None:
    """Where a font can draw nothing for a mark, its letter says both."""
    letter = ShapedCluster((Glyph(2, 0, 0),), 10, "\u304b")
    mark = ShapedCluster((), 0, "\u309a")
    assert with_marks([mark, letter, mark, letter]) == [
        mark,
        letter._replace(text="\u304b\u309a"),
        letter,
    ]


@st.composite
def _lines(draw: st.DrawFn) -> list[ShapedRun]:
    """Make runs that touch, from left to right, in any order of text."""
    runs, start = [], 0
    offsets = draw(st.permutations(range(draw(st.integers(1, 4)))))
    for offset in offsets:
        rtl = draw(st.booleans())
        letters = _clusters(_RTL[:-1] if rtl else "ab .", most=1)
        clusters = tuple(draw(st.lists(letters, min_size=1, max_size=5)))
        runs.append(ShapedRun(None, offset, start, rtl, clusters))
        start = runs[-1].end
    return runs


def _logical(runs: Iterable[ShapedRun]) -> str:
    """Give the text of runs as a reader that knows directions gives it."""
    texts = (
        _text(run.clusters)[::-1] if run.rtl else _text(run.clusters) for run in runs
    )
    return "".join(texts).replace(_RLM, "")


def _ink_of(runs: Sequence[ShapedRun]) -> Counter[Glyph]:
    found: Counter[Glyph] = Counter()
    for run in runs:
        found.update(_ink(run.clusters, run.start))
    return found


@given(_lines())
def test_a_line_is_read_in_the_order_of_its_text(runs: list[ShapedRun]) -> None:
    """No cluster is lost and none moves; the text is in logical order."""
    ordered = in_reading_order(runs)
    by_offset = sorted(runs, key=lambda run: run.offset)
    assert _logical(ordered) == _logical(by_offset)
    assert _ink_of(ordered) == _ink_of(runs)
    assert sum(_advance(run.clusters) for run in ordered) == sum(
        _advance(run.clusters) for run in runs
    )


@given(_lines())
def test_a_line_ends_with_a_space(runs: list[ShapedRun]) -> None:
    """The space is read last, past the last letter, and nothing else moves."""
    spaced = with_space(runs)
    by_offset = sorted(spaced, key=lambda run: run.offset)
    assert _logical(by_offset) == _logical(sorted(runs, key=lambda r: r.offset)) + " "
    assert _ink_of(spaced) == _ink_of(runs)


def test_a_part_of_a_run_stays_where_it_is() -> None:
    """One cluster of a run begins where the ones before it end."""
    one = ShapedCluster((Glyph(1, 0, 0),), 10, "a")
    run = ShapedRun(None, 0, 5, rtl=False, clusters=(one, one, one))
    assert run.part(2) == replace(run, start=25, clusters=(one,))
