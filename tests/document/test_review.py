"""What stands between a page and a patient."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from tpdocs.catalog import Coverage
from tpdocs.document import Review, judge_review
from tpdocs.document.review import (
    INCOMPLETE,
    MACHINE,
    NO_CLINICIAN,
    NOBODY,
    PSEUDO,
    UNREVIEWED,
)
from tpdocs.foundation import Project, find_language
from tpdocs.source import Handout

WHOLE, PART = Coverage(translated=2), Coverage(translated=1, missing=1)


Case: TypeAlias = tuple[str, str, Coverage, bool]  #: tag, reviewer, coverage, machine


@pytest.fixture
def judge(
    project: Path,
    open_project: Callable[[Path], Project],
    handout_of: Callable[[Path], Handout],
) -> Callable[[Case], Review]:
    """Judge a case."""
    languages = open_project(project).languages
    head = handout_of(project).head

    def call(case: Case) -> Review:
        tag, reviewer, coverage, is_machine = case
        language = find_language(languages, tag)
        signed = replace(head, reviewed_by=reviewer)
        return judge_review(signed, language, coverage, is_machine=is_machine)

    return call


@pytest.mark.parametrize(
    ("case", "reasons"),
    [
        (("en", "", WHOLE, False), [NO_CLINICIAN]),
        (("en", "Dr. Elm", WHOLE, False), []),
        (("es", "", WHOLE, False), [NOBODY]),
        (("es", "Dr. Elm", WHOLE, False), [UNREVIEWED]),
        (("es", "Dr. Elm", WHOLE, True), [MACHINE, UNREVIEWED]),
        (("es", "", PART, True), [MACHINE, NOBODY, INCOMPLETE]),
        (("en-XA", "Dr. Elm", WHOLE, False), [PSEUDO, UNREVIEWED]),
        (("ar-XB", "", PART, False), [PSEUDO, NOBODY, INCOMPLETE]),
    ],
)
def test_every_reason_is_said(
    judge: Callable[[Case], Review], case: Case, reasons: list[str]
) -> None:
    """A draft says each thing that it lacks; only reviewed English lacks nothing."""
    review = judge(case)
    assert list(review.reasons) == reasons
    assert review.is_draft is bool(reasons)
    assert (review.clinician, review.is_machine) == (case[1], case[3])


def test_no_translation_goes_out_without_a_sign_off(
    judge: Callable[[Case], Review],
) -> None:
    """While no sign-off of translations exists, each of them is a draft."""
    tags = ("en", "es", "ar", "zh-Hans", "en-XA", "ar-XB")
    for case in itertools.product(tags, ("", "Dr. Elm"), (WHOLE, PART), (False, True)):
        may_go_out = case == ("en", "Dr. Elm", WHOLE, False)
        assert judge(case).is_draft is not may_go_out
