"""A small project in a folder of its own, and what tests need to work on it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from tpdocs.build import Sheet, load, load_handouts
from tpdocs.catalog import (
    PoFile,
    Words,
    format_po,
    handout_template,
    merge,
    read_words,
)
from tpdocs.cli import main
from tpdocs.document import EDITIONS, Medium, PageRequest, render_html
from tpdocs.foundation import Language, Project, find_language, read_project
from tpdocs.review import (
    Role,
    Signer,
    add_signature,
    format_ledger,
    ledger_path,
    make_offer,
    read_ledger,
)
from tpdocs.source import Handout, read_handout

# The same examples in every run; TPDOCS_EXPLORE=1 looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
if not os.environ.get("TPDOCS_EXPLORE"):
    settings.load_profile("repeatable")

#: The day of every test, for processes too: reviews expire, and no test may.
TODAY = dt.date(2026, 11, 25)
os.environ["TPDOCS_TODAY"] = TODAY.isoformat()

CHECKOUT = Path(__file__).resolve().parents[1]

#: The handout of the project, with one of everything that a page can hold.
SLUG = "sore-neck"
HANDOUT = """\
---
id: TST-01
title: Care for a sore neck
summary: What to do at home, and when to call.
edition: 2
updated: 2026-11
reviewed-by: ""
pages: 2
---

::: main-message
Rest helps. **Move your neck** each day.
:::

::: call-clinic
## Call us if you have

- a fever of {fever_temperature} or more
- pain that gets worse
:::

::: emergency
## Call {emergency_number} now if you have

- a weak arm
- trouble when you speak
:::

## What you can do

Take 5 mg at night. Read [our page](https://example.org/neck?a=1&b=2).

::: steps
1. Sit up.
2. Turn your head to the left.
3. Turn it to the right.
:::

![A neck with a sore spot](media/neck.svg "Where it hurts")

## My pills

| Name | When |
| --- | --- |
| {blank} | At noon |

Next visit: {blank}

::: questions
## My questions

- Can I work?
:::

::: about
This sheet does not replace a talk with your nurse. Phone {clinic_phone}.
:::
"""
#: The emergency panel of that handout, which its copies in other handouts repeat.
EMERGENCY = HANDOUT[HANDOUT.index("::: emergency") : HANDOUT.index("## What you can")]
_BACK = """\
---
id: TST-02
title: Care for a stiff back
summary: How to move again.
edition: 1
updated: 2026-11
---

::: main-message
Walk a little each day.
:::

{include emergency}

## What helps

Use a warm pack.
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" data-rtl="mirror">
<circle cx="40" cy="50" r="20" fill="#c00"/>
<text x="70" y="50" data-width="60">Sore spot</text>
</svg>
"""
CLINIC = """\
name = "Elm Clinic"
phone = "(415) 555-0123"
address = ""
web = "https://example.org"
country = "US"
emergency-number = "911"
fever-temperature = "100.4 °F (38 °C)"
"""

#: How the translations of the test project are made: simple, but with the right signs.
_TRANSLATE: dict[str, Callable[[str], str]] = {
    "es": lambda msgid: f"Sí: {msgid}",
    "ar": lambda msgid: f"نعم: {msgid}",
}


def _translated(template: PoFile, language: Language) -> PoFile:
    catalog = merge(template, PoFile(), language)
    put = _TRANSLATE[language.tag]
    entries = tuple(replace(e, msgstr=put(e.msgid)) for e in catalog.entries)
    return replace(catalog, entries=entries)


def _open(root: Path) -> Project:
    checked = read_project(root, TODAY)
    assert checked.value is not None, checked.findings
    return checked.value


def _write_catalog(root: Path, slug: str, tag: str) -> Path:
    project = _open(root)
    handout = read_handout(project.handouts / f"{slug}.md", project.root).value
    assert handout is not None
    language = find_language(project.languages, tag)
    path = project.catalog_path(slug, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_po(_translated(handout_template(handout), language)))
    return path


def _write_project(root: Path) -> Path:
    (root / "handouts" / "media").mkdir(parents=True)
    (root / "handouts" / f"{SLUG}.md").write_text(HANDOUT)
    (root / "handouts" / "media" / "neck.svg").write_text(DRAWING)
    (root / "clinic.toml").write_text(CLINIC)
    for tag in _TRANSLATE:
        _write_catalog(root, SLUG, tag)
    return root


@pytest.fixture
def checkout() -> Path:
    """The folder of this repository."""
    return CHECKOUT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the handout ``sore-neck``, whole in Spanish and Arabic."""
    return _write_project(tmp_path / "project")


@pytest.fixture
def sharing(project: Path) -> Path:
    """That project with a second handout, and a part that both of them include.

    The part ``emergency`` and the handout ``stiff-back`` have no translations.
    """
    handouts = project / "handouts"
    (handouts / "shared").mkdir()
    (handouts / "shared" / "emergency.md").write_text(EMERGENCY)
    own = HANDOUT.replace(EMERGENCY, "{include emergency}\n\n")
    (handouts / f"{SLUG}.md").write_text(own)
    (handouts / "stiff-back.md").write_text(_BACK)
    return project


@pytest.fixture
def open_project() -> Callable[[Path], Project]:
    """Read a project that has a usable clinic.toml."""
    return _open


@pytest.fixture
def write_catalog() -> Callable[[Path, str, str], Path]:
    """Write a whole catalog for (project folder, slug, tag); give its path."""
    return _write_catalog


@pytest.fixture
def sheet_of() -> Callable[[Path, str], Sheet]:
    """Load the sheet of the first handout in (project folder, tag)."""

    def load_sheet(root: Path, tag: str) -> Sheet:
        project = _open(root)
        handouts, findings = load_handouts(project)
        assert handouts, findings
        language = find_language(project.languages, tag)
        return load(project, handouts, [language]).sheets[0]

    return load_sheet


@pytest.fixture
def sign(
    open_project: Callable[[Path], Project],
    sheet_of: Callable[[Path, str], Sheet],
) -> Callable[..., Path]:
    """Sign all that can be of (project folder, tag, role); give the ledger's path."""

    def add(root: Path, tag: str, role: str, name: str = "", **given: str) -> Path:
        project, sheet = open_project(root), sheet_of(root, tag)
        language = sheet.translation.language
        signer = Signer(
            role=Role(role),
            name=name or f"Test {role.title()} (not a person)",
            credential=given.get("credential", "no credential"),
        )
        ledger = read_ledger(project, language).value
        assert ledger is not None
        offer = make_offer(sheet.standing, signer)
        path = ledger_path(project, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(format_ledger(add_signature(ledger, offer, project.today)))
        return path

    return add


@pytest.fixture
def request_of(
    sheet_of: Callable[[Path, str], Sheet],
) -> Callable[[Path, str, Medium], PageRequest]:
    """Make what a page is made of, for (project folder, tag, medium)."""

    def make(root: Path, tag: str, medium: Medium = "html") -> PageRequest:
        sheet = sheet_of(root, tag)
        return PageRequest(
            project=_open(root),
            source=sheet.source,
            translation=sheet.translation,
            words=sheet.words,
            review=sheet.review,
            edition=EDITIONS["standard"],
            medium=medium,
        )

    return make


@pytest.fixture
def html_of(
    request_of: Callable[[Path, str, Medium], PageRequest],
) -> Callable[..., str]:
    """Render (project folder, tag, medium) to HTML; the medium is ``html`` if left."""

    def render(root: Path, tag: str, medium: Medium = "html") -> str:
        return render_html(request_of(root, tag, medium))

    return render


@pytest.fixture
def words_of() -> Callable[[Project, str], Words]:
    """Read the page words of a language."""

    def read(project: Project, tag: str) -> Words:
        words = read_words(project, find_language(project.languages, tag)).value
        assert words is not None
        return words

    return read


@pytest.fixture
def handout_of() -> Callable[[Path], Handout]:
    """Read the handout ``sore-neck`` of a project folder."""

    def read(root: Path) -> Handout:
        checked = read_handout(root / "handouts" / f"{SLUG}.md", root)
        assert checked.value is not None, checked.findings
        return checked.value

    return read


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process: exit code, standard output and error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, printed.out, printed.err

    return call


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment for a process that imports tpdocs from the checkout."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="session")
def _built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = _write_project(tmp_path_factory.mktemp("built") / "project")
    with pytest.raises(SystemExit) as ended:
        main(["-C", str(root), "build", "--jobs", "1"])
    assert ended.value.code == 0
    return root


@pytest.fixture
def built(_built_once: Path, tmp_path: Path) -> Path:
    """A copy of the project with ``dist/`` already built, in the three languages."""
    return shutil.copytree(_built_once, tmp_path / "project")
