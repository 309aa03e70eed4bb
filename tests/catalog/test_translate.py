"""A handout in another language: only sound translations are shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from shipped import SPANISH

from tpdocs.catalog import Coverage, Entry, PoFile, Translation, translate
from tpdocs.foundation import Severity
from tpdocs.source import Handout, find_segments, parse_handout

PO = "locales/es/LC_MESSAGES/a.po"
HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
HEADS = (Entry(msgid="T", msgstr="Tt"), Entry(msgid="S", msgstr="Ss"))


def handout(body: str) -> Handout:
    """Parse a handout with this body."""
    found = parse_handout(HEAD + body, Path(), "handouts/a.md").value
    assert found is not None
    return found


def put(body: str, *entries: Entry) -> Translation:
    """Translate a handout with these messages, and its head."""
    return translate(handout(body), PoFile(entries=(*HEADS, *entries)), SPANISH, PO)


def shown(translation: Translation) -> list[tuple[str, str]]:
    """Give the texts of the body with their languages."""
    texts = [segment.text for segment in find_segments(translation.handout)][2:]
    return [(text.markdown, text.tag) for text in texts]


def test_whole_translation() -> None:
    """With every message translated there is nothing to tell."""
    done = put(
        "One.\n\nTwo.",
        Entry(msgid="One.", msgstr="Uno."),
        Entry(msgid="Two.", msgstr="Dos."),
    )
    assert shown(done) == [("Uno.", "es"), ("Dos.", "es")]
    assert done.findings == ()
    assert done.coverage == Coverage(translated=4)
    assert done.coverage.is_whole
    assert done.handout.head.title.markdown == "Tt"


@pytest.mark.parametrize(
    ("entry", "coverage"),
    [
        (None, Coverage(translated=2, missing=1)),
        (Entry(msgid="One."), Coverage(translated=2, missing=1)),
        (
            Entry(msgid="One.", msgstr="Uno.", flags=frozenset({"fuzzy"})),
            Coverage(translated=2, fuzzy=1),
        ),
        (
            Entry(msgid="One.", msgstr="Uno.", context="c"),
            Coverage(translated=2, missing=1),
        ),
        (Entry(msgid="One.", msgstr="`Uno.`"), Coverage(translated=2, failing=1)),
        (
            Entry(msgid="One.", msgstr="`Uno.`", flags=frozenset({"fuzzy"})),
            Coverage(translated=2, fuzzy=1),
        ),
    ],
)
def test_what_is_not_sound_stays_english(
    entry: Entry | None, coverage: Coverage
) -> None:
    """A missing, fuzzy or failing message leaves the English, marked and told."""
    done = put("One.", *([entry] if entry else []))
    assert shown(done) == [("One.", "en")]
    assert done.coverage == coverage
    assert (done.coverage.total, done.coverage.is_whole) == (3, False)
    last = done.findings[-1]
    assert (last.rule, last.severity) == ("catalog/incomplete", Severity.WARNING)
    assert last.message.startswith("1 of 3 messages are shown in English")
    assert last.hint
    assert last.place.path == PO


@pytest.mark.parametrize(
    "msgstr", [" ", "\t", "\n", "\u00a0", "\u200b", "**", "****", "<!-- -->"]
)
def test_blank_translation_does_not_wipe_out_a_text(msgstr: str) -> None:
    """A translation without a word is none: the English stays."""
    done = put("Call us.", Entry(msgid="Call us.", msgstr=msgstr))
    assert shown(done) == [("Call us.", "en")]
    assert not done.coverage.is_whole


def test_obsolete_messages_are_not_shown() -> None:
    """A translation of yesterday is not used, even for the same text."""
    catalog = PoFile(entries=HEADS, obsolete=(Entry(msgid="One.", msgstr="Uno."),))
    done = translate(handout("One."), catalog, SPANISH, PO)
    assert shown(done) == [("One.", "en")]


def test_context_tells_equal_texts_apart() -> None:
    """Each text is translated with the message of its own context."""
    body = "<!-- context: verb -->\nRest\n\n<!-- context: noun -->\nRest\n\nRest"
    done = put(
        body,
        Entry(msgid="Rest", msgstr="Descanse", context="verb"),
        Entry(msgid="Rest", msgstr="El resto", context="noun"),
    )
    assert shown(done) == [("Descanse", "es"), ("El resto", "es"), ("Rest", "en")]


def test_same_message_in_two_places_counts_once() -> None:
    """Coverage counts messages, and a failing one is told once."""
    done = put("One.\n\nOne.", Entry(msgid="One.", msgstr="{x}", line=7))
    assert done.coverage == Coverage(translated=2, failing=1)
    errors = {(f.rule, str(f.place)) for f in done.findings if f.is_error}
    assert errors == {("catalog/placeholder", f"{PO}:7")}
    messages = [f.message for f in done.findings]
    assert len(messages) == len(set(messages))


def test_text_without_words_needs_no_translation() -> None:
    """A value, a number or a space to write on is in the language of the page."""
    done = put("{blank}\n\n24\n\n**{clinic_phone}**\n\n- {blank} / {blank}")
    assert {tag for _text, tag in shown(done)} == {"es"}
    assert done.coverage.is_whole


def test_kept_text_stays_english() -> None:
    """What the author keeps is not looked up, and is marked as English."""
    done = put("<!-- keep -->\nOne.", Entry(msgid="One.", msgstr="Uno."))
    assert shown(done) == [("One.", "en")]
    assert done.coverage.is_whole


@pytest.mark.parametrize(
    ("msgid", "msgstr", "rule"),
    [
        ("Call {clinic_phone}.", "Llame.", "placeholder"),
        ("Call {clinic_phone}.", "{clinic_phone} {clinic_phone}", "placeholder"),
        ("Call {clinic_phone}.", "Llame {emergency_number}.", "placeholder"),
        ("Call {clinic_phone}.", "Llame {clinic_phon}.", "placeholder"),
        ("Call.", "Llame {0.__class__}.", "placeholder"),
        ("Call.", "Llame {{ 7*7 }}.", "placeholder"),
        ("Call.", "Llame {% x %}.", "placeholder"),
        ("Call.", "Llame <b>ya</b>.", "html"),
        ("Call.", "<script>alert(1)</script>", "html"),
        ("Call.", "<!-- x --> Llame", "html"),
        ("Call.", "Llame `ya`.", "markup"),
        ("Call.", "![Llame](https://evil.example/a.png)", "markup"),
        ("Call.", "Llame  \nya", "markup"),
        ("Call.", "[Llame](https://evil.example)", "link"),
        ("Call.", "<https://evil.example>", "link"),
        ("[Call](https://a.org).", "Llame.", "link"),
        ("[Call](https://a.org).", "[Llame](https://a.org.evil.example).", "link"),
        (
            "[Call](https://a.org).",
            "[Llame](https://a.org) [ya](https://a.org).",
            "link",
        ),
        ("[Call](https://a.org).", "[Llame](javascript:alert(1)).", "link"),
        ("[Call](https://a.org).", "[Llame] (https://a.org).", "link"),
        ("**[Call](tel:1)**.", "**[Llame](tel:2)**.", "link"),
    ],
)
def test_translation_that_fails_a_check(msgid: str, msgstr: str, rule: str) -> None:
    """Markup, placeholders and addresses are the English ones, or it is an error."""
    done = put(msgid, Entry(msgid=msgid, msgstr=msgstr, line=12))
    assert shown(done) == [(msgid, "en")]
    errors = [f for f in done.findings if f.is_error]
    assert f"catalog/{rule}" in {f.rule for f in errors}
    assert {str(f.place) for f in errors} == {f"{PO}:12"}
    assert all("shown in English" in f.hint for f in errors)
    assert all(repr(msgid) in f.message for f in errors)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Call {clinic_phone}.", "{clinic_phone}: llame."),
        ("{blank} a {blank}", "{blank}{blank} ya"),
        ("[A](https://a.org) [b](tel:1)", "[B](tel:1) **[a](https://a.org)**"),
        ("**Call** us.", "**Llámenos** *ya*."),
        ("Call & go.", "Llame & vaya < a > b."),
    ],
)
def test_translation_that_is_free_where_it_may_be(msgid: str, msgstr: str) -> None:
    """Order and emphasis are the translator's own business."""
    done = put(msgid, Entry(msgid=msgid, msgstr=msgstr))
    assert shown(done) == [(msgstr, "es")]


def test_long_message_is_cut_in_a_finding() -> None:
    """A finding quotes the begin of a long message."""
    msgid = "A word and more. " * 10
    entry = Entry(msgid=msgid.strip(), msgstr="`")
    done = put(msgid, replace(entry, msgstr="{x}"))
    assert "…" in done.findings[0].message
    assert len(done.findings[0].message) < 200
