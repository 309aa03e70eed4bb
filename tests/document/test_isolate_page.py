"""Runs on a real page: the places of its glyphs, as PDFium finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fidelity.pages import read_sample, write_pdf

from tpdocs.document.isolate import isolate

_CASES = Path(__file__).parents[1] / "cases" / "isolate" / "runs.txt"
_LINES = tuple(
    tuple(line.split(" | ", maxsplit=1))
    for line in _CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)


def _said(text: str) -> str:
    return text.translate({ord("⟦"): None, ord("⟧"): None})


def _visual(text: str) -> str:
    """Give a case's characters from left to right: the whole of the reference."""
    parts = re.split("⟦(.*?)⟧", text)
    turned = [part if at % 2 else part[::-1] for at, part in enumerate(parts)]
    return "".join(turned[::-1])


@cache
def _lines_of(tag: str) -> tuple[str, ...]:
    """Give the characters of each case's line of a real page, from left to right."""
    sample = read_sample(tag)
    texts = [isolate(_said(text)) for of, text in _LINES if of == tag]
    body = "".join(f"<p>{text}</p>" for text in texts)
    page = f"{sample.html.partition('<body>')[0]}<body>{body}</body></html>"
    style = "</style><style>@page{margin:0.5in}p{margin:0;white-space:nowrap}</style>"
    return tuple(_read_lines(write_pdf(page.replace("</style>", style, 1))))


def _read_lines(data: bytes) -> list[str]:
    lines = []
    for page in pypdfium2.PdfDocument(data):
        chars = sorted(_chars(page.get_textpage()), reverse=True)
        breaks = [at for at in range(1, len(chars)) if _is_gap(chars[at - 1 : at + 1])]
        for start, stop in pairwise([0, *breaks, len(chars)]):
            row = sorted((x, char) for _, x, char in chars[start:stop])
            lines.append("".join(char for _, char in row))
    return lines


def _chars(text: Any) -> Iterator[tuple[float, float, str]]:
    """Give the height and the place of each character, in points, and what it is."""
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if char.strip():
            yield (bottom + top) / 2, (left + right) / 2, char


def _is_gap(two: list[tuple[float, float, str]]) -> bool:
    return two[0][0] - two[1][0] > 9


def _bare(text: str) -> str:
    """Leave out spaces, marks, the side of mirrored signs; PDFium writes ® as R."""
    text = re.sub("[\\s\u200e\u200f]", "", text).replace("®", "R")
    return re.sub(r"[()\[\]«»<>≤≥]", "|", text)


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ar", "fa", "he", "ur"])
def test_the_page_has_each_run_in_its_order(tag: str) -> None:
    """PDFium finds the characters of each line at the places that the case says."""
    wanted = [_bare(_visual(text)) for of, text in _LINES if of == tag]
    assert list(map(_bare, _lines_of(tag))) == wanted
