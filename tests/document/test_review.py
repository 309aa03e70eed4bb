"""What stands between a page and a patient."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tpdocs.catalog import Coverage
from tpdocs.document import Review, judge_review
from tpdocs.document.review import (
    EXPIRED,
    INCOMPLETE,
    MACHINE,
    NO_CLINICIAN,
    NOBODY,
    PART_CLINICIAN,
    PART_UNREVIEWED,
    PSEUDO,
    UNREVIEWED,
)
from tpdocs.foundation import Project, find_language
from tpdocs.review import Mark, MarkState, Role, Signature, Standing
from tpdocs.source import Text

WHOLE, PART = Coverage(translated=2), Coverage(translated=1, missing=1)

#: Tag, how many of 2 English texts are signed, how many of 2 translations, machine.
Case: TypeAlias = tuple[str, int, int, bool]


def _signature(role: Role) -> Signature:
    return Signature(
        handout="sore-neck",
        language="en" if role is Role.CLINICIAN else "es",
        role=role,
        name="Test Signer (not a person)",
        credential="none",
        date=dt.date(2026, 11, 25),
        digests=("0" * 32,),
    )


def _marks(signed: int, role: Role) -> tuple[Mark, ...]:
    text = Text(markdown="a", line=1)
    yes = Mark(
        text=text, passage=None, state=MarkState.SIGNED, signatures=(_signature(role),)
    )
    no = Mark(text=text, passage=None, state=MarkState.UNSIGNED)
    return (*(yes,) * signed, *(no,) * (2 - signed))


@pytest.fixture
def judge(
    project: Path, open_project: Callable[[Path], Project]
) -> Callable[..., Review]:
    """Judge a case."""
    languages = open_project(project).languages

    def call(case: Case, coverage: Coverage, *, expired: bool = False) -> Review:
        tag, english, signed, is_machine = case
        language = find_language(languages, tag)
        source = Standing(
            handout="sore-neck",
            language=find_language(languages, "en"),
            marks=_marks(english, Role.CLINICIAN),
            rewords=(),
            is_machine=False,
            expires="2026-10" if expired else "",
            is_expired=expired,
        )
        own = Standing(
            handout="sore-neck",
            language=language,
            marks=_marks(signed, Role.REVIEWER),
            rewords=(),
            is_machine=is_machine,
            expires=source.expires,
            is_expired=expired,
        )
        standing = source if language.is_source else own
        return judge_review(standing, source, coverage)

    return call


@pytest.mark.parametrize(
    ("case", "coverage", "reasons"),
    [
        (("en", 0, 0, False), WHOLE, [NO_CLINICIAN]),
        (("en", 1, 0, False), WHOLE, [PART_CLINICIAN]),
        (("en", 2, 0, False), WHOLE, []),
        (("es", 0, 0, False), WHOLE, [NOBODY]),
        (("es", 0, 2, False), WHOLE, [NO_CLINICIAN]),
        (("es", 2, 0, False), WHOLE, [UNREVIEWED]),
        (("es", 2, 1, False), WHOLE, [PART_UNREVIEWED]),
        (
            ("es", 1, 1, True),
            PART,
            [MACHINE, PART_CLINICIAN, PART_UNREVIEWED, INCOMPLETE],
        ),
        (("es", 2, 0, True), WHOLE, [MACHINE, UNREVIEWED]),
        (("es", 2, 2, True), WHOLE, []),
        (("es", 0, 0, True), PART, [MACHINE, NOBODY, INCOMPLETE]),
        (("en-XA", 2, 0, False), WHOLE, [PSEUDO, UNREVIEWED]),
        (("ar-XB", 0, 0, False), PART, [PSEUDO, NOBODY, INCOMPLETE]),
    ],
)
def test_every_reason_is_said(
    judge: Callable[..., Review], case: Case, coverage: Coverage, reasons: list[str]
) -> None:
    """A draft says each thing that it lacks."""
    review = judge(case, coverage)
    assert list(review.reasons) == reasons
    assert review.is_draft is bool(reasons)
    assert review.is_machine is case[3]


def test_what_has_expired_is_a_draft(judge: Callable[..., Review]) -> None:
    """In every language, however well it was signed."""
    for tag in ("en", "es"):
        review = judge((tag, 2, 2, False), WHOLE, expired=True)
        assert review.reasons == (EXPIRED,)
        assert review.expires == "2026-10"


def test_only_what_is_wholly_signed_goes_out(judge: Callable[..., Review]) -> None:
    """English needs a clinician, a translation a reviewer too; a test never goes."""
    tags = ("en", "es", "ar", "zh-Hans", "en-XA", "ar-XB")
    for case in itertools.product(tags, (0, 1, 2), (0, 1, 2), (False, True)):
        for coverage in (WHOLE, PART):
            tag, english, signed, _machine = case
            is_signed = english == 2 and (tag == "en" or signed == 2)
            may_go_out = is_signed and coverage is WHOLE and "-X" not in tag
            assert judge(case, coverage).is_draft is not may_go_out, case


def test_nobody_is_named_who_signed_a_part_only(judge: Callable[..., Review]) -> None:
    """A page credits a person with all of it or with nothing."""
    part = judge(("es", 1, 1, False), WHOLE)
    assert (part.clinicians, part.reviewers) == ((), ())
    whole = judge(("es", 2, 2, False), WHOLE)
    assert [p.name for p in (*whole.clinicians, *whole.reviewers)] == [
        "Test Signer (not a person)"
    ] * 2
