"""Laws of merging, on catalogs that nobody would write by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from shipped import SPANISH

from tpdocs.catalog import Entry, PoFile, format_po, make_memory, merge, parse_po

#: Few words, so that messages are often alike, and sometimes the same.
words = st.lists(
    st.sampled_from(["take", "rest", "call", "1", "2", "tablets", "days", "{x}\n"]),
    min_size=1,
    max_size=5,
).map(" ".join)
sources = st.builds(
    Entry,
    msgid=words,
    context=st.sampled_from([None, None, "verb"]),
    comments=st.sampled_from([(), ("paragraph",), ("list item",)]),
    sources=st.just(("handouts/a.md",)),
)
translations = st.builds(
    lambda entry, text, fuzzy, remark: replace(
        entry,
        msgstr=text,
        flags=frozenset({"fuzzy"} if fuzzy and text else ()),
        previous="rest 2 days" if fuzzy and text else "",
        translator_comments=remark,
    ),
    sources,
    st.one_of(st.just(""), words.map(str.upper)),
    st.booleans(),
    st.sampled_from([(), ("mine",)]),
)


def _unique(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.key: entry for entry in entries}.values())


templates = st.lists(sources, max_size=8).map(
    lambda entries: PoFile(
        headers=(("Project-Id-Version", "a"),), entries=_unique(entries)
    )
)
catalogs = st.builds(
    lambda entries, obsolete: PoFile(
        entries=_unique(entries), obsolete=_unique([o for o in obsolete if o.msgstr])
    ),
    st.lists(translations, max_size=8),
    st.lists(translations, max_size=4),
)


def _words_of(catalog: PoFile) -> set[str]:
    return {e.msgstr for e in (*catalog.entries, *catalog.obsolete) if e.has_words}


def _all_text(catalog: PoFile) -> str:
    entries = (*catalog.entries, *catalog.obsolete)
    remarks = (line for e in entries for line in e.translator_comments)
    return "\n".join((*_words_of(catalog), *remarks))


@given(templates, catalogs, catalogs)
def test_nothing_is_lost(template: PoFile, catalog: PoFile, other: PoFile) -> None:
    """Every translation that went in comes out: in use, obsolete, or as a remark."""
    merged = merge(template, catalog, SPANISH, make_memory({"b": other}))
    text = _all_text(merged)
    for words in _words_of(catalog):
        assert all(line.strip() in text for line in words.split("\n"))


@given(templates, catalogs, catalogs)
def test_twice_is_once(template: PoFile, catalog: PoFile, other: PoFile) -> None:
    """Merging the same template again changes nothing, on disk neither."""
    memory = make_memory({"b": other})
    once = merge(template, catalog, SPANISH, memory)
    assert merge(template, once, SPANISH, memory) == once
    read = parse_po(format_po(once), "a.po")
    assert read.value is not None
    assert not [f for f in read.findings if f.is_error]
    again = merge(template, read.value, SPANISH, memory)
    assert format_po(again) == format_po(once)


@given(templates, catalogs, catalogs)
def test_order_is_the_document_s(
    template: PoFile, catalog: PoFile, other: PoFile
) -> None:
    """Messages stand as in the template, each once, with what the author says."""
    merged = merge(template, catalog, SPANISH, make_memory({"b": other}))
    assert [(e.key, e.comments, e.sources) for e in merged.entries] == [
        (e.key, e.comments, e.sources) for e in template.entries
    ]
    assert len({e.key for e in merged.obsolete}) == len(merged.obsolete)
    assert not {e.key for e in merged.obsolete} & {e.key for e in merged.entries}


@given(templates, catalogs, catalogs)
def test_an_exact_match_is_never_made_fuzzy(
    template: PoFile, catalog: PoFile, other: PoFile
) -> None:
    """What was translated and is still asked for is as it was."""
    merged = merge(template, catalog, SPANISH, make_memory({"b": other})).by_key()
    for entry in catalog.entries:
        if entry.msgstr and not entry.is_fuzzy and entry.key in merged:
            assert merged[entry.key].msgstr == entry.msgstr
            assert not merged[entry.key].is_fuzzy


@given(templates, catalogs, catalogs)
def test_nothing_old_is_shown_as_new(
    template: PoFile, catalog: PoFile, other: PoFile
) -> None:
    """What is not fuzzy was made for this very English, in this catalog or another."""
    made = {
        (e.msgid, e.msgstr)
        for file in (catalog, other)
        for e in (*file.entries, *file.obsolete)
        if not e.is_fuzzy
    }
    merged = merge(template, catalog, SPANISH, make_memory({"b": other}))
    assert {
        (e.msgid, e.msgstr) for e in merged.entries if e.msgstr and not e.is_fuzzy
    } <= made


@given(templates, templates, catalogs)
def test_an_edit_that_is_undone_costs_nothing(
    first: PoFile, second: PoFile, catalog: PoFile
) -> None:
    """There and back again: each translation that was not fuzzy is in use again."""
    here = merge(first, catalog, SPANISH)
    back = merge(first, merge(second, here, SPANISH), SPANISH).by_key()
    for entry in here.entries:
        if entry.msgstr and not entry.is_fuzzy:
            assert back[entry.key] == entry
