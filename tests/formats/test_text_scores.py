"""How the fidelity of a text is scored."""

from __future__ import annotations

import pytest
from fidelity.faults import FAULTS
from fidelity.scores import Score, is_enough, score


@pytest.mark.parametrize(
    ("source", "read", "tag", "characters", "words"),
    [
        ("one two", "one  two\n", "en", 1, 1),
        ("one two", "o ne two", "en", 1, 0.5),  # a space within a word
        ("one two", "onetwo", "en", 1, 0.5),  # none between two
        ("one two", "one tvo", "en", 5 / 6, 0.5),
        ("one two", "", "en", 0, 0),
        (
            "\u0634\u200f\u0628",
            "\u0634\u0628",
            "ar",
            1,
            1,
        ),  # direction marks say nothing
        ("e\u0301", "\u00e9", "fr", 1, 1),
        ("\u4eba\u6743", "\u4eba\n\u6743", "zh-Hans", 1, 1),  # a line ends in a word
        ("\u4eba\u6743", "\u4eba \u6743", "zh-Hans", 1, 0),
        ("", "", "en", 0, 0),
    ],
)
def test_scores(
    source: str, read: str, tag: str, characters: float, words: float
) -> None:
    """Characters are compared in order, words as a whole with the space after them."""
    found = score(source, read, tag)
    assert (found.characters, found.words) == pytest.approx((characters, words))


def test_what_is_enough() -> None:
    """Right-to-left languages have their own limit for characters, not for words."""
    assert is_enough("en", Score(0.999, 0.995))
    assert not is_enough("en", Score(0.998, 1))
    assert is_enough("ur", Score(0.99, 0.995))
    assert not is_enough("ur", Score(1, 0.994))


def test_an_excuse_changes_what_it_names_only() -> None:
    """A fault changes its own sample, and leaves other text as it is."""
    for fault in FAULTS:
        assert fault.excuse(fault.sample) != fault.sample
        assert fault.excuse("words of more letters") == "words of more letters"
