"""Merging: exact, revived, close, obsolete; nothing lost, nothing old shown as new."""

from dataclasses import replace

import pytest
from shipped import CHINESE

from tpdocs.catalog import Entry, PoFile, merge

OLD = "Do no hard exercise for 3 to 4 days after the shot."
NEW = "Do no hard exercise for 4 to 5 days after the shot."
TWIN = "Another translation, from an obsolete entry: "
NUMBERS = "tpdocs: numbers in the English: "


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
    assert [(e.msgid, e.msgstr, e.is_fuzzy) for e in merged.obsolete] == [
        (OLD, "旧", False)
    ]


def test_undoing_an_edit_brings_all_back() -> None:
    """When the English is as it was, so is the catalog: nothing is fuzzy for good."""
    catalog = PoFile(entries=(Entry(msgid=OLD, msgstr="旧"),))
    there = merge(template(Entry(msgid=NEW)), catalog, CHINESE)
    back = merge(template(Entry(msgid=OLD)), there, CHINESE)
    assert back.entries == catalog.entries
    assert back.obsolete == ()


def test_fuzzy_of_a_fuzzy_keeps_the_first_text() -> None:
    """Two changes in a row: the text that the translation was made for is kept."""
    catalog = PoFile(entries=(Entry(msgid=OLD, msgstr="旧"),))
    once = merge(template(Entry(msgid=NEW)), catalog, CHINESE)
    twice = merge(template(Entry(msgid=f"{NEW} Rest.")), once, CHINESE)
    (entry,) = twice.entries
    assert (entry.msgstr, entry.is_fuzzy, entry.previous) == ("旧", True, OLD)
    assert [e.msgid for e in twice.obsolete] == [OLD]


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
    assert [e.msgstr for e in merged.obsolete] == ["far", "near"]


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
        "Plural-Forms": "nplurals=1; plural=0;",
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


def test_each_vanished_message_is_offered_once() -> None:
    """The closest pair of all is made first, wherever it stands in the document."""
    old = Entry(msgid="Rest for 3 days after the shot.", msgstr="旧")
    far = Entry(msgid="Rest for 3 days or more after the last shot.")
    near = Entry(msgid="Rest for 4 days after the shot.")
    merged = merge(template(far, near), PoFile(entries=(old,)), CHINESE)
    assert [e.msgstr for e in merged.entries] == ["", "旧"]


def test_no_one_is_left_with_nothing() -> None:
    """Two edits in one section find each its own old text."""
    old = (
        Entry(msgid="Take 1 tablet in the morning.", msgstr="早"),
        Entry(msgid="Take 1 tablet in the evening.", msgstr="晚"),
    )
    new = (
        Entry(msgid="Take 2 tablets in the evening."),
        Entry(msgid="Take 2 tablets in the morning."),
    )
    merged = merge(template(*new), PoFile(entries=old), CHINESE)
    assert [e.msgstr for e in merged.entries] == ["晚", "早"]


def test_context_that_was_added_is_pointed_out() -> None:
    """The same English in a new context takes the old translation, as fuzzy."""
    old = Entry(msgid=OLD, msgstr="旧", context="noun")
    (merged,) = merge(
        template(Entry(msgid=OLD, context="verb")), PoFile(entries=(old,)), CHINESE
    ).entries
    assert (merged.msgstr, merged.is_fuzzy) == ("旧", True)
    assert (merged.previous, merged.previous_context) == (OLD, "noun")


def test_own_context_is_nearer_than_another() -> None:
    """A renamed message never takes the translation of its namesake."""
    old = (
        Entry(msgid=NEW, msgstr="别", context="other"),
        Entry(msgid=OLD, msgstr="旧", context="own"),
    )
    new = (Entry(msgid=NEW, context="own"), Entry(msgid=NEW, context="other"))
    merged = merge(template(*new), PoFile(entries=old), CHINESE)
    assert [(e.msgstr, e.is_fuzzy) for e in merged.entries] == [
        ("旧", True),
        ("别", False),
    ]


def test_a_twin_is_kept_as_a_remark() -> None:
    """Of two translations of one message, in use and obsolete, no one is lost."""
    catalog = PoFile(
        entries=(Entry(msgid="a", msgstr="b", flags=frozenset({"fuzzy"})),),
        obsolete=(Entry(msgid="a", msgstr="c\nd"),),
    )
    merged = merge(template(Entry(msgid="a")), catalog, CHINESE)
    (entry,) = merged.entries
    assert (entry.msgstr, entry.is_fuzzy) == ("c\nd", False)
    assert entry.translator_comments == (f"{TWIN}b",)
    assert merged.obsolete == ()
    assert merge(template(Entry(msgid="a")), merged, CHINESE) == merged


def test_plural_that_no_handout_has_is_kept_as_a_remark() -> None:
    """Forms that somebody wrote are not dropped where the English has no plural."""
    old = Entry(msgid="a", plural="b", forms=("c", "d"))
    (entry,) = merge(
        template(Entry(msgid="a")), PoFile(entries=(old,)), CHINESE
    ).entries
    assert entry.translator_comments == (f"{TWIN}c", f"{TWIN}d")


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("Take 2 tablets at night.", "Take 3 tablets at night.", "2 -> 3"),
        ("Take one tablet at night.", "Take two tablets at night.", "one -> two"),
        ("Rest for 3 to 4 days at home.", "Rest for 4 to 5 days at home.", "3 -> 5"),
        (
            "From 3 down to 4 of the days.",
            "From 4 down to 3 of the days.",
            "3, 4 -> 4, 3",
        ),
        ("Take 1.5 mL of it at night.", "Take 2.5 mL of it at night.", "1.5 -> 2.5"),
        ("Take 2 tablets at night.", "Take tablets at night.", "2 -> none"),
    ],
)
def test_changed_numbers_are_pointed_out(old: str, new: str, remark: str) -> None:
    """A translator who checks a fuzzy text sees which numbers are not the old ones."""
    catalog = PoFile(entries=(Entry(msgid=old, msgstr="旧 2"),))
    merged = merge(template(Entry(msgid=new)), catalog, CHINESE)
    said = remark.partition(" ->")[0]
    wanted = (f"{NUMBERS}{remark}. The translation may still say {said}.",)
    assert merged.entries[0].translator_comments == wanted
    assert merged.obsolete[0].translator_comments == ()
    assert merge(template(Entry(msgid=new)), merged, CHINESE) == merged


def test_numbers_that_are_new_have_nothing_old() -> None:
    """Where the English had no number, no old one can be left."""
    catalog = PoFile(entries=(Entry(msgid="Take tablets at night.", msgstr="旧"),))
    (entry,) = merge(
        template(Entry(msgid="Take 2 tablets at night.")), catalog, CHINESE
    ).entries
    assert entry.translator_comments == (f"{NUMBERS}none -> 2.",)


def test_remark_on_numbers_goes_with_the_fuzzy_mark() -> None:
    """Once the translation is checked, the remark is gone; the translator's stays."""
    old = Entry(msgid=OLD, msgstr="旧", translator_comments=("mine",))
    new = template(Entry(msgid=NEW))
    merged = merge(new, PoFile(entries=(old,)), CHINESE)
    (entry,) = merged.entries
    assert len(entry.translator_comments) == 2
    checked = replace(entry, flags=frozenset(), msgstr="新")
    (after,) = merge(new, replace(merged, entries=(checked,)), CHINESE).entries
    assert after.translator_comments == ("mine",)


def test_words_changed_and_numbers_not() -> None:
    """No remark where every number is as it was."""
    catalog = PoFile(entries=(Entry(msgid=OLD, msgstr="旧"),))
    new = OLD.replace("hard", "heavy")
    (entry,) = merge(template(Entry(msgid=new)), catalog, CHINESE).entries
    assert entry.is_fuzzy
    assert entry.translator_comments == ()
