"""A passage such as clinics hand out today fails, and the findings say what to do."""

from pathlib import Path

from tpdocs.foundation import find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import check_reading
from tpdocs.source import parse_handout

#: Written for this test, in the manner of the text that this project began with:
#: friendly, correct, and two or three grades too hard.
SEED = """\
---
id: A
title: About your procedure
summary: What to expect.
edition: 1
updated: 2026-11
---

## What are trigger points?

Trigger points are irritable areas that develop in overworked muscles and can produce
discomfort in a different location, which is called referred pain. Physicians believe
that inadequate circulation and continuous tension contribute to their development.
Individuals who experience regular headaches frequently have several of these areas in
the shoulders, and treatment may reduce the number of headaches.

## What happens during the procedure?

Your provider will identify the sensitive areas by examination and then carefully
insert a very small needle, usually with a local anesthetic medication. Temporary
soreness is common and generally improves within a couple of days. Serious
complications are uncommon, but infection, bleeding or an allergic reaction can occur.
Contact the office immediately if you develop difficulty breathing, increasing redness
or a temperature above normal.
"""


def test_the_seed_fails_with_findings_that_help() -> None:
    """Grades, average and long sentences are told, with lines and words."""
    project = read_project(shipped_defaults()).value
    assert project is not None
    handout = parse_handout(SEED, Path(), "handouts/a.md").value
    assert handout is not None
    reading = check_reading(handout, find_language(project.languages, "en"))
    told = {finding.message.split(" is ")[0]: finding for finding in reading.findings}
    kincaid = told["the Flesch-Kincaid grade"]
    assert kincaid.place.line == 19
    assert "split before “and” the whole would be at 14.49;" in kincaid.hint
    assert "a plainer word for examination, anesthetic, medication;" in kincaid.hint
    smog = told["the SMOG grade"]
    assert "(an estimate: 7 sentences, it asks for 30)" in smog.message
    assert "temperature" in kincaid.hint
    assert "the average sentence" in told
    long = [f for f in reading.findings if f.rule == "reading/sentence"]
    assert [f.place.line for f in long] == [11, 11, 19]
    assert "Make two of it before “and” (10 and 13 words)." in long[0].hint
    assert all(f.is_error for f in reading.findings)
