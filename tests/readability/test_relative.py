"""A translation is held to its own formula and beside its English, with warnings."""

from dataclasses import replace
from pathlib import Path

import pytest

from tpdocs.foundation import Finding, Severity, find_language, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import Ratio, check_translation, compare, read_level
from tpdocs.source import Handout, Text, find_segments, parse_handout, put_back

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
ENGLISH = "Rest. Take it easy.\n\nCall us. We can help.\n\nEat well.\n\n{blank}"
_PROJECT = read_project(shipped_defaults()).value
assert _PROJECT is not None
LANGUAGES = _PROJECT.languages


def english(body: str = ENGLISH) -> Handout:
    """Parse a handout in English."""
    found = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    assert found is not None
    return found


def translated(tag: str, texts: list[str], body: str = ENGLISH) -> Handout:
    """Give the handout with these texts for its paragraphs; empty: left in English."""
    handout = english(body)
    segments = [segment.text for segment in find_segments(handout)]
    ours = [_text(old, new, tag) for old, new in zip(segments[2:], texts, strict=True)]
    return put_back(handout, [*segments[:2], *ours])


def _text(old: Text, new: str, tag: str) -> Text:
    return replace(old, markdown=new, tag=tag) if new else old


def told(tag: str, texts: list[str], body: str = ENGLISH) -> list[Finding]:
    """Give what is said of a translation; it is never an error."""
    language = find_language(LANGUAGES, tag)
    report = read_level(translated(tag, texts, body), language)
    source = read_level(english(body), find_language(LANGUAGES, "en"))
    found = check_translation(report, source, language, "locales/x.po")
    assert all(f.severity is Severity.WARNING and f.hint for f in found)
    assert {f.place.path for f in found} <= {"locales/x.po"}
    return list(found)


def ratios(tag: str, texts: list[str]) -> tuple[Ratio, ...]:
    """Compare a translation block by block."""
    report = read_level(translated(tag, texts), find_language(LANGUAGES, tag))
    source = read_level(english(), find_language(LANGUAGES, "en"))
    return compare(report, source)


def test_plain_translation_has_nothing_to_be_told() -> None:
    """A translation that is as short as its English passes."""
    texts = ["Descanse. Con calma.", "Llame. Le ayudamos.", "Coma bien.", "{blank}"]
    assert told("es", texts) == []


def test_translation_over_its_own_target() -> None:
    """Spanish is told on the INFLESZ scale, with the words that cost most."""
    hard = "Administración institucional multidisciplinaria de procedimientos."
    texts = ["Descanse. Con calma.", f"Llame. {hard}", "Coma bien.", "{blank}"]
    (finding,) = (f for f in told("es", texts) if f.rule == "reading/translation")
    assert finding.message.startswith("Spanish: Szigriszt-Pazos, INFLESZ scale is ")
    assert "; the target is 65 or more" in finding.message
    assert "multidisciplinaria" in finding.hint


def test_hard_words_of_a_formula_of_letters() -> None:
    """Where a formula counts letters, the longest words are what to make plainer."""
    language = replace(find_language(LANGUAGES, "es"), tag="sv", formula="lix")
    hard = "Kontraindikationer nödvändiggör läkarbedömningar."
    report = read_level(translated("sv", [hard, "", "", ""]), language)
    source = read_level(english(), find_language(LANGUAGES, "en"))
    (finding,) = check_translation(report, source, language, "locales/x.po")
    assert "LIX is 103.0, mycket svår; the target is 34 or less" in finding.message
    assert "a plainer word for Kontraindikationer, läkarbedömningar" in finding.hint


def test_joined_sentences() -> None:
    """Two sentences that became one long one are told, in any language."""
    texts = [
        "استرح، وخذ الأمر ببساطة تامة في كل يوم.",
        "اتصل بنا. نحن نساعدك.",
        "كل جيدا.",
    ]
    found = told("ar", [*texts, "{blank}"])
    assert [f.rule for f in found] == ["reading/joined"]
    assert "2 sentences became 1, at 'Rest.'" in found[0].message


def test_joined_but_short_sentences_pass() -> None:
    """Two short sentences may become one that is no longer."""
    texts = ["استرح بهدوء.", "اتصل بنا. نحن نساعدك.", "كل جيدا.", "{blank}"]
    assert told("ar", texts) == []


def test_block_that_grew() -> None:
    """A block twice as long as the others, beside its English, is told."""
    body = "Drink some water each day and rest a lot.\n\nCall us now.\n\nEat well now."
    texts = ["الماء " * 19 + "الماء.", "اتصل الآن.", "كل جيدا."]
    found = told("ar", texts, body)
    assert [f.rule for f in found] == ["reading/longer"]
    assert "times as long as this translation mostly is" in found[0].message


def test_ratios() -> None:
    """The middle block is 1, whatever the script; blocks without words are left out."""
    found = ratios(
        "zh-Hans", ["休息。慢慢来。", "打电话。我们帮您。", "吃好。", "{blank}"]
    )
    assert len(found) == 3
    assert sorted(ratio.relative for ratio in found)[1] == 1
    assert all(0 < ratio.letters < 1 for ratio in found)


def test_english_left_over_is_not_compared() -> None:
    """A block that was not translated is no ratio of 1."""
    assert len(ratios("es", ["Descanse. Con calma.", "", "", "{blank}"])) == 1


def test_nothing_translated() -> None:
    """A catalog without translations has nothing to be told; no division by 0."""
    assert told("es", ["", "", "", ""]) == []


@pytest.mark.parametrize("tag", ["th", "lo"])
def test_estimated_sentences_are_not_joined(tag: str) -> None:
    """Where sentences are an estimate, none is called joined."""
    text = "ปวดหัวมากมายหลายวันมาแล้วนะ" if tag == "th" else "ເຈັບຫົວຫຼາຍມື້ມາແລ້ວເດີ້"
    found = told(tag, [text, "โทร", "กิน", "{blank}"])
    assert "reading/joined" not in {f.rule for f in found}
