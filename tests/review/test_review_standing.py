"""What voids a signature on a real handout: words, blocks and places, not values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.build import Sheet
from tpdocs.review import MarkState, Role, Standing

Sign = Callable[..., Path]
SheetOf = Callable[[Path, str], Sheet]
_HANDOUT = Path("handouts", "sore-neck.md")


@pytest.fixture
def edited(project: Path, sign: Sign, sheet_of: SheetOf) -> Callable[..., Standing]:
    """Sign the English, edit a file of the project, and judge the English again."""

    def call(*pairs: tuple[str, str], name: Path = _HANDOUT) -> Standing:
        sign(project, "en", "clinician")
        path = project / name
        text = path.read_text()
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text)
        return sheet_of(project, "en").standing

    return call


def _void(standing: Standing) -> list[str]:
    return [m.text.markdown for m in standing.marks if m.state is not MarkState.SIGNED]


def test_nothing_changed_voids_nothing(edited: Callable[..., Standing]) -> None:
    """All is signed, and credited to who signed it."""
    standing = edited()
    assert (standing.signed, standing.changed, standing.unsigned) == (25, 0, 0)
    (credit,) = standing.credits(Role.CLINICIAN)
    assert credit.name == "Test Clinician (not a person)"


def test_a_line_that_moves_into_another_box_is_void(
    edited: Callable[..., Standing],
) -> None:
    """The same words are another message in the emergency box."""
    line = "- pain that gets worse\n"
    standing = edited((line, ""), ("- a weak arm\n", f"- a weak arm\n{line}"))
    assert _void(standing) == ["pain that gets worse"]
    (mark,) = [m for m in standing.marks if m.state is MarkState.CHANGED]
    assert mark.before is not None
    assert mark.before.block == "call-clinic > list item"


def test_a_line_that_moves_under_another_heading_is_void(
    edited: Callable[..., Standing],
) -> None:
    """Under another heading a line may say the opposite."""
    standing = edited(
        ("Take 5 mg at night. Read", "Read"),
        ("## My pills\n", "## My pills\n\nTake 5 mg at night.\n"),
    )
    assert "Take 5 mg at night." in _void(standing)
    moved = "Next visit: {blank}\n\n"
    standing = edited((moved, ""), ("::: steps", f"{moved}::: steps"))
    assert "Next visit: {blank}" in _void(standing)


def test_a_heading_that_is_edited_voids_itself_alone(
    edited: Callable[..., Standing], project: Path, sign: Sign, sheet_of: SheetOf
) -> None:
    """What stands under it was signed under what it said; after signing it, too."""
    standing = edited(("## My pills", "## The pills that I take"))
    assert _void(standing) == ["The pills that I take"]
    sign(project, "en", "clinician")
    assert sheet_of(project, "en").standing.is_signed


def test_a_heading_that_goes_voids_what_falls_under_another(
    edited: Callable[..., Standing],
) -> None:
    """Without its heading, a text stands under the one before."""
    assert "Next visit: {blank}" in _void(edited(("## My pills\n", "")))


def test_a_cell_is_signed_in_its_row_and_column(
    edited: Callable[..., Standing], project: Path
) -> None:
    """A dose that moves to another pill is another dose."""
    path = project / _HANDOUT
    table = "| Red | At noon |\n| Blue | At night |\n"
    path.write_text(path.read_text().replace("| {blank} | At noon |\n", table))
    swapped = "| Red | At night |\n| Blue | At noon |\n"
    assert _void(edited((table, swapped))) == ["At night", "At noon"]


def test_a_list_that_is_numbered_is_another_block(
    edited: Callable[..., Standing],
) -> None:
    """Points and steps do not say the same."""
    standing = edited(("- a weak arm\n- trouble", "1. a weak arm\n2. trouble"))
    assert _void(standing) == ["a weak arm", "trouble when you speak"]


def test_another_picture_voids_its_words(edited: Callable[..., Standing]) -> None:
    """Words were signed for the picture that was there."""
    picture = Path("handouts", "media", "neck.svg")
    standing = edited(("#c00", "#00c"), name=picture)
    assert _void(standing) == ["A neck with a sore spot", "Sore spot", "Where it hurts"]


def test_another_phone_voids_nothing(edited: Callable[..., Standing]) -> None:
    """A clinic's values are not what is signed."""
    standing = edited(("(415) 555-0123", "(415) 555-0199"), name=Path("clinic.toml"))
    assert standing.is_signed


def test_a_number_alone_is_signed_in_english(
    edited: Callable[..., Standing], project: Path, sheet_of: SheetOf
) -> None:
    """No translator sees a bare dose, but a clinician does."""
    path = project / _HANDOUT
    path.write_text(
        path.read_text().replace("| {blank} | At noon |", "| 5 | At noon |")
    )
    assert _void(edited(("| 5 |", "| 50 |"))) == ["50"]
    marks = sheet_of(project, "es").standing.marks
    assert "50" not in [mark.text.markdown for mark in marks]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**Move your neck**", "Move your neck"),
        ("a=1&b=2", "a=1&b=3"),
        ("{fever_temperature}", "{clinic_phone}"),
        ("Can I work?", "Can I work? "),
    ],
)
def test_marks_links_and_placeholders_are_signed(
    edited: Callable[..., Standing], old: str, new: str
) -> None:
    """What a reader sees counts; white space at an end does not."""
    assert len(_void(edited((old, new)))) == (0 if new.endswith(" ") else 1)


def test_a_signature_of_one_handout_does_not_count_in_another(
    project: Path, sign: Sign, sheet_of: SheetOf
) -> None:
    """The same words in a second handout are unsigned."""
    sign(project, "en", "clinician")
    text = (project / _HANDOUT).read_text().replace("TST-01", "TST-02")
    (project / _HANDOUT).rename(project / "old.md")
    (project / "handouts" / "other-neck.md").write_text(text)
    assert sheet_of(project, "en").standing.signed == 0


def test_a_heading_that_goes_voids_what_falls_under_one_signed_later(
    project: Path, sign: Sign, sheet_of: SheetOf
) -> None:
    """Two headings of one sheet are no edit of each other, whoever signed when."""
    path = project / _HANDOUT
    sign(project, "en", "clinician")
    later = "## Never do this\n\nRun a race.\n\n## My pills\n"
    path.write_text(path.read_text().replace("## My pills\n", later))
    sign(project, "en", "clinician")
    path.write_text(path.read_text().replace("## My pills\n", ""))
    standing = sheet_of(project, "en").standing
    assert "Next visit: {blank}" in _void(standing)
    assert not standing.is_signed


def test_steps_in_another_order_are_void(edited: Callable[..., Standing]) -> None:
    """First the one and then the other is not the same as the other way round."""
    one, two = "1. Sit up.\n", "2. Turn your head to the left.\n"
    standing = edited((one + two, f"1. Turn your head to the left.\n{one}"))
    assert "Sit up." in _void(standing)
    assert "Turn your head to the left." in _void(standing)


def test_a_step_that_is_edited_voids_itself_alone(
    edited: Callable[..., Standing], project: Path, sign: Sign, sheet_of: SheetOf
) -> None:
    """The next step still comes after it, before and after it is signed."""
    assert _void(edited(("Sit up.", "Sit up straight."))) == ["Sit up straight."]
    sign(project, "en", "clinician")
    assert sheet_of(project, "en").standing.is_signed


def test_what_is_taken_out_makes_a_draft_until_a_clinician_has_seen_it(
    edited: Callable[..., Standing], project: Path, sign: Sign, sheet_of: SheetOf
) -> None:
    """Without one warning the rest may be true and the sheet is not what was signed."""
    standing = edited(("- a weak arm\n", ""))
    assert (_void(standing), standing.is_signed) == ([], False)
    assert [passage.english for passage in standing.removed] == ["a weak arm"]
    assert standing.credits(Role.CLINICIAN)
    review = sheet_of(project, "en").review
    assert (review.is_draft, review.clinicians) == (True, ())
    sign(project, "en", "clinician", "Another Clinician (not a person)")
    assert sheet_of(project, "en").standing.is_signed


def test_what_is_put_back_is_as_it_was_signed(
    edited: Callable[..., Standing],
) -> None:
    """To undo an edit asks for no new signature."""
    assert not edited(("- a weak arm\n", "")).is_signed
    assert edited(("- trouble", "- a weak arm\n- trouble")).is_signed


def test_what_is_kept_in_english_is_signed_in_a_translation(
    project: Path, sign: Sign, sheet_of: SheetOf
) -> None:
    """Who reviewed a translated dose has not agreed to an English one."""
    for tag, role in (("en", "clinician"), ("es", "translator"), ("es", "reviewer")):
        sign(project, tag, role)
    path = project / _HANDOUT
    kept = "<!-- keep -->\nTake 5 mg at night."
    path.write_text(path.read_text().replace("Take 5 mg at night.", kept))
    void = _void(sheet_of(project, "es").standing)
    assert [text[:19] for text in void] == ["Take 5 mg at night."]
    assert sheet_of(project, "en").standing.is_signed
    for role in ("translator", "reviewer"):
        sign(project, "es", role)
    assert sheet_of(project, "es").standing.is_signed


@pytest.mark.parametrize(
    ("old", "new"),
    [('<text x="70"', '<text x="20"'), ('data-rtl="mirror"', 'data-rtl="keep"')],
)
def test_a_label_that_moves_points_at_something_else(
    edited: Callable[..., Standing], old: str, new: str
) -> None:
    """The words are the same, and the picture says another thing."""
    picture = Path("handouts", "media", "neck.svg")
    void = _void(edited((old, new), name=picture))
    assert void == ["A neck with a sore spot", "Sore spot", "Where it hurts"]


def test_a_value_alone_is_signed(edited: Callable[..., Standing]) -> None:
    """Which number stands in a list of numbers is what the list says."""
    line = "- a weak arm\n"
    standing = edited((line, f"{line}- {{emergency_number}}\n"))
    assert _void(standing) == ["{emergency_number}"]
