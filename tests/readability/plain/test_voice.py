"""The passive detector on sentences that were labelled by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tpdocs.readability.plain.sentences import cut_sentences
from tpdocs.readability.plain.voice import find_passive

SENTENCES = tomllib.loads((Path(__file__).parent / "voice.toml").read_text())


def has_passive(text: str) -> bool:
    """Tell whether the detector finds a passive."""
    return any(find_passive(sentence) for sentence in cut_sentences(text))


def measure(part: str) -> tuple[float, float]:
    """Give precision and recall on one part of the list."""
    found = [has_passive(text) for text in SENTENCES[part]["passive"]]
    wrong = [has_passive(text) for text in SENTENCES[part]["active"]]
    return sum(found) / (sum(found) + sum(wrong)), sum(found) / len(found)


def test_list_is_long_enough() -> None:
    """There are more than sixty sentences, about half of each kind, none twice."""
    every = [
        text for part in SENTENCES.values() for kind in part.values() for text in kind
    ]
    assert len(every) == len(set(every)) >= 100
    for part in SENTENCES.values():
        assert abs(len(part["passive"]) - len(part["active"])) <= 5


@pytest.mark.parametrize(
    ("part", "precision", "recall"), [("tuned", 0.98, 0.98), ("held-out", 0.95, 0.92)]
)
def test_precision_and_recall(part: str, precision: float, recall: float) -> None:
    """What is called passive mostly is, and most passives are found.

    At the first run, before its lists were mended on the tuned part, it was 0.94 and
    0.97 there, 0.92 and 0.88 on the held-out part.
    """
    measured = measure(part)
    assert measured[0] >= precision
    assert measured[1] >= recall


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Your heart will be checked.", "be checked"),
        ("You have often been told.", "been told"),
        ("Are your pills kept in the fridge?", "are your pills kept"),
        ("We check your heart.", ""),
    ],
)
def test_words_are_quoted(text: str, passive: str) -> None:
    """The words of the passive are given, for the finding to quote."""
    assert find_passive(cut_sentences(text)[0]) == passive
