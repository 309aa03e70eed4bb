"""Extraction: one message for each different text, the same for us and for Babel."""

import io
from pathlib import Path

import pytest
from babel.messages.extract import extract as babel_extract

from tpdocs.catalog import handout_template, is_translatable
from tpdocs.foundation import HandoutError
from tpdocs.source import Handout, Text, parse_handout

HEAD = "---\nid: A\ntitle: T\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
BODY = """\
## Call {clinic_phone}

<!-- translators: short -->
Rest.

<!-- translators: again -->
- Rest.

<!-- context: noun -->
Rest.

<!-- keep -->
Kept.

{blank} 24
"""


class Named(io.BytesIO):
    """Bytes with the name of a file, as Babel hands them over."""

    name = "handouts/a.md"


def extract(data: bytes) -> list[tuple[int, object, list[str], str | None]]:
    """Extract as pybabel does, through the registered extractor."""
    found = babel_extract("tpdocs_handout", Named(data))
    return [(line, text, list(said), context) for line, text, said, context in found]


def handout() -> Handout:
    """Parse the handout of these tests."""
    found = parse_handout(HEAD + BODY, Path(), "handouts/a.md").value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("markdown", "is_one"),
    [
        ("word", True),
        ("你好", True),
        ("a {blank}", True),
        ("<https://a.org>", True),
        ("{blank}", False),
        ("**{blank}** / {clinic_name}", False),
        ("24", False),
        ("100 %", False),
        ("", False),
        ("…", False),
    ],
)
def test_what_has_words_is_translated(markdown: str, *, is_one: bool) -> None:
    """A text of numbers, signs and placeholders is no message."""
    assert is_translatable(Text(markdown=markdown, line=1)) is is_one
    assert not is_translatable(Text(markdown=markdown, line=1, keep=True))


def test_template_of_a_handout() -> None:
    """Each different message once, in order, with every remark on it."""
    template = handout_template(handout())
    assert template.comment == "# T (A)"
    assert template.header("Project-Id-Version") == "a"
    found = [(e.context, e.msgid) for e in template.entries]
    assert found == [
        (None, "T"),
        (None, "S"),
        (None, "Call {clinic_phone}"),
        (None, "Rest."),
        ("noun", "Rest."),
    ]
    heading, rest = template.entries[2:4]
    assert heading.flags == frozenset({"python-brace-format"})
    assert rest.flags == frozenset()
    under = "under “Call {clinic_phone}”"
    assert rest.comments == (
        f"paragraph, {under}",
        "short",
        f"list item, {under}",
        "again",
    )
    assert all(
        e.sources == ("handouts/a.md",) and not e.msgstr for e in template.entries
    )


def test_extractor_gives_the_same_messages() -> None:
    """What pybabel sees are the messages of our template."""
    found = extract((HEAD + BODY).encode())
    assert [(line, text, context) for line, text, _said, context in found] == [
        (3, "T", None),
        (4, "S", None),
        (9, "Call {clinic_phone}", None),
        (12, "Rest.", None),
        (15, "Rest.", None),
        (18, "Rest.", "noun"),
    ]
    assert "short" in found[3][2]


@pytest.mark.parametrize(
    "change",
    [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")],
    ids=["BOM", "CRLF"],
)
def test_extractor_reads_what_tpdocs_reads(change: object) -> None:
    """A byte order mark or the line ends of Windows hide no message from pybabel."""
    assert callable(change)
    data = (HEAD + BODY).encode()
    assert extract(change(data)) == extract(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"ni\xf1o", "is not UTF-8"),
        (b"no head", "handouts/a.md:1: the file has no head"),
        ((HEAD + "`a`").encode(), "handouts/a.md:9: code marks"),
        (b"", "handouts/a.md:1: the file is empty"),
    ],
)
def test_extractor_refuses_a_bad_handout(data: bytes, says: str) -> None:
    """A handout with errors gives no template, and the first error is told."""
    with pytest.raises(HandoutError) as raised:
        extract(data)
    assert says in raised.value.message
    assert raised.value.hint
