"""What four PDF readers take the text of a file to be."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["READERS"]

_PDFJS = Path(__file__).with_name("pdfjs.mjs")
_NODE = Path(__file__).resolve().parents[2] / ".node"


def _poppler(data: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    made = subprocess.run(command, input=data, capture_output=True, check=True)
    return made.stdout.decode()


def _mupdf(data: bytes) -> str:
    import pymupdf

    opened: Any = pymupdf.open  # half typed, as the next
    with opened(stream=data, filetype="pdf") as pdf:
        return "\n".join(page.get_text() for page in pdf)


def _pdfium(data: bytes) -> str:
    import pypdfium2

    opened: Any = pypdfium2.PdfDocument
    with opened(data) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return text.replace("\ufffe", "-")  # PDFium's sign for a hyphen at a line's end


def _pdfjs(data: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = ["node", str(_PDFJS), str(_NODE), file.name]
        made = subprocess.run(command, capture_output=True, check=True)
    return made.stdout.decode()


#: Chrome and Edge read with PDFium, Firefox with pdf.js.
READERS: dict[str, Callable[[bytes], str]] = {
    "poppler": _poppler,
    "MuPDF": _mupdf,
    "PDFium": _pdfium,
    "pdf.js": _pdfjs,
}
