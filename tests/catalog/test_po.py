"""Catalogs on disk: what GNU gettext refuses we refuse, and what is told has a line."""

import subprocess

import pytest

from tpdocs.catalog import Entry, PoFile, format_po, parse_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GOOD = HEADER + 'msgid "Take 10 mg."\nmsgstr "Tome 10 mg."\n\n'

CANONICAL = """\
# A comment
# of two lines
msgid ""
msgstr ""
"Project-Id-Version: a\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Own: \\"ñ\\"\\n"

# from a translator
#. from the author
#: handouts/a.md handouts/b.md
#, fuzzy, python-brace-format
#| msgctxt "noun"
#| msgid "Call {phone}."
msgctxt "verb"
msgid "Call {clinic_phone}."
msgstr "Llame a {clinic_phone}."

msgid ""
"two\\n"
"lines\\t\\"\\\\"
msgstr ""

# a remark
#, fuzzy
#~| msgid "going"
#~ msgid "gone"
#~ msgstr "ido"

# the end
"""


def test_canonical_text_is_kept() -> None:
    """A catalog in the canonical form is written as it was read, byte for byte."""
    checked = parse_po(CANONICAL, "es.po")
    assert checked.findings == ()
    assert checked.value is not None
    assert format_po(checked.value) == CANONICAL


def test_what_is_read() -> None:
    """Every part of a catalog has its field."""
    file = parse_po(CANONICAL, "es.po").value
    assert file is not None
    assert file.comment == "# A comment\n# of two lines"
    assert (file.header("X-Own"), file.header("X-None")) == ('"ñ"', "")
    assert file.entries[0] == Entry(
        msgid="Call {clinic_phone}.",
        msgstr="Llame a {clinic_phone}.",
        context="verb",
        comments=("from the author",),
        translator_comments=("from a translator",),
        sources=("handouts/a.md", "handouts/b.md"),
        flags=frozenset({"fuzzy", "python-brace-format"}),
        previous="Call {phone}.",
        previous_context="noun",
        line=19,
    )
    assert file.entries[0].is_fuzzy
    assert file.entries[1].msgid == 'two\nlines\t"\\'
    assert list(file.by_key()) == [
        ("verb", "Call {clinic_phone}."),
        (None, 'two\nlines\t"\\'),
    ]
    assert [(e.msgid, e.msgstr) for e in file.obsolete] == [("gone", "ido")]


def test_noise_is_dropped() -> None:
    """Line numbers, clocks and the names of tools leave no trace in a catalog."""
    text = GOOD.replace('msgid "Take', '#: a.md:12 a.md:13 b.md:1\nmsgid "Take')
    text = text.replace(
        '"Content',
        '"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n"X-Generator: P\\n"\n"Content',
    )
    file = parse_po(text, "es.po").value
    assert file is not None
    written = format_po(file)
    assert "#: a.md b.md\n" in written
    assert "Creation" not in written
    assert "X-Generator" not in written


#: What GNU gettext refuses, after seven good lines.
MALFORMED: dict[str, str] = {
    "words": ("these are words\n"),
    "conflict marker": ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n'),
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n'),
    "no msgid": ('msgstr "b"\n'),
    "stray string": ('# a\n"b"\n'),
    "quote not closed": ('msgid "a"\nmsgstr "Tome 10 mg\n'),
    "quote not opened": ('msgid "a"\nmsgstr Tome 10 mg"\n'),
    "no quotes": ('msgid "a"\nmsgstr Tome\n'),
    "words after the quote": ('msgid "a"\nmsgstr "b" 10 mg\n'),
    "quote inside": ('msgid "a"\nmsgstr "b"c"\n'),
    "quote escaped at the end": ('msgid "a"\nmsgstr "b\\"\n'),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n'),
    "twice": ('msgid "Take 10 mg."\nmsgstr "Tome 100 mg."\n'),
    "twice, both obsolete": (
        '#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n'
    ),
    "two headers": ('#~ msgid ""\n#~ msgstr "b"\n'),
    "half obsolete": ('#~ msgid "a"\nmsgstr "b"\n'),
    "half obsolete string": ('msgid "a"\nmsgstr "b"\n#~ "c"\n'),
    "escape": ('msgid "a"\nmsgstr "b\\q"\n'),
    "comment inside": ('msgid "a"\n# c\nmsgstr "b"\n'),
    "plural from one": ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n'),
    "plural without form": ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n'),
    "msgctxt alone": ('msgctxt "a"\n'),
}


@pytest.mark.parametrize("more", MALFORMED.values(), ids=MALFORMED)
def test_malformed(more: str) -> None:
    """A catalog that gettext refuses is refused, with the line and a next step."""
    text = GOOD + more
    done = subprocess.run(
        ["msgfmt", "-o", "/dev/null", "-"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0, "gettext takes it: no case for this table"
    checked = parse_po(text, "locales/es.po")
    assert {f.rule for f in checked.findings} == {"catalog/malformed"}
    assert all(f.place.line is None or f.place.line >= 8 for f in checked.findings)
    assert all(f.is_error and f.hint for f in checked.findings)


@pytest.mark.parametrize(
    ("text", "line"),
    [("words\n", 1), ('"a"\n', 1), ('msgid "a"\n', 1), (GOOD + "words\n", 8)],
)
def test_line_is_counted_from_one(text: str, line: int) -> None:
    """The line of a finding is the one that an editor shows, in words as well."""
    (found,) = parse_po(text, "es.po").findings
    assert found.place.line == line
    assert f"on {line - 1}" not in found.message


#: What gettext takes, with the translation that it gives for "Take 10 mg.".
TAKEN = {
    "good": GOOD,
    "strings on one line": GOOD.replace('"Tome 10 mg."', '"Tome "  "10 mg."'),
    "escapes": GOOD.replace("Tome", "\\124\\x6f\\155e"),
    "flags in one": "#,fuzzy,no-wrap\n" + GOOD,
    "header of one line": GOOD.replace('""\n"Content', '"Content', 1),
    "header after a comment": "# a\n#, fuzzy\n" + GOOD,
    "fuzzy header in words": GOOD.replace('msgid ""', '#. a\n#: b\nmsgid ""', 1),
    "previous of msgmerge": GOOD + '#| msgid "Tak"\nmsgid "a"\nmsgstr ""\n',
    "previous of an obsolete": GOOD + '#~| msgid "Tak"\n#~ msgid "a"\n#~ msgstr "b"\n',
    "no line feed at the end": GOOD.rstrip(),
    "spaces around": GOOD.replace('msgid "T', '  msgid   "T'),
    "string in pieces": GOOD.replace('"Tome 10 mg."', '"Tome "\n"10 mg."'),
    "date without a time": GOOD.replace(
        '"Content', '"PO-Revision-Date: 2026-11-23\\n"\n"Content'
    ),
    "date of nothing": GOOD.replace('"Content', '"PO-Revision-Date: \\n"\n"Content'),
    "empty context": GOOD + 'msgctxt ""\nmsgid "Take 10 mg."\nmsgstr "b"\n',
    "charset in small letters": GOOD.replace("UTF-8", "utf-8"),
    "plural": GOOD + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
    "keyword in text": GOOD + 'msgid "a\\n"\nmsgstr ""\n"msgid \\"b\\"\\n"\n',
}


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_what_other_tools_write(text: str) -> None:
    """A catalog that gettext takes is taken, and gives the same translation."""
    done = subprocess.run(
        ["msgfmt", "-o", "/dev/null", "-"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    checked = parse_po(text, "es.po")
    assert checked.findings == ()
    assert checked.value is not None
    found = {entry.key: entry.msgstr for entry in checked.value.entries}
    assert found[None, "Take 10 mg."] == "Tome 10 mg."


@pytest.mark.parametrize("charset", ["ISO-8859-1", "CHARSET", "latin-1"])
def test_other_charset(charset: str) -> None:
    """A header that says another encoding is refused, whatever the bytes are."""
    checked = parse_po(GOOD.replace("UTF-8", charset), "es.po")
    assert checked.value is None
    (found,) = checked.findings
    assert (found.rule, found.place.line) == ("catalog/malformed", 3)
    assert charset.lower() in found.message.lower()
    assert found.hint


@pytest.mark.parametrize("charset", ["UTF-16", "rot13", "idna", "../x", "no-such"])
def test_charset_that_reads_as_nonsense(charset: str) -> None:
    """An encoding that makes nonsense of the file is a finding, not a traceback."""
    checked = parse_po(GOOD.replace("UTF-8", charset), "es.po")
    assert checked.value is None
    assert [f.rule for f in checked.findings] == ["catalog/malformed"]


def test_plural_is_not_dropped_in_silence() -> None:
    """A plural, which no handout has, is kept or told: it is somebody's work."""
    text = TAKEN["plural"]
    checked = parse_po(text, "es.po")
    assert checked.findings or "msgid_plural" in format_po(checked.value or PoFile())


def test_comment_of_a_message_is_not_the_file_s() -> None:
    """Where there is no header, the first comment belongs to the first message."""
    file = parse_po('# for a\nmsgid "a"\nmsgstr "b"\n', "es.po").value
    assert file is not None
    assert (file.comment, file.entries[0].translator_comments) == ("", ("for a",))


def test_empty_catalog() -> None:
    """An empty file is a catalog without messages, and is written with its header."""
    file = parse_po("", "es.po").value
    assert file == PoFile()
    assert "charset=UTF-8" in format_po(PoFile())


def test_large_catalog_is_read_in_time() -> None:
    """A catalog of a thousand paragraphs is no burden."""
    entries = tuple(
        Entry(msgid=f"Paragraph {n}. {'Some words. ' * 20}", msgstr="Palabras. " * 20)
        for n in range(1000)
    )
    text = format_po(PoFile(entries=entries))
    checked = parse_po(text, "es.po")
    assert checked.value is not None
    assert len(checked.value.entries) == 1000
