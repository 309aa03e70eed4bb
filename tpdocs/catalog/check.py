"""Checks on one translation: what must be the same as in the English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from tpdocs.catalog.entry import Entry
from tpdocs.foundation import Finding, Place, Severity
from tpdocs.source import (
    Inline,
    Link,
    Marked,
    Problem,
    parse_inline,
    placeholders_in,
    values_in,
)

__all__ = ["check_entry", "check_word"]

_Rule: TypeAlias = Callable[[Entry], Iterator[Problem]]


def check_entry(entry: Entry, path: str) -> tuple[Finding, ...]:
    """Check a translation; any error keeps it out of the page.

    Args:
        entry: A message that has a translation.
        path: The catalog, relative to the project.
    """
    return _apply(_RULES, entry, path)


def check_word(entry: Entry, path: str) -> tuple[Finding, ...]:
    """Check a page word: plain text, with placeholders of its own."""
    return _apply((_check_placeholders,), entry, path)


def _apply(rules: Iterable[_Rule], entry: Entry, path: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            rule=f"catalog/{problem.rule}",
            severity=Severity.ERROR,
            place=Place(path, entry.line),
            message=f"{problem.message}, in the translation of {_short(entry.msgid)}",
            hint=f"{problem.hint} Until then this text is shown in English.",
        )
        for rule in rules
        for problem in rule(entry)
    )


def _short(msgid: str) -> str:
    return repr(msgid if len(msgid) <= 50 else f"{msgid[:49]}…")


def _check_markup(entry: Entry) -> Iterator[Problem]:
    yield from parse_inline(entry.msgstr).problems


def _check_placeholders(entry: Entry) -> Iterator[Problem]:
    """Compare placeholders by name and count."""
    wanted = Counter(placeholders_in(entry.msgid))
    given = Counter(placeholders_in(entry.msgstr))
    for name in sorted((wanted - given) | (given - wanted)):
        yield Problem(
            "placeholder",
            f"{{{name}}} stands {given[name]} times instead of {wanted[name]}",
            "Copy the placeholders from the English as they are.",
        )


def _check_links(entry: Entry) -> Iterator[Problem]:
    wanted = sorted(_hrefs(parse_inline(entry.msgid).nodes))
    given = sorted(_hrefs(parse_inline(entry.msgstr).nodes))
    if wanted != given:
        yield Problem(
            "link",
            f"the links are {given} instead of {wanted}",
            "Keep every address as it is in the English.",
        )


def _hrefs(nodes: tuple[Inline, ...]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Link(href, _):
                yield href
            case Marked(_, children):
                yield from _hrefs(children)


def _check_values(entry: Entry) -> Iterator[Problem]:
    """Compare what will be printed, for an entity can hide a brace."""
    wanted = sorted(values_in(parse_inline(entry.msgid).nodes))
    given = sorted(values_in(parse_inline(entry.msgstr).nodes))
    if wanted != given and not list(_check_placeholders(entry)):
        yield Problem(
            "placeholder",
            f"it would print the values {given} instead of {wanted}",
            "Write placeholders in plain braces.",
        )


_RULES: tuple[_Rule, ...] = (
    _check_markup,
    _check_placeholders,
    _check_values,
    _check_links,
)
