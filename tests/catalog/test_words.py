"""Words of the page: in its language, or in English and marked so."""

from pathlib import Path

import pytest

from tpdocs.catalog import (
    Entry,
    PoFile,
    Word,
    Words,
    format_po,
    page_template,
    read_handout_catalog,
    read_po_file,
    read_words,
)
from tpdocs.foundation import PAGE_DOMAIN, Language, Project, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.source import Handout, parse_handout

MINE = "Emergency"


def project_at(root: Path) -> Project:
    """Make a project that has nothing of its own."""
    (root / "handouts").mkdir()
    project = read_project(root).value
    assert project is not None
    return project


def write(path: Path, *entries: Entry) -> None:
    """Write a catalog."""
    path.parent.mkdir(parents=True)
    path.write_text(format_po(PoFile(entries=entries)), encoding="utf-8")


def words(project: Project, tag: str) -> Words:
    """Read the words of a language, which must be good."""
    checked = read_words(project, project.languages[tag])
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value


def shipped() -> Project:
    """Read the project that tpdocs ships."""
    project = read_project(shipped_defaults()).value
    assert project is not None
    return project


def test_missing_word_is_english_and_says_so(tmp_path: Path) -> None:
    """What has no translation comes in English, and is marked as English."""
    found = words(project_at(tmp_path), "es")
    assert found.find("No such word") == Word("No such word", "en")
    assert found.find(MINE).tag == "es"
    assert found.find(MINE).text != MINE


def test_english_needs_no_catalog(tmp_path: Path) -> None:
    """The words of an English page are the English ones."""
    assert words(project_at(tmp_path), "en").find(MINE) == Word(MINE, "en")


@pytest.mark.parametrize("tag", ["es", "ar", "zh-Hans", "en-XA", "ar-XB"])
def test_shipped_words_are_whole(tag: str) -> None:
    """Each shipped language has every word of the page."""
    found = words(shipped(), tag)
    missing = [
        e.msgid for e in page_template().entries if found.find(e.msgid).tag != tag
    ]
    assert missing == []


def test_own_words_are_laid_over(tmp_path: Path) -> None:
    """A project's own word comes first; what it lacks is the shipped one."""
    project = project_at(tmp_path)
    spanish = project.languages["es"]
    shipped_word = words(project, "es").find("Steps")
    write(
        project.catalog_path(PAGE_DOMAIN, spanish),
        Entry(msgid=MINE, msgstr="Mía"),
        Entry(msgid="Steps", msgstr="Mal", flags=frozenset({"fuzzy"})),
        Entry(msgid="Tip"),
    )
    found = words(project, "es")
    assert found.find(MINE) == Word("Mía", "es")
    assert found.find("Steps") == shipped_word
    assert found.find("Tip").tag == "es"


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Edition {number}", "Edición"),
        ("Edition {number}", "Edición {numero}"),
        ("Emergency", "{0.__class__}"),
        ("Emergency", "{{ 7*7 }}"),
        ("Emergency", "{{{clinic_name}}}"),
    ],
)
def test_word_with_wrong_placeholder(tmp_path: Path, msgid: str, msgstr: str) -> None:
    """A word whose placeholders differ is an error, and is not used."""
    project = project_at(tmp_path)
    spanish = project.languages["es"]
    before = words(project, "es").find(msgid)
    write(project.catalog_path(PAGE_DOMAIN, spanish), Entry(msgid=msgid, msgstr=msgstr))
    checked = read_words(project, spanish)
    assert {f.rule for f in checked.findings} == {"catalog/placeholder"}
    name = "locales/es/LC_MESSAGES/tpdocs.po"
    assert {f.place.path for f in checked.findings} == {name}
    assert all(f.is_error and f.hint and f.place.line for f in checked.findings)
    assert checked.value is not None
    assert checked.value.find(msgid) == before


def test_blank_word_is_none(tmp_path: Path) -> None:
    """A word of white space does not wipe out a word of the page."""
    project = project_at(tmp_path)
    spanish = project.languages["es"]
    write(project.catalog_path(PAGE_DOMAIN, spanish), Entry(msgid=MINE, msgstr=" "))
    value = read_words(project, spanish).value
    assert value is not None
    assert value.find(MINE).text.strip()


def test_broken_catalog_of_words(tmp_path: Path) -> None:
    """A catalog that cannot be read is a finding; the shipped words are still there."""
    project = project_at(tmp_path)
    spanish = project.languages["es"]
    path = project.catalog_path(PAGE_DOMAIN, spanish)
    path.parent.mkdir(parents=True)
    path.write_text("words\n")
    checked = read_words(project, spanish)
    assert [f.rule for f in checked.findings] == ["catalog/malformed"]
    assert checked.value is not None
    assert checked.value.find(MINE).tag == "es"


def test_catalog_that_is_not_there(tmp_path: Path) -> None:
    """A catalog that is not there is empty, without a finding."""
    checked = read_po_file(tmp_path / "a.po", "a.po")
    assert (checked.value, checked.findings) == (PoFile(), ())


@pytest.mark.parametrize(
    "data",
    ['msgid "ñ"'.encode("latin-1"), "msgid".encode("utf-16")],
    ids=["latin-1", "UTF-16"],
)
def test_catalog_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    """Another encoding is one error finding that fits a catalog."""
    (tmp_path / "a.po").write_bytes(data)
    checked = read_po_file(tmp_path / "a.po", "locales/a.po")
    assert checked.value is None
    (found,) = checked.findings
    assert (found.rule, found.place.path) == ("catalog/file", "locales/a.po")
    assert found.is_error
    assert found.hint
    assert "handout" not in found.hint


def test_catalog_of_windows(tmp_path: Path) -> None:
    """The line ends of Windows and a byte order mark are no part of a catalog."""
    text = format_po(PoFile(entries=(Entry(msgid="a", msgstr="b"),)))
    (tmp_path / "a.po").write_bytes(
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    )
    checked = read_po_file(tmp_path / "a.po", "a.po")
    assert checked.findings == ()
    assert checked.value is not None
    assert [(e.msgid, e.msgstr) for e in checked.value.entries] == [("a", "b")]


@pytest.mark.parametrize(
    ("tag", "msgstr"), [("es", "Uno"), ("en-XA", "Öñéé"), ("ar-XB", "\u202eOne\u202c")]
)
def test_catalog_of_a_handout(tmp_path: Path, tag: str, msgstr: str) -> None:
    """A handout's catalog is read from its folder; a pseudo-locale's is made."""
    project = project_at(tmp_path)
    language: Language = project.languages[tag]
    text = (
        "---\nid: A\ntitle: One\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\nTwo."
    )
    handout: Handout | None = parse_handout(text, tmp_path, "handouts/a.md").value
    assert handout is not None
    if not language.is_pseudo:
        write(project.catalog_path("a", language), Entry(msgid="One", msgstr="Uno"))
    checked = read_handout_catalog(project, handout, language)
    assert checked.findings == ()
    assert checked.value is not None
    assert checked.value.entries[0].msgstr == msgstr
