"""Rules about what a reader sees at once: doubled words, ends, brackets, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpdocs.catalog.checks.pair import PLACEHOLDER, Pair
from tpdocs.source import Problem

__all__ = ["check_brackets", "check_doubled", "check_ends", "check_quotes"]

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})\s+\1(?![\w'’-])", re.IGNORECASE)
_BRACKETS = {
    ")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "］": "［",
    "〉": "〈", "》": "《",
}  # fmt: skip
_BRACKET = re.compile(f"[{re.escape(''.join([*_BRACKETS, *_BRACKETS.values()]))}]")
_NUMBERING = re.compile(r"(?:^|\s)\w\Z")
_QUESTIONS = "?？؟՞፧;"
_COLONS = ":：;；،"
_AFTER = "\"'”’»«“)]）」』›" + PLACEHOLDER
#: The sign that opens and closes, and must be even.
_SYMMETRIC = '"'


def check_doubled(pair: Pair) -> Iterator[Problem]:
    """Find a word twice in a row, in a language that does not double words."""
    if _DOUBLED.search(pair.english.text):
        return
    for match in _DOUBLED.finditer(pair.given.text):
        if match[1].lower() in pair.facts.doubled:
            continue
        yield Problem(
            "doubled", f"the word {match[1]!r} stands twice in a row", "Leave one."
        )


def check_ends(pair: Pair) -> Iterator[Problem]:
    """Find a sentence that has lost its final sign.

    Questions are left out, for an English title without "?" is often one elsewhere.
    Japanese and Korean sentences may end in a noun, without a sign; there the text
    itself must show, by an earlier sentence, that it uses signs.
    """
    ends = pair.facts.ends
    wanted, given = _end(pair.english.text), _end(pair.given.text)
    if not ends or wanted not in ".!" or given in f"{ends}{_COLONS}{_QUESTIONS}":
        return
    if not pair.facts.is_nominal or any(sign in pair.given.text for sign in "。."):
        message = f"the English ends with {wanted!r}, the translation with {given!r}"
        yield Problem("ending", message, f"Sentences here end with one of {ends}")


def _end(text: str) -> str:
    return text.rstrip().rstrip(_AFTER).rstrip()[-1:] or " "


def check_brackets(pair: Pair) -> Iterator[Problem]:
    """Find a bracket that is not closed, or not opened."""
    fault = _unpaired(pair.given.text)
    if fault and not _unpaired(pair.english.text):
        yield Problem(
            "brackets", f"the bracket {fault} has no partner", "Put in the other one."
        )


def _unpaired(text: str) -> str:
    """Find the first bracket without a partner; ``1)`` numbers a list."""
    open_ones = list[str]()
    for match in _BRACKET.finditer(text):
        char = match[0]
        if char not in _BRACKETS:
            open_ones.append(char)
        elif open_ones and _is_pair(open_ones[-1], char):
            open_ones.pop()
        elif not _NUMBERING.search(text[: match.start()]):
            return char
    return open_ones[0] if open_ones else ""


def _is_pair(opening: str, closing: str) -> bool:
    """Tell whether brackets belong together; full-width and plain ones are mixed."""
    return _BRACKETS[closing] == opening or {opening, closing} <= set("()（）")


def check_quotes(pair: Pair) -> Iterator[Problem]:
    """Find quotation marks and Spanish question marks that are not in pairs."""
    quotes = pair.facts.quotes
    if quotes is None:
        return
    text = pair.given.text
    if text.count(_SYMMETRIC) % 2 > pair.english.text.count(_SYMMETRIC) % 2:
        yield _unquoted(_SYMMETRIC)
    for opening, closing in (*quotes, *_INVERTED.get(pair.facts.tag, ())):
        if text.count(opening) != text.count(closing):
            yield _unquoted(opening)


_INVERTED = {"es": ("¿?", "¡!")}


def _unquoted(sign: str) -> Problem:
    return Problem(
        "quotes", f"{sign} has no partner", "Open and close it, as the language does."
    )
