"""Inline Markdown: bold, emphasis, links and ``{placeholders}``, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from tpdocs.foundation import PLACEHOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Inline",
    "Link",
    "Marked",
    "ParsedInline",
    "Problem",
    "Value",
    "parse_inline",
    "placeholders_in",
    "plain_text",
    "values_in",
]

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_ANY_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]")
#: What a link may lead to: a host with a dot in its name, a number, a mailbox.
_ADDRESSES = (
    re.compile(
        r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?([/?#][^\s{}]*)?", re.IGNORECASE
    ),
    re.compile(r"tel:\+?[0-9][0-9().-]*"),
    re.compile(r"mailto:[^\s@{}%]+@[^\s@{}%]+\.[^\s@{}%]+"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Text that stands out: ``**bold**`` or ``*emphasis*``."""

    strong: bool
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the web, a phone or a mail address."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A ``{placeholder}``."""

    name: str


Inline: TypeAlias = str | Marked | Link | Value


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text, still without a place."""

    rule: str  #: the part after the area: ``placeholder``
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ParsedInline:
    """The nodes of a text, and what is wrong with it."""

    nodes: tuple[Inline, ...]
    problems: tuple[Problem, ...]


class _InlineParser(MarkdownIt):
    """A parser that keeps unsafe links, so that they are found and not passed over."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # markdown-it's name
        """Accept every link; :func:`_check_href` judges it."""
        return bool(url)


@cache
def _parser() -> MarkdownIt:
    parser = _InlineParser("commonmark")
    parser.disable(["reference"])
    return parser


@lru_cache(maxsize=8192)
def parse_inline(markdown: str) -> ParsedInline:
    """Parse the inline Markdown of one text, source or translation.

    Anything but text, bold, emphasis, links and known placeholders is a problem, and
    is left out of the nodes.
    """
    problems = _check_braces(markdown)
    tokens = _parser().parseInline(markdown)
    tree = SyntaxTreeNode(tokens)
    nodes = tuple(
        node for child in tree.children for node in _convert_all(child, problems)
    )
    if not problems:  # entities such as &#123; are text by now
        problems += _check_braces(plain_text(nodes))
    return ParsedInline(nodes, tuple(problems))


def placeholders_in(markdown: str) -> tuple[str, ...]:
    """Give the names in braces, known or not, in the order in which they stand."""
    return tuple(m[1] for m in _BRACES.finditer(markdown) if m[1] is not None)


def values_in(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """Give the names of the values that will be printed, in order."""
    for node in nodes:
        match node:
            case Value(name):
                yield name
            case Marked(_, children) | Link(_, children):
                yield from values_in(children)


def plain_text(nodes: tuple[Inline, ...]) -> str:
    """Give the words alone; a placeholder stands as its name in braces."""
    parts = []
    for node in nodes:
        match node:
            case str():
                parts.append(node)
            case Value(name):
                parts.append(f"{{{name}}}")
            case Marked(_, children) | Link(_, children):
                parts.append(plain_text(children))
    return "".join(parts)


def _convert_all(node: SyntaxTreeNode, problems: list[Problem]) -> tuple[Inline, ...]:
    return tuple(n for child in node.children for n in _convert(child, problems))


def _convert(node: SyntaxTreeNode, problems: list[Problem]) -> Iterator[Inline]:
    match node.type:
        case "text":
            if "**" in node.content or "](" in node.content:
                problems.append(_STRAY_MARKS)
            yield from _split_placeholders(node.content)
        case "softbreak":
            yield " "
        case "strong" | "em":
            yield Marked(node.type == "strong", _convert_all(node, problems))
        case "link":
            yield from _convert_link(node, problems)
        case _:
            problems.append(_refuse(node.type, node.content))


def _convert_link(node: SyntaxTreeNode, problems: list[Problem]) -> Iterator[Inline]:
    href = str(node.attrs["href"])
    children = _convert_all(node, problems)
    problem = _check_href(href)
    if problem:
        problems.append(problem)
    else:
        yield Link(href, children)


def _split_placeholders(text: str) -> Iterator[Inline]:
    end = 0
    for match in _BRACES.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        end = match.end()
        yield Value(match[1]) if match[1] in PLACEHOLDERS else match[0]
    if end < len(text):
        yield text[end:]


def _check_braces(markdown: str) -> list[Problem]:
    """Give one problem for all braces that are not a known placeholder."""
    found = _ANY_BRACES.findall(markdown)
    wrong = [text for text in found if text[1:-1] not in PLACEHOLDERS]
    if not wrong:
        return []
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    verb = "is not a placeholder" if len(wrong) == 1 else "are not placeholders"
    return [
        Problem(
            "placeholder",
            f"{', '.join(wrong[:5])} {verb} that tpdocs knows",
            f"Known: {known}. Braces may stand for nothing else.",
        )
    ]


def _check_href(href: str) -> Problem | None:
    has_brace = "%7b" in href.lower() or "%7d" in href.lower()
    if not has_brace and any(form.fullmatch(href) for form in _ADDRESSES):
        return None
    return Problem(
        "link",
        f"the link {href!r} is not an https:, tel: or mailto: address",
        "Write the whole address, such as https://example.org/page.",
    )


_STRAY_MARKS = Problem(
    "markup",
    "** or ]( stands here without marking anything, and would be printed",
    "Put ** right against a word on its inner side, signs such as 。 outside, and no "
    "space into an address.",
)
_REFUSED = {
    "html_inline": ("html", "raw HTML is not used here"),
    "code_inline": ("markup", "code marks (`) are not used here"),
    "image": ("markup", "a picture must stand in a paragraph of its own"),
    "hardbreak": ("markup", "a forced line break is not used here"),
}


def _refuse(kind: str, content: str) -> Problem:
    rule, message = _REFUSED.get(kind, ("markup", f"{kind} is not used here"))
    shown = f": {content[:60]!r}" if content else ""
    return Problem(
        rule, message + shown, "Use plain words, **bold**, links and {placeholders}."
    )
