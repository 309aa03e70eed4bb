"""Laws of catalogs: written and read they are the same; merging loses nothing."""

import subprocess
from dataclasses import replace

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shipped import SPANISH

from tpdocs.catalog import Entry, PoFile, format_po, merge, parse_po

LAW = settings(deadline=None, max_examples=60)

#: Characters that an editor, a shell, a parser or a printer may take for its own.
ODD = 'ab "\\\t\r\n#|~:,.<>&ñ你ع😀'
ODD += "\u00a0\u0085\u2028\u2029\u200f\u202e\u200d\x0b\x0c\x1c\x7f"
PIECES = [
    'msgid "a"',
    "\nmsgstr",
    "#, fuzzy",
    "#~ ",
    '""',
    "\\n",
    "\\\\",
    "\\x41",
    "[0]",
]
#: A null byte is no text: a catalog that has one is refused.
anything = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
texts = st.lists(
    st.one_of(st.sampled_from(ODD), st.sampled_from(PIECES), anything)
).map(
    lambda parts: "".join(parts).replace("{", "(").replace("}", ")").replace("%", "/")
)
msgids = texts.filter(bool)
# msgfmt 0.21 itself refuses a comment line that ends in a backslash.
comments = st.text('ab "\\#|~:,.ñع\u2028\u0085').map(
    lambda s: s.strip(" \\\u2028\u0085")
)
sources = st.sampled_from(["handouts/a.md", "handouts/b-c.md", "tpdocs/x.html"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Make a message with all that may stand beside it, but no previous text."""
    msgstr = draw(texts)
    flags = ["fuzzy", "no-wrap"] if msgstr else ["no-wrap"]  # nothing empty is fuzzy
    return Entry(
        msgid=draw(msgids),
        msgstr=msgstr,
        context=draw(st.none() | texts),
        comments=tuple(draw(st.lists(comments.filter(bool), unique=True, max_size=2))),
        translator_comments=tuple(draw(st.lists(comments, unique=True, max_size=2))),
        sources=tuple(draw(st.lists(sources, unique=True))),
        flags=draw(st.frozensets(st.sampled_from(flags))),
    )


def distinct(found: list[Entry]) -> tuple[Entry, ...]:
    """Keep one message of each key."""
    return tuple({entry.key: entry for entry in found}.values())


@st.composite
def po_files(draw: st.DrawFn) -> PoFile:
    """Make a catalog whose header is in the canonical order, each key once."""
    value = st.text('ab "\\:ñ你').map(lambda text: " ".join(text.split()))
    own = draw(st.dictionaries(st.sampled_from(["X-A", "X-Tpdocs-Origin"]), value))
    found = distinct(draw(st.lists(entries(), max_size=5)))
    used = draw(st.integers(0, len(found)))
    return PoFile(
        headers=(
            ("Project-Id-Version", draw(value)),
            ("Language", "es"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            *sorted(own.items()),
        ),
        comment=draw(st.sampled_from(["", "# One line", "# Two\n#\n# lines: ñ"])),
        entries=found[:used],
        obsolete=tuple(replace(e, comments=(), sources=()) for e in found[used:]),
    )


def without_lines(file: PoFile | None) -> PoFile | None:
    """Forget where each message stood."""
    return file and replace(
        file,
        entries=tuple(replace(entry, line=None) for entry in file.entries),
        obsolete=tuple(replace(entry, line=None) for entry in file.obsolete),
    )


@LAW
@given(po_files())
def test_written_and_read_is_the_same(file: PoFile) -> None:
    """Whatever stands in a catalog comes back from its text, and without findings."""
    checked = parse_po(format_po(file), "es.po")
    assert checked.findings == ()
    assert without_lines(checked.value) == file


@LAW
@given(po_files())
def test_canonical_form_is_stable(file: PoFile) -> None:
    """Writing what was read gives the same bytes: no noise in a translator's diff."""
    text = format_po(file)
    again = parse_po(text, "es.po").value
    assert again is not None
    assert format_po(again) == text


@LAW
@given(entries(), msgids)
def test_previous_text_survives(entry: Entry, previous: str) -> None:
    """What a fuzzy translation was made for is still there after a write and a read."""
    flags = entry.flags | {"fuzzy"}
    fuzzy = replace(entry, msgstr=f"{entry.msgstr}a", flags=flags, previous=previous)
    for file in (PoFile(entries=(fuzzy,)), PoFile(obsolete=(fuzzy,))):
        checked = parse_po(format_po(file), "es.po")
        assert checked.value is not None
        (read,) = (*checked.value.entries, *checked.value.obsolete)
        assert read.previous == previous
        assert read.translator_comments == entry.translator_comments


@LAW
@given(st.text("a 0123456789%drsf.", min_size=1), st.text("a %drs"))
@example("Sore in 60% of people", "Dolor en el 60 % de las personas")
def test_percent_signs_are_text(msgid: str, msgstr: str) -> None:
    """A percent sign is no format: no flag comes of it that msgfmt would hold us to."""
    file = PoFile(entries=(Entry(msgid=msgid, msgstr=msgstr),))
    checked = parse_po(format_po(file), "es.po")
    assert checked.value is not None
    assert checked.value.entries[0].flags == frozenset()


@LAW
@given(st.text())
@example('msgid "a"')
@example('"a"')
@example("msgstr")
@example("#: \u2068")
@example('msgid "a"\nmsgid_plural "b"\nmsgstr[9] "c"\n')
@example('msgid ""\nmsgstr "Plural-Forms: nplurals=x;\\n"\n')
@example('msgid ""\nmsgstr "Language: ../..\\n"\n')
@example('msgid ""\nmsgstr "Content-Type: text/plain; charset=rot13\\n"\n\n#\n')
@example('msgid ""\nmsgstr "PO-Revision-Date: yesterday\\n"\n')
def test_reader_never_raises(text: str) -> None:
    """Any text is a catalog or a finding, with a line of the file and a hint."""
    checked = parse_po(text, "es.po")
    assert checked.value is not None or checked.findings
    for found in checked.findings:
        assert found.place.line is None or 1 <= found.place.line <= text.count("\n") + 1
        assert found.hint


def names(po: PoFile) -> PoFile:
    """Make a template of a catalog: its messages without their translations."""
    blank = (replace(e, msgstr="", flags=frozenset()) for e in po.entries)
    return replace(po, entries=tuple(blank), obsolete=())


@LAW
@given(po_files(), po_files())
def test_merging_twice_is_merging_once(template: PoFile, catalog: PoFile) -> None:
    """A second merge changes nothing."""
    once = merge(names(template), catalog, SPANISH)
    assert merge(names(template), once, SPANISH) == once


@LAW
@given(po_files(), po_files())
def test_merging_loses_no_translation(template: PoFile, catalog: PoFile) -> None:
    """Each translation of the catalog is in use, offered as fuzzy, or obsolete."""
    merged = merge(names(template), catalog, SPANISH)
    kept = {entry.msgstr for entry in (*merged.entries, *merged.obsolete)}
    given_before = {entry.msgstr for entry in (*catalog.entries, *catalog.obsolete)}
    assert given_before - {""} <= kept


@LAW
@given(po_files(), po_files())
def test_merging_gives_the_messages_of_the_template(
    template: PoFile, catalog: PoFile
) -> None:
    """The messages are those of the template, in its order; none is new-born final."""
    merged = merge(names(template), catalog, SPANISH)
    assert [e.key for e in merged.entries] == [e.key for e in template.entries]
    sure = {(e.key, e.msgstr) for e in (*catalog.entries, *catalog.obsolete)}
    for entry in merged.entries:
        assert not entry.msgstr or entry.is_fuzzy or (entry.key, entry.msgstr) in sure


@LAW
@given(po_files())
def test_merging_with_its_own_template_changes_no_translation(catalog: PoFile) -> None:
    """A catalog that is up to date keeps every entry."""
    merged = merge(names(catalog), catalog, SPANISH)
    assert [(e.key, e.msgstr) for e in merged.entries] == [
        (e.key, e.msgstr) for e in catalog.entries
    ]


@settings(deadline=None, max_examples=25)
@given(po_files())
def test_msgfmt_takes_what_is_written(file: PoFile) -> None:
    """The canonical form is a .po file for GNU gettext as well."""
    # msgfmt -c wants a translation to begin and end with line feeds as its text does.
    fitting = tuple(
        replace(e, msgstr=e.msgid[:1] + e.msgstr + e.msgid[-1:]) for e in file.entries
    )
    text = format_po(replace(file, entries=fitting))
    assume(not set(text) & {"\0", "\x04"})  # gettext's own separators
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", "-"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
