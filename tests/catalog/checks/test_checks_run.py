"""The table at work: errors, warnings, flags that switch a rule off, page words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpdocs.catalog import Entry
from tpdocs.catalog.checks import (
    ACROSS_RULES,
    ERROR_RULES,
    WARNING_RULES,
    check_catalog,
    check_entry,
    check_word,
    find_facts,
    ignorable_names,
    read_glossary,
)
from tpdocs.catalog.checks.facts import table_keys
from tpdocs.catalog.checks.numbers import check_numbers
from tpdocs.catalog.checks.pair import make_pair
from tpdocs.foundation import CatalogError, Language, Project, Severity, read_project

ROOT = Path(__file__).resolve().parents[3]
PO = "locales/es/LC_MESSAGES/a.po"


def _project(root: Path = ROOT) -> Project:
    project = read_project(root).value
    assert project is not None
    return project


LANGUAGES = _project().languages
SPANISH: Language = LANGUAGES["es"]
DOSE = Entry(msgid="Take 2 pills.", msgstr="Tome 3 pastillas.", line=9)


def flagged(*flags: str, comment: str = "") -> Entry:
    """Give the changed dose with flags and a comment of the translator."""
    return Entry(
        msgid=DOSE.msgid,
        msgstr=DOSE.msgstr,
        line=9,
        flags=frozenset(flags),
        translator_comments=(comment,) if comment else (),
    )


def test_a_changed_dose_is_an_error_that_shows_both() -> None:
    """The finding has file, line, what differs, and what happens meanwhile."""
    (found,) = check_entry(DOSE, PO, SPANISH)
    assert (found.rule, found.severity) == ("catalog/number", Severity.ERROR)
    assert str(found.place) == f"{PO}:9"
    assert "the English has 2, the translation 3" in found.message
    assert "shown in English" in found.hint


def test_a_flag_with_a_reason_switches_a_rule_off() -> None:
    """The problem is counted, and nothing is reported."""
    entry = flagged("ignore-number", comment="ignore-number: half the pills are meant")
    assert check_entry(entry, PO, SPANISH) == ()
    report = check_catalog([entry], PO, SPANISH)
    assert (report.findings, dict(report.ignored)) == ((), {"number": 1})


@pytest.mark.parametrize(
    "comment", ["", "ignore-number:", "ignore-number: ?", "half the pills are meant"]
)
def test_a_flag_without_a_reason_does_not_count(comment: str) -> None:
    """It is a finding by itself, and the rule still applies."""
    rules = {
        f.rule
        for f in check_entry(flagged("ignore-number", comment=comment), PO, SPANISH)
    }
    assert rules == {"catalog/ignore-without-reason", "catalog/number"}


@pytest.mark.parametrize(
    "flag", ["ignore-numbers", "ignore-placeholder", "ignore-inline"]
)
def test_a_flag_for_no_rule_is_told(flag: str) -> None:
    """A typing error must not look as if it worked; structure cannot be ignored."""
    found = check_entry(flagged(flag, comment=f"{flag}: because"), PO, SPANISH)
    assert ("catalog/ignore-unknown", Severity.WARNING) in {
        (f.rule, f.severity) for f in found
    }
    assert "catalog/number" in {f.rule for f in found}


def test_a_warning_keeps_nothing_out() -> None:
    """What only a catalog's check tells is no error of the entry."""
    entry = Entry(msgid="Rest.", msgstr="Descanse ")
    assert check_entry(entry, PO, SPANISH) == ()
    rules = {f.rule: f.severity for f in check_catalog([entry], PO, SPANISH).findings}
    assert rules == {
        "catalog/space": Severity.WARNING,
        "catalog/ending": Severity.WARNING,
    }


def test_what_is_fuzzy_or_missing_is_not_checked() -> None:
    """Only what could be shown counts."""
    fuzzy = Entry(msgid="2", msgstr="3", flags=frozenset({"fuzzy"}))
    assert check_catalog([fuzzy, Entry(msgid="4")], PO, SPANISH).messages == 0


def test_messages_are_compared_with_each_other() -> None:
    """One text in two ways, and one translation for two texts, are told."""
    entries = [
        Entry(msgid="Call us", msgstr="Llámenos", line=1),
        Entry(msgid="Call us", msgstr="Llame", line=2),
        Entry(msgid="Call us", msgstr="Nos llama", context="other", line=3),
        Entry(
            msgid="Rest at home for the whole day.",
            msgstr="Descanse en casa hoy.",
            line=4,
        ),
        Entry(
            msgid="You may go for a little walk now.",
            msgstr="Descanse en casa hoy.",
            line=5,
        ),
    ]
    found = {
        (f.rule, f.place.line) for f in check_catalog(entries, PO, SPANISH).findings
    }
    assert ("catalog/consistency", 2) in found
    assert ("catalog/shared", 5) in found
    assert not {line for rule, line in found if rule == "catalog/consistency"} - {2}


def test_page_words_are_checked_as_plain_text() -> None:
    """Numbers and controls count in them; asterisks are no Markdown."""
    assert check_word(Entry(msgid="Page {page}", msgstr="**{page}"), PO, SPANISH) == ()
    for msgstr in ("{page} 2", "{page}\u202e", "Стр. {page}"):
        assert check_word(Entry(msgid="Page {page}", msgstr=msgstr), PO, SPANISH)


def test_a_made_up_language_is_checked_in_structure_only() -> None:
    """The pseudo-locale with its overrides can be built."""
    right_to_left = LANGUAGES["ar-XB"]
    shown = Entry(msgid="One {blank}", msgstr="\u202eOne {blank}\u202c")
    assert check_entry(shown, PO, right_to_left) == ()
    assert check_entry(Entry(msgid="One {blank}", msgstr="One"), PO, right_to_left)


def test_what_is_not_known_of_a_language_is_said() -> None:
    """A rule that needs facts which nobody wrote down is not checked, not passed."""
    found = check_catalog([], PO, LANGUAGES["hy"]).not_checked
    assert set(found) == {"number-order", "doubled", "length", "glossary"}


@pytest.mark.parametrize("tag", sorted(t for t in LANGUAGES if t != "en"))
def test_the_table_of_each_language_is_sound(tag: str) -> None:
    """Each language has negators; keys are known; the band is one."""
    facts = find_facts(LANGUAGES[tag])
    if facts.is_pseudo:
        return
    assert facts.negators
    assert facts.scripts
    assert facts.length is None or 0 < facts.length[0] < facts.length[1] / 2
    assert table_keys(tag) <= {
        "negators", "wholly", "minus", "keeps-order", "ends", "nominal",
        "quotes", "repeats", "doubled", "each",
        "spellout", "spaced", "joiners", "breaks", "year-offsets", "length",
        "numbers", "units",
    }  # fmt: skip


def test_names_of_rules_are_not_used_twice() -> None:
    """A flag names one rule."""
    names = [rule.name for rule in (*ERROR_RULES, *WARNING_RULES)]
    names += [rule.name for rule in ACROSS_RULES]
    assert len(names) == len(set(names))
    assert {"inline", "placeholder"} & ignorable_names() == set()


_NUMBERS = st.integers(min_value=0, max_value=99_999)
#: Nought in Arabic, Persian, Hindi, Bengali, Burmese and full-width digits.
_NOUGHTS = [0x660, 0x6F0, 0x966, 0x9E6, 0x1040, 0xFF10]


@given(_NUMBERS, _NUMBERS, st.sampled_from(_NOUGHTS))
def test_a_number_is_its_value_in_any_digits(one: int, two: int, nought: int) -> None:
    """Digits of another script pass for the same value, and for no other."""
    shown = str(two).translate({48 + n: nought + n for n in range(10)})
    entry = Entry(msgid=f"Take {one} mL.", msgstr=f"خذ {shown} مل.")
    problems = list(check_numbers(make_pair(entry, find_facts(LANGUAGES["ar"]))))
    assert bool(problems) is (one != two)


@given(st.text(max_size=60), st.sampled_from(["es", "ar", "zh-Hans", "ru", "hi", "th"]))
def test_no_text_breaks_a_rule(text: str, tag: str) -> None:
    """Whatever a translator writes, the rules answer."""
    entry = Entry(msgid="Take 2 pills for 3 days, not 4.", msgstr=text, line=1)
    for finding in check_catalog([entry], PO, LANGUAGES[tag]).findings:
        assert finding.hint


@given(st.text(alphabet="0123456789.,:/ -½%mgdays", max_size=30))
def test_a_copy_of_the_english_has_its_numbers(text: str) -> None:
    """What is the same in both is never a lost number."""
    entry = Entry(msgid=f"Take {text} now", msgstr=f"Take {text} now")
    for tag in ("es", "fr", "zh-Hans"):
        assert not list(check_numbers(make_pair(entry, find_facts(LANGUAGES[tag]))))


@pytest.mark.parametrize(
    "text",
    ["terms = 1", "[terms.a]\nes = 'b'", "[terms.a]\nes = []", "[", "keep = 'a'"],
)
def test_a_glossary_that_is_wrong_is_an_error(tmp_path: Path, text: str) -> None:
    """It says what is wrong and where the form is shown."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "glossary.toml").write_text(text)
    with pytest.raises(CatalogError) as raised:
        read_glossary(_project(tmp_path))
    assert "glossary.toml" in raised.value.message + str(raised.value.hint)


def test_a_project_has_terms_of_its_own(tmp_path: Path) -> None:
    """They are laid over the shipped ones, term by term."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "locales").mkdir()
    own = '[terms.knot]\nes = ["bulto"]\n'
    (tmp_path / "locales" / "glossary.toml").write_text(own)
    glossary = read_glossary(_project(tmp_path))
    assert glossary.terms["knot"] == {"es": ("bulto",)}
    assert "trigger point" in glossary.terms
