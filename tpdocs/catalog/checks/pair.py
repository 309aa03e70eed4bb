"""An English text beside its translation, parsed once for all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.numerals import has_digits
from tpdocs.catalog.entry import Entry
from tpdocs.source import Inline, ParsedInline, parse_inline, plain_text

__all__ = [
    "PLACEHOLDER",
    "WORD",
    "Pair",
    "Side",
    "find_words",
    "make_pair",
    "make_word_pattern",
    "without_tashkil",
]

#: Signs without which a text is its own parse, so that Markdown need not be asked.
_SYNTAX = re.compile(r"[*_\[\]<>&`{}!\\\n]")
#: Stands for a placeholder in :attr:`Side.text`; it is in no word and no number.
PLACEHOLDER = "\ufffc"
_VALUE = re.compile(r"\{[^{}]*\}")
_TASHKIL = re.compile("[\u064b-\u0652\u0670]")
#: Letters with their marks. Python's ``\w`` has no vowel signs, on which most words of
#: South and South-East Asia would break.
WORD = re.compile(
    r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u135d-\u135f\u02bc’'\u200c\u200d]"
    r"|(?![\d।॥၊။])[\u0900-\u0df3\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u109f\u1780-\u17d3])+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One text of a pair."""

    markdown: str
    parsed: ParsedInline
    text: str  #: as it is printed; each placeholder is one U+FFFC
    has_digits: bool  #: without which no rule about numbers need look

    @property
    def nodes(self) -> tuple[Inline, ...]:
        """The inline tree."""
        return self.parsed.nodes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pair:
    """A message: its English, its translation, and facts about the language."""

    entry: Entry
    facts: Facts
    english: Side
    given: Side  #: the translation

    @property
    def is_plain(self) -> bool:
        """Whether both texts are words alone, without emphasis, links or values."""
        return all(
            len(side.nodes) == 1 and isinstance(side.nodes[0], str)
            for side in (self.english, self.given)
        )


def make_pair(entry: Entry, facts: Facts, *, is_plain: bool = False) -> Pair:
    """Parse both texts of an entry.

    Args:
        entry: A message with a translation.
        facts: About the language of the translation.
        is_plain: A page word: no Markdown, and placeholders of its own.
    """
    side = _plain_side if is_plain else _side
    return Pair(
        entry=entry, facts=facts, english=side(entry.msgid), given=side(entry.msgstr)
    )


def find_words(text: str) -> Iterator[str]:
    """Find the words of a text, in lower case; a text without spaces is one."""
    for match in WORD.finditer(text):
        word = match[0].strip("’'").lower()
        if word:
            yield word


def without_tashkil(text: str) -> str:
    """Leave out the vowel marks of Arabic, which may be written or not."""
    return text if text.isascii() else _TASHKIL.sub("", text)


@cache
def make_word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Make a pattern of ``word``, ``prefix*``, ``*suffix``, ``*in*``, ``both*ends``."""
    parts = []
    for listed in words:
        before = "" if listed.startswith("*") else r"(?<![^\W\d_])"
        after = "" if listed.endswith("*") else r"(?![^\W\d_])"
        word = without_tashkil(listed.strip("*").lower())
        inner = r"[^\s]*".join(map(re.escape, word.split("*")))
        parts.append(f"{before}{inner}{after}")
    return re.compile("|".join(parts))


def _side(markdown: str) -> Side:
    if not _SYNTAX.search(markdown):
        return _plain_side(markdown)
    parsed = parse_inline(markdown)
    text = _VALUE.sub(PLACEHOLDER, plain_text(parsed.nodes))
    return _make_side(markdown, parsed, text)


def _plain_side(text: str) -> Side:
    shown = _VALUE.sub(PLACEHOLDER, text) if "{" in text else text
    return _make_side(text, ParsedInline((text,), ()), shown)


def _make_side(markdown: str, parsed: ParsedInline, text: str) -> Side:
    return Side(
        markdown=markdown, parsed=parsed, text=text, has_digits=has_digits(text)
    )
