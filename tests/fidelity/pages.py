"""Running text of several pages in each language, as a document and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from html import escape
from pathlib import Path
from unittest.mock import patch

from tpdocs.formats.pdf import DEFAULT_STANDARD, render
from tpdocs.foundation import Language, Place, find_language, read_project

__all__ = ["LANGUAGES", "MIXED", "Sample", "read_mixed", "read_sample", "write_pdf"]

TEXTS = Path(__file__).resolve().parents[1] / "texts"
#: The languages that there is a text in.
LANGUAGES = tuple(sorted(path.stem for path in TEXTS.glob("*.txt")))

_MIXED = Path(__file__).with_name("mixed")
#: Right-to-left languages that there is a paragraph in with numbers, brackets,
#: quotation marks, names in Latin letters, and (in Hebrew) vowel points.
MIXED = tuple(sorted(path.stem for path in _MIXED.glob("*.txt")))
#: The widths that it is set in, in centimetres: lines end at other places.
_WIDTHS = (16, 12, 9, 7, 5)

_PAGE = """<!DOCTYPE html><html lang="{lang}" dir="{dir}"><head><title>{title}</title>
<style>
@page {{ size: letter; margin: 0.8in 1.6in }}
html {{ font-family: {fonts}; font-size: {size}pt; line-height: {line_height} }}
h1 {{ font-size: 1.7em }} h2 {{ font-size: 1.1em; break-after: avoid }}
</style></head><body>{body}</body></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A text, its language, and the document that has it."""

    language: Language
    blocks: tuple[str, ...]  #: headings and paragraphs, in order
    html: str


def read_sample(tag: str) -> Sample:
    """Read the text in a language; a line is a paragraph, or a heading with ``#``."""
    lines = (TEXTS / f"{tag}.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.strip() for line in lines if line.strip()]
    names = ["h1", *["h2"] * len(lines)]
    body = []
    for line in lines:
        name = names.pop(0) if line.startswith("#") else "p"
        body.append(f"<{name}>{escape(line.lstrip('# '))}</{name}>")
    return _sample(tag, [line.lstrip("# ") for line in lines], body)


def read_mixed(tag: str) -> Sample:
    """Read the paragraph of a right-to-left language, set in several widths."""
    text = (_MIXED / f"{tag}.txt").read_text(encoding="utf-8").strip()
    body = [f'<p style="width: {width}cm">{escape(text)}</p>' for width in _WIDTHS]
    return _sample(tag, [text] * len(_WIDTHS), body)


def _sample(tag: str, blocks: list[str], body: list[str]) -> Sample:
    root = Path(__file__).resolve().parents[2]
    languages = read_project(root).value
    assert languages is not None
    language = find_language(languages.languages, tag)
    html = _PAGE.format(
        lang=tag,
        dir=language.direction,
        title=escape(blocks[0]),
        fonts=", ".join(f'"{font}"' for font in language.fonts),
        size=12 * language.type_scale,
        line_height=language.line_height,
        body="\n".join(body),
    )
    return Sample(language=language, blocks=tuple(blocks), html=html)


def write_pdf(html: str, *, repaired: bool = True) -> bytes:
    """Render a document, with our text layer and tags or with WeasyPrint's own."""
    with nullcontext() if repaired else _as_weasyprint_does():
        return render(html, Place("sample.pdf"), DEFAULT_STANDARD).data


@contextmanager
def _as_weasyprint_does() -> Iterator[None]:
    """Leave the repair out."""
    with patch("tpdocs.formats.pdf.repair.repaired", lambda *_: nullcontext()):
        yield
