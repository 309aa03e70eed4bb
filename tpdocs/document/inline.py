"""Inline nodes to HTML: links, values of the clinic, and isolated runs of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from tpdocs.document.edition import Medium
from tpdocs.document.isolate import against, bdi, direction_of, inside, isolate
from tpdocs.document.phrase import in_language
from tpdocs.document.row import Piece, cut_row
from tpdocs.document.wording import Wording
from tpdocs.foundation import BLANK, SOURCE_TAG, Clinic, Direction, dial
from tpdocs.source import Inline, Link, Marked, Text, Value, parse_inline

__all__ = ["InlineRenderer"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


_SPACE_NAME = _("Space to write")
#: A picture, so that a screen reader says at the line what to write there.
_SPACE = Markup('<img class="space" alt="{}" src="{}">')
#: The same picture, with the name of the field that the PDF may have there.
_FIELD = Markup('<img class="space" alt="{}" data-field="{}" src="{}">')
#: A text area and not an input: it wraps, so that a print cuts nothing off.
_WRITE = Markup(
    '<textarea class="write" rows="1" aria-label="{}" autocomplete="off"></textarea>'
)
_LINE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 10' "
    "preserveAspectRatio='none'%3E%3Cpath d='M0 9.5H100' stroke='%2316242a' "
    "stroke-width='1'/%3E%3C/svg%3E"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineRenderer:
    """Renders texts for one page."""

    wording: Wording
    clinic: Clinic
    direction: Direction  #: of the page's language
    medium: Medium | None = None  #: decides what a line to write on is; None: a picture
    #: The words before each line to write on of the text that is rendered.
    _before: Iterator[str] = field(default_factory=lambda: iter(()))

    def render(self, text: Text) -> Markup:
        """Render a text; one that is in another language than the page says so."""
        language = self.wording.language.tag
        foreign = text.tag != language
        # What is foreign is English: nothing else is ever put in a translation's place.
        direction: Direction = "ltr" if foreign else self.direction
        nodes = parse_inline(text.markdown).nodes
        html = self.naming_lines(nodes)._all(nodes, direction)  # noqa: SLF001  # own
        return in_language(html, text.tag, direction) if foreign else html

    def naming_lines(self, nodes: tuple[Inline, ...]) -> InlineRenderer:
        """Return a renderer that names the lines of a text by the words before each.

        ``My next visit: {blank}`` is a field "My next visit: Space to write": its name
        has the words that are seen beside it (WCAG 2.2, 2.5.3).
        """
        return replace(self, _before=self._words_before_lines(nodes))

    def _words_before_lines(self, nodes: tuple[Inline, ...]) -> Iterator[str]:
        said = ""
        for node in _leaves(nodes):
            if isinstance(node, Value) and not self.clinic.value_of(node.name):
                yield " ".join(said.split())
                said = ""
            else:
                said += self._words((node,))

    def words(self, text: Text) -> str:
        """Give the words of a text alone, with the clinic's values."""
        return self._words(parse_inline(text.markdown).nodes)

    def value(self, name: str) -> Markup:
        """Render a placeholder: its value, or a space to write it in."""
        given = self.clinic.value_of(name)
        if not given:
            return self._line(name)
        href = self._href(name, given)
        direction = direction_of(given)
        if not href:
            lang = SOURCE_TAG if self._is_foreign(given) else ""
            return bdi(isolate(given, direction), direction, given, lang)
        html = Markup('<a href="{}">{}</a>').format(href, inside(given, direction))
        return bdi(html, direction, given)

    def split_blank(self, text: Text) -> tuple[Markup, Markup] | None:
        """Return a text that ends with its only line to write on, and that line.

        Returns:
            The text before the line, and the line; ``None`` for any other text.
        """
        nodes = parse_inline(text.markdown).nodes
        lines = [n for n in nodes if isinstance(n, Value) and self._is_empty(n.name)]
        if len(lines) != 1 or nodes[-1] is not lines[0]:
            return None
        foreign = text.tag != self.wording.language.tag
        direction: Direction = "ltr" if foreign else self.direction
        html = self._all(nodes[:-1], direction)
        html = in_language(html, text.tag, direction) if foreign else html
        return html, self.naming_lines(nodes).value(lines[0].name)

    def _is_empty(self, name: str) -> bool:
        return not self.clinic.value_of(name)

    def _line(self, name: str) -> Markup:
        """Return a line to write a value on, in the way of the medium."""
        said, before = self.wording.plain(_SPACE_NAME), next(self._before, "")
        if name == BLANK:
            alt, label = said, f"{before} {said}".strip()
        else:
            alt = label = f"{said}: {self.wording.value_name(name)}"
        match self.medium:
            case "html":
                return _WRITE.format(label)
            case "pdf":
                return _FIELD.format(alt, label, _LINE)
        return _SPACE.format(alt, _LINE)

    def _is_foreign(self, given: str) -> bool:
        """Tell whether a clinic's own words are in Latin letters, and the page not."""
        return _has_latin(given) and not _has_latin(self.wording.language.name)

    def _href(self, name: str, given: str) -> str:
        match name:
            case "clinic_phone" | "clinic_phone_after_hours" | "emergency_number":
                return f"tel:{dial(given, self.clinic.country)}"
            case "clinic_web":
                return given
        return ""

    def _all(self, nodes: tuple[Inline, ...], direction: Direction) -> Markup:
        return Markup("").join(
            self._piece(piece, direction) for piece in cut_row(nodes, direction)
        )

    def _piece(self, piece: Piece, direction: Direction) -> Markup:
        direction = against(direction) if piece.is_run else direction
        html = Markup("").join(self._node(node, direction) for node in piece.nodes)
        return bdi(html, direction, piece.said) if piece.is_run else html

    def _node(self, node: Inline, direction: Direction) -> Markup:
        match node:
            case str():
                return inside(node, direction)
            case Value(name):
                return self.value(name)
            case Marked(strong, children):
                tag = Markup("strong" if strong else "em")
                inner = self._all(children, direction)
                return Markup("<{0}>{1}</{0}>").format(tag, inner)
            case Link(href, children):
                words = self._words(children)
                own = direction_of(words)
                inner = self._all(self._flat(children), own)
                html = Markup('<a href="{}">{}</a>').format(href, inner)
                return html if own == direction else bdi(html, own, words)

    def _flat(self, nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Put values in as words: a phone in a link is not a link of its own."""
        return tuple(map(self._without_values, nodes))

    def _without_values(self, node: Inline) -> Inline:
        match node:
            case Value():
                return self._words((node,))
            case Marked(strong, children):
                return Marked(strong, self._flat(children))
        return node

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


def _leaves(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield what is in bold or emphasis by itself; a link has no lines in it."""
    for node in nodes:
        if isinstance(node, Marked):
            yield from _leaves(node.children)
        else:
            yield node


def _has_latin(text: str) -> bool:
    return any("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())
