"""Files to audit: good ones, made by tpdocs, and ways to change one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pikepdf

from tpdocs.audit import Expected, Outcome, Verdict, audit_pdf
from tpdocs.audit.expected import ExpectedBlock
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import Place

__all__ = [
    "BODY",
    "EXPECTED",
    "PLACE",
    "arabic",
    "change",
    "draw",
    "elements",
    "failed",
    "font_of",
    "good",
    "outcome_of",
    "page",
    "render",
    "saved",
]

PLACE = Place("x.pdf")
_DOT = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' "
    "height='40'%3E%3Ccircle cx='20' cy='20' r='18' fill='%23c00'/%3E%3C/svg%3E"
)
_STYLE = """
@page { size: Letter; margin: 2cm; @bottom-center { content: counter(page) } }
html { font: 12pt "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew" }
a { color: #003366 }
.box { border: 1px solid #000; padding: 12pt; margin: 12pt 0 }
.break { break-before: page }
"""
#: One of everything that a handout holds.
BODY = f"""
<h1>Care for a neck</h1>
<p>Rest helps. <strong>Move it</strong> each day; read
<a href="https://example.org/neck">our page</a> now.</p>
<div class="box"><p>This text stands in a box.</p></div>
<h2>What to do</h2>
<ol><li>Sit up</li><li>Turn your head</li></ol>
<table><thead><tr><th scope="col">Name</th><th scope="col">When</th></tr></thead>
<tbody><tr><td>Pill</td><td>Noon</td></tr></tbody></table>
<p>Ask us about it.</p>
<img alt="A neck" src="{_DOT}">
"""
_BLOCKS = (
    ("Care for a neck", ("H1",)),
    ("Rest helps. Move it each day; read our page now.", ()),
    ("This text stands in a box.", ()),
    ("What to do", ("H2", "H3")),
    ("Sit up", ("LBody", "P")),
    ("Turn your head", ("LBody", "P")),
    ("Name", ("TH",)),
    ("When", ("TH",)),
    ("Pill", ("TD",)),
    ("Noon", ("TD",)),
    ("Ask us about it.", ()),
    ("A neck", ("Figure",)),
)
EXPECTED = Expected(
    lang="en",
    blocks=tuple(ExpectedBlock(text=t, lang="en", tags=tags) for t, tags in _BLOCKS),
    families=("Noto Sans",),
    contrast=7.0,
)


def page(body: str, *, lang: str = "en", style: str = "") -> str:
    """Give a whole page with a body."""
    direction = "rtl" if lang in ("ar", "he", "ur", "fa") else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="{direction}"><head>'
        f"<title>Care for a neck</title><style>{_STYLE}{style}</style></head>"
        f"<body>{body}</body></html>"
    )


@cache
def render(body: str, lang: str = "en", style: str = "") -> bytes:
    """Make a PDF as a build does, once."""
    html = page(body, lang=lang, style=style)
    return FORMATS["pdf"].render(html, PLACE, DEFAULT_STANDARD).data


def good() -> bytes:
    """Give a file in which every rule passes."""
    return render(BODY)


def arabic(text: str, lang: str = "ar") -> bytes:
    """Give a right-to-left page with a text, which may hold HTML."""
    return render(f"<h1>نعم</h1><p>{text}</p>", lang)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """Give a file's bytes."""
    stream = io.BytesIO()
    pdf.save(stream, **options)
    return stream.getvalue()


def change(data: bytes, how: Callable[[Any], object]) -> bytes:
    """Open a file, change it, and give the new one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        how(pdf)
        return saved(pdf)


def elements(pdf: pikepdf.Pdf, role: str) -> Iterator[Any]:
    """Give the structure elements of a type, in the order of the tree."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        item = waiting.pop(0)
        if item.get("/S") == f"/{role}":
            yield item
        found = item.get("/K", [])
        kids = list(found) if isinstance(found, pikepdf.Array) else [found]
        here = [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/S" in k]
        waiting = here + waiting


def font_of(pdf: pikepdf.Pdf) -> Any:
    """Give the first composite font of the first page."""
    fonts: Any = pdf.pages[0].resources["/Font"]
    return next(f for f in fonts.values() if f.Subtype == "/Type0")


def draw(pdf: pikepdf.Pdf, content: bytes, font: Any = None) -> None:
    """Add content to the first page, with a font named F."""
    first: Any = pdf.pages[0]
    if font is not None:
        first.obj.Resources.Font["/F"] = pdf.make_indirect(font)
    first.contents_add(b"q\n", prepend=True)
    first.contents_add(b"\nQ\n" + content + b"\n")


def failed(verdicts: tuple[Verdict, ...]) -> set[str]:
    """Give the names of the checks that did not pass."""
    return {v.check for v in verdicts if v.outcome is not Outcome.PASS}


def outcome_of(check: str, data: bytes, expected: Expected | None = None) -> Verdict:
    """Audit a file by the table, and give the verdict of one rule."""
    verdicts = audit_pdf(data, PLACE, (), expected)
    return next(verdict for verdict in verdicts if verdict.check == check)
