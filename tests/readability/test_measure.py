"""Measures: sentences and words counted by hand, grades by the published formulas."""

import math
import socket
from pathlib import Path

import pytest
import textstat

from tpdocs.readability import Measures
from tpdocs.readability.measure import Sentence, find_sentences, measure_sentences
from tpdocs.source import Handout, parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"


def handout(body: str) -> Handout:
    """Parse a handout with this body, which starts at line 9."""
    found = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    assert found is not None
    return found


def counted(body: str) -> list[tuple[int, int]]:
    """Give line and number of words of each sentence that has any."""
    found = find_sentences(handout(body))
    return [(sentence.line, sentence.words) for sentence in found if sentence.words]


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("Sit down. Rest now! Is it sore?", [(9, 2), (9, 2), (9, 3)]),
        ("One line\nof a paragraph.\n\nAnother one.", [(9, 5), (12, 2)]),
        ("- no full stop\n- and none here", [(9, 3), (10, 3)]),
        ("1. One. Two.\n\n   Three.", [(9, 1), (9, 1), (11, 1)]),
        ("::: tip\nIn a panel.\n:::", [(10, 3)]),
        ("He said “Rest.” Then he left.", [(9, 3), (9, 3)]),
        ("You can't use a well-known x-ray.", [(9, 6)]),
        ("Up to 100.4 °F is fine.", [(9, 7)]),
        ("Call {emergency_number} now, or {clinic_phone}.", [(9, 3)]),
        ("{blank}", []),
        ("See [our page](https://example.org/a-very-long/path) now.", [(9, 4)]),
        ("Call [us](tel:+14155550123 'A title of a link').", [(9, 2)]),
        ("See <https://www.example.org/one/two> now.", [(9, 2)]),
        ("Write to <nobody@example.org>.", [(9, 2)]),
        ("**Do *not* stop.** Ask us.", [(9, 3), (9, 2)]),
        ("Wait... what?! Yes.", [(9, 1), (9, 1), (9, 1)]),
        ("Salt &amp; water.", [(9, 2)]),
        ("…", []),
    ],
)
def test_counted_by_hand(body: str, sentences: list[tuple[int, int]]) -> None:
    """Sentences and words are those that a person counts, at their lines."""
    assert counted(body) == sentences


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("Take it twice a day, e.g. at noon.", [8]),
        ("Ask Dr. Ruiz for help.", [5]),
        ("Come at 3 p.m. and rest.", [6]),
        ("Wait 1. Then go.", [2, 2]),
    ],
)
def test_full_stop_that_ends_nothing(body: str, sentences: list[int]) -> None:
    """A full stop of an abbreviation does not make a long sentence two short ones."""
    assert [words for _line, words in counted(body)] == sentences


def test_headings_and_cells_are_not_running_text() -> None:
    """A heading, a table cell and the title are not counted as sentences."""
    body = "## A heading\n\nText here.\n\n| Head | cell |\n| --- | --- |\n| a b | c d |"
    assert counted(body) == [(11, 2)]


def grades(text: list[tuple[int, int, int]]) -> tuple[float, float]:
    """Compute Flesch-Kincaid and SMOG from (words, syllables, long words)."""
    count = len(text)
    words, syllables, long = (sum(column) for column in zip(*text, strict=True))
    kincaid = 0.39 * words / count + 11.8 * syllables / words - 15.59
    smog = 1.0430 * math.sqrt(long * 30 / count) + 3.1291
    return kincaid, smog


#: Sentences with words, syllables and words of three syllables or more, by hand.
KNOWN = {
    "The needle goes into the muscle.": (6, 9, 0),
    "You may feel a little pain.": (6, 7, 0),
    "The doctor cleans your skin.": (5, 6, 0),
    "Medicine can relax a muscle.": (5, 9, 1),
    "Exercise regularly to prevent injury.": (5, 13, 3),
    "Call us if the pain gets worse.": (7, 7, 0),
}


def test_grades_of_a_known_text() -> None:
    """The grades are those of the published formulas on counts made by hand."""
    measures = measure_sentences(find_sentences(handout(" ".join(KNOWN))))
    kincaid, smog = grades(list(KNOWN.values()))
    assert measures.words == sum(words for words, *_rest in KNOWN.values())
    assert (measures.sentences, measures.longest) == (6, 7)
    assert measures.average == measures.words / 6
    assert measures.grade == pytest.approx(kincaid, abs=0.05)
    assert measures.smog == pytest.approx(smog, abs=0.05)


def test_grades_are_textstat_s() -> None:
    """On the same counts textstat's own functions say the same."""
    measures = measure_sentences(find_sentences(handout(" ".join(KNOWN))))
    text = " ".join(KNOWN)
    assert measures.words == textstat.lexicon_count(text)
    assert measures.sentences == textstat.sentence_count(text)
    assert measures.grade == round(textstat.flesch_kincaid_grade(text), 2)
    assert measures.smog == round(textstat.smog_index(text), 2)


def test_list_items_end_sentences() -> None:
    """Items without full stops are sentences of their own, not one long one."""
    sentence = "the needle goes into the muscle"
    items = measure_sentences(find_sentences(handout("\n".join([f"- {sentence}"] * 5))))
    prose = measure_sentences(find_sentences(handout(f"{sentence}. " * 5)))
    assert items == prose


def test_abbreviated_number_does_not_lower_the_grade() -> None:
    """A decimal point inside a sentence does not make two of it."""
    with_point = [Sentence(text="Take 1.5 of it if you are sore", line=1, words=8)]
    assert measure_sentences(with_point).sentences == 1


@pytest.mark.parametrize(
    "body", ["## Only a heading", "{blank}", "| a |\n| --- |\n| b |"]
)
def test_text_without_sentences(body: str) -> None:
    """Nothing to read has no grade, and no division by nothing."""
    measures = measure_sentences(find_sentences(handout(body)))
    empty = Measures(grade=0.0, smog=0.0, sentences=0, words=0, longest=0)
    assert measures == empty
    assert measures.average == 0.0


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is measured with the network blocked: no dictionary is fetched."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("something asks for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    text = "Unquestionably pharmacological zzyzxian interventions."
    assert measure_sentences(find_sentences(handout(text))).grade > 12
