"""A clinic's way through tpdocs, by its command line and its files alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tpdocs.source import (
    Panel,
    find_segments,
    parse_inline,
    plain_text,
    read_handout,
)

pytestmark = pytest.mark.slow

Tpdocs = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def tpdocs(environment: dict[str, str]) -> Tpdocs:
    """Run tpdocs as a user does, in a process of its own."""

    def call(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tpdocs", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            timeout=100,
        )

    return call


def _times(root: Path) -> dict[str, int]:
    dist = root / "dist"
    return {
        path.relative_to(dist).as_posix(): path.stat().st_mtime_ns
        for path in dist.rglob("*.*")
    }


def _failed(audit: dict[str, str]) -> set[str]:
    """Give the areas of the checks that did not pass."""
    return {name.partition("/")[0] for name, found in audit.items() if found != "pass"}


def test_from_a_folder_to_handouts(project: Path, tpdocs: Tpdocs) -> None:
    """Build all, build nothing, change one line, and build one sheet again."""
    done = tpdocs(project, "build")
    assert done.returncode == 0, done.stderr
    first = _times(project)
    assert sorted(first) == sorted(
        [
            "index.html",
            "manifest.json",
            *(
                f"sore-neck/sore-neck.{tag}{rest}"
                for tag in ("ar", "en", "es")
                for rest in (".html", ".epub", ".pdf", ".large-print.pdf")
            ),
        ]
    )
    manifest = json.loads((project / "dist" / "manifest.json").read_text())
    assert {file["path"] for file in manifest["files"]} == {
        name for name in first if "/" in name
    }
    assert all(
        len(file["audit"]) > 40 and _failed(file["audit"]) <= {"layout"}
        for file in manifest["files"]
        if file["format"] == "pdf"
    )
    index = (project / "dist" / "index.html").read_text()
    assert set(re.findall(r'href="([^"]+)"', index)) == {n for n in first if "/" in n}

    done = tpdocs(project, "build")
    assert done.returncode == 0
    assert "0 made, 12 unchanged" in done.stdout
    assert _times(project) == first

    catalog = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    catalog.write_text(catalog.read_text().replace("Sí: Sit up.", "Siéntese derecho."))
    done = tpdocs(project, "build")
    assert done.returncode == 0
    assert "4 made, 8 unchanged" in done.stdout
    changed = {name for name, time in _times(project).items() if first[name] != time}
    spanish = {name for name in first if ".es." in name}
    assert spanish <= changed <= spanish | {"index.html", "manifest.json"}
    assert "Siéntese derecho." in _pdfium(
        project / "dist" / "sore-neck" / "sore-neck.es.pdf"
    )


def _folded(text: str) -> str:
    return " ".join(text.replace("\ufffe", "").split())


def _pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return _folded(" ".join(pages))


def _poppler(path: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return _folded(done.stdout)


def _poppler_raw(path: Path) -> str:
    return _poppler(path, "-raw")


def _spoken(path: Path) -> str:
    """Give the text by the tags of the file, as a screen reader goes through it."""
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return _folded(" ".join(re.findall(r'^ *"(.*)"$', done.stdout, re.MULTILINE)))


def _wanted(root: Path, edition: str = "standard") -> list[str]:
    """Return the sentences of the handout, in the order of reading."""
    handout = read_handout(root / "handouts" / "sore-neck.md", root).value
    assert handout is not None
    blocks = list(handout.blocks)
    if edition == "large-print":  # the emergency comes right after the main message
        kinds = [block.kind if isinstance(block, Panel) else "" for block in blocks]
        blocks.insert(kinds.index("call-clinic"), blocks.pop(kinds.index("emergency")))
    handout = replace(handout, blocks=tuple(blocks))
    pieces = []
    for segment in find_segments(handout):
        if segment.role in ("picture, in words", "column head", "table cell"):
            continue
        for piece in re.split(r"\{\w+\}", segment.text.markdown):
            words = _folded(plain_text(parse_inline(piece).nodes))
            pieces += [words] if len(words) > 2 else []
    return pieces


@pytest.mark.parametrize("read", [_pdfium, _poppler_raw])
@pytest.mark.parametrize("edition", ["", ".large-print"])
def test_no_sentence_is_missing_from_the_pdf(
    built: Path, read: Callable[[Path], str], edition: str
) -> None:
    """Every sentence comes out of the PDF, whole, with its spaces."""
    text = read(built / "dist" / "sore-neck" / f"sore-neck.en{edition}.pdf")
    assert [words for words in _wanted(built) if words not in text] == []
    for value in ("911", "(415) 555-0123", "100.4 °F (38 °C)", "Draft."):
        assert value in text


@pytest.mark.parametrize("read", [_spoken, _pdfium, _poppler_raw])
@pytest.mark.parametrize("edition", ["", ".large-print"])
def test_the_pdf_reads_in_the_order_of_the_handout(
    built: Path, read: Callable[[Path], str], edition: str
) -> None:
    """A screen reader, and who copies the text, meets it in the order of the source."""
    path = built / "dist" / "sore-neck" / f"sore-neck.en{edition}.pdf"
    text = "".join(read(path).split())
    position = 0
    for words in _wanted(built, edition.removeprefix(".") or "standard"):
        found = text.find("".join(words.split()), position)
        assert found >= 0, (words, text[position : position + 300])
        position = found


@pytest.mark.parametrize("start", [1, 3])
def test_the_steps_of_the_pdf_are_numbered_as_in_the_source(
    project: Path, tpdocs: Tpdocs, start: int
) -> None:
    """A list that begins at 3 begins at 3 on paper too."""
    path = project / "handouts" / "sore-neck.md"
    text = path.read_text()
    for number, words in enumerate(("Sit up.", "Turn your", "Turn it")):
        text = text.replace(f"{number + 1}. {words}", f"{number + start}. {words}")
    path.write_text(text)
    build = ("build", "--lang", "en", "--edition", "standard", "--format", "pdf")
    assert tpdocs(project, *build).returncode == 0
    shown = _poppler(project / "dist" / "sore-neck" / "sore-neck.en.pdf")
    for number, words in enumerate(("Sit up.", "Turn your", "Turn it")):
        before = shown[: shown.index(words)].rstrip()
        assert before.endswith(str(number + start)), before[-30:]


def test_an_installed_wheel_builds_with_what_it_ships(
    project: Path, checkout: Path, tmp_path: Path
) -> None:
    """Outside the checkout, styles, registry and page words come from the wheel."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "-t",
            "wheel",
            "-d",
            str(tmp_path),
        ],
        cwd=checkout,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
        names = archive.namelist()
    assert "tpdocs/defaults/styles/tokens.css" in names
    assert "tpdocs/defaults/locales/languages.toml" in names
    assert "tpdocs/defaults/locales/ar/LC_MESSAGES/tpdocs.po" in names
    assert "tpdocs/cli/example.md" in names
    assert not [
        name for name in names if name.startswith(("handouts", "tests", "docs"))
    ]
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import tpdocs.cli, tpdocs.foundation.project as p\n"
        "print(p.shipped_defaults()); sys.stdout.flush()\n"
        "tpdocs.cli.main()"
    )
    arguments = ("-C", str(project), "build", "--edition", "standard", "--jobs", "1")
    done = subprocess.run(
        [sys.executable, "-c", script, str(site), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(site / "tpdocs" / "defaults"))
    arabic = (project / "dist" / "sore-neck" / "sore-neck.ar.html").read_text()
    assert "مسودة" in arabic
    assert (project / "dist" / "sore-neck" / "sore-neck.ar.pdf").is_file()
