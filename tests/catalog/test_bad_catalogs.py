"""Bad catalogs: each is a finding with its line, soon, and the file stays as it is."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.catalog import Entry, PoFile, format_po, parse_po, read_po_file
from tpdocs.catalog.decode import MAX_CATALOG_BYTES
from tpdocs.foundation import find_language, read_project

Run = Callable[..., tuple[int, str, str]]
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GOOD = HEADER + 'msgid "Rest."\nmsgstr "Descansé."\n\n'
LATIN = GOOD.encode("latin-1")


def said(text: str) -> list[tuple[str, int | None, str]]:
    """Give what is said of a catalog: rule, line and message."""
    found = parse_po(text, "a.po").findings
    return [(f.rule, f.place.line, f.message) for f in found]


BYTES: dict[str, tuple[bytes, int, str]] = {
    "UTF-16": (GOOD.encode("utf-16"), 1, "iconv"),
    "UTF-16, no mark": (GOOD.encode("utf-16-le"), 1, "iconv"),
    "UTF-16, other order": (GOOD.encode("utf-16-be"), 1, "iconv"),
    "Latin-1 that says UTF-8": (LATIN, 5, "iconv"),
    "Latin-1 that says so": (
        LATIN.replace(b"UTF-8", b"ISO-8859-1"),
        5,
        "msgconv",
    ),
    "a letter cut in two": (GOOD.encode()[:-5], 5, "iconv"),
}


@pytest.mark.parametrize(("data", "line", "tool"), BYTES.values(), ids=BYTES)
def test_another_encoding(tmp_path: Path, data: bytes, line: int, tool: str) -> None:
    """Bytes that are not UTF-8 are told with their line and how to convert them."""
    path = tmp_path / "a.po"
    path.write_bytes(data)
    checked = read_po_file(path, "locales/a.po")
    assert checked.value is None
    (found,) = checked.findings
    assert (found.rule, found.place.line) == ("catalog/file", line)
    assert tool in found.hint
    assert path.read_bytes() == data


def test_latin_1_that_is_ascii_is_refused_by_its_header() -> None:
    """Before the first accent nothing is lost by saying UTF-8; it has to be said."""
    text = GOOD.replace("UTF-8", "ISO-8859-1").replace("é", "e")
    ((rule, line, message),) = said(text)
    assert (rule, line) == ("catalog/malformed", 2)
    assert "ISO-8859-1" in message
    assert "msgconv" in parse_po(text, "a.po").findings[0].hint


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b""], ids=["mark", "no mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_and_byte_order_mark(tmp_path: Path, data: bytes, end: str) -> None:
    """A catalog saved on another system loads."""
    path = tmp_path / "a.po"
    path.write_bytes(data + GOOD.replace("\n", end).encode())
    checked = read_po_file(path, "a.po")
    assert checked.findings == ()
    assert checked.value is not None
    assert checked.value.entries[0].msgstr == "Descansé."


def test_200_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    """A file that cannot be a catalog is not read into memory to find that out."""
    path = tmp_path / "a.po"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    tracemalloc.start()
    (found,) = read_po_file(path, "a.po").findings
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.rule == "catalog/file"
    assert "200 MB" in found.message
    assert str(MAX_CATALOG_BYTES // 1_000_000) in found.message
    assert peak < 1_000_000


def test_a_folder_in_the_place_of_a_catalog(tmp_path: Path) -> None:
    """What cannot be read is a finding."""
    (found,) = read_po_file(tmp_path, "a.po").findings
    assert (found.rule, found.place.line) == ("catalog/file", None)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads all")
def test_a_catalog_that_may_not_be_read(tmp_path: Path) -> None:
    """Neither can a file that belongs to somebody else."""
    path = tmp_path / "a.po"
    path.touch(mode=0)
    (found,) = read_po_file(path, "a.po").findings
    assert found.rule == "catalog/file"


CONFLICT = """\
<<<<<<< HEAD
msgid "Walk."
msgstr "Camine."
=======
msgid "Walk."
msgstr "Ande."
>>>>>>> feature
"""


def test_conflict_markers_are_called_by_their_name() -> None:
    """Both versions in one file: the markers are named, not the doubles they make."""
    found = said(GOOD + CONFLICT)
    assert [line for _rule, line, _message in found] == [7, 10, 13]
    assert all("conflict marker of git" in message for _r, _l, message in found)
    hint = parse_po(GOOD + CONFLICT, "a.po").findings[0].hint
    assert "one side" in hint


def test_words_are_one_fault() -> None:
    """A file of another kind is refused by its first line."""
    assert [line for _rule, line, _message in said("words\n" * 5000)] == [1]


def test_a_conflict_inside_of_a_message() -> None:
    """Git cuts messages in the middle; that is what most conflicts look like."""
    text = (
        GOOD
        + 'msgid "Walk."\n<<<<<<< HEAD\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> x\n'
    )
    assert [line for _rule, line, _message in said(text)] == [8, 10, 12]


def test_every_fault_is_told() -> None:
    """Two bad messages are two findings; the good one between them is none."""
    bad = 'msgid "a"\nmsgstr "b\n\n' + 'msgid "c"\nmsgstr "d"\n\n' + 'msgid "e"\n\n'
    assert [line for _rule, line, _message in said(GOOD + bad)] == [8, 13]


def test_thousands_of_faults_are_twenty_and_a_number() -> None:
    """A file of another kind does not fill the screen."""
    found = said('msgid "a"\n' * 5000)
    assert len(found) == 21
    assert found[-1][1:] == (21, "the catalog has 4980 faults more, from here on")


@pytest.mark.parametrize(
    ("more", "line", "message"),
    [
        ('msgid "Rest."\nmsgstr "x"\n', 7, "stands twice, first in line 4"),
        ('msgid "a"\nmsgstr "b\0"\n', 8, "null byte"),
        ("# a\0b\n", 7, "null byte"),
        ('#~ msgid ""\n#~ msgstr "b"\n', 7, "only the header"),
        ('msgid ""\nmsgstr "b"\n', 7, "only the header"),
        ('msgid "a"\nmsgstr "b\\000c"\n', 8, "\\000"),
        ('msgid "a"\nmsgstr "b\\xe9"\n', 8, "\\xe9"),
        ('msgid "a"\nmsgstr "b\rc"\n'.replace("\r", "\n"), 8, "quotation mark"),
        ('msgid "a"\nmsgid_plural "b"\n', 7, "no msgstr"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
            10,
            "msgstr[1]",
        ),
    ],
)
def test_what_is_wrong_has_its_line(more: str, line: int, message: str) -> None:
    """Each fault is told where it stands, in words."""
    ((rule, found, text),) = said(GOOD + more)
    assert (rule, found) == ("catalog/malformed", line)
    assert message in text


def test_an_obsolete_twin_is_no_fault() -> None:
    """Babel leaves an obsolete message beside the one that came back; it loads."""
    text = GOOD + '#~ msgid "Rest."\n#~ msgstr "Repose."\n'
    assert said(text) == []


@pytest.mark.parametrize(
    ("forms", "count"), [("", 0), ('msgstr[0] "c"\n', 1)], ids=["none", "one"]
)
def test_plural_forms_are_counted(forms: str, count: int) -> None:
    """A plural has as many forms as its header says."""
    header = HEADER.replace('8\\n"', '8\\nPlural-Forms: nplurals=2; plural=n>1;\\n"')
    text = f'{header}msgid "a"\nmsgid_plural "b"\n{forms}'
    ((rule, line, message),) = said(text)
    wanted = ("catalog/plural", 4) if count else ("catalog/malformed", 4)
    assert (rule, line) == wanted
    assert not count or "1 forms; the header says 2" in message
    assert (
        said(f'{header}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n')
        == []
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (GOOD.removeprefix(HEADER), 1, "is missing"),
        ('# x\nmsgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n', 2, "its encoding"),
    ],
)
def test_missing_header_is_a_warning(text: str, line: int, message: str) -> None:
    """Without a header the catalog is read as UTF-8, and that is said."""
    checked = parse_po(text, "a.po")
    assert checked.value is not None
    (found,) = checked.findings
    assert (found.rule, found.place.line) == ("catalog/header", line)
    assert not found.is_error
    assert message in found.message


@pytest.mark.parametrize(
    "date",
    ["2026-11-23T10:00:00Z", "2026-11-23", "yesterday", "", "YEAR-MO-DA HO:MI+ZONE"],
)
def test_dates_in_any_form(date: str) -> None:
    """A date is kept as it is; Babel's own reader fails on the first of these."""
    text = GOOD.replace("Content", f'PO-Revision-Date: {date}\\n"\n"Content')
    file = parse_po(text, "a.po").value
    assert file is not None
    assert file.header("PO-Revision-Date") == date


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("a.md:12 a.md:13 b.md", ("a.md", "b.md")),
        ("\u2068a b.md\u2069:12 c.md:1", ("a b.md", "c.md")),
        ("\u2068a b.md\u2069", ("a b.md",)),
        ("a.md:1, b.md:2,", ("a.md", "b.md")),
        ("C:\\a.md:12:3", ("C:\\a.md",)),
        ("file:block 3 (list item)", ("file:block", "3", "(list", "item)")),
        (":12 : ::", (":12", ":", "::")),
        ("\u2068a b.md", ("\u2068a", "b.md")),
        ("", ()),
    ],
)
def test_references_of_any_form(line: str, sources: tuple[str, ...]) -> None:
    """No reference keeps a catalog from loading; updating writes them anew."""
    text = f'{GOOD}#: {line}\nmsgid "a"\nmsgstr "b"\n'
    file = parse_po(text, "a.po").value
    assert file is not None
    assert file.entries[1].sources == sources
    again = parse_po(format_po(file), "a.po").value
    assert again is not None
    assert again.entries[1].sources == sources


@pytest.mark.parametrize(
    "char", ["\u2028", "\u2029", "\u0085", "\x1c", "\x0b", "\ufeff"]
)
def test_no_other_character_ends_a_line(char: str) -> None:
    """What Python takes for the end of a line, gettext does not."""
    text = GOOD.replace("Descansé", f"Des{char}canse")
    file = parse_po(text, "a.po").value
    assert file is not None
    assert file.entries[0].msgstr == f"Des{char}canse."
    again = parse_po(format_po(file), "a.po").value
    assert again is not None
    assert again.entries[0].msgstr == f"Des{char}canse."


def test_previous_text_of_babel() -> None:
    """Babel turns ``#|`` into a comment; it is read back as what it was."""
    text = HEADER + '#, fuzzy\n# | msgid "a "\n# | "b"\nmsgid "c"\nmsgstr "d"\n'
    file = parse_po(text, "a.po").value
    assert file is not None
    assert file.entries[0].previous == "a "


def test_a_line_of_ten_megabytes() -> None:
    """A very long line is read: a pattern that backtracks would never end."""
    long = 'word \\" ' * 1_400_000
    file = parse_po(f'{HEADER}msgid "a"\nmsgstr "{long}"\n', "a.po").value
    assert file is not None
    assert len(file.entries[0].msgstr) > 9_000_000
    bad = parse_po(f'{HEADER}msgid "a"\nmsgstr "{long}\n', "a.po")
    assert bad.value is None


def test_a_hundred_thousand_messages() -> None:
    """The largest catalog anybody will have is read; make bench says how fast."""
    entries = tuple(
        Entry(msgid=f"Message {n}", msgstr=f"Mensaje {n}", sources=("handouts/a.md",))
        for n in range(100_000)
    )
    text = format_po(PoFile(entries=entries))
    file = parse_po(text, "a.po").value
    assert file is not None
    assert len(file.entries) == 100_000


def test_messages_of_another_handout_are_named(run: Run, project: Path) -> None:
    """They are said by check and by update, and kept as obsolete, not dropped."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    stray = '#: handouts/stiff-back.md\nmsgid "Bend."\nmsgstr "Dóblese."\n'
    path.write_text(f"{path.read_text()}\n{stray}")
    _, out, _ = run("-C", project, "check")
    assert "belongs to the handout stiff-back" in out
    code, out, _ = run("-C", project, "catalog", "update")
    assert code == 0
    assert "locales/es/LC_MESSAGES/sore-neck.po:" in out
    assert "belongs to the handout stiff-back [catalog/stray]" in out
    assert '#~ msgid "Bend."\n#~ msgstr "Dóblese."\n' in path.read_text()
    assert run("-C", project, "catalog", "update") == (0, "", "")


def test_messages_without_a_place_are_known_by_their_english(
    run: Run, project: Path
) -> None:
    """A message without ``#:`` that another handout has is that handout's."""
    handouts = project / "handouts"
    text = (handouts / "sore-neck.md").read_text().replace("TST-01", "TST-02")
    (handouts / "stiff-back.md").write_text(text.replace("Sit up.", "Bend slowly."))
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    path.write_text(path.read_text() + '\nmsgid "Bend slowly."\nmsgstr "Despacio."\n')
    _, out, _ = run("-C", project, "catalog", "update")
    assert "belongs to the handout stiff-back [catalog/stray]" in out
    other = (path.parent / "stiff-back.po").read_text()
    assert 'msgid "Bend slowly."\nmsgstr "Despacio."\n' in other


@pytest.mark.parametrize("command", [("update",), ("normalize",), ("status",)])
@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode() + CONFLICT.encode(),
        GOOD.encode("utf-16"),
        LATIN,
        GOOD.encode() + b'msgid "a"\nmsgstr "\0"\n',
        GOOD.encode() + b'msgid "Rest."\nmsgstr "b"\n',
    ],
    ids=["conflict", "UTF-16", "Latin-1", "null", "twice"],
)
def test_no_command_touches_a_bad_catalog(
    run: Run, project: Path, command: tuple[str, ...], data: bytes
) -> None:
    """Whatever is asked, the file stays, a line is named, and the exit code is 4."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    path.write_bytes(data)
    code, out, err = run("-C", project, "catalog", *command)
    assert code == 4
    assert "locales/es/LC_MESSAGES/sore-neck.po:" in out
    assert "Traceback" not in out + err
    assert path.read_bytes() == data


@pytest.mark.parametrize("said", ["pt", "pt_BR", "en", "x"])
def test_a_catalog_of_another_language_reaches_no_page(
    run: Run, project: Path, said: str
) -> None:
    """A file in the wrong folder is refused with its line, by all, and left alone."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    text = path.read_text().replace("Language: es", f"Language: {said}")
    path.write_text(text)
    line = text[: text.index("Language: ")].count("\n") + 1
    for command in (["check"], ["catalog", "update"], ["build", "--format", "html"]):
        code, out, err = run("-C", project, *command)
        assert code == 4
        assert f"sore-neck.po:{line}: error" in out + err
        assert "[catalog/language]" in out + err
    assert path.read_text() == text
    assert not (project / "dist" / "sore-neck" / "sore-neck.es.html").exists()


@pytest.mark.parametrize(
    ("said", "tag"),
    [("es_MX", "es"), ("ES", "es"), ("", "es"), ("iw", "he"), ("fil", "tl")],
)
def test_a_country_or_an_old_code_is_the_same_language(
    checkout: Path, said: str, tag: str
) -> None:
    """What editors write of a language is not held to our spelling of it."""
    project = read_project(checkout).value
    assert project is not None
    text = GOOD.replace("UTF-8\\n", f"UTF-8\\nLanguage: {said}\\n")
    assert f"Language: {said}" in text
    language = find_language(project.languages, tag)
    assert parse_po(text, "a.po", language).findings == ()
    other = find_language(project.languages, "ru")
    found = [f.rule for f in parse_po(text, "a.po", other).findings]
    assert found == (["catalog/language"] if said else [])
