"""A handout's texts as plain text, with stand-ins for what is not words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tpdocs.source import (
    Handout,
    Inline,
    Link,
    Marked,
    Text,
    Value,
    find_segments,
    parse_inline,
)

__all__ = ["STAND_IN", "Passage", "find_passages", "make_passage", "plain_passage"]

#: Stands for what is no word: a placeholder, an address, a phone. No rule takes it for
#: a letter, and a full stop after it still ends a sentence.
STAND_IN = "\ufffc"
#: Code in backticks, addresses, mailboxes, and phones: with a country's code, in groups
#: as in North America or France, or seven digits and more without a break. A date or
#: two years with a dash are none.
_NO_WORDS = re.compile(
    r"""`[^`]*`
    | (?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)]
    | (?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+
    | \+\d[\d\s().\-–\u2011]{5,}\d
    | (?<!\w)(?:\(\d{3}\)\s?|\d{3}[\s.\-\u2011])?\d{3}[.\-\u2011]\d{4}(?!\w)
    | (?<!\w)(?:\d\d[\s.]){4}\d\d(?!\w)
    | (?<![\w.,])\d{7,15}(?!\w)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of text, in one language."""

    text: str  #: with a stand-in for each of ``hidden``
    hidden: tuple[str, ...]  #: what the stand-ins stand for, as it is to be shown
    role: str  #: as :class:`tpdocs.source.Segment` says it; empty: not from a handout
    section: str  #: the heading that it stands under
    source: Text

    def shown(self, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
        """Give stretches of the text as a reader would quote them.

        Args:
            spans: Starts and ends, in order, that leave no stand-in out.
        """
        if not self.hidden:
            yield from (self.text[start:end].strip() for start, end in spans)
            return
        hidden = iter(self.hidden)
        for start, end in spans:
            first, *others = self.text[start:end].split(STAND_IN)
            pieces = (f"{next(hidden)}{words}" for words in others)
            yield "".join((first, *pieces)).strip()

    def plain(self, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
        """Return stretches of the text without what is no word."""
        for start, end in spans:
            yield self.text[start:end].replace(STAND_IN, " ").strip()


def find_passages(handout: Handout) -> tuple[Passage, ...]:
    """Give all texts of a handout, in document order."""
    return tuple(
        make_passage(segment.text, segment.role, segment.section)
        for segment in find_segments(handout)
    )


def make_passage(source: Text, role: str = "", section: str = "") -> Passage:
    """Make a passage of a text of a handout."""
    pieces = tuple(_pieces(parse_inline(source.markdown).nodes))
    return _join(pieces, role, section, source)


def plain_passage(text: str, tag: str, line: int = 1) -> Passage:
    """Make a passage of plain text that is not from a handout."""
    source = Text(markdown=text, line=line, tag=tag)
    return _join(((text, ""),), "", "", source)


def _join(
    pieces: tuple[tuple[str, str], ...], role: str, section: str, source: Text
) -> Passage:
    parts: list[str] = []
    hidden: list[str] = []
    for words, instead in pieces:
        if instead:
            parts.append(STAND_IN)
            hidden.append(instead)
        else:
            parts.append(_hide(words.replace(STAND_IN, " "), hidden))
    return Passage(
        text="".join(parts),
        hidden=tuple(hidden),
        role=role,
        section=section,
        source=source,
    )


def _hide(words: str, hidden: list[str]) -> str:
    """Put a stand-in for each address and phone, and note what it stands for."""

    def stand_in(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return STAND_IN

    return _NO_WORDS.sub(stand_in, words)


def _pieces(nodes: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """Give words, and what stands for something else than words."""
    for node in nodes:
        match node:
            case str():
                yield node, ""
            case Value(name):
                yield "", f"{{{name}}}"
            case Link():
                yield from _link_pieces(node)
            case Marked(_, children):
                yield from _pieces(children)


def _link_pieces(link: Link) -> Iterator[tuple[str, str]]:
    """Give the words of a link; one that shows its own address has none."""
    pieces = tuple(_pieces(link.children))
    shown = "".join(words or instead for words, instead in pieces)
    yield from ((("", shown),) if shown in link.href else pieces)
