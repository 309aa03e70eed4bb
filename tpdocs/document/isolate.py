"""Isolates: runs of text that keep their own order amid text that runs the other way.

The bidirectional algorithm (UAX 9) orders numbers, units, phones and names by their
neighbours; an isolate takes the neighbours' say away. The direction is always written:
WeasyPrint has no ``dir=auto``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

from tpdocs.document.runs import find_runs
from tpdocs.foundation import Direction

__all__ = ["against", "bdi", "direction_of", "inside", "isolate"]

#: A number in Arabic digits, which are of the kind AN: from one to the next, the order
#: is right to left even in a left-to-right isolate (UAX 9, N1).
_ARABIC_NUMBER = re.compile("[\u0660-\u0669]+(?:[.,:/\u066b\u066c][\u0660-\u0669]+)*")
#: Runs of words may wrap; a measure or a phone of up to so many characters may not.
_WHOLE = 26


def direction_of(text: str) -> Direction:
    """Give the direction of a text by its first strong character (UAX 9, P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return "ltr"


def against(direction: Direction) -> Direction:
    """Give the other direction."""
    return "ltr" if direction == "rtl" else "rtl"


def isolate(text: str, direction: Direction = "rtl") -> Markup:
    """Isolate the runs of a text that go against its direction."""
    return Markup("").join(_isolated(text, direction))


def bdi(html: str, direction: Direction, said: str, lang: str = "") -> Markup:
    """Put HTML that says ``said``, in a language, in an isolate of a direction."""
    wraps = " " in said and (said[0].isalpha() or len(said) > _WHOLE)
    named = Markup(' lang="{}"').format(lang) if lang else ""
    kind = Markup(' class="words"') if wraps else ""
    return Markup('<bdi{} dir="{}"{}>{}</bdi>').format(named, direction, kind, html)


def inside(run: str, direction: Direction) -> Markup:
    """Give a run as HTML for an isolate: several Arabic numbers have one each."""
    numbers = list(_ARABIC_NUMBER.finditer(run))
    if direction == "rtl" or len(numbers) < 2:
        return escape(run)
    parts, end = [Markup("")], 0
    for number in numbers:
        parts.append(escape(run[end : number.start()]))
        parts.append(Markup('<bdi dir="ltr">{}</bdi>').format(number[0]))
        end = number.end()
    return Markup("").join([*parts, escape(run[end:])])


def _isolated(text: str, direction: Direction) -> Iterator[Markup]:
    other, end = against(direction), 0
    for start, stop in find_runs(text, direction):
        yield escape(text[end:start])
        yield bdi(inside(text[start:stop], other), other, text[start:stop])
        end = stop
    yield escape(text[end:])
