"""The boxes of a checklist are fields that a person can name, reach and tick."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Place

pytestmark = pytest.mark.slow

_CASE = Path(__file__).parents[1] / "cases" / "tags" / "checklist.html"
_CHECKLIST = "\n::: checklist\n## Bring\n\n- Your **pills**\n- A friend\n:::\n"


@pytest.fixture
def checklist() -> bytes:
    """A file with a checklist on two pages."""
    body = _CASE.read_text()
    html = f'<!DOCTYPE html><html lang="en"><title>T</title><body>{body}</body></html>'
    return FORMATS["pdf"].render(html, Place("x.pdf"), DEFAULT_STANDARD).data


def _fields(pdf: pikepdf.Pdf) -> list[Any]:
    return list(pdf.Root.AcroForm.Fields)


def test_each_field_has_a_name_a_tooltip_and_a_page(checklist: bytes) -> None:
    """The tooltip is the item's words; tabs go by the structure; no field acts."""
    with pikepdf.open(io.BytesIO(checklist)) as pdf:
        fields = _fields(pdf)
        assert [str(field.TU) for field in fields] == [
            "Bring your pills",
            "Ask 911",
            "Pregunte",
            "On the second page",
        ]
        assert len({str(field.T) for field in fields}) == 4
        assert set(pdf.Root.AcroForm.keys()) == {"/Fields"}
        for page in pdf.pages:
            assert page.obj.Tabs == "/S"
        annotations = {a.objgen for p in pdf.pages for a in p.obj.get("/Annots", ())}
        assert annotations > {field.objgen for field in fields}
        assert not any("/A" in field or "/AA" in field for field in fields)


def test_an_empty_box_adds_nothing_to_paper(checklist: bytes) -> None:
    """What is printed is the drawn box; a tick has no font, so none is missing."""
    with pikepdf.open(io.BytesIO(checklist)) as pdf:
        for field in _fields(pdf):
            assert field.AS == field.V == "/Off"
            assert field.AP.N.Off.read_bytes().strip() == b""
            assert field.AP.N.Yes.read_bytes().strip()
            assert not field.AP.N.Yes.Resources.keys()


def test_a_box_is_ticked_where_it_is_drawn(checklist: bytes) -> None:
    """A click in PDFium, as in Chrome, puts a tick inside the drawn box."""
    with pikepdf.open(io.BytesIO(checklist)) as pdf:
        field = _fields(pdf)[0]
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        number = [page.obj.objgen for page in pdf.pages].index(field.P.objgen)
    with pypdfium2.PdfDocument(checklist) as document:
        document.init_forms()
        page = document[number]
        before = page.render(scale=4).to_pil().convert("RGB")
        assert document.formenv is not None
        form, place = document.formenv.raw, ((left + right) / 2, (bottom + top) / 2)
        pypdfium2.raw.FORM_OnLButtonDown(form, page.raw, 0, *place)
        pypdfium2.raw.FORM_OnLButtonUp(form, page.raw, 0, *place)
        pypdfium2.raw.FORM_ForceToKillFocus(form)
        after = page.render(scale=4).to_pil().convert("RGB")
        height = page.get_height()
    changed = ImageChops.difference(before, after)
    black, *_ = changed.convert("L").point(bool).histogram()
    assert 20 < changed.width * changed.height - black < 1000
    box = changed.getbbox()
    assert box is not None
    assert 4 * left <= box[0] <= box[2] <= 4 * right + 1
    assert 4 * (height - top) <= box[1] <= box[3] <= 4 * (height - bottom) + 1


def test_a_checklist_of_a_handout_has_fields(
    project: Path, html_of: Callable[..., str]
) -> None:
    """What an author writes as a checklist can be ticked."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text() + _CHECKLIST)
    made = FORMATS["pdf"].render(
        html_of(project, "en", "pdf"), Place("x.pdf"), DEFAULT_STANDARD
    )
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "Your pills" in {str(field.TU) for field in _fields(pdf)}
