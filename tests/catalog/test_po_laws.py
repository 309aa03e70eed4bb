"""Laws of the ``.po`` form: what is written is read, and written the same again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from tpdocs.catalog import Entry, PoFile, format_po, parse_po

#: Any text but the null byte, which no catalog can hold; quotes and backslashes often.
texts = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\0"),
        st.sampled_from('"\\\n\t\r\u2028\u0085#~ anx'),
    ),
    max_size=12,
)
#: What a line of a comment can be: no ends of lines, no blanks at its end.
lines = texts.map(lambda t: t.replace("\n", "").replace("\r", "").strip(" \t\v\f"))
remarks = lines.filter(lambda t: not t.startswith((".", ":", ",", "=", "|", "~", " ")))
names = st.text(st.sampled_from("abc/.-_ é"), min_size=1).filter(
    lambda n: n == n.strip()
)
entries = st.builds(
    Entry,
    msgid=texts.filter(bool),
    msgstr=texts.filter(bool),
    context=st.none() | texts,
    comments=st.lists(lines, max_size=2).map(tuple),
    translator_comments=st.lists(remarks, max_size=2).map(tuple),
    sources=st.lists(names, max_size=2, unique=True).map(tuple),
    flags=st.frozensets(st.sampled_from(["fuzzy", "no-wrap", "python-brace-format"])),
).flatmap(
    lambda entry: st.builds(
        replace,
        st.just(entry),
        previous=texts if entry.is_fuzzy else st.just(""),
        previous_context=st.none() | texts if entry.is_fuzzy else st.none(),
    )
)


def unique(found: list[Entry]) -> tuple[Entry, ...]:
    """Keep one entry of each key."""
    return tuple({entry.key: entry for entry in found}.values())


files = st.builds(
    PoFile,
    entries=st.lists(entries, max_size=4).map(unique),
    obsolete=st.lists(entries, max_size=2).map(unique),
    trailer=st.lists(remarks, max_size=2).map(tuple),
)


def without_lines(file: PoFile) -> PoFile:
    """Take away where each entry stands in its file."""
    return replace(
        file,
        headers=(),
        entries=tuple(replace(e, line=None) for e in file.entries),
        obsolete=tuple(replace(e, line=None) for e in file.obsolete),
    )


@given(files)
def test_what_is_written_is_read(file: PoFile) -> None:
    """No text, comment or flag changes on the way to the disk and back."""
    checked = parse_po(format_po(file), "a.po")
    assert checked.findings == ()
    assert checked.value is not None
    assert without_lines(checked.value) == file
    assert format_po(checked.value) == format_po(file)


@given(files)
def test_lines_are_those_of_the_file(file: PoFile) -> None:
    """The line of each entry is the one where its msgid stands."""
    text = format_po(file)
    found = parse_po(text, "a.po").value
    assert found is not None
    for entry in (*found.entries, *found.obsolete):
        line = text.split("\n")[(entry.line or 0) - 1]
        assert line.removeprefix("#~ ").startswith("msgid ")


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                'msgid "a"',
                'msgid "b"',
                'msgstr "c"',
                '"d"',
                "# e",
                "#~ f",
                '#~ msgid "a"',
                '#~ msgstr ""',
                '#| msgid "g"',
                "#~| x",
                'msgctxt "h"',
                'msgid_plural "i"',
                'msgstr[0] "j"',
                'msgstr[1] "\\\\"',
                "=======",
                '"\\q"',
                "#,",
                "#:",
                "#.",
                "",
                'msgid ""',
                '"Plural-Forms: nplurals=2"',
                "msgid",
                '"',
                "\0",
                "\ufeff",
            ]
        ),
        max_size=12,
    ).map("\n".join)
)
@example("#")
@example("#~")
@example('msgid ""\nmsgstr[0] ""')
@example('msgid ""\nmsgid_plural ""\nmsgstr[0] "a"')
@example('#| msgid "\\q"\nmsgid "a"\nmsgstr "b"')
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes a traceback; what is taken is written, and taken again."""
    checked = parse_po(text, "a.po")
    count = text.count("\n") + 1
    assert all(1 <= (f.place.line or 0) <= count and f.hint for f in checked.findings)
    if checked.value is not None:
        written = format_po(checked.value)
        again = parse_po(written, "a.po").value
        assert again is not None
        assert format_po(again) == written
