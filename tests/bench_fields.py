"""Type into text fields in many scripts, also in those whose PDFs have no fields.

``python tests/bench_fields.py FOLDER`` writes a picture of each trial into a folder: a
person has to look at them. ``make setup-bench`` installs pdf.js, which it needs. The
first picture of a language is PDFium with the font under a plain name, the second is
PDFium as tpdocs names it, the third what pdf.js saves, drawn by PDFium. Below each is
the text as it should be.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.formats.pdf.alphabets import ALPHABETS
from tpdocs.formats.pdf.fields import FONT_NAME
from tpdocs.foundation import Place

ROOT = Path(__file__).resolve().parents[1]
_PAGE = """<!DOCTYPE html><html lang="{tag}"><title>T</title><style>
@page{{size:300px 90px;margin:8px}}html{{font:20px/1.5 "{font}"}}
td{{width:270px;height:30px}}p{{margin:0}}</style>
<table><tr><td data-field="x"></td></tr></table><p>{text}
"""
#: Tag, script, family of the font, and what is typed, which the font can show.
_TRIALS = (
    ("en", "Latn", "Noto Sans", "Monday 9:30"),
    ("es", "Latn", "Noto Sans", "miércoles ¿y?"),
    ("vi", "Latn", "Noto Sans", "Thứ hai"),
    ("ru", "Cyrl", "Noto Sans", "понедельник"),
    ("el", "Grek", "Noto Sans", "Δευτέρα"),
    ("ar", "Arab", "Noto Sans Arabic", "يوم الاثنين"),
    ("he", "Hebr", "Noto Sans Hebrew", "יום שני"),
    ("hi", "Deva", "Noto Sans Devanagari", "सोमवार किताब"),
    ("bn", "Beng", "Noto Sans Bengali", "সোমবার"),
    ("th", "Thai", "Noto Sans Thai", "วันจันทร์ที่"),
    ("am", "Ethi", "Noto Sans Ethiopic", "ሰኞ"),
    ("hy", "Armn", "Noto Sans Armenian", "երկուշաբթի"),
    ("ka", "Geor", "Noto Sans Georgian", "ორშაბათი"),
)


def main(folder: Path) -> None:
    """Write the pictures of all trials."""
    folder.mkdir(parents=True, exist_ok=True)
    for tag, script, font, text in _TRIALS:
        ALPHABETS.clear()
        ALPHABETS.update({"Latn": (), script: (tuple(map(ord, text)),)})
        html = _PAGE.format(tag=tag, font=font, text=text)
        data = FORMATS["pdf"].render(html, Place("x.pdf"), DEFAULT_STANDARD).data
        shown = (_typed(_renamed(data), text), _typed(data, text))
        pictures = (*shown, _saved_by_pdfjs(folder, data, text))
        width = sum(picture.width for picture in pictures)
        row = Image.new("RGB", (width, pictures[0].height), "white")
        for number, picture in enumerate(pictures):
            row.paste(picture, (number * picture.width, 0))
        row.save(folder / f"{tag}.png")
        sys.stdout.write(f"{folder / tag}.png: {text}\n")


def _renamed(data: bytes) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.AcroForm
        form.DR.Font = pikepdf.Dictionary({"/F1": form.DR.Font[f"/{FONT_NAME}"]})
        for field in form.Fields:
            field.DA = pikepdf.String("/F1 0 Tf 0 g")
        pdf.save(saved)
    return saved.getvalue()


def _typed(data: bytes, text: str) -> Image.Image:
    raw = pypdfium2.raw
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        page = document[0]
        assert document.formenv is not None
        form, place = document.formenv.raw, (100, page.get_height() - 18)
        raw.FORM_OnLButtonDown(form, page.raw, 0, *place)
        raw.FORM_OnLButtonUp(form, page.raw, 0, *place)
        for char in text:
            raw.FORM_OnChar(form, page.raw, ord(char), 0)
        raw.FORM_ForceToKillFocus(form)
        picture: Image.Image = page.render(scale=2).to_pil().convert("RGB")
        return picture


def _saved_by_pdfjs(folder: Path, data: bytes, text: str) -> Image.Image:
    source, saved = folder / "empty.pdf", folder / "saved.pdf"
    source.write_bytes(data)
    script = ROOT / "tests" / "fidelity" / "pdfjs_fill.mjs"
    command = [script, ROOT / ".node", source, text, saved]
    subprocess.run(["node", *map(str, command)], check=True)
    return _typed(saved.read_bytes(), "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
