"""The handouts that are shipped, as a clinic prints them: every page of every file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pypdfium2
import pytest

from tpdocs.audit import Outcome, check_conformance
from tpdocs.build import load, load_handouts
from tpdocs.document import EDITIONS, PageRequest, render_html
from tpdocs.formats import FORMATS, STANDARDS, Standard
from tpdocs.foundation import Place, Project, find_language

pytestmark = pytest.mark.slow

#: A clinic that gives every value, on Letter and on A4: the fullest pages there are.
CLINICS = {
    "US": """
name = "Northside Headache and Pain Clinic"
phone = "(415) 555-0123"
web = "https://www.example.org/trigger-point-injections"
""",
    "GB": """
name = "Northside Headache and Pain Clinic"
phone = "020 7946 0123"
web = "https://www.example.org/trigger-point-injections"
country = "GB"
emergency-number = "999"
""",
}
#: What no printer reaches, in points: a quarter of an inch.
UNPRINTABLE = 18
#: The width of a mark over a letter, in points: less than that is no overlap.
MARK = 6
#: How much of a line's ink may lie in the next, as a share of its height: none can be
#: asked for, Arabic's marks reach into the line above.
OVERLAP = 0.25

Run = Callable[..., tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Ink:
    """A run of text on a page; edges in points from the bottom left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: Ink) -> bool:
        """Tell whether much of one run lies on the other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        least = min(self.top - self.bottom, other.top - other.bottom)
        return across > MARK and up > OVERLAP * least


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF: its size in points, and its text."""

    width: float
    height: float
    runs: tuple[Ink, ...]


def _leaves(pdf: Path) -> Iterator[Leaf]:
    """Read the pages of a PDF with PDFium, whose boxes are the ink's."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(i) for i in range(text.count_rects())]
            runs = (Ink(text.get_text_bounded(*box).strip(), *box) for box in boxes)
            width, height = page.get_size()
            words = tuple(run for run in runs if re.search(r"\w", run.text))
            yield Leaf(width=width, height=height, runs=words)


def _outside(leaf: Leaf) -> list[Ink]:
    return [
        run
        for run in leaf.runs
        if min(run.left, run.bottom) < UNPRINTABLE
        or run.right > leaf.width - UNPRINTABLE
        or run.top > leaf.height - UNPRINTABLE
    ]


def _overlaps(leaf: Leaf) -> list[tuple[Ink, Ink]]:
    return [
        (run, other)
        for number, run in enumerate(leaf.runs)
        for other in leaf.runs[number + 1 :]
        if run.covers(other)
    ]


@pytest.mark.timeout(600)  # builds and audits every PDF
@pytest.mark.parametrize("country", CLINICS)
def test_every_page_of_every_handout_is_legible(
    tmp_path: Path, checkout: Path, run: Run, country: str
) -> None:
    """Hold page budgets with all values given; no word leaves its page or hides one."""
    for name in ("handouts", "locales"):
        shutil.copytree(checkout / name, tmp_path / name)
    (tmp_path / "clinic.toml").write_text(CLINICS[country])
    code, printed, errors = run("-C", tmp_path, "build", "--format", "pdf")
    assert code == 0, printed + errors
    pdfs = sorted(tmp_path.glob("dist/*/*.pdf"))
    assert len(pdfs) == 24
    for pdf in pdfs:
        assert pdf.stat().st_size < 500_000
        for number, leaf in enumerate(_leaves(pdf), start=1):
            assert not _outside(leaf), f"{pdf.name}, page {number}"
            assert not _overlaps(leaf), f"{pdf.name}, page {number}"


@pytest.mark.parametrize("tag", ["en", "es", "ar", "zh-Hans"])
@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.name)
def test_every_edition_of_every_handout_keeps_to_its_standards(
    checkout: Path,
    open_project: Callable[[Path], Project],
    tag: str,
    standard: Standard,
) -> None:
    """No rule of veraPDF fails, whichever pair of standards is asked for."""
    project = open_project(checkout)
    handouts, _ = load_handouts(project)
    language = find_language(project.languages, tag)
    sheets = load(project, handouts, [language]).sheets
    assert len(sheets) == 3
    for sheet, edition in product(sheets, EDITIONS.values()):
        request = PageRequest(
            project=project,
            source=sheet.source,
            translation=sheet.translation,
            words=sheet.words,
            review=sheet.review,
            edition=edition,
            medium="pdf",
        )
        place = Place(f"{sheet.source.head.id} in {tag}, {edition.name}")
        made = FORMATS["pdf"].render(render_html(request), place, standard)
        assert made.findings == ()
        for check in standard.checks:
            verdict = check_conformance(made.data, place, check)
            assert verdict.outcome is Outcome.PASS, verdict.findings
