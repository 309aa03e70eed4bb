"""The gate: college prose fails it at the right lines, plain words pass."""

from pathlib import Path

import pytest

from tpdocs.foundation import Finding, Severity, exit_code, find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import LONGEST_SENTENCE, Reading, Targets, check_reading
from tpdocs.readability.gate import AVERAGE_SENTENCE
from tpdocs.source import Handout, parse_handout, read_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n{}---\n\n"
ROOT = shipped_defaults()
_PROJECT = read_project(ROOT).value
assert _PROJECT is not None
ENGLISH = find_language(_PROJECT.languages, "en")

#: College level, written for this test: 150 words, no sentence for a patient.
COLLEGE = """\
Myofascial trigger point injection constitutes a minimally invasive therapeutic
intervention in which a practitioner introduces local anesthetic into hyperirritable
nodules located within palpable bands of skeletal musculature.

Proponents hypothesize that mechanical disruption of dysfunctional motor endplates,
together with pharmacological interruption of nociceptive transmission, attenuates
peripheral sensitization and consequently diminishes the frequency of cephalalgia.

Contemporary systematic reviews nevertheless characterize the available evidence as
heterogeneous, methodologically limited, and insufficient to demonstrate superiority
over placebo, particularly regarding long-term functional outcomes in populations with
chronic migraine.

Contraindications encompass anticoagulation, localized infection, hypersensitivity to
anesthetic agents, and inadequately controlled psychiatric comorbidity; practitioners
should additionally ascertain pregnancy status prior to administration. Complications,
although infrequent, include pneumothorax, vasovagal syncope, hematoma formation, and
inadvertent intravascular injection, any of which necessitates immediate evaluation and
appropriate multidisciplinary management. Individualized rehabilitation incorporating
ergonomic modification, progressive strengthening, and postural reeducation remains
indispensable for sustained symptomatic improvement following conclusion of the entire
procedure.
"""


def handout(body: str, reading: str = "") -> Handout:
    """Parse a handout with this body, which starts at line 9."""
    text = HEAD.format(reading) + body
    found = parse_handout(text, Path(), "handouts/a.md").value
    assert found is not None
    return found


def read(body: str, reading: str = "", project: Targets | None = None) -> Reading:
    """Hold a handout with this body to its targets."""
    return check_reading(handout(body, reading), ENGLISH, project)


def told(body: str, reading: str = "", project: Targets | None = None) -> list[Finding]:
    """Give the findings of the gate; each is an error with a hint."""
    findings = read(body, reading, project).findings
    assert all(f.hint and f.severity is Severity.ERROR for f in findings)
    assert {f.place.path for f in findings} <= {"handouts/a.md"}
    return list(findings)


def value(reading: Reading, formula: str) -> float:
    """Give what a formula says of a whole handout."""
    level = reading.report.level(formula)
    assert level is not None
    assert level.value is not None
    return level.value


def test_college_prose_fails() -> None:
    """A college text fails on each measure, and each long sentence has its line."""
    assert len(COLLEGE.split()) == 150
    reading = read(COLLEGE)
    assert value(reading, "flesch-kincaid") > 16
    assert value(reading, "smog") > 14
    assert reading.report.counts.words == 150
    found = told(COLLEGE)
    levels = [f.message for f in found if f.rule == "reading/level"]
    assert [message.split(" is ")[0] for message in levels] == [
        "the Flesch-Kincaid grade",
        "the SMOG grade",
        "the average sentence",
    ]
    assert levels[0].endswith("the target is 6 or less")
    long = [f.place.line for f in found if f.rule == "reading/sentence"]
    assert long == [9, 13, 17, 22, 22, 22]
    assert exit_code(found) == 1


def test_hint_says_where_to_begin() -> None:
    """A grade's finding names the sentences that cost most, and what a split gains."""
    kincaid, smog, average = (f for f in told(COLLEGE) if f.rule == "reading/level")
    assert kincaid.place.line == 22
    assert kincaid.hint.startswith("What costs most: line 22 (23 words, ")
    assert "split before “practitioners” the whole would be " in kincaid.hint
    assert "a plainer word for " in smog.hint
    assert "Make a list of it" in average.hint


def test_finding_quotes_the_sentence() -> None:
    """A long sentence is quoted, with its number of words."""
    sentence = "We " + "rest " * (LONGEST_SENTENCE - 1) + "now"
    (found,) = [f for f in told(f"Sit.\n\n- {sentence}") if "sentence of" in f.message]
    assert found.message == f"a sentence of {LONGEST_SENTENCE + 1} words: {sentence!r}"
    assert found.place.line == 11
    assert str(LONGEST_SENTENCE) in found.hint


def test_sentence_of_the_limit_passes() -> None:
    """The longest sentence that is allowed is allowed."""
    body = "rest " * LONGEST_SENTENCE
    assert "reading/sentence" not in {f.rule for f in told(body)}


def test_long_sentence_in_a_cell() -> None:
    """A cell is no running text, and a long sentence in it is long all the same."""
    cell = "rest " * (LONGEST_SENTENCE + 1)
    (finding,) = told(f"| Head |\n| --- |\n| {cell}|")
    assert finding.rule == "reading/sentence"


@pytest.mark.parametrize(("more", "passes"), [(0, True), (1, False)])
def test_average_sentence(more: int, *, passes: bool) -> None:
    """Sentences of twelve words on average pass, longer ones do not."""
    body = ("We go to bed " * 3).strip() + " now" * (AVERAGE_SENTENCE - 12 + more) + "."
    messages = [f.message for f in told(body) if "average" in f.message]
    assert (messages == []) is passes


@pytest.mark.parametrize(
    ("reading", "tells"),
    [("reading: {grade: 30, smog: 30}\n", 0), ("reading: {grade: 1, smog: 3}\n", 2)],
)
def test_targets_come_from_the_head(reading: str, tells: int) -> None:
    """A handout's own targets are the ones that it is held to."""
    body = "Medicine can relax a muscle. You may feel pain. Regularly exercise it."
    assert len([f for f in told(body, reading) if "grade" in f.message]) == tells


HARD = "Contraindications necessitate multidisciplinary evaluation of comorbidities."
EASY = "Sit down and rest. We will help you now. Then you can go home. "


def test_a_part_is_held_to_the_targets_too() -> None:
    """A hard section does not hide behind easy ones."""
    body = f"## Easy\n\n{EASY * 90}\n\n## Hard\n\n{HARD} {EASY}{(HARD + ' ') * 19}"
    found = told(body, "reading: {grade: 8, smog: 30}\n")
    levels = [f for f in found if f.rule in ("reading/level", "reading/section")]
    assert [f.rule for f in levels] == ["reading/section"]
    assert levels[0].message.startswith("under “Hard” the Flesch-Kincaid grade is ")
    assert levels[0].place.line == 15 + 1  # its HEAD has a line for the targets


@pytest.mark.parametrize("sections", [1, 3])
def test_a_short_text_is_told_once(sections: int) -> None:
    """What is one part was held to the targets as a whole."""
    body = "\n\n".join(f"## Part {n}\n\n{HARD}" for n in range(sections))
    rules = [f.rule for f in told(body) if f.rule != "reading/sentence"]
    assert set(rules) == {"reading/level"}


def test_exception_is_left_out_and_shown() -> None:
    """A block that its author excepts counts in no level, and its reason is shown."""
    reason = "the words of the law"
    body = f"{EASY}\n\n<!-- reading: {reason}\n  as it is -->\n{HARD}"
    (finding,) = read(body).findings
    assert finding.rule == "reading/exception"
    assert finding.severity is Severity.NOTE
    assert finding.message == f"6 words are held to no level: {reason} as it is"
    assert (finding.place.line, bool(finding.hint)) == (13, True)
    (block,) = read(body).report.exceptions
    assert (block.is_counted, block.why_not) == (False, "the author's exception")
    assert exit_code([finding]) == 0


@pytest.mark.parametrize("comment", ["reading:", "reading", "Reading: because"])
def test_exception_without_a_reason_is_none(comment: str) -> None:
    """A block is held to its level unless the comment gives a reason for it."""
    assert told(f"<!-- {comment} -->\n{HARD}") != []


def test_exception_of_a_list_is_for_each_item() -> None:
    """A comment before a list, or a panel, speaks of all that is in it."""
    body = f"<!-- reading: names -->\n- {HARD}\n- {HARD}\n\n{EASY}"
    assert [f.rule for f in read(body).findings] == ["reading/exception"] * 2


def test_project_s_targets() -> None:
    """A project may ask for more; a handout's head has the last word."""
    body = "Medicine can relax a muscle. You may feel pain. Regularly exercise it."
    strict = {"flesch-kincaid": 1.0, "smog": 3.0}
    assert len([f for f in told(body, project=strict) if "grade" in f.message]) == 2
    assert told(body, "reading: {grade: 30, smog: 30}\n", strict) == []


def test_plain_words_pass() -> None:
    """Short sentences of plain words have nothing to be told."""
    assert (
        told("Sit down. We clean your skin. The needle goes in. Then you rest.") == []
    )


def test_text_without_sentences_passes() -> None:
    """A sheet to fill in has nothing to measure, and no findings."""
    assert told("## Your visit\n\n{blank}") == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "handouts").glob("*.md")), ids=lambda p: p.stem
)
def test_shipped_handouts_pass(path: Path) -> None:
    """Every handout that we ship keeps to its own targets."""
    found = read_handout(path, ROOT).value
    assert found is not None
    reading = check_reading(found, ENGLISH)
    assert reading.findings == ()
    assert 0 < value(reading, "flesch-kincaid") <= (found.head.grade or 6)
