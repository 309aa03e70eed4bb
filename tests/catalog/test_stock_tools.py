"""Stock gettext tools work on this repository as they are."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tpdocs.catalog import (
    PoFile,
    format_po,
    handout_template,
    merge,
    page_template,
    parse_po,
    read_po_file,
)
from tpdocs.foundation import read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.source import read_handout, read_parts

ROOT = shipped_defaults()
HANDOUTS = sorted((ROOT / "handouts").glob("*.md"))
CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
PYBABEL = Path(sys.executable).parent / "pybabel"


def template_of(path: Path) -> PoFile:
    """Make the template of a handout."""
    handout = read_handout(path, ROOT).value
    assert handout is not None
    return handout_template(handout)


def shared_template() -> PoFile:
    """Make the template of all shared parts."""
    parts = read_parts(ROOT / "handouts", ROOT).value
    assert parts is not None
    return handout_template(parts)


def keys(file: PoFile, source: str = "") -> set[tuple[str | None, str]]:
    """Give the keys of the messages that come from a file, or of all."""
    return {e.key for e in file.entries if not source or source in e.sources}


def call(*arguments: object, folder: Path = ROOT) -> str:
    """Run a program that must not fail, and give all that it says."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=folder,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> PoFile:
    """The template that ``pybabel extract`` makes of the whole repository."""
    pot = tmp_path_factory.mktemp("extracted") / "all.pot"
    call(PYBABEL, "-q", "extract", "-F", "babel.cfg", "-o", pot, ".")
    file = parse_po(pot.read_text(encoding="utf-8"), "all.pot").value
    assert file is not None
    return file


@pytest.mark.slow
@pytest.mark.parametrize("path", HANDOUTS, ids=lambda p: p.stem)
def test_pybabel_extracts_the_messages_of_a_handout(
    path: Path, extracted: PoFile
) -> None:
    """Stock Babel finds exactly the messages of our template."""
    source = path.relative_to(ROOT).as_posix()
    assert keys(extracted, source) == keys(template_of(path))


@pytest.mark.slow
def test_pybabel_extracts_the_messages_of_the_parts(extracted: PoFile) -> None:
    """Stock Babel finds exactly the messages of our template, in the same parts."""
    template = shared_template()
    sources = {source for entry in template.entries for source in entry.sources}
    assert sources
    for source in sources:
        assert keys(extracted, source) == keys(template, source)


@pytest.mark.slow
def test_pybabel_extracts_the_words_of_the_page(extracted: PoFile) -> None:
    """Stock Babel finds exactly the words of our page template, and no others."""
    handouts: Iterable[PoFile] = [*map(template_of, HANDOUTS), shared_template()]
    assert keys(extracted) == keys(page_template()).union(*map(keys, handouts))


@pytest.mark.parametrize("path", HANDOUTS, ids=lambda p: p.stem)
def test_template_on_disk_is_of_today(path: Path) -> None:
    """The template in locales/ is the one that the handout gives now."""
    on_disk = (ROOT / "locales" / f"{path.stem}.pot").read_text(encoding="utf-8")
    assert on_disk == format_po(template_of(path))


def test_shared_template_on_disk_is_of_today() -> None:
    """The template of the parts in locales/ is the one that they give now."""
    on_disk = (ROOT / "locales" / "shared.pot").read_text(encoding="utf-8")
    assert on_disk == format_po(shared_template())


def test_page_template_on_disk_is_of_today() -> None:
    """The template of the page words is the one that the package gives now."""
    on_disk = (ROOT / "locales" / "tpdocs.pot").read_text(encoding="utf-8")
    assert on_disk == format_po(page_template())


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_msgfmt_accepts_a_shipped_catalog(path: Path) -> None:
    """``msgfmt -c`` has nothing to say against a catalog that we ship."""
    assert call("msgfmt", "-c", "-o", os.devnull, path) == ""


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_shipped_catalog_is_canonical_and_up_to_date(path: Path) -> None:
    """A shipped catalog is as we write it, and merging its template changes nothing."""
    checked = read_po_file(path, path.name)
    assert checked.findings == ()
    file = checked.value
    assert file is not None
    assert format_po(file) == path.read_text(encoding="utf-8")
    project = read_project(ROOT).value
    assert project is not None
    language = project.languages[path.parts[-3].replace("_", "-")]
    on_disk = read_po_file(ROOT / "locales" / f"{path.stem}.pot", path.stem).value
    assert on_disk is not None
    assert format_po(merge(on_disk, file, language)) == format_po(file)


@pytest.mark.slow
def test_pybabel_compiles_the_shipped_catalogs(tmp_path: Path) -> None:
    """``pybabel compile`` makes a binary catalog of each."""
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    for domain in {path.stem for path in CATALOGS}:
        call(PYBABEL, "compile", "-d", "locales", "-D", domain, folder=tmp_path)
    made = {p.with_suffix(".po").name for p in tmp_path.rglob("*.mo")}
    assert made == {path.name for path in CATALOGS}
    assert len(list(tmp_path.rglob("*.mo"))) == len(CATALOGS)


@pytest.mark.slow
def test_msgmerge_and_ours_agree(tmp_path: Path) -> None:
    """A catalog that GNU msgmerge has updated is read, and keeps what it marked."""
    old = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (tmp_path / "a.po").write_text(
        old
        + 'msgid "Rest for 3 to 4 days after the shot."\nmsgstr "Descanse."\n\n'
        + 'msgid "Nothing like it at all, and gone."\nmsgstr "Nada."\n'
    )
    (tmp_path / "a.pot").write_text(
        old + 'msgid "Rest for 4 to 5 days after the shot."\nmsgstr ""\n'
    )
    text = call("msgmerge", "--previous", "-q", "a.po", "a.pot", folder=tmp_path)
    checked = parse_po(text, "a.po")
    assert checked.findings == ()
    assert checked.value is not None
    (entry,) = checked.value.entries
    assert (entry.msgstr, entry.is_fuzzy) == ("Descanse.", True)
    assert entry.previous == "Rest for 3 to 4 days after the shot."
    assert [e.msgstr for e in checked.value.obsolete] == ["Nada."]
