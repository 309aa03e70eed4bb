"""The law of interchange: what goes out and comes back untouched changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shipped import ARABIC, CHINESE, SPANISH

from tpdocs.catalog import Entry, PoFile, format_po
from tpdocs.catalog.interchange import (
    Change,
    Unpacked,
    find_exchange,
    pack,
    unpack,
)
from tpdocs.catalog.interchange.codes import find_codes, join_pieces
from tpdocs.foundation import Language

LAW = settings(deadline=None, max_examples=50)
LANGUAGES = {x.tag: x for x in (SPANISH, ARABIC, CHINESE)}
ENDINGS = ("xlf", "xlsx")

#: What Markdown, XML, Excel or a terminal may take for its own.
PIECES = [
    *("{clinic_phone}", "{emergency_number}", "{x}", "**", "*", "_", "__", "[", "]"),
    *("](https://example.org/a?b=1&c=2)", "](tel:+1)", "<https://example.org>", "\\*"),
    *("<b>", "&amp;", "&", "]]>", "=1+1", "+1", "-1", "@a", "'", "_x000D_", "_x0041_"),
    *("\x0b", "\x00", "\x7f", "\uffff", "\u200f", "\u2028", "\u0085", "\t", "\n"),
    *(" ", "  ", "\r", "a", "Sí", "نعم", "痛", "😀", "word ", "5 mg. "),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map("".join)
lines = st.text('ab "|~:,.ñع').map(str.strip).filter(bool)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Make a message as a handout's catalog has them."""
    msgstr = draw(st.just("") | texts)
    fuzzy = draw(st.booleans()) and bool(msgstr)
    return Entry(
        msgid=draw(texts.filter(bool)),
        msgstr=msgstr,
        context=draw(st.none() | st.just("") | st.just("menu")),
        comments=tuple(draw(st.lists(lines, unique=True, max_size=2))),
        translator_comments=tuple(draw(st.lists(lines, unique=True, max_size=2))),
        flags=frozenset({"fuzzy"} if fuzzy else ()),
        previous=draw(st.just("") | texts),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> PoFile:
    """Make a catalog, by a machine or not, with work of yesterday."""
    found = draw(st.lists(entries(), max_size=5, unique_by=lambda e: e.key))
    used = draw(st.integers(0, len(found)))
    origin = draw(st.sampled_from([(), (("X-Tpdocs-Origin", "machine"),)]))
    return PoFile(
        headers=(("Language", "es"), *origin),
        entries=tuple(found[:used]),
        obsolete=tuple(replace(e, comments=()) for e in found[used:] if e.msgstr),
    )


def send(catalog: PoFile, ending: str, tag: str = "es") -> tuple[bytes, Language]:
    """Give the file of a catalog."""
    language = LANGUAGES[tag]
    exchange = find_exchange(Path(f"x.{ending}"))
    return exchange.write(pack(catalog, "sore-neck", language), language), language


def bring_back(catalog: PoFile, data: bytes, ending: str, tag: str = "es") -> Unpacked:
    """Give the catalog after a file came back, which must be readable."""
    checked = find_exchange(Path(f"x.{ending}")).parse(data, f"x.{ending}")
    assert checked.findings == ()
    assert checked.value is not None
    assert (checked.value.slug, checked.value.tag) == ("sore-neck", tag)
    return unpack(checked.value, catalog, LANGUAGES[tag], f"x.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
@LAW
@given(catalogs(), st.sampled_from(sorted(LANGUAGES)))
def test_out_and_back_changes_nothing(ending: str, catalog: PoFile, tag: str) -> None:
    """Every message, flag, comment and header is as before, and nothing is said."""
    data, _ = send(catalog, ending, tag)
    done = bring_back(catalog, data, ending, tag)
    assert done.catalog == catalog
    assert done.findings == ()
    assert done.taken == frozenset()
    assert set(done.changes) <= {Change.SAME, Change.EMPTY}
    assert format_po(done.catalog) == format_po(catalog)


@pytest.mark.parametrize("ending", ENDINGS)
@LAW
@given(catalogs())
def test_a_translation_arrives_whole(ending: str, catalog: PoFile) -> None:
    """All that a translator wrote, odd characters too, is in an empty catalog then."""
    empty = replace(
        catalog,
        entries=tuple(
            replace(e, msgstr="", flags=frozenset(), previous="")
            for e in catalog.entries
        ),
    )
    data, _ = send(catalog, ending)
    done = bring_back(empty, data, ending)
    for before, after in zip(catalog.entries, done.catalog.entries, strict=True):
        if before.msgstr.strip():
            assert after.msgstr.replace("\r\n", "\n") == before.msgstr.replace(
                "\r\n", "\n"
            )


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_catalog_gives_the_same_bytes(ending: str) -> None:
    """No clock, no chance: an agency's file can be compared with what was sent."""
    catalog = PoFile(entries=(Entry(msgid="Rest.", msgstr="Descanse."),))
    assert send(catalog, ending) == send(catalog, ending)


@LAW
@given(texts)
@example("**a *b* [c](https://example.org)** {clinic_phone}")
@example("***a** b*")
@example("[a **b](https://a.example) c**")
def test_pieces_join_to_the_text(markdown: str) -> None:
    """Whatever is taken for a code, the text comes back from its pieces."""
    assert join_pieces(find_codes(markdown)) == markdown
