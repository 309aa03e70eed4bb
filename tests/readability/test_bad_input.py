"""Texts that are empty, odd or huge are measured, or said to have nothing to read."""

import random
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tpdocs.foundation import CatalogError, find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import (
    Reading,
    Verdict,
    check_reading,
    find_sentences,
    find_split,
    plain_passage,
)
from tpdocs.source import parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
_PROJECT = read_project(shipped_defaults()).value
assert _PROJECT is not None
LANGUAGES = _PROJECT.languages
TAGS = sorted(tag for tag in LANGUAGES if not LANGUAGES[tag].is_pseudo)
TEXTS = Path(__file__).parents[1] / "texts"


def read(body: str) -> Reading:
    """Hold a handout with this body to its targets."""
    handout = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    assert handout is not None
    return check_reading(handout, find_language(LANGUAGES, "en"))


@pytest.mark.parametrize(
    "body",
    [
        "## Only\n\n## headings",
        "| a b c |\n| --- |\n| d e f |",
        "{blank}",
        "…",
        "😀",
        "----.",
    ],
)
def test_nothing_to_read_is_not_a_pass(body: str) -> None:
    """Without running text there is no level, no finding, and no pass."""
    reading = read(body)
    assert reading.findings == ()
    assert {level.verdict for level in reading.report.levels} == {Verdict.NOT_CHECKED}
    assert {level.note for level in reading.report.levels} == {
        "there is nothing to read"
    }


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Rest", 1),
        ("Rest 😀 now 🩹.", 2),
        ("Take كوب of ماء at 37.5.", 6),
        ("Rest 休息 now.", 3),
        ("R\u0301est now.", 2),
    ],
)
def test_odd_text_is_counted(body: str, words: int) -> None:
    """One word, emoji, mixed scripts and marks of direction are counted as read."""
    assert read(body).report.counts.words == words


def test_handout_without_blocks() -> None:
    """A handout that is its head alone has nothing to read."""
    handout = parse_handout(f"{HEAD}Rest.", Path(), "handouts/a.md").value
    assert handout is not None
    empty = replace(handout, blocks=())
    reading = check_reading(empty, find_language(LANGUAGES, "en"))
    assert reading.findings == ()
    assert reading.report.counts.words == 0


@pytest.mark.parametrize("text", ["", " ", "\n", "👩‍⚕️", "\u202b\u202c"])
def test_plain_text_of_nothing(text: str) -> None:
    """A text of nothing has no sentences, in any language."""
    assert not [s for tag in TAGS for s in find_sentences(plain_passage(text, tag))]


def test_right_to_left_text_with_numbers() -> None:
    """Figures in Arabic, of either kind, are words; a date is one."""
    (first, second) = find_sentences(plain_passage("خذ 5 ملغ. خذ ٢٫٥ ملغ.", "ar"))
    assert (first.words, second.words) == (3, 3)


def test_one_sentence_without_end() -> None:
    """A text of one huge sentence names no place, and is quoted in part."""
    reading = read("rest " * 5000)
    (finding,) = [f for f in reading.findings if f.rule == "reading/sentence"]
    assert len(finding.message) < 400
    assert finding.hint.startswith("Make two of it. ")


def test_sentence_without_a_place_to_split() -> None:
    """A short sentence, or one without a mark or conjunction, has no best place."""
    assert find_split("Rest, and go.", "en") is None
    assert find_split("We all rest in our beds every day", "en") is None
    assert find_split("Wir ruhen, und dann essen wir", "de") is not None


def test_a_series_is_not_cut() -> None:
    """A comma or an "or" inside a series leaves no two sentences; "if" does."""
    series = "Tell us of a bad reaction to medicine, a steroid, iodine, or tape"
    assert find_split(f"{series}.", "en") is None
    split = find_split(f"{series} if you had one in the last year.", "en")
    assert split is not None
    assert split.before == "if"
    reading = read("Tell us of any bad reaction to " + "a pill, " * 9 + "or tape.")
    (finding,) = [f for f in reading.findings if f.rule == "reading/sentence"]
    assert finding.hint.startswith("Make a list of it. ")


def test_unknown_language_is_an_error() -> None:
    """A language that nobody knows is an error, never English."""
    with pytest.raises(CatalogError, match="'xx' is not known"):
        find_language(LANGUAGES, "xx")


@pytest.mark.parametrize("tag", TAGS)
def test_free_texts(tag: str) -> None:
    """In each language a whole declaration falls into sentences of a human length."""
    text = (TEXTS / f"{tag}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = [s for line in lines for s in find_sentences(plain_passage(line, tag))]
    words = sum(sentence.words for sentence in found)
    assert len(found) >= len(lines) * 0.95
    assert 5 < words / len(found) < 60


def test_a_long_handout_is_counted_whole() -> None:
    """Not a word of a hundred paragraphs is lost; how long it takes: ``make bench``."""
    chance = random.Random(1)  # noqa: S311  # a text, not a secret
    text = (TEXTS / "en.txt").read_text(encoding="utf-8").split()
    words = [word for word in text if word.strip(".,;").isalpha()]
    body = "\n\n".join(" ".join(chance.choices(words, k=60)) for _ in range(100))
    assert read(body).report.counts.words == 60 * 100


def test_headings_without_text_are_one_part() -> None:
    """Sections are joined until they have words, in one walk, if there are any."""
    report = read("\n\n".join(f"## Part {n}" for n in range(300))).report
    assert len(report.sections) == 301
    assert report.parts == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1" * 9_900, 1),
        ("1234567 " * 1_200, 0),
        ("(1" * 4_900, 4_900),
        ("rest " * 2_000 + "it's", 2_001),
    ],
)
def test_figures_without_end(text: str, words: int) -> None:
    """What looks like phones without end is counted; a bad pattern would not end."""
    assert read(text).report.counts.words == words


#: A process in which whatever asks for the network, in Python or below, is refused.
OFFLINE = """
import sys

def refuse(event, _arguments):
    if event.startswith("socket."):
        raise SystemExit(f"something asks for the network: {event}")

sys.addaudithook(refuse)
from tpdocs.cli.main import main
sys.exit(main(["-C", sys.argv[1], "readability", "--html", sys.argv[2]]))
"""


def test_nothing_is_fetched_in_a_fresh_process(tmp_path: Path) -> None:
    """All lists and dictionaries of all four languages are read with no network."""
    page = tmp_path / "report.html"
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(shipped_defaults()), str(page)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "zh-Hans" in done.stdout
    assert page.is_file()


def test_every_language_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is measured with the network blocked: no dictionary is fetched."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("something asks for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for tag in TAGS:
        list(find_sentences(plain_passage("Abc 1. Def.", tag)))
    report = read("Unquestionably pharmacological zzyzxian interventions.").report
    assert all(level.value is not None for level in report.levels)
    assert (report.levels[0].value or 0) > 12
