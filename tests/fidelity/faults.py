"""Readers that are at fault: the smallest case, in our file and in others'."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from fidelity.pages import write_pdf

__all__ = ["FAULTS", "Fault", "fault_of", "print_with_chromium"]

_PAGE = """<!DOCTYPE html><html lang="{lang}"><head><title>Fault</title>
<style>html {{ font-family: "{font}"; font-size: 20pt }}</style></head>
<body><p>{text}</p></body></html>"""
_LONE_LETTERS = re.compile(r"(?<!\S)(\S) (?=\S(?!\S))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a reader does wrong with a file of any producer."""

    reader: str
    tag: str  #: the language whose score suffers
    font: str
    sample: str  #: the smallest text that shows it
    what: str
    excuse: Callable[[str], str]  #: gives what the reader makes of a text

    @property
    def html(self) -> str:
        """The smallest document that shows it."""
        return _PAGE.format(lang=self.tag, font=self.font, text=escape(self.sample))

    def producers(self) -> dict[str, bytes]:
        """Give the sample as a file by us, by WeasyPrint alone, and by Chromium."""
        made = {
            "tpdocs": write_pdf(self.html),
            "WeasyPrint": write_pdf(self.html, repaired=False),
        }
        chromium = print_with_chromium(self.html)
        return made | ({"Chromium": chromium} if chromium else {})


FAULTS = (
    Fault(
        reader="poppler",
        tag="ko",
        font="Noto Sans CJK KR",
        sample="세 계 인 권",
        what="drops the spaces between letters that stand alone",
        excuse=lambda text: _LONE_LETTERS.sub(r"\1", text),
    ),
    Fault(
        reader="pdf.js",
        tag="lo",
        font="Noto Sans Lao",
        sample="\u0e99\u0eb3",
        what="writes U+0EB3 as U+0ECD U+0EB2, unless disableNormalization is set",
        excuse=lambda text: text.replace("\u0eb3", "\u0ecd\u0eb2"),
    ),
)


def fault_of(reader: str, tag: str) -> Fault | None:
    """Find the known fault of a reader in a language."""
    for fault in FAULTS:
        if (fault.reader, fault.tag) == (reader, tag):
            return fault
    return None


def print_with_chromium(html: str) -> bytes | None:
    """Print a document to PDF as Chromium does; ``None`` where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, made = folder / "page.html", folder / "page.pdf"
        source.write_text(html, encoding="utf-8")
        command = [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return made.read_bytes()
