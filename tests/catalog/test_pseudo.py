"""Pseudo-locales: foreign to look at, but valid in every message."""

import re
from pathlib import Path

import pytest

from tpdocs.catalog import (
    Entry,
    PoFile,
    handout_template,
    page_template,
    pseudo_catalog,
    read_shared_catalog,
    translate,
)
from tpdocs.foundation import Language, Project, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.source import parse_inline, placeholders_in, plain_text, read_handout

TAGS = ["en-XA", "ar-XB"]
HANDOUTS = sorted((shipped_defaults() / "handouts").glob("*.md"))


def project() -> Project:
    """Read the project that tpdocs ships."""
    found = read_project(shipped_defaults()).value
    assert found is not None
    return found


def pseudo(msgid: str, tag: str) -> str:
    """Translate one message."""
    language: Language = project().languages[tag]
    return (
        pseudo_catalog(PoFile(entries=(Entry(msgid=msgid),)), language)
        .entries[0]
        .msgstr
    )


def signs(markdown: str) -> tuple[int, list[str]]:
    """Count bold marks and list addresses."""
    return markdown.count("**"), re.findall(r"\]\([^)]*\)|<[^>]*>", markdown)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("path", HANDOUTS, ids=lambda p: p.stem)
def test_real_handout_is_whole(path: Path, tag: str) -> None:
    """Every message of a real handout passes every check in a pseudo-locale."""
    home = project()
    handout = read_handout(path, home.root).value
    assert handout is not None
    template = handout_template(handout)
    language = home.languages[tag]
    catalog = pseudo_catalog(template, language)
    shared = read_shared_catalog(home, handout, language).value
    assert shared is not None
    assert shared.catalog.entries
    done = translate(handout, catalog, language, "pseudo.po", shared)
    assert done.findings == ()
    assert done.coverage.is_whole
    for entry in (*catalog.entries, *shared.catalog.entries):
        assert entry.msgstr != entry.msgid
        assert signs(entry.msgstr) == signs(entry.msgid)


@pytest.mark.parametrize("tag", TAGS)
def test_page_words_keep_their_placeholders(tag: str) -> None:
    """Every word of the page keeps its placeholders."""
    for entry in pseudo_catalog(page_template(), project().languages[tag]).entries:
        assert placeholders_in(entry.msgstr) == placeholders_in(entry.msgid)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "msgid",
    [
        "Call {clinic_phone} or **{emergency_number}**.",
        "See [our page](https://example.org/a_b?c=d) or <https://example.org>.",
        "See [a page](https://example.org/knots_(muscle)).",
        "*Rest* and **do *not* move**. _So_ is __this__.",
        "Salt &amp; water &lt; 5 &#39;mg&#39; &#x27;a&#x27;",
        r"5 \* 3 \[a\]",
    ],
)
def test_markup_stays_valid(msgid: str, tag: str) -> None:
    """Links, entities, escapes and bold are the same; only words change."""
    before, after = parse_inline(msgid), parse_inline(pseudo(msgid, tag))
    assert after.problems == before.problems == ()
    shape = [type(node) for node in before.nodes]
    assert [type(node) for node in after.nodes] == shape
    rest = re.sub(r"[a-z]", "", plain_text(before.nodes), flags=re.IGNORECASE)
    for sign in rest:
        assert plain_text(after.nodes).count(sign) >= rest.count(sign)


def test_accented_text_is_longer() -> None:
    """``en-XA`` is about a third longer, as translations are."""
    assert pseudo("sore", "en-XA") == "šöŕéŕé"
    text = "A trigger point is a sore, tight spot in a muscle."
    assert 1.2 < len(pseudo(text, "en-XA")) / len(text) < 1.6


def test_mirrored_text_runs_from_the_right() -> None:
    """``ar-XB`` puts each word between an override and its end."""
    assert pseudo("a b", "ar-XB") == "\u202ea\u202c \u202eb\u202c"
