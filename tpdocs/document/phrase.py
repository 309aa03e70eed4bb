"""Phrases: words in one language, that say which where they stand among others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup, escape

from tpdocs.foundation import Direction

__all__ = ["Phrase", "in_language", "row"]


def in_language(html: Markup, tag: str, direction: Direction) -> Markup:
    """Mark HTML as being in another language than what is around it."""
    span = Markup('<span lang="{}" dir="{}">{}</span>')
    return span.format(tag, direction, html)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the page as HTML; a template may print it as it is."""

    bare: Markup  #: without a mark of its language
    foreign: str  #: the tag of its language, left to right; empty: the page's own

    def __html__(self) -> str:
        """Give HTML that says its language if the page has another."""
        return (
            in_language(self.bare, self.foreign, "ltr") if self.foreign else self.bare
        )

    @property
    def strong(self) -> Phrase:
        """The same words, with weight."""
        return replace(self, bare=Markup("<strong>{}</strong>").format(self.bare))


def row(
    phrases: Iterable[Phrase], between: str = " ", own: str | None = None
) -> Markup:
    """Join phrases; neighbours in one foreign language stand in one span.

    In a span each, two English sentences on a right-to-left page would stand from right
    to left: an isolate counts as one character of the line that it is in.
    """
    sign = escape(between)
    # Between sentences in the page's own language: nothing, in scripts without spaces.
    joint = sign if own is None else escape(own)
    runs = groupby(phrases, key=lambda phrase: phrase.foreign)
    return sign.join(
        Phrase((sign if foreign else joint).join(p.bare for p in run), foreign)
        for foreign, run in runs
    )
