"""Each formula gives the value of its worked example, and what textstat says."""

from collections.abc import Callable
from typing import get_args

import pytest
import textstat
from textstat.backend.utils.constants import LANG_CONFIGS

from tpdocs.foundation.language import Formula as FormulaName
from tpdocs.readability import FORMULAS, Counts, Formula, count_words, split_sentences
from tpdocs.readability.counts import add_counts
from tpdocs.readability.second_opinion import load_textstat

ALL = list(FORMULAS.values())
NAMES = list(FORMULAS)


def counted(text: str, tag: str) -> Counts:
    """Count a text."""
    spans = split_sentences(text, tag)
    return add_counts(count_words(text[start:end], tag) for start, end in spans)


@pytest.mark.parametrize("formula", ALL, ids=NAMES)
def test_worked_example(formula: Formula) -> None:
    """A formula gives what its example was worked out to by hand, to two decimals."""
    example = formula.example
    counts = counted(example.text, example.tag or formula.languages[0])
    value = formula.value(counts)
    assert value is not None
    assert round(value, 2) == example.value


#: Counts that were chosen by hand: 4 sentences, 50 words, 90 syllables.
KNOWN = Counts(
    sentences=4,
    words=50,
    letters=240,
    long_words=12,
    syllables=90,
    one_syllable=26,
    three_syllables=9,
    four_syllables=3,
    fog_words=7,
    unfamiliar=10,
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flesch-kincaid", 0.39 * 12.5 + 11.8 * 1.8 - 15.59),
        ("smog", 1.0430 * (9 * 30 / 4) ** 0.5 + 3.1291),
        ("flesch", 206.835 - 1.015 * 12.5 - 84.6 * 1.8),
        ("fog", 0.4 * (12.5 + 14)),
        ("coleman-liau", 0.0588 * 480 - 0.296 * 8 - 15.8),
        ("dale-chall", 0.1579 * 20 + 0.0496 * 12.5 + 3.6365),
        ("szigriszt", 206.835 - 62.3 * 1.8 - 12.5),
        ("fernandez-huerta", 206.84 - 60 * 1.8 - 1.02 * 12.5),
        ("martins", 248.835 - 1.015 * 12.5 - 84.6 * 1.8),
        ("gulpease", 89 + (300 * 4 - 10 * 240) / 50),
        ("kandel-moles", 207 - 1.015 * 12.5 - 73.6 * 1.8),
        ("wiener", 0.1935 * 18 + 0.1672 * 12.5 + 0.1297 * 24 - 0.0327 * 52 - 0.875),
        ("amstad", 180 - 12.5 - 58.5 * 1.8),
        ("douma", 206.835 - 0.93 * 12.5 - 77 * 1.8),
        ("lix", 12.5 + 24),
        ("oborneva", 206.835 - 1.3 * 12.5 - 60.1 * 1.8),
        ("fog-pl", 0.4 * (12.5 + 6)),
        ("atesman", 198.825 - 40.175 * 1.8 - 2.610 * 12.5),
    ],
)
def test_formula_as_published(name: str, value: float) -> None:
    """On counts chosen by hand each gives the sum that its publication asks for."""
    assert FORMULAS[name].value(KNOWN) == pytest.approx(value, abs=0.005)


def test_every_formula_is_tested_and_may_be_named() -> None:
    """``languages.toml`` may name any row of the table, and none."""
    assert {*FORMULAS, "none"} == set(get_args(FormulaName))
    assert all(name == formula.name for name, formula in FORMULAS.items())


def test_smog_as_mclaughlin_s_table() -> None:
    """His table, 3 and the nearest root, gives 8 for 25 words in 30 sentences."""
    counts = Counts(sentences=30, words=300, three_syllables=25)
    value = FORMULAS["smog"].value(counts)
    assert value == pytest.approx(8.34, abs=0.005)
    assert value is not None
    assert round(value) == 8


def test_dale_chall_has_its_constant_always() -> None:
    """The line of 1948 has no step: an easy text has the constant too."""
    counts = Counts(sentences=4, words=50, unfamiliar=2)
    value = FORMULAS["dale-chall"].value(counts)
    assert value == pytest.approx(0.1579 * 4 + 0.0496 * 12.5 + 3.6365, abs=0.005)


#: Sentences of three words and more, on whose counts textstat and we agree.
TEXT = (
    "The needle goes into the muscle. You may feel a little pain. "
    "The doctor cleans your skin. Medicine can relax a muscle. "
    "Exercise regularly to prevent injury. Call us if the pain gets worse."
)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("flesch-kincaid", textstat.flesch_kincaid_grade),
        ("flesch", textstat.flesch_reading_ease),
        ("smog", textstat.smog_index),
    ],
)
def test_as_textstat_where_it_is_right(
    name: str, function: Callable[[str], float]
) -> None:
    """On the same counts textstat's own functions say the same."""
    load_textstat()
    assert FORMULAS[name].value(counted(TEXT, "en")) == pytest.approx(function(TEXT))


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("flesch", "en"),
        ("fernandez-huerta", "es"),
        ("kandel-moles", "fr"),
        ("amstad", "de"),
        ("douma", "nl"),
        ("oborneva", "ru"),
    ],
)
def test_constants_are_textstat_s(name: str, lang: str) -> None:
    """The weights of Flesch's formula in each language are those in textstat."""
    config = LANG_CONFIGS[lang]
    value = (
        config["fre_base"]
        - config["fre_sentence_length"] * 12.5
        - config["fre_syll_per_word"] * 1.8
    )
    assert FORMULAS[name].value(KNOWN) == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize("formula", ALL, ids=NAMES)
def test_row_is_whole(formula: Formula) -> None:
    """A row has a source, limits, a target with its reason, and bands in order."""
    assert formula.source
    assert formula.limits
    assert formula.target_why
    assert any(char.isdigit() for char in formula.source)
    floors = [band.floor for band in formula.bands]
    assert floors == sorted(set(floors))
    assert formula.bands == () or floors[0] == float("-inf")
    assert all(hasattr(KNOWN, need) for need in formula.needs)


@pytest.mark.parametrize("formula", ALL, ids=NAMES)
def test_longer_sentences_are_never_easier(formula: Formula) -> None:
    """With the same words in fewer sentences every formula says: harder."""
    many, few = formula.value(KNOWN), formula.value(_sentences(2))
    assert many is not None
    assert few is not None
    assert (few > many) == (formula.higher == "harder")


def _sentences(number: int) -> Counts:
    from dataclasses import replace

    return replace(KNOWN, sentences=number)


@pytest.mark.parametrize("formula", ALL, ids=NAMES)
def test_nothing_has_no_value(formula: Formula) -> None:
    """Nothing to read has no value; nor has what is not counted in a language."""
    assert formula.value(Counts()) is None
    unknown = Counts(
        sentences=1,
        words=3,
        syllables=None,
        one_syllable=None,
        three_syllables=None,
        four_syllables=None,
        fog_words=None,
        unfamiliar=None,
    )
    assert (formula.value(unknown) is None) == (
        not {"letters", "long_words"}.intersection(formula.needs)
    )


@pytest.mark.parametrize(
    ("name", "value", "band"),
    [
        ("szigriszt", 39.9, "muy difícil"),
        ("szigriszt", 65.0, "bastante fácil"),
        ("szigriszt", 93.8, "muy fácil"),
        ("gulpease", 80.0, "easy for primary-school leavers"),
        ("atesman", 79.0, "kolay"),
        ("lix", 34.0, "lättläst"),
        ("martins", -4.0, "muito difícil"),
        ("oborneva", 60.0, ""),
    ],
)
def test_bands(name: str, value: float, band: str) -> None:
    """A value is named as its source names it; where it has no names, not at all."""
    assert FORMULAS[name].band(value) == band


@pytest.mark.parametrize(
    ("name", "value", "meets"),
    [
        ("flesch-kincaid", 6.0, True),
        ("flesch-kincaid", 6.04, True),
        ("flesch-kincaid", 6.06, False),
        ("szigriszt", 64.94, False),
        ("szigriszt", 64.96, True),
    ],
)
def test_a_target_is_met_as_it_is_printed(
    name: str, value: float, *, meets: bool
) -> None:
    """What is printed as 6.0 meets 6: no one is told that 6.0 is more than 6."""
    formula = FORMULAS[name]
    assert formula.meets(value, formula.target) is meets
