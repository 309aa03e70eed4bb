"""What four PDF readers take the text of a file to be."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["READERS"]

_PDFJS = Path(__file__).with_name("pdfjs.mjs")
_NODE = Path(__file__).resolve().parents[2] / ".node"


def _poppler(data: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def _mupdf(data: bytes) -> str:
    import pymupdf

    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        return "\n".join(page.get_text() for page in pdf)


def _pdfium(data: bytes) -> str:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return text.replace("\ufffe", "-")  # PDFium's sign for a hyphen at a line's end


def _pdfjs(data: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = ["node", str(_PDFJS), str(_NODE), file.name]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


#: Chrome and Edge read with PDFium, Firefox with pdf.js.
READERS: dict[str, Callable[[bytes], str]] = {
    "poppler": _poppler,
    "MuPDF": _mupdf,
    "PDFium": _pdfium,
    "pdf.js": _pdfjs,
}
