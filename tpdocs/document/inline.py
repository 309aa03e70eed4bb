"""Inline nodes to HTML: links, values of the clinic, and isolated runs of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from tpdocs.document.wording import Wording
from tpdocs.foundation import BLANK, Clinic, Direction, dial
from tpdocs.source import Inline, Link, Marked, Text, Value, parse_inline

__all__ = ["InlineRenderer", "direction_of", "isolate"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


_SPACE_NAME = _("Space to write")
_SPACE = Markup('<img class="space" alt="{}" src="{}">')
_LINE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 10' "
    "preserveAspectRatio='none'%3E%3Cpath d='M0 9.5H100' stroke='%2316242a' "
    "stroke-width='1'/%3E%3C/svg%3E"
)

_NUMBER = r"\d+(?:[ .,:/–-]\d+)*"
_MEASURE = rf"{_NUMBER}(?:[ ]?(?:°[CF]?|%|[a-zA-Zµ]+\b))?"
_LATIN = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.'’&/-]*"
#: Runs that keep their own order inside right-to-left text. Brackets are in a run as a
#: pair or not at all, for a single one would be mirrored.
_RUN = re.compile(
    rf"(?:\+\d+[ ]?)?\(\d+\)[ ]?\d[\d .-]*\d"  # a phone with an area code
    rf"|\+?{_MEASURE}(?:[ ]\({_MEASURE}\))?"  # 100.4 °F (38 °C)
    rf"|{_LATIN}(?:[ ]{_LATIN})*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineRenderer:
    """Renders texts for one page."""

    wording: Wording
    clinic: Clinic
    direction: Direction  #: of the page's language

    def render(self, text: Text) -> Markup:
        """Render a text; one that is in another language than the page says so."""
        language = self.wording.language.tag
        foreign = text.tag != language
        direction: Direction = "ltr" if foreign else self.direction
        html = self._all(parse_inline(text.markdown).nodes, direction)
        if not foreign:
            return html
        return Markup('<span lang="{}" dir="{}">{}</span>').format(
            text.tag, direction, html
        )

    def words(self, text: Text) -> str:
        """Give the words of a text alone, with the clinic's values."""
        return self._words(parse_inline(text.markdown).nodes)

    def value(self, name: str) -> Markup:
        """Render a placeholder: its value, or a space to write it in."""
        given = self.clinic.value_of(name)
        if not given:
            what = self.wording.value_name(name)
            said = self.wording.plain(_SPACE_NAME)
            alt = said if name == BLANK else f"{said}: {what}"
            return _SPACE.format(alt, _LINE)
        href = self._href(name, given)
        html = Markup('<a href="{}">{}</a>').format(href, given) if href else given
        return Markup('<bdi dir="{}">{}</bdi>').format(direction_of(given), html)

    def _href(self, name: str, given: str) -> str:
        match name:
            case "clinic_phone" | "emergency_number":
                return f"tel:{dial(given, self.clinic.country)}"
            case "clinic_web":
                return given
        return ""

    def _all(self, nodes: tuple[Inline, ...], direction: Direction) -> Markup:
        return Markup("").join(self._node(node, direction) for node in nodes)

    def _node(self, node: Inline, direction: Direction) -> Markup:
        match node:
            case str():
                return isolate(node) if direction == "rtl" else escape(node)
            case Value(name):
                return self.value(name)
            case Marked(strong, children):
                tag = Markup("strong" if strong else "em")
                inner = self._all(children, direction)
                return Markup("<{0}>{1}</{0}>").format(tag, inner)
            case Link(href, children):
                # A reader finds the link only if its words stand in it directly.
                words = self._words(children)
                html = Markup('<a href="{}">{}</a>').format(href, words)
                if direction == "rtl" and direction_of(words) == "ltr":
                    return Markup('<bdi dir="ltr">{}</bdi>').format(html)
                return html

    def _words(self, nodes: tuple[Inline, ...]) -> str:
        """Give the words of nodes, with the values of placeholders."""
        parts = []
        for node in nodes:
            match node:
                case str():
                    parts.append(node)
                case Value(name):
                    parts.append(self.clinic.value_of(name) or "…")
                case Marked(_, children) | Link(_, children):
                    parts.append(self._words(children))
        return "".join(parts)


def direction_of(text: str) -> Direction:
    """Give the direction of a text by its first strong character (UAX 9, P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return "ltr"


def isolate(text: str) -> Markup:
    """Isolate the left-to-right runs of a right-to-left text, so they keep their order.

    WeasyPrint has no ``dir=auto`` on ``bdi``: the direction is always written.
    """
    return Markup("").join(_isolated(text))


def _isolated(text: str) -> Iterator[Markup]:
    end = 0
    for match in _RUN.finditer(text):
        run = match[0].rstrip(" .,:")
        yield escape(text[end : match.start()])
        yield Markup('<bdi dir="ltr">{}</bdi>').format(run)
        end = match.start() + len(run)
    yield escape(text[end:])
