"""EPUB files as others read them: epubcheck, a browser, and axe-core in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tpdocs.document.isolate import isolate
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Place

pytestmark = pytest.mark.slow

HtmlOf = Callable[..., str]

ROOT = Path(__file__).resolve().parents[2]
TAGS = ("ar", "en", "es", "zh-Hans")
_RTL = ("ar", "fa", "he", "ur")
_CASES = ROOT / "tests" / "cases" / "isolate" / "runs.txt"

#: Text through the whole pipeline: a name, a dose, a phone, a date, a value. As in the
#: cases, what stands in ⟦ ⟧ runs from left to right.
_SOURCE = "Take 500 mg of Tylenol by 2026-11-25, or phone 030 901820 or {clinic_phone}."
_SENTENCES = {
    "ar": "خذ ⟦500 mg⟧ من ⟦Tylenol⟧ قبل ⟦2026-11-25⟧ أو قل ⟦030 901820⟧ أو "
    "⟦{clinic_phone}⟧.",
    "ur": "دوا ⟦500 mg⟧ کی ⟦Tylenol⟧ تک ⟦2026-11-25⟧ پھر ⟦030 901820⟧ پھر "
    "⟦{clinic_phone}⟧.",
}

#: What the handout of the tests lacks: every kind of picture and of panel, a list that
#: begins at 3, and a heading below another.
_RICH = """
## More

### Pictures

<!-- decorative -->
![](media/line.svg)

![A red sign](media/red.jpg)

3. third
4. fourth

::: tip
Use a **warm** cloth.
:::

::: unknown
## What is not known

- How long it lasts.
:::

::: checklist
## Before you come

- I take 5 mg of something.
:::
"""

_LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 10">'
    '<path d="M0 5h90" stroke="#16242a"/></svg>'
)

_PLACES = """() => [...document.querySelectorAll('p.case')].map(line => {
  const found = [], walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();)
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width) found.push([(box.left + box.right) / 2, node.data[at]]);
    }
  return found;
})"""


@pytest.fixture
def page() -> Iterator[Page]:
    """Open Chromium; a request that leaves the machine fails the test."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1600, "height": 800})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        yield page
        browser.close()
    assert asked
    assert all(url.startswith("file:") for url in asked)


def _build(root: Path, out: Path) -> list[Path]:
    build = [sys.executable, "-m", "tpdocs", "-C", str(root), "build"]
    options = ["--format", "epub", "--jobs", "1", "--out", str(out)]
    done = subprocess.run(
        [*build, *options], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return sorted(out.rglob("*.epub"))


@pytest.fixture(scope="module")
def epubs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Build the handouts of this repository, as ``make handouts`` does."""
    files = _build(ROOT, tmp_path_factory.mktemp("dist"))
    assert [file.name.split(".")[1] for file in files] == list(TAGS) * 3
    return files


@pytest.fixture
def rich(project: Path, tmp_path: Path) -> list[Path]:
    """Build a handout with all that a page can hold, in three languages."""
    Image.new("RGB", (40, 20), "white").save(project / "logo.png")
    clinic = project / "clinic.toml"
    clinic.write_text(clinic.read_text() + 'logo = "logo.png"\n')
    Image.new("RGB", (40, 20), "red").save(project / "handouts" / "media" / "red.jpg")
    (project / "handouts" / "media" / "line.svg").write_text(_LINE)
    handout = project / "handouts" / "sore-neck.md"
    handout.write_text(handout.read_text() + _RICH)
    return _build(project, tmp_path / "rich")


def _unpack(file: Path, folder: Path) -> Path:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    return folder / "EPUB"


def test_epubcheck_finds_nothing(epubs: list[Path], rich: list[Path]) -> None:
    """No error, no warning, no hint, in any sheet, by the rules of EPUB 3.3."""
    script = Path(__file__).with_name("run_epubcheck.py")
    done = subprocess.run(
        [sys.executable, str(script), *map(str, (*epubs, *rich))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    reports = json.loads(done.stdout)
    assert len(reports) == 12 + 3
    for report in reports:
        assert report["messages"] == []
        assert report["publication"]["ePubVersion"] == "3.3"
        assert report["checker"]["nError"] == report["checker"]["nWarning"] == 0


def test_pages_are_accessible_in_a_browser(
    epubs: list[Path], rich: list[Path], page: Page, tmp_path: Path
) -> None:
    """axe-core finds no fault in a sheet nor in its contents, in each language."""
    tests = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    for file in (*epubs[-4:], *rich):
        folder = _unpack(file, tmp_path / file.stem)
        for name in ("handout.xhtml", "nav.xhtml"):
            page.goto((folder / name).as_uri())
            assert page.evaluate("document.contentType") == "application/xhtml+xml"
            faults = Axe().run(page, options={"runOnly": tests}).response["violations"]
            found = [(fault["help"], fault["nodes"]) for fault in faults]
            assert not found, (file.name, name)


def _cases(tag: str) -> list[str]:
    lines = (line.split(" | ", 1) for line in _CASES.read_text("utf-8").splitlines())
    return [line[1] for line in lines if line[0] == tag]


def _said(text: str) -> str:
    return text.translate({ord("⟦"): None, ord("⟧"): None})


def _visual(text: str) -> str:
    """Give a case's characters from left to right: the whole of the reference."""
    parts = re.split("⟦(.*?)⟧", text)
    turned = [part if at % 2 else part[::-1] for at, part in enumerate(parts)]
    return re.sub(r"\s", "", "".join(turned[::-1]))


def _open(data: bytes, page: Page, folder: Path) -> list[str]:
    """Open an EPUB's page; give the characters of its cases, from left to right."""
    (folder / "case.epub").write_bytes(data)
    page.goto((_unpack(folder / "case.epub", folder) / "handout.xhtml").as_uri())
    lines = page.evaluate(_PLACES)
    return ["".join(c for _, c in sorted(line) if c.strip()) for line in lines]


def _render(html: str, tag: str) -> bytes:
    place = Place(f"dist/sore-neck/sore-neck.{tag}.epub")
    return FORMATS["epub"].render(html, place, DEFAULT_STANDARD).data


@pytest.mark.parametrize("tag", _RTL)
def test_each_run_keeps_its_order(
    project: Path, html_of: HtmlOf, page: Page, tmp_path: Path, tag: str
) -> None:
    """Chromium places the characters of every case as the case says."""
    shown = (f'<p class="case">{isolate(_said(text))}</p>' for text in _cases(tag))
    html = html_of(project, tag, "epub")
    html = re.sub(
        r"<main>.*</main>",
        lambda _: f"<main>{''.join(shown)}</main>",
        html,
        flags=re.DOTALL,
    )
    lines = _open(_render(html, tag), page, tmp_path)
    assert lines == [_visual(text) for text in _cases(tag)]
    assert lines


@pytest.mark.parametrize("tag", _SENTENCES)
def test_a_translated_line_keeps_its_order(
    project: Path, html_of: HtmlOf, page: Page, tmp_path: Path, tag: str
) -> None:
    """From Markdown and a catalog to a browser: dose, name, date and phones."""
    handout = project / "handouts" / "sore-neck.md"
    handout.write_text(handout.read_text().replace("Sit up.", _SOURCE))
    catalog = project / "locales" / tag / "LC_MESSAGES" / "sore-neck.po"
    catalog.parent.mkdir(parents=True, exist_ok=True)
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "{_SOURCE}"\nmsgstr "{_said(_SENTENCES[tag])}"\n'
    )
    html = html_of(project, tag, "epub")
    html, count = re.subn(
        r'<span class="item">(.*?2026-11-25.*?</bdi>[^<]*)</span>',
        r'<p class="case">\1</p>',
        html,
    )
    assert count == 1
    wanted = _SENTENCES[tag].replace("{clinic_phone}", "(415) 555-0123")
    assert _open(_render(html, tag), page, tmp_path) == [_visual(wanted)]
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    bare = re.sub(r"</?bdi[^>]*>", "", html)
    assert _open(_render(bare, tag), page, tmp_path) != [_visual(wanted)]
