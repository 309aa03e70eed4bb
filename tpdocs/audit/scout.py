"""A first look at a file from anywhere, in a process of its own with little to spend.

A PDF can be small and unpack to gigabytes, or lead its reader round in circles. So a
child looks first, with a limit on its memory and time: run as a script, it prints what
is wrong with the file that its argument names, or nothing.
"""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

__all__ = ["find_problem"]

_MEMORY = 800_000_000  #: bytes of address space
_SECONDS = 20  #: of processor time; twice that of any time
_CHUNK = 1 << 16
#: What reading a broken file can raise.
_FAULTS = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    RuntimeError,
    MemoryError,
)
_MOST_FILE = 100_000_000
_MOST_STREAM = 32_000_000  #: bytes that a stream, no picture, may unpack to
_MOST_PICTURE = 128_000_000
_MOST_TOTAL = 256_000_000
_MOST_DRAWN = 60  #: pages
_PIXELS = 50  #: of a drawn page's longer side


def find_problem(path: Path) -> str:
    """Say what keeps a file from being audited; empty if nothing does."""
    # -I: what lies in the working folder is not imported.
    command = [sys.executable, "-I", __file__, str(path)]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, timeout=2 * _SECONDS
        )
    except subprocess.TimeoutExpired:
        return "it takes too long to read"
    if done.returncode < 0:
        return "it takes too much time or memory to read"
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return f"it cannot be read: {lines[-1] if lines else 'no reason given'}"
    return done.stdout.decode("utf-8", "replace").strip()


def _problem(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(1024)
    if b"%PDF-" not in head:
        return (
            "it is not a PDF: it does not begin with %PDF-" if head else "it is empty"
        )
    if path.stat().st_size > _MOST_FILE:
        return f"it has more than {_MOST_FILE // 1_000_000} MB"
    try:
        with pikepdf.open(path) as pdf:
            problem = _unpacked(pdf) or ("" if len(pdf.pages) else "it has no pages")
    except _FAULTS as error:
        return _reason(error, path)
    if not problem:
        _draw(path)
    return problem


def _reason(error: Exception, path: Path) -> str:
    match error:
        case pikepdf.PasswordError():
            return "it is encrypted, and opens with a password only"
        case MemoryError():
            return "it takes too much memory to read"
    first = str(error).splitlines()[0]
    return f"it is damaged: {first.replace(f'{path}: ', '').replace(f'{path} ', '')}"


def _draw(path: Path) -> None:
    """Let PDFium draw the first pages; forms in forms can keep it for ever.

    What it cannot draw is for the rules to say; here it may only take too long.
    """
    import pypdfium2

    with contextlib.suppress(*_FAULTS):
        pdf = pypdfium2.PdfDocument(path)
        for number in range(min(len(pdf), _MOST_DRAWN)):
            page = pdf[number]
            page.get_textpage().count_chars()
            page.render(scale=min(1.0, _PIXELS / max(*page.get_size(), 1)))
            page.close()


def _unpacked(pdf: pikepdf.Pdf) -> str:
    """Unpack all streams piece by piece, keeping none, and see how large they are."""
    total = 0
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        is_picture = thing.get("/Subtype") == "/Image"
        most = _MOST_PICTURE if is_picture else _MOST_STREAM
        size = 0
        for piece in _flat(thing):
            size += len(piece)
            if size > most:
                return f"a stream unpacks to more than {most // 1_000_000} MB"
        total += size
        if total > _MOST_TOTAL:
            return f"it unpacks to more than {_MOST_TOTAL // 1_000_000} MB"
    return ""


def _flat(stream: pikepdf.Stream) -> Iterable[bytes]:
    found = stream.get("/Filter")
    filters = list(found) if isinstance(found, pikepdf.Array) else [found]
    pieces: Iterable[bytes] = [stream.read_raw_bytes()]
    for name in filters:
        if str(name) in ("/FlateDecode", "/Fl"):
            pieces = _inflate(pieces)
    return pieces


def _inflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack piece by piece; what is damaged ends it."""
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest:
            try:
                yield unpacker.decompress(rest, _CHUNK)
            except zlib.error:
                return
            rest = unpacker.unconsumed_tail


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))
    sys.stdout.write(_problem(Path(sys.argv[1])))


if __name__ == "__main__":
    _main()
