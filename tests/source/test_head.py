"""The head: what a field may be, and that a hostile one is a finding."""

from pathlib import Path

import pytest

from tpdocs.foundation import Checked
from tpdocs.source import Handout, parse_handout

FIELDS = {
    "id": "A",
    "title": "T",
    "summary": "S",
    "edition": "1",
    "updated": "2026-11",
}


def parse(head: str) -> Checked[Handout]:
    """Parse a handout with this head."""
    text = f"---\n{head}---\n\nWords.\n"
    return parse_handout(text, Path(), "handouts/a.md")


def head_with(**fields: str) -> str:
    """Give a good head with some fields written otherwise; ``None`` leaves one out."""
    given = FIELDS | {name.replace("_", "-"): value for name, value in fields.items()}
    return "".join(f"{name}: {value}\n" for name, value in given.items())


def test_smallest_head() -> None:
    """Five fields are enough; the others have defaults."""
    checked = parse(head_with())
    assert checked.value is not None
    head = checked.value.head
    assert (head.id, head.edition, head.updated) == ("A", 1, "2026-11")
    assert (head.title.markdown, head.title.line) == ("T", 3)
    assert (head.reviewed_by, head.review_by, head.codes) == ("", "", ())
    assert (head.grade, head.smog, head.pages) == (None, None, 4)


def test_full_head() -> None:
    """Each field is kept as it is written, with white space folded."""
    checked = parse(
        head_with(
            id="' A-1 '",
            title=">\n  Two\n  lines",
            edition="12",
            reviewed_by="Dr. Ana Ruiz",
            review_by="2028-01",
            codes="{icd-10-cm: [G44.209], loinc: []}",
            reading="{grade: 5, smog: 7.5}",
            pages="2",
        )
    )
    assert checked.value is not None
    head = checked.value.head
    assert (head.id, head.title.markdown, head.edition) == ("A-1", "Two lines", 12)
    assert (head.reviewed_by, head.review_by) == ("Dr. Ana Ruiz", "2028-01")
    assert head.codes == (("icd-10-cm", ("G44.209",)), ("loinc", ()))
    assert (head.grade, head.smog, head.pages) == (5.0, 7.5, 2)


def test_all_missing_fields_are_told() -> None:
    """Each field that must be there and is not is a finding of its own."""
    findings = parse("id: A\n").findings
    assert len(findings) == 4
    for name, found in zip(
        ("title", "summary", "edition", "updated"), findings, strict=True
    ):
        assert (found.rule, found.place.line) == ("handout/head", 1)
        assert repr(name) in found.message
        assert found.hint


def test_missing_field_is_told_beside_a_wrong_one() -> None:
    """A wrong field does not hide that another is missing."""
    messages = [f.message for f in parse("id: 3\ntitle: T\nsummary: S\n").findings]
    assert any("'edition'" in message for message in messages)
    assert any("'id'" in message for message in messages)


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [x]\nb: *a\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "a: &a [*a]\n",
        head_with() + "codes: &c {a: [b]}\nreading:\n  <<: *c\n",
    ],
)
def test_alias_is_refused(head: str) -> None:
    """A YAML alias, which can grow without end, is refused before it is followed."""
    checked = parse(head)
    assert checked.value is None
    (found,) = checked.findings
    assert found.rule == "handout/head"
    assert "alias" in found.message
    assert found.hint


HOSTILE = [
    "!!bool x",
    '!!int ""',
    '!!float ""',
    "!!int 0x",
    "!!float a:b",
    '!!binary "!"',
    "!!python/name:os.system",
    "!!python/object/new:os.system [ls]",
    "!!map [a]",
    "!!str {a: b}",
    "!!set {a}",
    "!!omap [a]",
    "!unknown x",
    "{[a]: b}",
    "{? {a: b} : c}",
    "9" * 5000,
    "[" * 600 + "]" * 600,
    "{a: " * 600 + "}" * 600,
    "'open",
    "*nowhere",
    "@at",
    "%percent",
    "\x07",
]


@pytest.mark.parametrize("field", ["edition", "codes", "reading", "title"])
@pytest.mark.parametrize("value", HOSTILE, ids=lambda v: v[:20])
def test_hostile_value_is_a_finding(field: str, value: str) -> None:
    """Whatever stands in a field, it is data or a finding; nothing runs or raises."""
    checked = parse(head_with(**{field: value}))
    assert checked.value is None
    assert checked.findings
    for found in checked.findings:
        assert found.rule == "handout/head"
        assert found.hint
        assert 1 <= (found.place.line or 0) <= 10


@pytest.mark.parametrize(
    "reading",
    [
        "{grade: .inf}",
        "{grade: .nan}",
        "{grade: yes}",
        "{smog: 1e999}",
        "{grade: 6, grade: 99}",
        "{grade: -1}",
        "{grade: '6'}",
        "6",
    ],
)
def test_reading_target_is_a_number(reading: str) -> None:
    """A target that no text can miss is refused, and so is one that stands twice."""
    checked = parse(head_with(reading=reading))
    assert [f.rule for f in checked.findings] == ["handout/head"]
    assert checked.findings[0].place.line == 7


@pytest.mark.parametrize("field", ["title", "summary"])
@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("'Call {clinic_phon}'", "handout/placeholder"),
        ("'{0.__class__}'", "handout/placeholder"),
        ("a <b>bold</b> word", "handout/html"),
        ("a `code` mark", "handout/markup"),
        ("'[a](javascript:b)'", "handout/link"),
    ],
)
def test_texts_of_the_head_are_checked(field: str, value: str, rule: str) -> None:
    """Title and summary obey the rules of every other text: nothing vanishes."""
    checked = parse(head_with(**{field: value}))
    assert {f.rule for f in checked.findings} == {rule}
    assert checked.findings[0].place.line == (3 if field == "title" else 4)


@pytest.mark.parametrize(
    "month", ["2026-11-05", "2026-1", "1999-01", "20\uff126-11", "''"]
)
def test_month_is_a_month(month: str) -> None:
    """A month is four digits, a hyphen and two digits, of this century."""
    checked = parse(head_with(updated=month))
    assert [f.place.line for f in checked.findings] == [6]
