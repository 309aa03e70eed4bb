"""``tpdocs catalog export`` and ``import``: a handout to an agency and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tpdocs.catalog import parse_po

Run = Callable[..., tuple[int, str, str]]
ENDINGS = ("xlf", "xlsx")
ES = Path("locales", "es", "LC_MESSAGES", "sore-neck.po")


@pytest.fixture
def export(run: Run, project: Path) -> Callable[..., Path]:
    """Export the handout of the project in its canonical form; give the file."""
    run("-C", project, "catalog", "update")

    def call(ending: str, tag: str = "es") -> Path:
        path = project.parent / f"out.{ending}"
        arguments = ("--lang", tag, "--handout", "sore-neck", "-o", path)
        code, out, err = run("-C", project, "catalog", "export", *arguments, "--force")
        assert code == 0, out + err
        return path

    return call


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _translate(path: Path, old: str, new: str) -> None:
    """Change a translation in a file of an agency, as their tool would."""
    if path.suffix == ".xlf":
        _edit(path, f"<target>{old}</target>", f"<target>{new}</target>")
        return
    book = load_workbook(path)
    cells = [cell for cell in book["Translation"]["D"] if cell.value == old]
    assert len(cells) == 1
    cells[0].value = new
    book.save(path)


def _message(root: Path, msgid: str) -> str:
    file = parse_po((root / ES).read_text(), "x").value
    assert file is not None
    return {entry.msgid: entry for entry in file.entries}[msgid].msgstr


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_out_and_back_writes_nothing(
    run: Run, project: Path, export: Callable[..., Path], ending: str, tag: str
) -> None:
    """The catalog is the same, byte for byte, and its file is not touched."""
    path = project / "locales" / tag / "LC_MESSAGES" / "sore-neck.po"
    file = export(ending, tag)
    before = path.read_bytes(), path.stat().st_mtime_ns
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert (code, (path.read_bytes(), path.stat().st_mtime_ns)) == (0, before)
    assert "nothing was written" in out
    assert "25 unchanged" in out


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_edit_comes_in(
    run: Run, project: Path, export: Callable[..., Path], ending: str
) -> None:
    """The translator's text is in the catalog, and no other line of it changes."""
    file = export(ending)
    _translate(file, "Sí: Sit up.", "Siéntese.")
    before = (project / ES).read_text()
    code, out, _ = run("-C", project, "catalog", "import", file, "--json")
    assert code == 0
    data = json.loads(out)
    assert data["wrote"] == ES.as_posix()
    assert data["messages"] == {"changed": 1, "unchanged": 24}
    after = (project / ES).read_text()
    assert after == before.replace('"Sí: Sit up."', '"Siéntese."')


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_comes_in_is_checked(
    run: Run, project: Path, export: Callable[..., Path], ending: str
) -> None:
    """A lost placeholder is told with the line of the catalog, and nothing dropped."""
    file = export(ending)
    msgid = "a fever of {fever_temperature} or more"
    if ending == "xlf":
        text = file.read_text()
        start = text.index("<target>Sí: a fever of <ph")
        end = text.index("/>", start) + 2
        file.write_text(text[:start] + "<target>Sí: a fever of" + text[end:])
    else:
        _translate(file, f"Sí: {msgid}", "Sí: a fever of  or more")
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 4
    text = (project / ES).read_text().split(f'msgid "{msgid}"')[0]
    assert f"{ES.as_posix()}:{text.count(chr(10)) + 1}: error" in out
    assert "catalog/placeholder" in out
    assert _message(project, msgid).startswith("Sí: a fever of")


def test_a_tool_that_drops_codes_is_caught(
    run: Run, project: Path, export: Callable[..., Path]
) -> None:
    """translate-toolkit 3.20 writes a target back without its codes."""
    file = export("xlf")
    text = file.read_text()
    start = text.index("<target>Sí: Take 5 mg")
    end = text.index("</target>", start)
    file.write_text(
        text[:start] + "<target>Tome 5 mg. Lea nuestra página." + text[end:]
    )
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 4
    assert "catalog/link" in out


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_changed_dose_is_told(
    run: Run, project: Path, export: Callable[..., Path], ending: str
) -> None:
    """All rules of the catalog are applied to what came in, and to that alone."""
    file = export(ending)
    _translate(file, "Sí: At noon", "A las 12, 2 pastillas")
    code, out, _ = run("-C", project, "catalog", "import", file, "--json")
    findings = json.loads(out)["findings"]
    assert code == 4
    assert {finding["place"]["path"] for finding in findings} == {ES.as_posix()}
    assert len({finding["place"]["line"] for finding in findings}) == 1
    assert "catalog/number" in {finding["rule"] for finding in findings}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_confirmed_text_leaves_nothing_for_update(
    run: Run, project: Path, export: Callable[..., Path], ending: str
) -> None:
    """The flag, the old English and the remark on its numbers go with the import."""
    handout = project / "handouts" / "sore-neck.md"
    _edit(handout, "Take 5 mg at", "Take 10 mg at")
    run("-C", project, "catalog", "update")
    file = export(ending)
    assert "#| msgid" in (project / ES).read_text()
    if ending == "xlf":
        _edit(file, 'state="initial" subState="tpdocs:to-check"', 'state="translated"')
        _edit(file, "<target>Sí: Take 5 mg", "<target>Sí: Take 10 mg")
    else:
        book = load_workbook(file)
        (row,) = [r for r in book["Translation"].rows if r[5].value == "to check"]
        row[3].value = row[3].value.replace("5 mg", "10 mg")
        row[5].value = "translated"
        book.save(file)
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert (code, "    1 changed" in out) == (0, True), out
    after = (project / ES).read_text()
    assert "#|" not in after
    assert "fuzzy" not in after
    assert "# tpdocs:" not in after
    run("-C", project, "catalog", "update", "--lang", "es")
    assert (project / ES).read_text() == after


@pytest.mark.parametrize("ending", ENDINGS)
def test_english_that_changed_since_is_fuzzy(
    run: Run, project: Path, export: Callable[..., Path], ending: str
) -> None:
    """What the agency made for the old text comes in for the new one, to be checked."""
    file = export(ending)
    _translate(file, "Sí: Turn it to the right.", "Gírela a la derecha.")
    handout = project / "handouts" / "sore-neck.md"
    _edit(handout, "Turn it to the right.", "Turn it to the right, slowly.")
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 0
    assert "catalog/import-unknown" in out
    text = (project / ES).read_text()
    assert (
        '#| msgid "Turn it to the right."\n'
        'msgid "Turn it to the right, slowly."\n'
        'msgstr "Gírela a la derecha."\n'
    ) in text


def test_a_language_without_a_catalog_gets_one(run: Run, project: Path) -> None:
    """An agency can begin a language: the import makes its catalog."""
    file = project.parent / "fr.xlsx"
    arguments = ("--lang", "fr", "--handout", "sore-neck", "-o", file)
    assert run("-C", project, "catalog", "export", *arguments)[0] == 0
    assert not (project / "locales" / "fr").exists()
    book = load_workbook(file)
    book["Translation"]["D2"].value = "Soigner un cou douloureux"
    book.save(file)
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 0, out
    path = project / "locales" / "fr" / "LC_MESSAGES" / "sore-neck.po"
    assert 'msgstr "Soigner un cou douloureux"' in path.read_text()
    assert "1 new" in out


def test_export_overwrites_only_when_told(run: Run, project: Path) -> None:
    """A file that is there is not touched without --force."""
    file = project.parent / "out.xlf"
    file.write_text("mine")
    arguments = ("--lang", "es", "--handout", "sore-neck", "-o", file)
    code, _, err = run("-C", project, "catalog", "export", *arguments)
    assert (code, file.read_text()) == (2, "mine")
    assert "--force" in err


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"--lang": "xx"}, 4, "not known"),
        ({"--lang": "en"}, 2, "not a language that handouts are translated into"),
        ({"--lang": "en-XA"}, 2, "not a language that handouts are translated into"),
        ({"--handout": "sore-neckk"}, 2, "Did you mean sore-neck?"),
        ({"-o": "out.docx"}, 2, ".xlf, .xliff, .xlsx"),
    ],
)
def test_export_refuses_what_is_not_there(
    run: Run, project: Path, change: dict[str, str], code: int, said: str
) -> None:
    """Languages, handouts and formats that there are none of, with a next step."""
    given = {"--lang": "es", "--handout": "sore-neck", "-o": "out.xlf"} | change
    given["-o"] = str(project.parent / given["-o"])
    arguments = [part for pair in given.items() for part in pair]
    found, _, err = run("-C", project, "catalog", "export", *arguments)
    assert found == code
    assert said in err
    assert not Path(given["-o"]).exists()


def test_export_of_a_bad_handout_or_catalog_writes_nothing(
    run: Run, project: Path
) -> None:
    """What cannot be read is said with its line."""
    file = project.parent / "out.xlf"
    arguments = ("--lang", "es", "--handout", "sore-neck", "-o", file)
    (project / ES).write_text("rubbish\n")
    code, out, _ = run("-C", project, "catalog", "export", *arguments)
    assert (code, f"{ES.as_posix()}:1" in out) == (4, True)
    (project / "handouts" / "sore-neck.md").write_text("broken")
    code, out, _ = run("-C", project, "catalog", "export", *arguments)
    assert (code, "handouts/sore-neck.md:1" in out) == (3, True)
    assert not file.exists()


@pytest.mark.parametrize(
    ("option", "value"), [("--lang", "ar"), ("--handout", "stiff-back")]
)
def test_import_refuses_another_target(
    run: Run, project: Path, export: Callable[..., Path], option: str, value: str
) -> None:
    """A file for another language or handout than was asked for changes nothing."""
    file = export("xlf")
    _translate(file, "Sí: Sit up.", "Siéntese.")
    before = (project / ES).read_bytes()
    code, _, err = run("-C", project, "catalog", "import", file, option, value)
    assert code == 2
    assert value in err
    assert (project / ES).read_bytes() == before


def test_import_refuses_a_handout_that_is_not_here(
    run: Run, project: Path, export: Callable[..., Path]
) -> None:
    """A file for another project's handout has no catalog to go to."""
    file = export("xlf")
    _edit(file, "handouts/sore-neck.md", "handouts/stiff-back.md")
    code, _, err = run("-C", project, "catalog", "import", file)
    assert (code, "stiff-back" in err) == (2, True)
    _edit(file, 'trgLang="es"', 'trgLang="xx"')
    _edit(file, "handouts/stiff-back.md", "handouts/sore-neck.md")
    assert run("-C", project, "catalog", "import", file)[0] == 4


def test_tags_are_compared_without_case(
    run: Run, project: Path, export: Callable[..., Path]
) -> None:
    """BCP 47 tags have no case (RFC 5646, 2.1.1), and tools write them as they like."""
    file = export("xlf")
    _edit(file, 'trgLang="es"', 'trgLang="ES"')
    assert run("-C", project, "catalog", "import", file, "--lang", "es")[0] == 0


def _large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(200_000_000)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "make",
    [
        _large,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\x00\x01"),
        lambda path: path.write_bytes(path.read_bytes()[:700]),
    ],
)
def test_a_bad_file_leaves_the_catalog(
    run: Run,
    project: Path,
    export: Callable[..., Path],
    ending: str,
    make: Callable[[Path], object],
) -> None:
    """One finding that names the file; the catalog is untouched."""
    file = export(ending)
    make(file)
    before = (project / ES).read_bytes()
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 4
    assert f"{file.name}" in out
    assert "catalog/import-file" in out
    assert (project / ES).read_bytes() == before


def test_a_damaged_catalog_is_left(
    run: Run, project: Path, export: Callable[..., Path]
) -> None:
    """An import does not write over what cannot be read."""
    file = export("xlf")
    (project / ES).write_text("rubbish\n")
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 4
    assert (project / ES).read_text() == "rubbish\n"
    assert "nothing was written" in out


def test_another_ending_is_refused(run: Run, project: Path) -> None:
    """The next step is in the message."""
    file = project.parent / "out.docx"
    file.write_bytes(b"x")
    code, _, err = run("-C", project, "catalog", "import", file)
    assert (code, ".xlsx" in err) == (2, True)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_machine_is_named_until_people_confirmed_all(
    run: Run, project: Path, export: Callable[..., Path], ending: str
) -> None:
    """A file that came back untouched is no person's work; one all done is."""
    _edit(
        project / ES,
        '"Language: es\\n"',
        '"Language: es\\nX-Tpdocs-Origin: machine\\n"',
    )
    file = export(ending)
    _, out, _ = run("-C", project, "catalog", "import", file)
    assert "X-Tpdocs-Origin: machine" in (project / ES).read_text()
    if ending == "xlf":
        _edit(file, 'state="initial" subState="tpdocs:machine"', 'state="translated"')
    else:
        book = load_workbook(file)
        for cell in book["Translation"]["F"][1:]:
            cell.value = "translated"
        book.save(file)
    code, out, _ = run("-C", project, "catalog", "import", file)
    assert code == 0
    assert "was removed" in out
    assert "X-Tpdocs-Origin" not in (project / ES).read_text()


@pytest.mark.parametrize(("kind", "value"), [("f", "=C5"), ("e", "#REF!")])
def test_a_formula_is_no_translation(
    run: Run, project: Path, export: Callable[..., Path], kind: str, value: str
) -> None:
    """What Excel has made of a cell is left out, and said; the catalog stays."""
    file = export("xlsx")
    book = load_workbook(file)
    (cell,) = [c for c in book["Translation"]["D"] if c.value == "Sí: Sit up."]
    cell.value, cell.data_type = value, kind
    book.save(file)
    before = (project / ES).read_bytes()
    _, out, _ = run("-C", project, "catalog", "import", file)
    assert value in out
    assert "not text; it was left out" in out
    assert (project / ES).read_bytes() == before
