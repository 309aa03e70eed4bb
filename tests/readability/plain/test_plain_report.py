"""The whole: our handouts, the items of CDC CCI and PEMAT-P, bad input."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.foundation import Severity
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability.plain import (
    ITEMS,
    PLAIN_RULES,
    Answer,
    Judged,
    check_plain,
    judge_plain,
    plain_data,
    summarize,
)
from tpdocs.source import Handout, map_texts, parse_handout, read_handout

ROOT = shipped_defaults()
HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
HANDOUTS = sorted((ROOT / "handouts").glob("*.md"))


def handout(body: str) -> Handout:
    """Parse a handout with this body."""
    read = parse_handout(HEAD + body, ROOT / "handouts", "handouts/a.md")
    assert read.value is not None, read.findings
    return read.value


@pytest.mark.parametrize("path", HANDOUTS, ids=lambda p: p.stem)
def test_shipped_handouts_have_few_warnings(path: Path) -> None:
    """Ours break few rules; each that is left is a true one, known and listed."""
    read = read_handout(path, ROOT).value
    assert read is not None
    known = {
        "after-your-injection": {"'seizure'", "'steroid'"},
        "before-your-injection": {"'steroid'", "a list of 8 items"},
        "trigger-point-injections": {"'seizure'", "'chronic'"},
    }
    told = [f for f in check_plain(read) if f.severity is not Severity.NOTE]
    said = {f.message.split(" is a")[0] for f in told}
    assert said <= known[path.stem]


def test_all_items_of_both_are_there() -> None:
    """CDC CCI has items 1 to 20, PEMAT-P 1 to 12 and 15 to 26; each asks something."""
    numbers = {
        document: [int(i.source.item) for i in ITEMS if i.source.document == document]
        for document in ("CDC CCI", "PEMAT-P")
    }
    assert numbers["CDC CCI"] == list(range(1, 21))
    assert numbers["PEMAT-P"] == [*range(1, 13), *range(15, 27)]
    assert all(item.asks.endswith("?") for item in ITEMS)


def test_rules_and_items_agree() -> None:
    """A rule cites items that exist; what has no rule is left to a person."""
    items = {item.source: item for item in ITEMS}
    cited = {source for rule in PLAIN_RULES for source in rule.sources}
    ours = {s for s in cited if s.document in ("CDC CCI", "PEMAT-P")}
    assert ours <= set(items)
    by_machine = {s for s, item in items.items() if item.judged is not Judged.HUMAN}
    assert ours == by_machine
    assert len({rule.name for rule in PLAIN_RULES}) == len(PLAIN_RULES)
    assert all(r.sources and r.hint and r.title for r in PLAIN_RULES)


def test_counts_are_of_all_items() -> None:
    """Items are counted by who answers them; none is lost, and none is a score."""
    report = judge_plain(handout("Patients shall utilize 58% of 2 pills."))
    counts = {d: report.count(d) for d in ("CDC CCI", "PEMAT-P")}
    assert sum(counts["CDC CCI"].values()) == 20
    assert sum(counts["PEMAT-P"].values()) == 24
    assert counts["CDC CCI"][Answer.NO] >= 8
    assert counts["PEMAT-P"][Answer.HUMAN] >= 5


def test_summary_counts_and_gives_no_score() -> None:
    """It says what it is informed by, the four counts, and that it is no score."""
    cci, pemat = summarize(judge_plain(handout("Rest.")))
    assert cci.startswith("CCI-informed, of 20 items: the machine says yes to ")
    assert pemat.startswith("PEMAT-informed, of 24 items: the machine says yes to ")
    assert pemat.endswith("This is no PEMAT-P score.")
    assert "%" not in cci + pemat


def test_report_is_data() -> None:
    """All rules, all items and the counts can be written as JSON."""
    form = "<!-- reading: as on the form -->\n\nBring the immunization form."
    data = json.loads(json.dumps(plain_data(judge_plain(handout(form)))))
    assert len(data["rules"]) == len(PLAIN_RULES)
    assert len(data["items"]) == 44
    assert sum(data["counts"]["PEMAT-informed"].values()) == 24
    (rule,) = [r for r in data["rules"] if r["rule"] == "plain/medical-word"]
    assert rule["outcome"] == "a human must judge"
    assert rule["excepted"][0]["reason"] == "as on the form"
    assert rule["excepted"][0]["place"] == "handouts/a.md:11"


def test_an_item_judged_in_part_is_never_a_yes() -> None:
    """Only what a machine sees whole can be a yes."""
    for path in HANDOUTS:
        read = read_handout(path, ROOT).value
        assert read is not None
        for answered in judge_plain(read).items:
            if answered.answer is Answer.YES:
                assert answered.item.judged is Judged.AUTOMATIC
            if answered.item.judged is Judged.HUMAN:
                assert answered.answer in (Answer.HUMAN, Answer.NOT_APPLICABLE)
                assert answered.rules == ()


def test_excepted_findings_say_why() -> None:
    """A finding at a block with an exception is a note, with the author's reason."""
    text = "<!-- reading: as on the form -->\n\nBring the immunization form."
    (told,) = [f for f in check_plain(handout(text)) if "immunization" in f.message]
    assert told.severity is Severity.NOTE
    assert told.message.endswith("; let stand: as on the form")


def test_an_exception_holds_for_its_block_alone() -> None:
    """The same word elsewhere is told."""
    text = (
        "<!-- reading: as on the form -->\n\nBring the biopsy form.\n\nA biopsy hurts."
    )
    told = [f for f in check_plain(handout(text)) if "biopsy" in f.message]
    assert [(f.severity, f.place.line) for f in told] == [
        (Severity.WARNING, 13),
        (Severity.NOTE, 11),
    ]


def test_many_findings_of_a_rule_are_counted() -> None:
    """After 25 the rest are one finding."""
    body = "\n\n".join(["You shall rest."] * 40)
    told = [f for f in check_plain(handout(body)) if f.rule == "plain/shall"]
    assert len(told) == 26
    assert told[-1].message == "and 15 more"


def test_texts_in_another_language_are_left_out() -> None:
    """Rules are for English; words that look like it elsewhere are none."""
    english = handout("Shall hypertension und Edema.")
    german = map_texts(english, lambda text, _role: replace(text, tag="de"))
    assert {f.rule for f in check_plain(english)} >= {"plain/shall"}
    assert "plain/shall" not in {f.rule for f in check_plain(german)}


@pytest.mark.parametrize(
    "body",
    [
        "word",
        "{blank}",
        "## Only\n\n## Headings",
        "| A |\n| --- |\n| b |",
        "🙂 👍🏽",
        "السلام 12 hello",
        "...",
        "?! ?!",
        "{clinic_phone}",
    ],
)
def test_odd_texts_are_judged(body: str) -> None:
    """Hardly any text is still text; nothing is raised."""
    report = judge_plain(handout(body))
    assert len(report.verdicts) == len(PLAIN_RULES)


_SAMPLE = """\
a is been given got not no un never if unless 1 5% in 10 2.5 the of biopsy put it off
shall don't and you make decision ; , . ? ( ) ** : NSAID
"""
_WORDS = st.sampled_from(_SAMPLE.split())


@given(st.lists(_WORDS, max_size=40).map(" ".join))
@settings(max_examples=150)
def test_any_row_of_words_is_judged(body: str) -> None:
    """Each finding has a place in the file, a message, a hint; twice is the same."""
    read = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    if read is None:
        return
    found = check_plain(read)
    assert found == check_plain(read)
    lines = (HEAD + body).count("\n") + 1
    for finding in found:
        assert finding.place.line in range(1, lines + 1)
        assert finding.message
        assert finding.hint
        assert not finding.is_error


@pytest.mark.parametrize(
    "block",
    [
        "You will be given a shot, and it may hurt if you move. Rest.\n\n",
        "- You may get 5 mg of it if a nurse was asked.\n",
        "It was not known that the pain is bad and that 1 in 5 have it. ",
    ],
    ids=["paragraphs", "list", "one paragraph"],
)
def test_a_long_handout_has_its_findings(block: str) -> None:
    """In every shape each passive is found, and those beyond 25 are counted."""
    found = check_plain(handout(block * 200))
    passives = [f.message for f in found if "is passive" in f.message]
    assert len(passives) == 24
    assert "and 176 more" in {f.message for f in found}
