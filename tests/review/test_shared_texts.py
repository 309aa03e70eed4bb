"""Shared texts: signed once, they are signed on every handout that includes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.build import load, load_handouts
from tpdocs.foundation import Project, find_language
from tpdocs.review import (
    MarkState,
    Role,
    Signer,
    Standing,
    add_signature,
    format_ledger,
    ledger_path,
    make_offer,
    read_ledger,
)
from tpdocs.review.sign import Offer

Open = Callable[[Path], Project]
Judge = Callable[..., Standing]
_PART = Path("handouts", "shared", "emergency.md")
_NECK, _BACK = "sore-neck", "stiff-back"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _file(root: Path, slug: str) -> Path:
    return root / "handouts" / f"{slug}.md"


@pytest.fixture
def judge(sharing: Path, open_project: Open) -> Judge:
    """Judge a handout of the project in a language; English where none is named."""

    def call(slug: str, tag: str = "en") -> Standing:
        project = open_project(sharing)
        handouts, findings = load_handouts(project)
        assert not findings
        language = find_language(project.languages, tag)
        sheets = load(project, handouts, [language]).sheets
        return next(sheet for sheet in sheets if sheet.slug == slug).standing

    return call


@pytest.fixture
def sign_sheet(sharing: Path, open_project: Open, judge: Judge) -> Callable[..., Offer]:
    """Sign a handout, as one clinician where nobody is named; return the offer."""

    def call(
        slug: str, name: str = "Test One", role: Role = Role.CLINICIAN, tag: str = "en"
    ) -> Offer:
        project = open_project(sharing)
        language = find_language(project.languages, tag)
        signer = Signer(role=role, name=name, credential="not a person")
        checked = read_ledger(project, language)
        assert checked.findings == ()
        assert checked.value is not None
        offer = make_offer(judge(slug, tag), signer)
        path = ledger_path(project, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        ledger = add_signature(checked.value, offer, project.today)
        path.write_text(format_ledger(ledger))
        again = read_ledger(project, language)
        assert again.findings == ()
        assert again.value is not None
        assert set(again.value.texts) == set(ledger.texts)
        assert set(again.value.signatures) == set(ledger.signatures)
        return offer

    return call


def _void(standing: Standing) -> list[str]:
    return [m.text.markdown for m in standing.marks if m.state is not MarkState.SIGNED]


def _shared(standing: Standing) -> list[MarkState]:
    return [mark.state for mark in standing.marks if mark.text.part]


def test_a_signature_on_one_handout_holds_on_the_other(
    judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """For the shared texts; its own texts are still to be signed."""
    sign_sheet(_NECK)
    assert judge(_NECK).is_signed
    back = judge(_BACK)
    assert _shared(back) == [MarkState.SIGNED] * 3
    assert not back.is_cut
    assert _void(back) == [
        "Care for a stiff back",
        "How to move again.",
        "Walk a little each day.",
        "What helps",
        "Use a warm pack.",
    ]
    offer = sign_sheet(_BACK)
    assert [m.text.markdown for m in offer.marks] == _void(back)
    assert len(offer.known) == 3
    assert judge(_BACK).is_signed
    assert judge(_NECK).is_signed


def test_the_same_text_has_the_same_digest_on_both(judge: Judge) -> None:
    """A part with its own panel and heading needs nothing of the handout around it."""
    one, other = (
        {m.passage.digest for m in judge(slug).marks if m.passage and m.text.part}
        for slug in (_NECK, _BACK)
    )
    assert one == other


@pytest.mark.parametrize("last", [_NECK, _BACK])
def test_one_word_voids_it_on_both_and_one_signature_mends_it_on_both(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer], last: str
) -> None:
    """On whichever of the two it is signed again."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(sharing / _PART, "a weak arm", "a weak leg")
    for slug in (_NECK, _BACK):
        standing = judge(slug)
        assert _void(standing) == ["a weak leg"]
        assert standing.changed == 1
        assert standing.is_cut
    sign_sheet(last)
    assert judge(_NECK).is_signed
    assert judge(_BACK).is_signed


def test_a_heading_of_a_part_that_is_edited_is_signed_once_for_all(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """Where it was signed, what is under it holds; elsewhere after the next one."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(sharing / _PART, "now if you have", "at once if you have")
    heading = "Call {emergency_number} at once if you have"
    for slug in (_NECK, _BACK):
        assert _void(judge(slug)) == [heading]
    offer = sign_sheet(_NECK)
    # What is under it is shown again: only so does it count on the other handout.
    assert [m.text.markdown for m in offer.marks] == [
        heading,
        "a weak arm",
        "trouble when you speak",
    ]
    assert judge(_NECK).is_signed
    assert judge(_BACK).is_signed
    _edit(sharing / _PART, "at once if you have", "if you ever have")
    sign_sheet(_BACK)
    assert judge(_NECK).is_signed
    assert judge(_BACK).is_signed


def test_a_text_that_a_part_loses_is_seen_to_go_once(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """Each sheet is cut until a clinician saw it, on one of the handouts."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(sharing / _PART, "- a weak arm\n", "")
    for slug in (_NECK, _BACK):
        standing = judge(slug)
        assert _void(standing) == []
        assert [p.english for p in standing.removed] == ["a weak arm"]
        assert not standing.is_signed
    assert not sign_sheet(_NECK).passages
    assert judge(_NECK).is_signed
    assert judge(_BACK).is_signed


def test_an_include_that_is_taken_out_is_a_cut_of_that_sheet(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """Also where the shared texts were signed on the other handout before."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(_file(sharing, _BACK), "{include emergency}\n\n", "")
    back = judge(_BACK)
    assert _void(back) == []
    assert len(back.removed) == 3
    assert not back.is_signed
    assert judge(_NECK).is_signed
    sign_sheet(_BACK)
    assert judge(_BACK).is_signed


def test_who_saw_a_part_leave_one_sheet_has_not_seen_it_leave_another(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """A text that the part loses later is asked for on the sheets that have it."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(_file(sharing, _BACK), "{include emergency}\n\n", "")
    sign_sheet(_BACK)
    _edit(sharing / _PART, "- a weak arm\n", "")
    assert [p.english for p in judge(_NECK).removed] == ["a weak arm"]
    assert judge(_BACK).is_signed


def test_a_part_that_changed_wholly_is_still_missed_when_it_is_taken_out(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """What was signed here before, and settled elsewhere, says that it was here."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    for old in ("Call {emergency_number} now", "a weak arm", "trouble when you"):
        _edit(sharing / _PART, old, f"Well: {old}")
        sign_sheet(_NECK)
    assert judge(_BACK).is_signed
    _edit(_file(sharing, _BACK), "{include emergency}\n\n", "")
    assert not judge(_BACK).is_signed
    assert judge(_NECK).is_signed


def test_a_part_that_a_handout_never_had_is_not_gone_from_it(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """Signatures on the others say nothing of it."""
    _edit(_file(sharing, _BACK), "{include emergency}\n\n", "")
    sign_sheet(_BACK)
    sign_sheet(_NECK)
    _edit(sharing / _PART, "- a weak arm\n", "")
    assert judge(_BACK).is_signed
    assert not judge(_NECK).is_signed


@pytest.fixture
def bare(sharing: Path) -> Path:
    """The part without a panel and heading; each handout has a heading over it."""
    (sharing / _PART).write_text("- a weak arm\n- a stiff neck\n")
    text = "## {} \n\n{{include emergency}}\n\n"
    for slug, heading in ((_NECK, "Call us if you have"), (_BACK, "This is normal")):
        name = heading if slug == _BACK else "Get help if you have"
        _edit(_file(sharing, slug), "{include emergency}\n\n", text.format(name))
    return sharing


def test_under_another_heading_it_is_signed_again(
    bare: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """One handout says that a symptom is normal of which the other one warns."""
    assert bare
    sign_sheet(_NECK)
    back = judge(_BACK)
    assert _shared(back) == [MarkState.UNSIGNED] * 2
    assert not back.is_cut
    sign_sheet(_BACK)
    assert judge(_BACK).is_signed
    assert judge(_NECK).is_signed


def test_a_heading_over_a_part_that_is_edited_voids_nothing_elsewhere(
    bare: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """It is that handout's own; but nobody else's signature fills the gap."""
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(_file(bare, _BACK), "This is normal", "Do not worry about")
    assert _void(judge(_BACK)) == ["Do not worry about"]
    assert judge(_NECK).is_signed
    sign_sheet(_BACK)
    assert judge(_BACK).is_signed
    assert judge(_NECK).is_signed


def test_a_signature_elsewhere_is_no_edit_of_a_heading_here(
    bare: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """A heading that the signer of the other handout never saw is not "edited"."""
    sign_sheet(_NECK)
    _edit(_file(bare, _NECK), "Get help if you have", "All of this passes")
    assert _shared(judge(_BACK)) == [MarkState.UNSIGNED] * 2


def test_of_two_places_in_a_part_one_is_missed(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer]
) -> None:
    """The words are still there, but no longer in this place."""
    (sharing / _PART).write_text(
        "::: emergency\n## Call now\n\n- a weak arm\n:::\n\n"
        "::: call-clinic\n## Call us\n\n- a weak arm\n- a cough\n:::\n"
    )
    sign_sheet(_NECK)
    sign_sheet(_BACK)
    _edit(sharing / _PART, "## Call now\n\n- a weak arm\n", "## Call now\n\n- cough\n")
    sign_sheet(_NECK)
    back = judge(_BACK)
    assert [(p.english, p.under) for p in back.removed] == [
        ("a weak arm", ("Call now",))
    ]
    assert judge(_NECK).is_signed


def test_a_translation_is_signed_once_too(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer], run: object
) -> None:
    """By its translator and its reviewer, on any of the handouts."""
    assert callable(run)
    run("-C", sharing, "catalog", "update", "--lang", "es")
    sign_sheet(_NECK, "Ana", Role.TRANSLATOR, "es")
    sign_sheet(_NECK, "Ben", Role.REVIEWER, "es")
    assert judge(_NECK, "es").is_signed
    assert _shared(judge(_BACK, "es")) == [MarkState.SIGNED] * 3
    refused = make_offer(
        judge(_BACK, "es"), Signer(role=Role.REVIEWER, name="Ana", credential="none")
    )
    assert [m.text.part for m in refused.own] == ["emergency"] * 3


def test_what_a_machine_drafted_does_not_excuse_a_translator_elsewhere(
    sharing: Path, judge: Judge, sign_sheet: Callable[..., Offer], run: object
) -> None:
    """Shared texts of a machine need a reviewer; own texts of a person need both."""
    assert callable(run)
    own = sharing / "locales/es/LC_MESSAGES/sore-neck.po"
    head, _blank, _rest = own.read_text().partition("\n\n")
    machine = head + '\n"X-Tpdocs-Origin: machine\\n"\n'
    entries = "".join(
        f'\nmsgid "{text}"\nmsgstr "Sí: {text}"\n'
        for text in (
            "Call {emergency_number} now if you have",
            "a weak arm",
            "trouble when you speak",
        )
    )
    own.with_name("shared.po").write_text(machine + entries)
    sign_sheet(_NECK, "Ben", Role.REVIEWER, "es")
    standing = judge(_NECK, "es")
    assert standing.is_machine
    assert _shared(standing) == [MarkState.SIGNED] * 3
    assert standing.signed == 3
    sign_sheet(_NECK, "Ana", Role.TRANSLATOR, "es")
    assert judge(_NECK, "es").is_signed


def test_a_ledger_may_not_name_texts_of_another_handout(
    sharing: Path, open_project: Open, sign_sheet: Callable[..., Offer]
) -> None:
    """Shared ones it may."""
    sign_sheet(_NECK)
    project = open_project(sharing)
    english = find_language(project.languages, "en")
    path = ledger_path(project, english)
    shutil.copy(path, path.with_suffix(".kept"))
    assert '"shared/emergency"' in path.read_text()
    _edit(path, '"shared/emergency"', '"other/emergency"')
    findings = read_ledger(project, english).findings
    assert "must be the name of a handout, or shared/" in findings[0].message
