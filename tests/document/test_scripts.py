"""Every script has room: ink of two lines never meets, and none looks small."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from fidelity.pages import LANGUAGES, read_sample, write_pdf
from PIL import Image, ImageChops

from tpdocs.foundation import Language

#: One language for each font and line height.
_SCRIPTS = tuple(
    {
        (read_sample(tag).language.fonts, read_sample(tag).language.line_height): tag
        for tag in LANGUAGES
    }.values()
)
_STYLES = Path(__file__).parents[2] / "styles"
#: Points from one line to the next: so far apart that no ink can meet.
_LINE = 48
#: Pixels in a point.
_SCALE = 2
_STYLE = (
    "</style><style>@page{{size:letter;margin:{line}pt}}"
    "html{{line-height:{line}pt;font-weight:{weight};font-size:12pt}}"
    "body,p,h1,h2{{margin:0;font-size:12pt;font-weight:{weight};orphans:1;widows:1}}</style>"
)
_WEIGHTS = (400, 700)


@cache
def _lines(tag: str, weight: int) -> tuple[Image.Image, ...]:
    """Give pictures of the lines of a sample, each as high as the line's pitch."""
    style = _STYLE.format(line=_LINE, weight=weight)
    html = read_sample(tag).html.replace("</style>", style, 1)
    pitch, lines = _LINE * _SCALE, []
    for page in list(pypdfium2.PdfDocument(write_pdf(html)))[:4]:
        picture = ImageChops.invert(page.render(scale=_SCALE).to_pil().convert("L"))
        picture = picture.point(lambda value: 255 if value > 128 else 0)
        for top in range(pitch, picture.height - pitch, pitch):
            line = picture.crop((0, top, picture.width, top + pitch))
            lines += [line] if line.getbbox() else []
    assert len(lines) > 40
    return tuple(lines)


def _meets(upper: Image.Image, lower: Image.Image, pitch: float) -> bool:
    """Say whether ink of a line lies on that of the next, this many points below."""
    lift = round(pitch * _SCALE)
    moved = Image.new("L", (upper.width, upper.height * 2))
    moved.paste(lower, (0, lift))
    below = Image.new("L", moved.size)
    below.paste(upper, (0, 0))
    return ImageChops.multiply(moved, below).getbbox() is not None


def _multiple(name: str) -> float:
    """Give a length of page.css, in multiples of the language's line height."""
    css = (_STYLES / "page.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}: calc\(var\(--line-height\) \* ([0-9.]+)\)", css)
    assert found is not None
    return float(found[1])


def _language(tag: str) -> Language:
    return read_sample(tag).language


@pytest.mark.slow
@pytest.mark.parametrize("tag", _SCRIPTS)
def test_ink_of_neighbouring_lines_does_not_meet(tag: str) -> None:
    """Regular text at the line height of its language, over several pages."""
    pitch = _language(tag).line_height * 12
    met = [pair for pair in pairwise(_lines(tag, 400)) if _meets(*pair, pitch)]
    assert met == []


@pytest.mark.slow
@pytest.mark.parametrize("tag", _SCRIPTS)
def test_ink_of_heading_lines_does_not_meet(tag: str) -> None:
    """Bold text at the line height of headings; in Urdu, a few pairs may touch."""
    pitch = _language(tag).line_height * 12 * _multiple("tight")
    lines = _lines(tag, 700)
    met = sum(_meets(*pair, pitch) for pair in pairwise(lines))
    assert met <= (len(lines) / 50 if tag == "ur" else 0)


@pytest.mark.slow
@pytest.mark.parametrize("weight", _WEIGHTS)
@pytest.mark.parametrize("tag", _SCRIPTS)
def test_no_ink_leaves_its_own_pitch(tag: str, weight: int) -> None:
    """The measure itself: no mark is so high or low that it was cut off."""
    for line in _lines(tag, weight):
        box = line.getbbox()
        assert box is not None
        assert box[1] > 0
        assert box[3] < line.height


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ur", "my", "km", "th", "ta"])
def test_the_first_line_of_a_panel_is_whole(tag: str) -> None:
    """At the top of a page, a panel shows all the ink that its line has elsewhere."""
    sample = read_sample(tag)
    text = sample.blocks[2]
    page = sample.html.partition("<body>")[0]
    height = sample.language.line_height
    style = (
        "</style><style>@page{{size:9in 3in;margin:{margin}in 0.5in}}"
        "p{{margin:0;font-size:12pt;line-height:{height};white-space:nowrap}}</style>"
    )
    inks = []
    for margin in (0.5, 1.2):
        added = style.format(margin=margin, height=height)
        html = page.replace("</style>", added, 1) + f"<body><p>{text}</p></body></html>"
        first = pypdfium2.PdfDocument(write_pdf(html))[0]
        picture = ImageChops.invert(first.render(scale=_SCALE).to_pil().convert("L"))
        box = picture.getbbox()
        assert box is not None
        inks.append(box[3] - box[1])
    assert abs(inks[0] - inks[1]) <= 1
