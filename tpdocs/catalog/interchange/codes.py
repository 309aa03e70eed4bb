"""Inline Markdown as codes that a translation tool protects.

What is cut up here is the Markdown itself: joining the pieces gives the text exactly,
whatever was taken for a code. Where the codes found are not what
:func:`tpdocs.source.parse_inline` finds, only placeholders are codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tpdocs.foundation import PLACEHOLDERS
from tpdocs.source import Inline, Link, Marked, Value, parse_inline

__all__ = ["Code", "Piece", "find_codes", "join_pieces", "walk_codes"]

Kind: TypeAlias = Literal["value", "strong", "em", "link", "address"]

_NAMES = "|".join(map(re.escape, PLACEHOLDERS))
_VALUE = re.compile(rf"\{{(?:{_NAMES})\}}")
_TOKEN = re.compile(
    rf"(?P<value>{_VALUE.pattern})"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<address><(?:https|tel|mailto):[^<>\s]*>)"
    r"|(?P<open>\[)"
    r'|(?P<close>\]\([^()\s]*(?:\s+"[^"]*")?\))'
    r"|(?P<mark>\*\*|\*|__|_)"
)
_MARKS: dict[str, Kind] = {"**": "strong", "__": "strong", "*": "em", "_": "em"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Markdown that is not words, around the words that it marks."""

    kind: Kind
    start: str  #: ``**``, ``[``, ``{clinic_phone}``
    end: str = ""  #: ``**``, ``](https://example.org)``; empty where it holds nothing
    children: tuple[Piece, ...] = ()

    @property
    def is_pair(self) -> bool:
        """Whether it stands around words."""
        return bool(self.end)


Piece: TypeAlias = str | Code


@dataclass(slots=True)
class _Open:
    """A code that is not closed yet."""

    start: str
    pieces: list[Piece] = field(default_factory=list)


def find_codes(markdown: str) -> tuple[Piece, ...]:
    """Cut a text into words and codes."""
    pieces = _scan(markdown)
    if _outline(pieces) == _outline_parsed(parse_inline(markdown).nodes):
        return pieces
    return tuple(_split_values(markdown))


def join_pieces(pieces: Iterable[Piece]) -> str:
    """Give the text that pieces were cut from."""
    return "".join(
        piece
        if isinstance(piece, str)
        else f"{piece.start}{join_pieces(piece.children)}{piece.end}"
        for piece in pieces
    )


def walk_codes(pieces: Iterable[Piece]) -> Iterator[Code]:
    """Give all codes, each before those that it holds."""
    for piece in pieces:
        if isinstance(piece, Code):
            yield piece
            yield from walk_codes(piece.children)


def _scan(markdown: str) -> tuple[Piece, ...]:
    stack = [_Open("")]
    end = 0
    for match in _TOKEN.finditer(markdown):
        stack[-1].pieces.append(markdown[end : match.start()])
        end = match.end()
        _take(match, stack)
    stack[-1].pieces.append(markdown[end:])
    while len(stack) > 1:  # never closed: it marks nothing
        _give_up(stack)
    return _merge(stack[0].pieces)


def _take(match: re.Match[str], stack: list[_Open]) -> None:
    """Open, close or keep one token."""
    token, top = match[0], stack[-1]
    match match.lastgroup:
        case ("value" | "address") as kind:
            top.pieces.append(Code(kind=kind, start=token))
        case "mark" if top.start == token:
            _close(stack, _MARKS[token], token)
        case "close" if any(level.start == "[" for level in stack):
            _close_link(stack, token)
        case "mark" | "open":
            stack.append(_Open(token))
        case _:
            top.pieces.append(token)


def _close_link(stack: list[_Open], end: str) -> None:
    """Close a link; a mark that was opened in it and not closed marks nothing."""
    while stack[-1].start != "[":
        _give_up(stack)
    _close(stack, "link", end)


def _close(stack: list[_Open], kind: Kind, end: str) -> None:
    done = stack.pop()
    code = Code(kind=kind, start=done.start, end=end, children=_merge(done.pieces))
    stack[-1].pieces.append(code)


def _give_up(stack: list[_Open]) -> None:
    left = stack.pop()
    stack[-1].pieces += [left.start, *left.pieces]


def _merge(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join texts that follow each other; leave out empty ones."""
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece:
            merged.append(piece)
    return tuple(merged)


def _split_values(markdown: str) -> Iterator[Piece]:
    end = 0
    for match in _VALUE.finditer(markdown):
        if match.start() > end:
            yield markdown[end : match.start()]
        yield Code(kind="value", start=match[0])
        end = match.end()
    if end < len(markdown):
        yield markdown[end:]


def _outline(pieces: Iterable[Piece]) -> str:
    """Give the codes without the words: ``strong(value())link()``."""
    return "".join(
        f"{'link' if code.kind == 'address' else code.kind}({_outline(code.children)})"
        for code in pieces
        if isinstance(code, Code)
    )


def _outline_parsed(nodes: Iterable[Inline]) -> str:
    parts = []
    for node in nodes:
        match node:
            case Value():
                parts.append("value()")
            case Marked(strong, children):
                name = "strong" if strong else "em"
                parts.append(f"{name}({_outline_parsed(children)})")
            case Link(_, children):
                parts.append(f"link({_outline_parsed(children)})")
    return "".join(parts)
