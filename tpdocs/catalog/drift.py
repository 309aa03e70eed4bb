"""How far a translation is behind its English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tpdocs.catalog.difference import SentenceChange, diff_sentences
from tpdocs.catalog.entry import PoFile
from tpdocs.catalog.extract import find_own_segments, is_translatable
from tpdocs.catalog.merge import merge
from tpdocs.catalog.template import handout_template
from tpdocs.foundation import Language
from tpdocs.source import (
    Handout,
    Inline,
    Link,
    Marked,
    find_segments,
    parse_inline,
)

__all__ = ["Drift", "count_words_left", "find_drift"]

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A message whose English is other than what its translation was made for."""

    context: str | None
    old: str  #: the English that was translated
    new: str  #: the English now
    msgstr: str  #: the translation of the old one
    path: str  #: the handout or the shared part
    line: int  #: of the English now, in it

    @property
    def sentences(self) -> tuple[SentenceChange, ...]:
        """What changed."""
        return diff_sentences(self.old, self.new)


def find_drift(
    handout: Handout, catalog: PoFile, language: Language
) -> Iterator[Drift]:
    """Find what changed in English since it was translated, in document order.

    The catalog is brought up to the handout first, in memory: what an edit of this
    morning made old counts, whether or not ``catalog update`` ran.

    Args:
        handout: In English.
        catalog: Its messages in ``language``.
        language: That of the catalog.
    """
    merged = merge(handout_template(handout), catalog, language)
    texts = {
        (segment.text.context, segment.text.markdown): segment.text
        for segment in reversed(tuple(find_own_segments(handout)))
    }
    for entry in merged.entries:
        if entry.is_fuzzy and entry.previous and entry.previous != entry.msgid:
            text = texts[entry.key]
            yield Drift(
                context=entry.context,
                old=entry.previous,
                new=entry.msgid,
                msgstr=entry.msgstr,
                path=f"{handout.path}/{text.part}.md" if text.part else handout.path,
                line=text.line,
            )


def count_words_left(source: Handout, translated: Handout, language: Language) -> int:
    """Count the English words of all messages that a page shows in English.

    A text that is there twice is one message. Placeholders are no words.

    Args:
        source: The handout in English.
        translated: The same, put into ``language``.
        language: The one that it was put into.
    """
    pairs = zip(find_segments(source), find_segments(translated), strict=True)
    left = {
        english.text.message
        for english, other in pairs
        if is_translatable(english.text) and other.text.tag != language.tag
    }
    return sum(_count_words(markdown) for _catalog, _context, markdown in left)


def _count_words(markdown: str) -> int:
    return len(_WORD.findall("".join(_texts(parse_inline(markdown).nodes))))


def _texts(nodes: tuple[Inline, ...]) -> Iterator[str]:
    for node in nodes:
        match node:
            case str():
                yield node
            case Marked(_, children) | Link(_, children):
                yield from _texts(children)
