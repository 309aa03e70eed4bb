"""Rules about placeholders, emphasis and links: the parsed trees must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tpdocs.catalog.checks.pair import Pair, Side
from tpdocs.source import (
    Inline,
    Link,
    Marked,
    Problem,
    placeholders_in,
    plain_text,
    values_in,
)

__all__ = [
    "check_addresses",
    "check_bold",
    "check_emphasis",
    "check_inline",
    "check_links",
    "check_markup",
    "check_placeholders",
]

_KEEP = "Keep every address as it is in the English."
#: Addresses read as text: with a scheme, a mailbox, or a name with a known end.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
    r"|(?<![a-z0-9.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|gov|com|net|edu|info)"
    r"(?![a-z0-9-])(?:/[!-~]*)?",
    re.IGNORECASE | re.ASCII,
)

#: What every address has; most texts do not.
_HAS_ADDRESS = re.compile(r"[a-z0-9][.@][a-z0-9]|://", re.IGNORECASE | re.ASCII)


def check_inline(pair: Pair) -> Iterator[Problem]:
    """Report what the translation has that no text of a handout may have."""
    yield from pair.given.parsed.problems


def check_placeholders(pair: Pair) -> Iterator[Problem]:
    """Compare placeholders by name and count, as written and as printed."""
    both = pair.english.markdown + pair.given.markdown
    if "{" not in both and "&" not in both:
        return
    wanted = Counter(placeholders_in(pair.english.markdown))
    given = Counter(placeholders_in(pair.given.markdown))
    for name in sorted((wanted - given) | (given - wanted)):
        yield Problem(
            "placeholder",
            f"{{{name}}} stands {given[name]} times instead of {wanted[name]}",
            "Copy the placeholders from the English as they are.",
        )
    if wanted == given:
        yield from _check_values(pair)


def _check_values(pair: Pair) -> Iterator[Problem]:
    """Compare what will be printed, for an entity can hide a brace."""
    wanted = sorted(values_in(pair.english.nodes))
    given = sorted(values_in(pair.given.nodes))
    if wanted != given:
        yield Problem(
            "placeholder",
            f"it would print the values {given} instead of {wanted}",
            "Write placeholders in plain braces.",
        )


def check_links(pair: Pair) -> Iterator[Problem]:
    """Compare where links lead, in any order, and that each has words."""
    if pair.is_plain:
        return
    wanted, given = (_links(side.nodes) for side in (pair.english, pair.given))
    to, instead = (sorted(link.href for link in links) for links in (given, wanted))
    if to != instead:
        yield Problem("link", f"the links are {to} instead of {instead}", _KEEP)
    for link in given:
        if not plain_text(link.children).strip():
            yield Problem(
                "link",
                f"the link to {link.href} has no words",
                "Put the words between the square brackets.",
            )


def check_markup(pair: Pair) -> Iterator[Problem]:
    """Find bold that is lost: the English has some, the translation has none."""
    if pair.is_plain:
        return
    if _marks(pair.english)[True] and not _marks(pair.given)[True]:
        yield Problem(
            "markup",
            "the English has **bold**, the translation has none",
            "Make the same words bold.",
        )


def check_emphasis(pair: Pair) -> Iterator[Problem]:
    """Find ``*emphasis*`` that is lost; bold and quotation marks may stand for it."""
    marks = _marks(pair.given)
    quoted = any(sign in pair.given.text for sign in '"“«„')
    if _marks(pair.english)[False] and not marks and not quoted:
        yield Problem(
            "emphasis",
            "the English has *emphasis*, the translation has none",
            "Mark the same words.",
        )


def check_bold(pair: Pair) -> Iterator[Problem]:
    """Find another number of bold runs than in the English."""
    wanted, given = (_marks(side)[True] for side in (pair.english, pair.given))
    if given != wanted and not (wanted and not given):
        yield Problem(
            "bold",
            f"the English has {wanted} bold texts, the translation {given}",
            "Make bold what is bold in the English, and nothing else.",
        )


def check_addresses(pair: Pair) -> Iterator[Problem]:
    """Compare web and mail addresses that are printed as text."""
    wanted, given = _addresses(pair.english.text), _addresses(pair.given.text)
    if wanted != given:
        to, instead = (sorted(found.elements()) for found in (given, wanted))
        yield Problem("address", f"the addresses are {to} instead of {instead}", _KEEP)


def _addresses(text: str) -> Counter[str]:
    if not ("." in text.rstrip(".") or "@" in text) or not _HAS_ADDRESS.search(text):
        return Counter()
    return Counter(m[0].rstrip(".,;:!?)'\"") for m in _ADDRESS.finditer(text))


def _links(nodes: tuple[Inline, ...]) -> list[Link]:
    found = list[Link]()
    for node in nodes:
        match node:
            case Link():
                found.append(node)
            case Marked(_, children):
                found += _links(children)
    return found


def _marks(side: Side) -> Counter[bool]:
    return Counter(_marked(side.nodes))


def _marked(nodes: tuple[Inline, ...]) -> Iterator[bool]:
    for node in nodes:
        match node:
            case Marked(strong, children):
                yield strong
                yield from _marked(children)
            case Link(_, children):
                yield from _marked(children)
