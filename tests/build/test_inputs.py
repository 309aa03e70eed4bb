"""Digests of inputs: each kind counts, and nothing else does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tpdocs.build import load, load_handouts
from tpdocs.build.inputs import Inputs
from tpdocs.document import EDITIONS
from tpdocs.formats import FORMATS
from tpdocs.foundation import read_project

Digests = dict[str, str]


def _digests(root: Path) -> Digests:
    """Give the digest of each file that could be made, by a short name."""
    project = read_project(root).value
    assert project is not None
    inputs = Inputs(project)
    handouts, findings = load_handouts(project)
    assert not findings
    languages = [project.languages[tag] for tag in ("en", "es", "ar")]
    return {
        f"{sheet.slug}.{sheet.tag}.{edition.name}.{form.name}": inputs.digest(
            sheet, edition, form
        )
        for sheet in load(project, handouts, languages).sheets
        for edition in EDITIONS.values()
        for form in FORMATS.values()
        if form.medium in edition.sheets
    }


def _changed(root: Path, change: Callable[[Path], object]) -> set[str]:
    before = _digests(root)
    change(root)
    after = _digests(root)
    return {name for name in before if before[name] != after[name]}


@pytest.fixture
def two(project: Path, write_catalog: Callable[[Path, str, str], Path]) -> Path:
    """The project with a second handout, which has the same picture."""
    text = (project / "handouts" / "sore-neck.md").read_text()
    other = text.replace("TST-01", "TST-02").replace("Sit up.", "Sit down.")
    (project / "handouts" / "stiff-back.md").write_text(other)
    for tag in ("es", "ar"):
        write_catalog(project, "stiff-back", tag)
    shutil.copytree(Path(__file__).resolve().parents[2] / "styles", project / "styles")
    return project


def _edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        text = (root / name).read_text()
        assert old in text
        (root / name).write_text(text.replace(old, new, 1))

    return change


def _write(name: str, text: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)

    return change


_ES, _AR = "locales/es/LC_MESSAGES", "locales/ar/LC_MESSAGES"
_PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "Draft."\nmsgstr "Boceto."\n'
)


@pytest.mark.parametrize(
    ("change", "pattern"),
    [
        (_edit("handouts/sore-neck.md", "Sit up.", "Sit."), "sore-neck."),
        (_edit("handouts/sore-neck.md", "edition: 2", "edition: 3"), "sore-neck."),
        (_edit("handouts/sore-neck.md", 'reviewed-by: ""', "reviewed-by: E"), "sore"),
        (_edit("handouts/media/neck.svg", 'cx="40"', 'cx="41"'), ""),
        (_edit("handouts/media/neck.svg", "Sore spot", "Sore point"), ""),
        (_edit(f"{_ES}/sore-neck.po", "Sí: Sit up.", "Siéntese."), "sore-neck.es."),
        (_edit(f"{_AR}/stiff-back.po", "نعم: Sit", "اجلس Sit"), "stiff-back.ar."),
        (_write(f"{_ES}/tpdocs.po", _PO), ".es."),
        (_edit("clinic.toml", "Elm", "Oak"), ""),
        (_edit("clinic.toml", '"911"', '"112"'), ""),
        (_write("templates/page.html", "x"), ""),
        (_write("templates/deep/blocks.html", "x"), ""),
        (_edit("styles/tokens.css", ":", ": "), ""),
        (_edit("styles/standard.css", "{", " {"), ".standard.pdf"),
        (_edit("styles/large-print.css", "{", " {"), ".large-print.pdf"),
        (_edit("styles/page.css", "{", " {"), ".pdf"),
        (_edit("styles/epub.css", "{", " {"), ".epub"),
        (_edit("styles/screen.css", "{", " {"), r"\.(html|epub)$"),
        (_edit("styles/icons/phone.svg", "<path", "<path "), ""),
        (
            _write(
                "locales/languages.toml",
                '[es]\nfonts = ["Noto Sans Arabic"]\nline-height = 1.42\n'
                'type-scale = 1.0\nspoken = "espánish"\n',
            ),
            ".es.",
        ),
        (
            _write(
                "locales/languages.toml",
                '[es]\nfonts = ["Noto Sans"]\npackages = ["fonts-noto-core"]\n'
                'line-height = 1.9\ntype-scale = 1.0\nspoken = "espánish"\n',
            ),
            ".es.",
        ),
        (
            _write(
                "locales/languages.toml",
                '[es]\nfonts = ["Noto Sans"]\npackages = ["fonts-noto-core"]\n'
                'line-height = 1.42\nreading = "szigriszt"\n'
                'type-scale = 1.0\nspoken = "spánish"\n',
            ),
            ".es.",
        ),
    ],
)
def test_a_change_reaches_what_is_made_of_it(
    two: Path, change: Callable[[Path], object], pattern: str
) -> None:
    """Each kind of input changes the files that hang on it, and only those."""
    names = set(_digests(two))
    wanted = {name for name in names if re.search(pattern, name)}
    assert wanted
    assert _changed(two, change) == wanted


def test_a_logo_counts(two: Path) -> None:
    """Another logo under the same name is another page."""
    _write("logo.svg", "<svg/>")(two)
    _edit("clinic.toml", 'name = "Elm', 'logo = "logo.svg"\nname = "Elm')(two)
    assert _changed(two, _write("logo.svg", "<svg></svg>")) == set(_digests(two))


@pytest.mark.parametrize(
    "change",
    [
        _write("README.md", "x"),
        _write("docs/index.md", "x"),
        _write("handouts/notes.txt", "x"),
        _write("handouts/media/unused.svg", "x"),
        _write("dist/sore-neck/x.pdf", "x"),
        _write(f"{_ES}/other.po", "x"),
        _write("locales/sore-neck.pot", "x"),
        _write("locales/es/review.toml", "x"),
        _write("styles/mine.css", "x"),
        _write("logo.svg", "x"),
    ],
)
def test_nothing_else_counts(two: Path, change: Callable[[Path], object]) -> None:
    """A file that no page is made of changes no digest."""
    assert _changed(two, change) == set()


def test_what_the_checks_refuse_counts(two: Path) -> None:
    """A rule that learns a unit takes a text off the page: it must be made anew."""
    name = f"{_ES}/sore-neck.po"
    broken = _edit(name, "Sí: Sit up.", "Sí: Sit up 5.")  # shown in English
    other = _edit(name, "Sí: Sit up 5.", "Sí: Sit up 6.")  # and so is this
    assert _changed(two, broken)
    assert _changed(two, other) == set()


def test_the_time_of_a_file_does_not_count(two: Path) -> None:
    """Touching everything, as a fresh clone does, changes nothing."""

    def touch_all(root: Path) -> None:
        for path in root.rglob("*.*"):
            path.touch()

    assert _changed(two, touch_all) == set()


def test_the_place_of_the_project_does_not_count(two: Path, tmp_path: Path) -> None:
    """The same project in another folder has the same digests."""
    assert _digests(shutil.copytree(two, tmp_path / "elsewhere")) == _digests(two)


def test_every_file_has_a_digest_of_its_own(two: Path) -> None:
    """Handout, language, edition and format are all in it."""
    digests = _digests(two)
    assert len(digests) == 2 * 3 * 4
    assert len(set(digests.values())) == len(digests)


def test_a_missing_library_is_a_version_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """An auditor that is not installed is noted as missing, and is no error."""
    from importlib import metadata

    from tpdocs.build.inputs import _version

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    _version.cache_clear()
    monkeypatch.setattr(metadata, "version", missing)
    assert _version("no-such-package") == "missing"
    _version.cache_clear()
