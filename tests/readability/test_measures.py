"""Measures that need no formula, and words that are rare in a language."""

from dataclasses import replace
from pathlib import Path

import pytest

from tpdocs.foundation import find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import (
    LISTED,
    Measures,
    find_rare,
    measure,
    rare_share,
    read_level,
)
from tpdocs.readability.records import ReadingReport
from tpdocs.source import map_texts, parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
_PROJECT = read_project(shipped_defaults()).value
assert _PROJECT is not None
LANGUAGES = _PROJECT.languages


def read(tag: str, body: str) -> ReadingReport:
    """Measure a handout whose texts are in a language."""
    handout = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    assert handout is not None
    translated = map_texts(handout, lambda text, _role: replace(text, tag=tag))
    return read_level(translated, find_language(LANGUAGES, tag))


def test_measures_of_a_language_with_spaces() -> None:
    """Words, by hand: 3 and 5; one of eight has more than six letters."""
    measures = measure(read("en", "Rest at home. Ask us about your medicine."))
    assert measures == Measures(
        unit="words",
        sentence=4.0,
        longest=5,
        is_estimate=False,
        long_share=1 / 8,
        rare_share=0.0,
    )


@pytest.mark.parametrize(
    ("tag", "body", "sentence", "longest"),
    [
        ("zh-Hans", "请休息两天。您发烧吗？", 4.5, 5),
        ("ja", "休んでください。痛い。", 4.5, 7),
        ("th", "โทรหาหมอ", 8.0, 8),
    ],
)
def test_measures_of_a_language_without_spaces(
    tag: str, body: str, sentence: float, longest: int
) -> None:
    """Characters, by hand; no share of long words, where words have no ends."""
    measures = measure(read(tag, body))
    assert (measures.unit, measures.long_share) == ("characters", None)
    assert (measures.sentence, measures.longest) == (sentence, longest)
    assert measures.is_estimate == (tag == "th")


@pytest.mark.parametrize(
    ("tag", "body", "rare"),
    [
        ("en", "Rest your zygapophyseal muscle, 24 mg.", ("zygapophyseal",)),
        ("en", "A well-known check-up isn’t bad. Call {clinic_phone}.", ()),
        ("fr", "L’aiguille n'est pas grosse. Cytopuncture !", ("Cytopuncture",)),
        ("es", "La aguja es fina. Electromiografía.", ("Electromiografía",)),
        ("ar", "اِشرب الماء كل يوم.", ()),
        ("uk", "Голова болить.", ()),
        ("tl", "Uminom ng tubig.", ()),
    ],
)
def test_rare_words(tag: str, body: str, rare: tuple[str, ...]) -> None:
    """Common words are common in any form of writing; what is off the list is rare."""
    report = read(tag, body)
    assert find_rare(report) == rare
    assert rare_share(report) == len(rare) / report.counts.words


@pytest.mark.parametrize("tag", ["zh-Hans", "ja", "ko", "so", "ht"])
def test_language_without_a_list(tag: str) -> None:
    """No list is not a share of 0."""
    assert find_rare(read(tag, "AAA.")) is None
    assert measure(read(tag, "AAA.")).rare_share is None


def test_nothing_to_read_has_no_rare_words() -> None:
    """Nothing to read is no division by nothing."""
    assert rare_share(read("en", "## A heading")) == 0.0


def test_every_list_is_there() -> None:
    """Each list that is named comes with the package."""
    import wordfreq

    assert set(LISTED.values()) <= set(wordfreq.available_languages("small"))
