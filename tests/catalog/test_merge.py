"""Merging: exact, revived, close, obsolete; nothing lost, nothing old shown as new."""

from dataclasses import replace

import pytest

from tpdocs.catalog import Entry, PoFile, merge
from tpdocs.foundation import Language
from tpdocs.foundation.language import parse_languages

TABLE = {"fonts": ["a"], "line-height": 1}
CHINESE: Language = parse_languages({"zh-Hans": TABLE})["zh-Hans"]
OLD = "Do no hard exercise for 3 to 4 days after the shot."
NEW = "Do no hard exercise for 4 to 5 days after the shot."


def template(*entries: Entry) -> PoFile:
    """Make a template of messages."""
    headers = (("Project-Id-Version", "a"), ("Language", ""))
    return PoFile(headers=headers, comment="# A", entries=entries)


def test_exact_match_keeps_its_translation() -> None:
    """Translation and remarks stay; what the author says comes from the template."""
    new = Entry(msgid="a", comments=("new",), sources=("b.md",), flags=frozenset({"x"}))
    old = Entry(
        msgid="a",
        msgstr="b",
        comments=("old",),
        sources=("a.md",),
        translator_comments=("mine",),
        flags=frozenset({"fuzzy"}),
        previous="c",
    )
    (merged,) = merge(template(new), PoFile(entries=(old,)), CHINESE).entries
    assert merged == replace(
        new,
        msgstr="b",
        translator_comments=("mine",),
        flags=frozenset({"x", "fuzzy"}),
        previous="c",
    )


def test_flag_of_the_english_does_not_stay() -> None:
    """python-brace-format goes when the English has no braces any more."""
    old = Entry(msgid="a", msgstr="b", flags=frozenset({"python-brace-format"}))
    (merged,) = merge(
        template(Entry(msgid="a")), PoFile(entries=(old,)), CHINESE
    ).entries
    assert merged.flags == frozenset()


def test_obsolete_message_is_revived() -> None:
    """A message that comes back finds its translation, and is obsolete no more."""
    catalog = PoFile(obsolete=(Entry(msgid="a", msgstr="b"),))
    merged = merge(template(Entry(msgid="a")), catalog, CHINESE)
    assert [(e.msgid, e.msgstr, e.is_fuzzy) for e in merged.entries] == [
        ("a", "b", False)
    ]
    assert merged.obsolete == ()


def test_obsolete_translation_serves_an_untranslated_message() -> None:
    """Where a key stands twice, the translation wins over the empty text."""
    catalog = PoFile(
        entries=(Entry(msgid="a"),), obsolete=(Entry(msgid="a", msgstr="b"),)
    )
    merged = merge(template(Entry(msgid="a")), catalog, CHINESE)
    assert [e.msgstr for e in merged.entries] == ["b"]


@pytest.mark.parametrize("place", ["entries", "obsolete"])
def test_changed_message_is_fuzzy(place: str) -> None:
    """A changed number never goes out with the old translation: it is fuzzy."""
    old = (Entry(msgid=OLD, msgstr="旧"),)
    catalog = PoFile(entries=old) if place == "entries" else PoFile(obsolete=old)
    merged = merge(template(Entry(msgid=NEW)), catalog, CHINESE)
    (entry,) = merged.entries
    assert (entry.msgstr, entry.is_fuzzy, entry.previous) == ("旧", True, OLD)
    assert merged.obsolete == ()


def test_fuzzy_of_a_fuzzy_keeps_the_first_text() -> None:
    """Two changes in a row: the text that the translation was made for is kept."""
    catalog = PoFile(entries=(Entry(msgid=OLD, msgstr="旧"),))
    once = merge(template(Entry(msgid=NEW)), catalog, CHINESE)
    twice = merge(template(Entry(msgid=f"{NEW} Rest.")), once, CHINESE)
    (entry,) = twice.entries
    assert (entry.msgstr, entry.is_fuzzy, entry.previous) == ("旧", True, OLD)


@pytest.mark.parametrize(
    "old",
    [
        Entry(msgid="Something else altogether", msgstr="旧"),
        Entry(msgid=OLD, msgstr="旧", context="other"),
        Entry(msgid=OLD),
    ],
)
def test_far_message_is_not_offered(old: Entry) -> None:
    """A different text, another context or an empty translation is not offered."""
    merged = merge(template(Entry(msgid=NEW)), PoFile(entries=(old,)), CHINESE)
    assert merged.entries == (Entry(msgid=NEW),)
    assert [e.msgstr for e in merged.obsolete] == ([old.msgstr] if old.msgstr else [])


def test_nearest_is_taken() -> None:
    """Of several vanished messages the most similar one is offered."""
    catalog = PoFile(
        entries=(
            Entry(msgid=OLD.replace("hard exercise", "work"), msgstr="far"),
            Entry(msgid=OLD, msgstr="near"),
        )
    )
    merged = merge(template(Entry(msgid=NEW)), catalog, CHINESE)
    assert merged.entries[0].msgstr == "near"
    assert [e.msgstr for e in merged.obsolete] == ["far"]


def test_message_in_use_is_not_offered_to_another() -> None:
    """The translation of a message that is still there serves that one only."""
    catalog = PoFile(entries=(Entry(msgid=OLD, msgstr="旧"),))
    merged = merge(template(Entry(msgid=OLD), Entry(msgid=NEW)), catalog, CHINESE)
    assert [e.msgstr for e in merged.entries] == ["旧", ""]


def test_obsolete_says_nothing_of_places() -> None:
    """An obsolete message has no comment of the author and no source any more."""
    old = Entry(
        msgid="a",
        msgstr="b",
        comments=("c",),
        sources=("d",),
        translator_comments=("e",),
    )
    (left,) = merge(template(), PoFile(entries=(old,)), CHINESE).obsolete
    assert (left.comments, left.sources, left.translator_comments) == ((), (), ("e",))


def test_headers() -> None:
    """The catalog's own header and comment stay; language and name are set right."""
    catalog = PoFile(headers=(("Last-Translator", "Ana"), ("Language", "xx")))
    merged = merge(template(), catalog, CHINESE)
    assert dict(merged.headers) == {
        "Project-Id-Version": "a",
        "Last-Translator": "Ana",
        "Language": "zh_Hans",
    }
    assert merged.comment == "# A"
    assert merge(template(), replace(catalog, comment="# B"), CHINESE).comment == "# B"


def test_merging_is_fast_enough_for_a_rewrite() -> None:
    """Two hundred changed paragraphs are compared with as many in a moment."""
    paragraph = "This is sentence {} of a long paragraph about sore muscles. "
    old = tuple(Entry(msgid=paragraph.format(n) * 5, msgstr=f"{n}") for n in range(60))
    new = tuple(Entry(msgid=paragraph.format(n + 1000) * 5) for n in range(60))
    merged = merge(template(*new), PoFile(entries=old), CHINESE)
    assert all(e.is_fuzzy for e in merged.entries)
