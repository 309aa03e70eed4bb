"""What the pages of a PDF show, piece by piece, and to which tag each piece belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tpdocs.audit.encoding import Decoder, read_decoder

__all__ = ["MOST_PAGES", "PageContent", "Piece", "read_pages"]

#: Pages that are read; a rule that looks at pages says "not checked" for the others.
MOST_PAGES = 200
_DEPTH = 8  #: of forms in forms
_TEXT = {"Tj", "TJ", "'", '"'}
_PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"}
_OPERATORS = " ".join([*_TEXT, *_PAINT, "BI ID EI", "Tf q Q BMC BDC EMC Do gs"])


@dataclass(frozen=True, slots=True)
class Piece:
    """What one operator shows."""

    mcid: int | None  #: of the marked content that it stands in
    is_artifact: bool
    text: str | None  #: ``None``: a drawing or a picture
    unmapped: tuple[int, ...] = ()  #: codes that say nothing
    notdefs: int = 0  #: codes that draw the glyph of a missing character


@dataclass(frozen=True, slots=True)
class PageContent:
    """All that a page shows, in the order in which it is drawn."""

    number: int  #: from 1
    pieces: tuple[Piece, ...]
    nested: bool  #: an artifact in tagged content, or the other way round


@dataclass(slots=True)
class _Mark:
    mcid: int | None = None
    is_artifact: bool = False
    is_reversed: bool = False
    said: str | None = None  #: ``ActualText`` that was not given out yet
    hides: bool = False  #: the text inside is replaced


@dataclass(slots=True)
class _State:
    """Where the interpreter is."""

    marks: list[_Mark] = field(default_factory=list)
    fonts: list[Decoder | None] = field(default_factory=lambda: [None])
    nested: bool = False


def read_pages(pdf: pikepdf.Pdf, limit: int = MOST_PAGES) -> Iterator[PageContent]:
    """Read what the first pages show.

    Raises:
        pikepdf.PdfError: A content stream cannot be read.
    """
    reader = _Reader()
    for number, page in enumerate(pdf.pages[:limit], 1):
        state = _State()
        pieces = tuple(reader.pieces(page.obj, page.resources, state, 0))
        yield PageContent(number, pieces, state.nested)


class _Reader:
    """Reads content streams; fonts are read once."""

    def __init__(self) -> None:
        self._decoders: dict[Any, Decoder] = {}

    def pieces(
        self, stream: Any, resources: Any, state: _State, depth: int
    ) -> Iterator[Piece]:
        """Give what a page or a form shows."""
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            operands, name = instruction.operands, str(instruction.operator)
            if name in _TEXT:
                yield self._text(operands, state)
            elif name in _PAINT:
                yield _drawn(state)
            elif name == "Do":
                yield from self._form(operands, resources, state, depth)
            elif name == "Tf":
                state.fonts[-1] = self._decoder(resources, _name(operands))
            else:
                _note(name, operands, resources, state)

    def _form(
        self, operands: Any, resources: Any, state: _State, depth: int
    ) -> Iterator[Piece]:
        thing = _resource(resources, "/XObject", _name(operands))
        if thing is None or thing.get("/Subtype") != "/Form" or depth == _DEPTH:
            yield _drawn(state)
            return
        # Old files leave a form's resources to its page (ISO 32000-1, 7.8.3).
        own = thing.get("/Resources", resources)
        state.fonts.append(state.fonts[-1])
        yield from self.pieces(thing, own, state, depth + 1)
        state.fonts.pop()

    def _decoder(self, resources: Any, name: str) -> Decoder | None:
        font = _resource(resources, "/Font", name)
        if font is None:
            return None
        key = font.objgen if font.is_indirect else id(font)
        if key not in self._decoders:
            self._decoders[key] = read_decoder(font)
        return self._decoders[key]

    def _text(self, operands: Any, state: _State) -> Piece:
        decoder = state.fonts[-1] or Decoder(1)
        texts: list[str] = []
        unmapped, notdefs = [], 0
        for code in (c for data in _strings(operands) for c in decoder.codes(data)):
            text = decoder.texts.get(code)
            if text is None:
                unmapped.append(code)
            else:
                texts.append(text)
            notdefs += decoder.is_notdef(code)
        text = "".join(texts)
        # Such strings stand in the order of the page (ISO 32000-1, 14.8.2.3.3).
        if any(mark.is_reversed for mark in state.marks):
            text = text[::-1]
        said = _said(text, state)
        mcid, is_artifact = _where(state)
        return Piece(mcid, is_artifact, said, tuple(unmapped), notdefs)


def _strings(operands: Any) -> Iterator[bytes]:
    """Give the strings of a text-showing operator."""
    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from (bytes(p) for p in operand if isinstance(p, pikepdf.String))
        elif isinstance(operand, pikepdf.String):
            yield bytes(operand)


def _said(text: str, state: _State) -> str:
    """Give the text, or once what ``ActualText`` puts in its place."""
    for mark in state.marks:
        if mark.hides:
            said, mark.said = mark.said or "", None
            return said
    return text


def _where(state: _State) -> tuple[int | None, bool]:
    mcids = [mark.mcid for mark in state.marks if mark.mcid is not None]
    is_artifact = any(mark.is_artifact for mark in state.marks)
    return (mcids[-1] if mcids else None), is_artifact


def _drawn(state: _State) -> Piece:
    mcid, is_artifact = _where(state)
    return Piece(mcid, is_artifact, None)


def _note(name: str, operands: Any, resources: Any, state: _State) -> None:
    """Follow the graphics state and marked content."""
    # A file may end more than it began: what is left then is the page's own state.
    match name:
        case "q":
            state.fonts.append(state.fonts[-1])
        case "Q" if len(state.fonts) > 1:
            state.fonts.pop()
        case "EMC" if state.marks:
            state.marks.pop()
        case "BMC" | "BDC":
            _begin(_mark(operands, resources), state)


def _begin(mark: _Mark, state: _State) -> None:
    """Begin marked content; an artifact in tagged content, or the reverse, is told."""
    tagged, artifact = _where(state)
    state.nested |= mark.is_artifact and tagged is not None
    state.nested |= artifact and mark.mcid is not None
    state.marks.append(mark)


def _mark(operands: Any, resources: Any) -> _Mark:
    tag = _name(operands)
    mark = _Mark(is_artifact=tag == "/Artifact", is_reversed=tag == "/ReversedChars")
    values = operands[1] if len(operands) > 1 else None
    if isinstance(values, pikepdf.Name):
        values = _resource(resources, "/Properties", _name([values]))
    if isinstance(values, pikepdf.Dictionary):
        mcid = values.get("/MCID")
        mark.mcid = int(mcid) if isinstance(mcid, int) else None
        if "/ActualText" in values:
            mark.hides, mark.said = True, str(values["/ActualText"])
    return mark


def _name(operands: Any) -> str:
    """Give the name that comes first; empty where there is none, or not in UTF-8."""
    first = next(iter(operands), None)
    try:
        return str(first) if isinstance(first, pikepdf.Name) else ""
    except UnicodeDecodeError:
        return ""


def _resource(resources: Any, kind: str, name: str) -> Any:
    """Find a resource; ``None`` where there is no such dictionary or stream."""
    if not isinstance(resources, pikepdf.Dictionary):
        return None
    found = resources.get(kind)
    thing = found.get(name) if isinstance(found, pikepdf.Dictionary) else None
    is_usable = isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream))
    return thing if is_usable else None


def texts_of(pages: Iterable[PageContent]) -> dict[tuple[int, int], str]:
    """Give the text of each piece of marked content, by page from 1 and ``MCID``."""
    found: dict[tuple[int, int], list[str]] = {}
    for page in pages:
        for piece in page.pieces:
            if piece.mcid is not None and piece.text is not None:
                found.setdefault((page.number, piece.mcid), []).append(piece.text)
    return {key: "".join(texts) for key, texts in found.items()}
