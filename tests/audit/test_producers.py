"""Files of other programs: each finding is true, and each pass is deserved."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from weasyprint import HTML

from audit.files import BODY, EXPECTED, PLACE, page
from tpdocs.audit import RULES, Expected, Outcome, audit_pdf
from tpdocs.audit.expected import ExpectedBlock

pytestmark = pytest.mark.slow

_WORDS = {
    "hi": "यह दवा दिन में दो बार खाने के बाद लें और डॉक्टर से मिलें।",
    "bn": "এই ওষুধ দিনে দুইবার খাওয়ার পরে নিন এবং ডাক্তারের সঙ্গে দেখা করুন।",
    "ur": "یہ دوا دن میں دو بار کھانے کے بعد لیں اور ڈاکٹر سے ملیں\u06d4",
}
_FONTS = (
    'html { font-family: "Noto Sans Devanagari", "Noto Sans Bengali",'
    ' "Noto Nastaliq Urdu" }'
)


def _failed(data: bytes, expected: Expected | None, outcome: Outcome) -> set[str]:
    verdicts = audit_pdf(data, PLACE, (), expected)
    return {v.check for v in verdicts if v.outcome is outcome}


def test_weasyprint_untagged_has_nothing_to_pass() -> None:
    """Without tags, rules about tags are not checked; what is missing fails."""
    data = HTML(string=page(BODY)).write_pdf()
    unchecked = _failed(data, EXPECTED, Outcome.NOT_CHECKED)
    assert {rule.name for rule in RULES if rule.area == "tags"} <= unchecked
    failed = _failed(data, EXPECTED, Outcome.FAIL)
    assert failed == {"document/title", "document/claim", "links/tab-order"}


def test_weasyprint_tagged_is_almost_there() -> None:
    """It leaves page numbers and list numbering untagged, and nothing else."""
    data = HTML(string=page(BODY)).write_pdf(pdf_variant="pdf/ua-1")
    failed = _failed(data, EXPECTED, Outcome.FAIL)
    assert failed == {"tags/content", "tags/list-numbering"}


@pytest.mark.parametrize("lang", _WORDS)
def test_noise_for_a_listener_is_found(lang: str) -> None:
    """Scripts whose letters join come out as other words, which validators pass."""
    html = page(f"<h1>1</h1><p>{_WORDS[lang]}</p>", lang=lang, style=_FONTS)
    data = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    block = ExpectedBlock(text=_WORDS[lang], lang=lang, tags=())
    failed = _failed(data, Expected(lang=lang, blocks=(block,)), Outcome.FAIL)
    assert {"text/tags", "text/poppler", "text/pdfium"} <= failed


@pytest.mark.skipif(not shutil.which("chromium"), reason="there is no chromium")
@pytest.mark.parametrize("is_tagged", [True, False])
def test_chromium(tmp_path: Path, *, is_tagged: bool) -> None:
    """Its tags hold the text in NonStruct; its metadata and links are not enough."""
    source, made = tmp_path / "x.html", tmp_path / "x.pdf"
    source.write_text(page(BODY))
    tags = "--export-tagged-pdf" if is_tagged else "--disable-pdf-tagging"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        ["chromium", *options, tags, f"--print-to-pdf={made}", str(source)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    failed = _failed(made.read_bytes(), EXPECTED, Outcome.FAIL)
    wanted = {"document/title", "document/claim"}
    if is_tagged:
        wanted |= {"tags/content", "tags/block-types", "links/words"}
    assert failed == wanted
