"""The one catalog of all parts: its messages, its translations, and its updates."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tpdocs.build import Sheet, load_shared
from tpdocs.catalog import (
    Entry,
    Located,
    PoFile,
    format_po,
    handout_template,
    parse_po,
    read_shared_catalog,
    translate,
)
from tpdocs.catalog.drift import find_drift
from tpdocs.foundation import Language, Project, find_language
from tpdocs.source import Handout, find_segments, read_handout

Run = Callable[..., tuple[int, str, str]]
Open = Callable[[Path], Project]
_PART = Path("handouts", "shared", "emergency.md")
_PO = Path("locales", "es", "LC_MESSAGES", "shared.po")
_MOVED = ["Call {emergency_number} now if you have", "a weak arm"]
_MOVED += ["trouble when you speak"]


@pytest.fixture
def spanish(sharing: Path, open_project: Open) -> Language:
    """Spanish, as the project knows it."""
    return find_language(open_project(sharing).languages, "es")


@pytest.fixture
def shared(sharing: Path, open_project: Open) -> Handout:
    """All parts of the project as one handout."""
    found = load_shared(open_project(sharing)).value
    assert found is not None
    return found


def _catalog(path: Path) -> PoFile:
    file = parse_po(path.read_text(), path.name).value
    assert file is not None
    return file


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_each_message_is_in_one_template(
    shared: Handout, sharing: Path, handout_of: Callable[[Path], Handout]
) -> None:
    """A handout's template leaves out what it includes; that of the parts has it."""
    own = [entry.msgid for entry in handout_template(handout_of(sharing)).entries]
    template = handout_template(shared)
    assert [entry.msgid for entry in template.entries] == _MOVED
    assert not set(own) & set(_MOVED)
    assert {e.sources for e in template.entries} == {("handouts/shared/emergency.md",)}
    assert template.header("Project-Id-Version") == "shared"
    assert template.entries[1].comments == (f"list item, under “{_MOVED[0]}”",)


def test_a_part_begins_under_no_heading(sharing: Path, open_project: Open) -> None:
    """What a translator is told of a part does not depend on the part before it."""
    (sharing / "handouts" / "shared" / "zoom.md").write_text("Use a big screen.\n")
    found = load_shared(open_project(sharing)).value
    assert found is not None
    last = handout_template(found).entries[-1]
    assert (last.msgid, last.comments) == ("Use a big screen.", ("paragraph",))


def test_a_message_of_two_parts_names_both(sharing: Path, open_project: Open) -> None:
    """It is translated once for both."""
    (sharing / "handouts" / "shared" / "more.md").write_text("- a weak arm\n")
    found = load_shared(open_project(sharing)).value
    assert found is not None
    (entry,) = [e for e in handout_template(found).entries if e.msgid == "a weak arm"]
    assert entry.sources == (
        "handouts/shared/emergency.md",
        "handouts/shared/more.md",
    )


def test_pybabel_extracts_the_same_messages(sharing: Path, shared: Handout) -> None:
    """With babel.cfg: own texts from handouts, those of parts from parts, each once."""
    (sharing / "babel.cfg").write_text(
        "[tpdocs_handout: handouts/*.md]\n\n[tpdocs_handout: handouts/shared/*.md]\n"
    )
    command = (sys.executable, "-m", "babel.messages.frontend", "extract", "-F")
    done = subprocess.run(
        [*command, "babel.cfg", "--no-location", "-o", "all.pot", "."],
        cwd=sharing,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = read_po(io.BytesIO((sharing / "all.pot").read_bytes()))
    ids = [message.id for message in found if message.id]
    slugs = ("sore-neck", "stiff-back")
    assert set(_MOVED) <= set(ids)
    wanted = {entry.msgid for entry in handout_template(shared).entries}
    for slug in slugs:
        handout = read_handout(sharing / "handouts" / f"{slug}.md", sharing).value
        assert handout is not None
        wanted |= {entry.msgid for entry in handout_template(handout).entries}
    assert set(ids) == wanted


def test_babel_cfg_names_handouts_and_parts(checkout: Path) -> None:
    """The shipped mapping has both patterns."""
    text = (checkout / "babel.cfg").read_text()
    assert "[tpdocs_handout: handouts/*.md]" in text
    assert "[tpdocs_handout: handouts/shared/*.md]" in text


def test_shared_texts_come_from_the_shared_catalog(
    sharing: Path, spanish: Language, handout_of: Callable[[Path], Handout]
) -> None:
    """Even where a handout's own text has the same English, each has its own words."""
    _edit(sharing / "handouts" / "sore-neck.md", "Next visit: {blank}", "a weak arm")
    entry = Entry(msgid="a weak arm", msgstr="de aquí")
    shared = Entry(msgid="a weak arm", msgstr="de todos")
    done = translate(
        handout_of(sharing),
        PoFile(entries=(entry,)),
        spanish,
        "own.po",
        Located(catalog=PoFile(entries=(shared,)), path="shared.po"),
    )
    found = [
        (s.text.part, s.text.markdown)
        for s in find_segments(done.handout)
        if s.text.tag == "es" and " " in s.text.markdown
    ]
    assert found == [("emergency", "de todos"), ("", "de aquí")]
    assert (done.coverage.translated, done.coverage.missing) == (2, 23)
    told = {f.place.path: f.message for f in done.findings}
    assert told["own.po"].startswith("21 of 22 messages")
    assert told["shared.po"].startswith("2 of 3 messages")


def test_a_shared_translation_is_checked_in_its_own_catalog(
    sharing: Path, spanish: Language, handout_of: Callable[[Path], Handout]
) -> None:
    """A placeholder that is lost keeps the message out, and the file is named."""
    bad = Entry(msgid=_MOVED[0], msgstr="Llame ya si tiene", line=7)
    done = translate(
        handout_of(sharing),
        PoFile(),
        spanish,
        "own.po",
        Located(catalog=PoFile(entries=(bad,)), path="shared.po"),
    )
    assert done.coverage.failing == 1
    (finding,) = [f for f in done.findings if f.is_error]
    assert str(finding.place) == "shared.po:7"


@pytest.mark.parametrize(
    ("origins", "drafted"),
    [
        (("", ""), frozenset()),
        (("machine", ""), frozenset({""})),
        (("", "machine"), frozenset({"shared"})),
        (("machine", "machine"), frozenset({"", "shared"})),
    ],
)
def test_each_catalog_says_whether_a_machine_made_it(
    sharing: Path,
    spanish: Language,
    handout_of: Callable[[Path], Handout],
    origins: tuple[str, str],
    drafted: frozenset[str],
) -> None:
    """So that who must sign is known for each text."""
    own, shared = (PoFile(headers=(("X-Tpdocs-Origin", o),)) for o in origins)
    done = translate(
        handout_of(sharing),
        own,
        spanish,
        "own.po",
        Located(catalog=shared, path="shared.po"),
    )
    assert done.drafted == drafted


def test_without_a_catalog_the_page_says_english(
    sharing: Path, sheet_of: Callable[[Path, str], Sheet]
) -> None:
    """As for a handout whose catalog is missing."""
    sheet = sheet_of(sharing, "es")
    texts = [s.text for s in find_segments(sheet.translation.handout) if s.text.part]
    assert {text.tag for text in texts} == {"en"}
    assert sheet.translation.coverage.missing == 3
    paths = [f.place.path for f in sheet.translation.findings]
    assert paths == [_PO.as_posix()]


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
def test_a_pseudo_locale_has_the_shared_texts(
    sharing: Path, sheet_of: Callable[[Path, str], Sheet], tag: str
) -> None:
    """Made on the fly, like all others."""
    sheet = sheet_of(sharing, tag)
    assert sheet.translation.coverage.is_whole
    texts = [s.text for s in find_segments(sheet.translation.handout) if s.text.part]
    assert {text.tag for text in texts} == {tag}


def test_a_catalog_that_cannot_be_read_leaves_out_who_needs_it(
    sharing: Path, open_project: Open, shared: Handout, run: Run, spanish: Language
) -> None:
    """A handout without parts does not need it."""
    (sharing / _PO).write_text("<<<<<<< ours\n")
    project = open_project(sharing)
    assert read_shared_catalog(project, shared, spanish).value is None
    (sharing / "handouts" / "stiff-back.md").write_text(
        (sharing / "handouts" / "stiff-back.md")
        .read_text()
        .replace("{include emergency}\n", "")
    )
    code, out, _ = run(
        "-C", sharing, "build", "--lang", "es", "--format", "html", "--jobs", "1"
    )
    assert code == 4
    assert "conflict" in out
    files = sorted(p.name for p in (sharing / "dist").rglob("*.html"))
    assert files == ["index.html", "stiff-back.es.html"]


def test_an_update_takes_what_moved_into_a_part(sharing: Path, run: Run) -> None:
    """The same remarks in a catalog made in the same way: translated, and not fuzzy."""
    code, out, _ = run("-C", sharing, "catalog", "update")
    assert code == 0
    assert "belongs to the texts that handouts share [catalog/stray]" in out
    catalog = _catalog(sharing / _PO)
    assert [(e.msgid, e.msgstr, e.is_fuzzy) for e in catalog.entries] == [
        (msgid, f"Sí: {msgid}", False) for msgid in _MOVED
    ]
    assert catalog.entries[0].translator_comments == ("From the catalog of sore-neck.",)
    own = _catalog(sharing / _PO.with_name("sore-neck.po"))
    assert [e.msgid for e in own.obsolete] == _MOVED
    assert (sharing / "locales" / "shared.pot").exists()
    again = run("-C", sharing, "catalog", "update")
    assert "wrote" not in again[1]
    assert "stray" not in again[1]


def test_what_a_machine_made_moves_as_fuzzy_unless_the_catalog_says_so(
    sharing: Path, run: Run
) -> None:
    """The header of the old catalog, put into the new one first, keeps the words."""
    own = sharing / _PO.with_name("sore-neck.po")
    field = '"Language: es\\n"\n'
    _edit(own, field, f'{field}"X-Tpdocs-Origin: machine\\n"\n')
    kept = own.read_bytes()
    run("-C", sharing, "catalog", "update", "--lang", "es")
    assert all(e.is_fuzzy for e in _catalog(sharing / _PO).entries)
    own.write_bytes(kept)
    head, _blank, _rest = own.read_text().partition("\n\n")
    (sharing / _PO).write_text(f"{head}\n")
    run("-C", sharing, "catalog", "update", "--lang", "es")
    catalog = _catalog(sharing / _PO)
    assert [e.is_fuzzy for e in catalog.entries] == [False] * 3
    assert catalog.is_machine
    assert catalog.header("Project-Id-Version") == "shared"


def test_a_part_with_errors_leaves_the_catalog_alone(sharing: Path, run: Run) -> None:
    """Else its messages would become obsolete until it is mended."""
    run("-C", sharing, "catalog", "update")
    before = (sharing / _PO).read_bytes()
    _edit(sharing / _PART, "- a weak arm", "- {who}")
    code, out, _ = run("-C", sharing, "catalog", "update")
    assert code == 3
    assert out.count("handouts/shared/emergency.md:4: ") == 1
    assert (sharing / _PO).read_bytes() == before


def test_drift_is_found_in_the_part(
    sharing: Path, run: Run, open_project: Open, spanish: Language
) -> None:
    """With the part's file and line."""
    run("-C", sharing, "catalog", "update")
    _edit(sharing / _PART, "a weak arm", "a weak arm or leg")
    found = load_shared(open_project(sharing)).value
    assert found is not None
    (drift,) = find_drift(found, _catalog(sharing / _PO), spanish)
    assert (drift.path, drift.line) == ("handouts/shared/emergency.md", 4)
    assert (drift.old, drift.new) == ("a weak arm", "a weak arm or leg")


def test_the_catalog_is_in_the_one_form(sharing: Path, run: Run) -> None:
    """What is written is what would be written again, and normalize agrees."""
    run("-C", sharing, "catalog", "update")
    text = (sharing / _PO).read_text()
    assert format_po(_catalog(sharing / _PO)) == text
    assert run("-C", sharing, "catalog", "normalize", "--check")[0] == 0
    (sharing / _PO).write_text(text.replace("\n", "\r\n"))
    assert run("-C", sharing, "catalog", "normalize", "--check")[0] == 4
