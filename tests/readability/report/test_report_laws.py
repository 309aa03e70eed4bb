"""Laws of the report: shades, charts and hard words hold for any text and value."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpdocs.foundation import find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import FORMULAS, Level, Verdict, read_level
from tpdocs.readability.report import (
    Before,
    Subject,
    is_own_page,
    measure_english,
    measure_translation,
    render_page,
)
from tpdocs.readability.report.chart import WIDTH, band_tag, draw_bullet, draw_lengths
from tpdocs.readability.report.shade import Shade, shade_of
from tpdocs.readability.report.terms import cut_text, find_terms
from tpdocs.source import Handout, map_texts, parse_handout

ROOT = shipped_defaults()
_PROJECT = read_project(ROOT).value
assert _PROJECT is not None
ENGLISH = find_language(_PROJECT.languages, "en")
HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"


def _handout(body: str) -> Handout:
    found = parse_handout(HEAD + body, ROOT / "handouts", "handouts/a.md").value
    assert found is not None
    return found


def _level(name: str, value: float | None) -> Level:
    formula = FORMULAS[name]
    return Level(
        formula=formula, value=value, target=formula.target, verdict=Verdict.PASS
    )


@given(
    name=st.sampled_from(sorted(FORMULAS)),
    value=st.floats(-500, 500),
    before=st.none() | st.floats(-500, 500),
)
def test_all_of_a_chart_lies_on_it(
    name: str, value: float, before: float | None
) -> None:
    """Bands join, and value, target and what was before lie within the drawing."""
    chart = draw_bullet(_level(name, value), before)
    assert chart is not None
    marks = [chart.value, chart.target, *([] if before is None else [chart.before])]
    assert all(mark is not None and 0 <= mark <= WIDTH for mark in marks)
    for band, following in zip(chart.bands, chart.bands[1:], strict=False):
        assert math.isclose(band.x + band.width, following.x, abs_tol=0.2)
    assert all(band.width >= 0 for band in chart.bands)
    assert sum(band.is_here for band in chart.bands) == bool(chart.bands)


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_what_passes_is_on_the_side_of_the_target(name: str) -> None:
    """A value a little easier than the target lies on the bar of what meets it."""
    formula = FORMULAS[name]
    step = -0.5 if formula.higher == "harder" else 0.5
    chart = draw_bullet(_level(name, formula.target + step))
    assert chart is not None
    start, width = chart.passes
    assert start <= chart.value <= start + width
    assert band_tag(formula)


def test_without_a_value_there_is_no_chart() -> None:
    """Nothing to measure is drawn as nothing."""
    assert draw_bullet(_level("smog", None)) is None
    assert (
        draw_lengths(read_level(_handout("| A |\n| --- |\n| b |\n"), ENGLISH)) is None
    )


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_each_sentence_is_in_one_bar(lengths: list[int]) -> None:
    """The bars hold all sentences, by their words."""
    body = "\n\n".join(" ".join(["word"] * n) + "." for n in lengths)
    chart = draw_lengths(read_level(_handout(body), ENGLISH))
    assert chart is not None
    assert sum(bar.sentences for bar in chart.bars) == len(lengths)
    for bar in chart.bars:
        inside = [n for n in lengths if bar.least <= n <= bar.most]
        assert bar.sentences == len(inside)
    assert len(chart.bars) <= 9


@pytest.mark.parametrize("tag", ["fr", "ru", "pl", "pt", "th", "zh-Hans", "ur"])
def test_a_page_can_be_made_in_every_kind_of_language(tag: str) -> None:
    """With bands, without them, without a formula, without spaces."""
    assert _PROJECT is not None
    language = find_language(_PROJECT.languages, tag)
    english = _handout("Rest 2 days. Then come back.\n\n- Drink water.\n")
    translated = map_texts(english, lambda text, _role: replace(text, tag=tag))
    measured = measure_translation(
        read_level(translated, language),
        language,
        measure_english(english, ENGLISH, {}),
        "locales/x.po",
        Before(said="80.0", values={language.formula: 80.0}),
    )
    subject = Subject(slug="a", title="T", path="handouts/a.md", texts=(measured,))
    page = render_page([subject], "0").decode()
    assert f'<div lang="{tag}" dir="{language.direction}"' in page
    assert ("No validated formula" in page) == (language.formula == "none")
    assert ("Since the last build" in page) == (language.formula != "none")
    assert ("characters each" in page) == (tag in {"th", "zh-Hans"})
    assert is_own_page(page.encode())


def test_shades_go_by_the_share_and_by_length() -> None:
    """Once, twice, four times an even share; a long sentence is darkest."""
    report = read_level(_handout("Rest now. Sit down.\n"), ENGLISH)
    block = next(block for block in report.blocks if block.is_counted)
    sentence = block.sentences[0]
    shares = {0.0: 0, 0.099: 0, 0.1: 1, 0.2: 2, 0.4: 3}
    found = {s: shade_of(replace(sentence, share=s), block, 10) for s in shares}
    assert found == shares
    assert shade_of(replace(sentence, is_long=True), block, 10) is Shade.MOST
    uncounted = replace(block, is_counted=False)
    assert shade_of(replace(sentence, is_long=True), uncounted, 10) is Shade.NONE


@given(st.text(st.sampled_from("aebİß ’'-.,{}_chronicseizure%5\ufffc"), max_size=80))
def test_pieces_joined_are_the_text(text: str) -> None:
    """Nothing of a sentence is lost or said twice, hard words or not."""
    pieces = cut_text(text, with_terms=True, said=set())
    assert "".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A chronic pain, or a Seizure.", ["chronic", "Seizure"]),
        ("Prior to the shot, notify us.", ["Prior to", "notify"]),
        ("Rest and drink water.", []),
    ],
)
def test_hard_words_are_found_where_they_stand(text: str, found: list[str]) -> None:
    """In any case, and as phrases."""
    assert [text[start:end] for start, end, _ in find_terms(text)] == found


def test_a_word_is_annotated_once_and_values_never() -> None:
    """The second time it needs no annotation; a placeholder is no word."""
    said: set[str] = set()
    first = cut_text("A seizure {seizure}", with_terms=True, said=said)
    assert [piece.kind for piece in first] == ["words", "hard", "words", "value"]
    again = cut_text("A seizure.", with_terms=True, said=said)
    assert [piece.kind for piece in again] == ["words"]
