"""A handout is measured block by block; what is not its author's is left out."""

from pathlib import Path

import pytest

from tpdocs.foundation import Language, Project, find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import (
    ReadingReport,
    Verdict,
    find_passages,
    plain_passage,
    read_level,
)
from tpdocs.source import Handout, parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"


def _project() -> Project:
    project = read_project(shipped_defaults()).value
    assert project is not None
    return project


LANGUAGES = _project().languages


def language(tag: str) -> Language:
    """Find a language."""
    return find_language(LANGUAGES, tag)


def handout(body: str) -> Handout:
    """Parse a handout with this body, which starts at line 9."""
    found = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    assert found is not None
    return found


def read(body: str, tag: str = "en") -> ReadingReport:
    """Measure a handout with this body."""
    return read_level(handout(body), language(tag))


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("Sit down. Rest now! Is it sore?", [(9, 2), (9, 2), (9, 3)]),
        ("One line\nof a paragraph.\n\nAnother one.", [(9, 5), (12, 2)]),
        ("- no full stop\n- and none here", [(9, 3), (10, 3)]),
        ("1. One. Two.\n\n   Three.", [(9, 1), (9, 1), (11, 1)]),
        ("::: tip\nIn a panel.\n:::", [(10, 3)]),
        ("Call {emergency_number} now, or {clinic_phone}.", [(9, 3)]),
        ("Call {clinic_phone}. Ask for help.", [(9, 1), (9, 3)]),
        ("{blank}", []),
        ("See [our page](https://example.org/a-very-long/path) now.", [(9, 4)]),
        ("Call [us](tel:+14155550123 'A title of a link').", [(9, 2)]),
        ("See <https://www.example.org/one/two> now.", [(9, 2)]),
        ("Write to <nobody@example.org>.", [(9, 2)]),
        ("**Do *not* stop.** Ask us.", [(9, 3), (9, 2)]),
        ("Salt &amp; water.", [(9, 2)]),
        ("…", []),
        (
            "## A heading\n\nText.\n\n| Head | b |\n| --- | --- |\n| a b | c |",
            [(11, 1)],
        ),
        ("![A sore spot](https://example.org)", [(9, 3)]),
    ],
)
def test_counted_by_hand(body: str, sentences: list[tuple[int, int]]) -> None:
    """Sentences and words are those that a person counts, at their lines."""
    report = read(body.removeprefix("!"))
    found = [(sentence.line, sentence.words) for sentence in report.sentences]
    assert found == sentences


def test_blocks_that_do_not_count_say_why() -> None:
    """Titles, headings and cells are kept, measured, and not counted."""
    report = read("## A heading\n\nText.\n\n| Head |\n| --- |\n| a b |")
    assert [(block.role, block.is_counted) for block in report.blocks] == [
        ("title", False),
        ("summary", False),
        ("heading", False),
        ("paragraph", True),
        ("column head", False),
        ("table cell", False),
    ]
    assert {b.why_not for b in report.blocks} == {"", "not running text"}
    assert report.counts.words == 1
    assert [section.heading for section in report.sections] == ["", "A heading"]


def test_sentences_are_quoted_as_written() -> None:
    """A placeholder or an address stands in a quotation as what it is."""
    body = "Call {clinic_phone}. Or mail nobody@example.org. Or {blank} us."
    texts = [sentence.text for sentence in read(body).sentences]
    assert texts == [
        "Call {clinic_phone}.",
        "Or mail nobody@example.org.",
        "Or {blank} us.",
    ]


def test_a_long_quotation_is_cut() -> None:
    """A finding does not print a page."""
    (sentence,) = read("very " * 200 + "long").sentences
    assert sentence.quote(9) == "'very very…'"
    assert sentence.is_long


def test_shares_add_up() -> None:
    """What sentences cost is shared out, and the dearest is the hardest one."""
    report = read(
        "Rest now. Contraindications necessitate multidisciplinary evaluation of all "
        "the patients that we see here in the clinic. Go home."
    )
    shares = [sentence.share for sentence in report.sentences]
    assert sum(shares) == pytest.approx(1)
    assert shares[1] == max(shares)
    assert report.sentences[1].cost > 0 > report.sentences[0].cost


@pytest.mark.parametrize("tag", ["ar", "zh-Hans", "th", "uk"])
def test_no_formula_is_not_a_pass(tag: str) -> None:
    """A language without a formula has no level, and says so."""
    report = read_level(_in(tag, "AAA BBB CCC. DDD."), language(tag))
    assert report.levels == ()
    assert report.say() == "no formula"
    assert report.counts.words == 4
    assert report.is_estimate == (tag == "th")
    assert report.sentences[0].cost > report.sentences[1].cost


def _in(tag: str, body: str) -> Handout:
    """Give a handout whose texts are in a language."""
    from dataclasses import replace

    from tpdocs.source import map_texts

    return map_texts(handout(body), lambda text, _role: replace(text, tag=tag))


def test_formulas_of_a_language() -> None:
    """Spanish is measured by its own two formulas, never by the English ones."""
    report = read_level(_in("es", "Descanse dos días. Llame si duele."), language("es"))
    assert [level.formula.name for level in report.levels] == [
        "szigriszt",
        "fernandez-huerta",
    ]
    assert report.levels[0].verdict is Verdict.PASS
    assert report.say() == "89.6, muy fácil"  # 206.835 - 62.3 * 11 / 6 - 3
    assert report.level("smog") is None


def test_what_is_not_translated_is_not_counted() -> None:
    """English left in a Spanish handout is not Spanish that is easy to read."""
    report = read_level(handout("Rest for two days."), language("es"))
    assert report.counts.words == 0
    assert {b.why_not for b in report.blocks if b.role == "paragraph"} == {
        "not translated"
    }
    assert report.levels[0].verdict is Verdict.NOT_CHECKED
    assert report.say() == "there is nothing to read"


def test_formula_of_another_language_is_not_a_pass() -> None:
    """A formula named for a language that it was not made for checks nothing."""
    from dataclasses import replace

    greek = replace(language("el"), formula="lix")
    report = read_level(_in("el", "Έχετε πυρετό; Ναι."), greek)
    assert report.levels[0].value is not None
    assert report.levels[0].verdict is Verdict.NOT_CHECKED
    assert report.levels[0].note == "not made for Greek"
    needs = replace(language("el"), formula="szigriszt")
    level = read_level(_in("el", "Έχετε πυρετό; Ναι."), needs).levels[0]
    assert (level.value, level.note) == (None, "not counted in Greek")


def test_smog_of_few_sentences_is_an_estimate() -> None:
    """Below thirty sentences SMOG says that it is an estimate."""
    few, many = read("Rest now. " * 29), read("Rest now. " * 30)
    notes = [report.level("smog") for report in (few, many)]
    assert [level.note if level else "" for level in notes] == [
        "an estimate: 29 sentences, it asks for 30",
        "",
    ]


def test_sections_are_joined_to_samples() -> None:
    """A part has a hundred words for a grade, and thirty sentences for SMOG."""
    sections = "\n\n".join(f"## Part {n}\n\n{'Rest now. ' * 20}" for n in range(7))
    report = read(sections)
    by_name: dict[str, list[str]] = {}
    for part in report.parts:
        by_name.setdefault(part.level.formula.name, []).append(part.name)
    assert by_name["flesch-kincaid"] == ["the beginning … Part 2", "Part 3 … Part 6"]
    assert by_name["smog"] == [
        "the beginning … Part 1",
        "Part 2 … Part 3",
        "Part 4 … Part 6",
    ]
    covered = [s for p in report.parts[:2] for s in p.sections]
    assert covered == list(report.sections)


def test_passages_keep_roles_and_sections() -> None:
    """A passage knows what it is and where it stands."""
    passages = find_passages(handout("## A heading\n\nText {blank}."))
    assert [(p.role, p.section) for p in passages[2:]] == [
        ("heading", ""),
        ("paragraph", "A heading"),
    ]
    assert passages[3].hidden == ("{blank}",)
    assert plain_passage("Call 555-0100.", "en").hidden == ("555-0100",)
