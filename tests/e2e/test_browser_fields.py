"""The web pages are filled in in a real browser, and printed as they were filled in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

pytestmark = pytest.mark.slow

_CHECKLIST = """
::: checklist
## Bring

- Your **pills**
- [Our page](https://example.org/)
- A friend: {blank}
:::
"""
#: What is typed; long enough to be wrapped in a cell.
_TYPED = {
    "en": "Monday at 9:30, or on the day after it if the clinic is closed that week",
    "es": "miércoles a las 9:30, ¿o el jueves?",
    "ar": "موعدي يوم الاثنين",
}
_HAN = "星期一上午九点"


@pytest.fixture
def page() -> Iterator[Page]:
    """Open Chromium; a request for anything but a file fails the test."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 420, "height": 800})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        yield page
        browser.close()
    assert all(url.startswith(("file:", "data:")) for url in asked)


@pytest.fixture
def open_page(
    project: Path, html_of: Callable[..., str], tmp_path: Path, page: Page
) -> Callable[[str], Page]:
    """Return a function that opens a handout with fields of each kind."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text() + _CHECKLIST)

    def open_it(tag: str) -> Page:
        file = tmp_path / f"{tag}.html"
        file.write_text(html_of(project, tag), encoding="utf-8")
        page.goto(file.as_uri())
        return page

    return open_it


def _printed(page: Page) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf())) as document:
        text = "".join(one.get_textpage().get_text_bounded() for one in document)
    return "".join(text.split())


@pytest.mark.parametrize("tag", _TYPED)
def test_what_is_filled_in_is_printed(tag: str, open_page: Callable[..., Page]) -> None:
    """Words typed in lines and cells are on the paper, wrapped and whole."""
    page = open_page(tag)
    fields = page.locator("textarea").all()
    assert len(fields) == 4
    for field in fields[:-1]:
        field.fill(_TYPED[tag])
    fields[-1].fill(_HAN)
    for field in fields:
        assert field.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
        assert field.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    printed = _printed(page)
    assert _HAN in printed
    # PDFium reads right-to-left text of Chromium's PDFs in another order.
    wanted = "".join(_TYPED[tag].split())
    assert sorted(set(wanted)) == sorted(set(wanted) & set(printed))
    if tag != "ar":
        assert printed.count(wanted) == 3


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_box_is_ticked_by_its_words_and_by_the_keyboard(
    tag: str, open_page: Callable[..., Page]
) -> None:
    """A tap anywhere on the row counts; the focus is seen; the tick is printed."""
    page = open_page(tag)
    boxes, rows = page.locator("input[type=checkbox]"), page.locator(".tick")
    assert boxes.count() == rows.count() == 3
    for row in rows.all():
        place = row.bounding_box()
        assert place is not None
        assert place["height"] >= 44
    for box in boxes.all():
        place = box.bounding_box()
        assert place is not None
        assert min(place["width"], place["height"]) >= 24
    empty = page.pdf()
    rows.nth(0).locator(".item").click()
    assert boxes.nth(0).is_checked()
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    assert boxes.nth(1).is_checked()
    assert boxes.nth(1).evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert not boxes.nth(2).is_checked()
    with (
        pypdfium2.PdfDocument(empty) as one,
        pypdfium2.PdfDocument(page.pdf()) as other,
    ):
        assert any(
            a.render().to_pil().tobytes() != b.render().to_pil().tobytes()
            for a, b in zip(one, other, strict=True)
        )


@pytest.mark.parametrize("tag", _TYPED)
def test_fields_are_named_kept_nowhere_and_sent_nowhere(
    tag: str, open_page: Callable[..., Page]
) -> None:
    """Find no fault by axe-core; a page that is opened again is empty."""
    page = open_page(tag)
    assert page.locator("form, script").count() == 0
    for field in page.locator("textarea, input").all():
        assert field.get_attribute("autocomplete") == "off"
    for field in page.locator("textarea").all():
        field.fill(_TYPED[tag])
    page.locator("input").first.check()
    faults = Axe().run(page).response["violations"]
    assert not [(fault["help"], fault["nodes"]) for fault in faults]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    page.reload()
    values = page.locator("textarea").evaluate_all("all => all.map(e => e.value)")
    assert values == [""] * 4
    assert not page.locator("input").first.is_checked()


def test_names_have_the_words_that_are_seen(open_page: Callable[..., Page]) -> None:
    """A line is named by the words before it, a cell by its column and row."""
    page = open_page("en")
    names = page.locator("textarea, input").evaluate_all(
        "all => all.map(e => e.ariaLabel ?? e.labels[0].innerText.trim())"
    )
    assert names == [
        "Space to write: phone when the clinic is closed",
        "Name 1",
        "Next visit: Space to write",
        "Your pills",
        "Our page",
        "A friend:",
        "A friend: Space to write",
    ]
