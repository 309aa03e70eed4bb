"""The report as one HTML page: no JavaScript, nothing from outside, no clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tpdocs.foundation import Language, digest_bytes
from tpdocs.readability.plain import Answer, summarize
from tpdocs.readability.plain.rule import Document
from tpdocs.readability.report.begin import advice_of
from tpdocs.readability.report.chart import (
    WIDTH,
    band_tag,
    draw_bullet,
    draw_lengths,
)
from tpdocs.readability.report.records import Measured, Subject
from tpdocs.readability.report.shade import Shade
from tpdocs.readability.report.text import show_text

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["is_own_page", "render_page"]

#: The two lists of questions that rules of plain language bear on.
_LISTS: tuple[Document, ...] = ("CDC CCI", "PEMAT-P")
_TEMPLATES = Path(__file__).parent / "templates"
#: The last line of a page holds the digest of all above it.
_SEAL = re.compile(rb"<!-- tpdocs readability ([0-9a-f]+) -->\n\Z")
_NOT_A_NAME = re.compile(r"[^\w .-]")


def render_page(subjects: Sequence[Subject], version: str) -> bytes:
    """Render the report; the same texts give the same bytes.

    Args:
        subjects: Handouts, each in the languages that were asked for.
        version: Of tpdocs.
    """
    body = (
        _environment()
        .get_template("report.html")
        .render(
            subjects=subjects,
            version=version,
            width=WIDTH,
            shades=tuple(Shade),
            answers=tuple(Answer),
            lists=_LISTS,
        )
    )
    data = f"{body}\n".encode()
    return data + f"<!-- tpdocs readability {digest_bytes(data)} -->\n".encode()


def is_own_page(data: bytes) -> bool:
    """Tell whether a file is a report as it was written, by the seal in its last line.

    One that somebody has written into is no longer ours to overwrite.
    """
    seal = _SEAL.search(data)
    return seal is not None and digest_bytes(data[: seal.start()]) == seal[1].decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """From what the last build measured to now."""

    title: str
    before: float
    now: float
    easier: bool | None  #: ``None``: the same, as it is printed


def _changes(measured: Measured) -> list[_Change]:
    known = measured.before.values if measured.before else {}
    return [
        _Change(
            title=level.formula.title,
            before=(before := round(known[level.formula.name], 1)),
            now=(now := round(level.value, 1)),
            easier=None
            if before == now
            else (now > before) == (level.formula.higher == "easier"),
        )
        for level in measured.held
        if level.value is not None and level.formula.name in known
    ]


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    environment.globals.update(
        band_tag=band_tag,
        bullet=draw_bullet,
        lengths=draw_lengths,
        advice_of=advice_of,
        changes=_changes,
        show_text=show_text,
        summarize=summarize,
        type_of=_type_of,
    )
    return environment


def _number(value: float, digits: int | None = None) -> str:
    """Write a number with so many decimals, or as few as it has; minus is a minus."""
    written = f"{value:g}" if digits is None else f"{value:.{digits}f}"
    return written.replace("-", "−")


def _type_of(language: Language) -> str:
    """Give the declarations of CSS for a text of a language."""
    names = (_NOT_A_NAME.sub("", name) for name in language.fonts)
    families = ", ".join(f"'{name}'" for name in names)
    return f"font-family: {families}, sans-serif; --line: {language.line_height}"
