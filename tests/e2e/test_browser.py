"""The web pages in a real browser: judged by axe-core, squeezed, and spread."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, sync_playwright

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]

#: What axe-core looks for: WCAG 2.2 to level AA, contrast to AAA, and good practice.
RULES = {
    "runOnly": [
        *(f"wcag{version}{level}" for version in (2, 21, 22) for level in ("a", "aa")),
        "best-practice",
    ],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
#: At 320 CSS pixels a page may not scroll sideways (WCAG 2.2, 1.4.10) ...
NARROW = ViewportSize(width=320, height=640)
WIDE = ViewportSize(width=1280, height=640)
#: ... nor when a reader spreads the text (WCAG 2.2, 1.4.12) or doubles it (1.4.4).
VIEWS = (
    (NARROW, "* {}"),
    (NARROW, "* { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }"),
    (WIDE, "html { font-size: 225% !important }"),
)

MEASURE = """() => ({
  width: document.documentElement.scrollWidth,
  past: [...document.querySelectorAll('body *')].filter(e => e.innerText?.trim()
    && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'
    && !e.matches('.spoken')).map(e => e.outerHTML.slice(0, 120)),
})"""


@pytest.fixture
def page() -> Iterator[Page]:
    """Open Chromium; a request that leaves the machine fails the test."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=NARROW)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        yield page
        browser.close()
    assert all(url.startswith(("file:", "data:")) for url in asked)


def _stays_inside(page: Page, view: ViewportSize, style: str) -> None:
    page.set_viewport_size(view)
    page.add_style_tag(content=style)
    measured = page.evaluate(MEASURE)
    assert measured["width"] <= view["width"], (page.url, style, measured["past"])
    assert not measured["past"], (page.url, style)


def test_web_pages_are_accessible_in_a_browser(
    tmp_path: Path, checkout: Path, run: Run, page: Page
) -> None:
    """Find no fault by axe-core, and nothing cut off when narrow, spread or doubled."""
    for name in ("handouts", "locales"):
        shutil.copytree(checkout / name, tmp_path / name)
    (tmp_path / "clinic.toml").write_text('web = "https://www.example.org/"\n')
    code, printed, errors = run("-C", tmp_path, "build", "--format", "html")
    assert code == 0, printed + errors
    pages = sorted((tmp_path / "dist").rglob("*.html"))
    assert len(pages) == 13
    for path in pages:
        for view, style in VIEWS:
            page.goto(path.as_uri())
            _stays_inside(page, view, style)
        faults = Axe().run(page, options=RULES).response["violations"]
        assert not [(fault["help"], fault["nodes"]) for fault in faults], path.name


def test_an_arabic_page_runs_from_right_to_left(built: Path, page: Page) -> None:
    """Put the bullet to the right of its item, and the number in its own order."""
    page.goto((built / "dist" / "sore-neck" / "sore-neck.ar.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    heading = page.locator("h1").bounding_box()
    number = page.locator(".clinic bdi").first
    assert heading is not None
    assert heading["x"] + heading["width"] > NARROW["width"] * 0.8
    assert number.evaluate("e => getComputedStyle(e).direction") == "ltr"
