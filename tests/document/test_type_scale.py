"""Type looks equally large in every script: type-scale is what the letters measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from letter_heights import format_table, measure, measure_all

from tpdocs.foundation import find_language, read_project

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("tag", "low", "high"), [("en", 0.53, 0.56), ("ar", 0.37, 0.47), ("ru", 0.53, 0.56)]
)
def test_the_measure_finds_what_a_ruler_finds(
    tag: str, low: float, high: float
) -> None:
    """A reviewer measured Arabic bodies at 0.37 to 0.47 em, Latin x at 0.54 em."""
    project = read_project(ROOT).value
    assert project is not None
    found = measure(find_language(project.languages, tag))
    assert low <= found.body <= high
    assert 0.53 <= found.x_height <= 0.54


@pytest.mark.slow
def test_languages_and_docs_agree_with_the_measurement() -> None:
    """``make type-scale`` gives the registry's values, and the table in the docs."""
    project = read_project(ROOT).value
    assert project is not None
    found = list(measure_all())
    measured = {row.tag: row.type_scale for row in found}
    known = {t: x for t, x in project.languages.items() if not x.is_pseudo}
    assert measured == {tag: language.type_scale for tag, language in known.items()}
    docs = (ROOT / "docs" / "explanation" / "scripts.md").read_text(encoding="utf-8")
    assert format_table(found) in docs


def test_pseudo_locales_have_the_scale_of_their_letters() -> None:
    """They show English letters, so they have its type-scale."""
    project = read_project(ROOT).value
    assert project is not None
    languages = project.languages.values()
    assert {x.type_scale for x in languages if x.is_pseudo} == {1.0}
