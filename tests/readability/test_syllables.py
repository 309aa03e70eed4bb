"""Syllables: words parted by hand, and the share that the English rule gets right."""

import tomllib
from pathlib import Path

import pytest

from tpdocs.readability import COUNTED, count_syllables
from tpdocs.readability.syllables.english import (
    _dictionary,
    count_by_rule,
    count_english,
    count_with_ending,
    look_up,
)

WORDS = tomllib.loads((Path(__file__).parent / "syllables.toml").read_text("utf-8"))
#: What a hyphen in the list cannot say.
SPECIAL = {("tl", "mga"): 2, ("zh", "头痛"): 2, ("zh", "肌肉"): 2}
SPECIAL |= {("ko", "주사"): 2, ("ko", "두통"): 2}
CASES = [
    (tag, parted)
    for tag, groups in WORDS.items()
    for words in groups.values()
    for parted in words.split()
]


@pytest.mark.parametrize(("tag", "parted"), CASES)
def test_parted_by_hand(tag: str, parted: str) -> None:
    """A word has as many syllables as a person parts it in."""
    word = parted.replace("-", "")
    expected = SPECIAL.get((tag, word), parted.count("-") + 1)
    assert count_syllables(word, tag) == expected


def test_every_language_that_is_counted_has_words() -> None:
    """No rule is without cases."""
    assert set(WORDS) == COUNTED


@pytest.mark.parametrize("tag", ["ar", "hi", "ja", "th", "am", "el", "xx"])
def test_language_without_a_rule(tag: str) -> None:
    """What has no rule is not counted, which is not 0."""
    assert count_syllables("abc", tag) is None


@pytest.mark.parametrize("tag", sorted(COUNTED))
def test_figures_are_one_syllable(tag: str) -> None:
    """Figures count as one syllable (Flesch 1979)."""
    assert count_syllables("24", tag) == 1
    assert count_syllables("100.4", tag) == 1


def test_rule_for_english_words_off_the_dictionary() -> None:
    """On a fixed sample of the dictionary the rule is right nine times in ten."""
    words = sorted(w.decode() for w in _dictionary() if w.isalpha())[::25]
    right = sum(count_by_rule(word) == look_up(word) for word in words)
    off = sum(abs(count_by_rule(word) - (look_up(word) or 0)) > 1 for word in words)
    assert len(words) == 4700
    assert right / len(words) > 0.915  # 0.919 measured
    assert off / len(words) < 0.005


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("MRI", 3),
        ("TPI", 3),
        ("WXY", 5),
        ("don’t", 1),
        ("clinic's", 2),
        ("zembox's", 3),
        ("zemlas'", 2),
        ("well-known", 2),
        ("COVID-19", 1),
        ("zzyzx", 1),
    ],
)
def test_english_words_of_other_kinds(word: str, syllables: int) -> None:
    """Capitals are spelt out; apostrophes and hyphens are seen through."""
    assert count_english(word) == syllables


@pytest.mark.parametrize(
    ("word", "adds"),
    [("created", 1), ("trespasses", 1), ("helping", 1), ("relaxed", 0), ("bed", 0)],
)
def test_endings_that_add_a_syllable(word: str, adds: int) -> None:
    """Gunning does not count what -es, -ed and -ing add."""
    assert count_with_ending(word) == adds
