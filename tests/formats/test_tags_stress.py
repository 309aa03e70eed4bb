"""A long page of everything at once, in three scripts, by every standard."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tpdocs.audit import Outcome, check_conformance
from tpdocs.formats import FORMATS, STANDARDS, Standard
from tpdocs.foundation import Place

pytestmark = pytest.mark.slow

TEXTS = Path(__file__).parents[1] / "texts"
PLACE = Place("stress.pdf")
_HEAD = """<!DOCTYPE html><html lang="{lang}" dir="{dir}"><head><title>Stress</title>
<style>
@page {{ size: 5in 4in; margin: 0.4in }}
@page {{ @bottom-center {{ content: "Page " counter(page) }} }}
html {{ font: 11px/1.6 "Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK SC" }}
h1 {{ background: #eee; border-bottom: 1px solid }} .box {{ border: 2px dashed }}
td, th {{ border: 1px solid }} .faint {{ opacity: 0.6 }} .two {{ columns: 2 }}
.side {{ position: relative; padding-inline-start: 1in }} .pair {{ display: flex }}
.side > h2 {{ position: absolute; inset-inline-start: 0; top: 0; width: 0.9in }}
</style></head><body><h1>{0} <a href="tel:911">911</a></h1>"""
_PART = """<section class="side"><h2>{2}</h2>
<p>{3} <a href="https://example.org/a">{0} <strong>{1}</strong> and {2}</a>. {4}</p>
<ul><li>{3}<ol><li>{4}<ul><li><p>{5}</p><p>{0}</p></li></ul></li><li>{1}</li></ol></li>
<li><strong>{2}</strong> <em>{1}</em></li></ul></section>
<div class="pair"><section class="box"><h2>{1}</h2><p>{4}</p></section>
<section class="box faint"><h2>{0}</h2><p>{3}</p></section></div>
<figure><img alt="{0}" style="width:50px;height:20px" src="{image}"><p>{1}</p>
<figcaption>{2} <span lang="fr">en français</span></figcaption></figure>
<table><caption>{0}</caption><thead><tr><th></th><th scope="col">{1}</th>
<th scope="col">{2}</th></tr></thead><tbody>{rows}</tbody></table>
<aside><p>{3}</p></aside><div role="note"><p>{2}</p></div>
<blockquote lang="ar" dir="rtl">اقرأ <bdi lang="en">this page</bdi></blockquote>
<div lang="zh-Hans"><p class="two">请阅读<span lang="en">this page</span>。</p></div>"""
_ROW = '<tr><th scope="row">{}</th><td>{}</td><td></td></tr>'
_IMAGE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


def _page(lang: str) -> str:
    lines = (TEXTS / f"{lang}.txt").read_text().splitlines()
    words = [line.strip("# ") for line in lines if line.strip()]
    short = sorted(words, key=len)[:3]
    parts = []
    for start in range(0, 9, 3):
        texts = (*short, *words[start + 1 : start + 4])
        rows = "".join(_ROW.format(short[0], text) for text in texts)
        parts.append(_PART.format(*texts, rows=rows, image=_IMAGE))
    direction = "rtl" if lang == "ar" else "ltr"
    head = _HEAD.format(short[0], lang=lang, dir=direction)
    return f"{head}{''.join(parts)}</body></html>"


@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans"])
@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.name)
def test_a_long_page_of_everything_keeps_to_its_standards(
    lang: str, standard: Standard
) -> None:
    """No rule of veraPDF fails; all pages are in the parent tree, tabs by structure."""
    made = FORMATS["pdf"].render(_page(lang), PLACE, standard)
    assert made.findings == ()
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert len(pdf.pages) > 10
        tree = pdf.Root.StructTreeRoot
        assert len(tree.K) == 1
        assert str(tree.K[0].S) == "/Document"
        numbers = [int(number) for number in list(tree.ParentTree.Nums)[::2]]
        assert numbers == list(range(int(tree.ParentTreeNextKey)))
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
    for check in standard.checks:
        verdict = check_conformance(made.data, PLACE, check)
        assert verdict.outcome is Outcome.PASS, verdict.findings


def test_the_same_page_gives_the_same_bytes() -> None:
    """Nothing in the tree hangs on where objects lie in memory."""
    standard = STANDARDS["ua-2"]
    first, second = (
        FORMATS["pdf"].render(_page("ar"), PLACE, standard).data for _ in range(2)
    )
    assert first == second
