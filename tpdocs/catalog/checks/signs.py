"""Rules about signs that are not seen, or should not be: controls, spaces, entities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpdocs.catalog.checks.pair import Pair
from tpdocs.source import Problem

__all__ = ["check_bidi", "check_entities", "check_invisible", "check_spaces"]

#: Opens and closes, by UAX 9: embeddings and overrides end with PDF, isolates with PDI.
_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_PDF, _PDI = "\u202c", "\u2069"
_OVERRIDES = "\u202d\u202e"
_CONTROLS = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}{_PDF}{_PDI}]")
_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064"
    "\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
_SPACES = re.compile("[ \u00a0\u2009\u202f\u3000\t]{2,}")


def check_bidi(pair: Pair) -> Iterator[Problem]:
    """Find directional controls that override, or that are not closed as opened."""
    text = pair.given.markdown
    fault = "" if text.isprintable() else _bidi_fault(text)  # controls are not
    if fault:
        yield Problem(
            "bidi",
            fault,
            "Take the control characters out; tpdocs isolates numbers and names.",
        )


def _bidi_fault(text: str) -> str:
    open_ones = list[str]()
    for match in _CONTROLS.finditer(text):
        char = match[0]
        if char in _OVERRIDES:
            return f"it has the override U+{ord(char):04X}, which turns letters around"
        if char in _EMBEDDINGS + _ISOLATES:
            open_ones.append(_PDF if char in _EMBEDDINGS else _PDI)
        elif not open_ones or open_ones.pop() != char:
            return f"U+{ord(char):04X} closes what nothing opened"
    return "a directional control is opened and not closed" if open_ones else ""


def check_invisible(pair: Pair) -> Iterator[Problem]:
    """Find characters that nobody sees and that the language does not spell with."""
    allowed = set(pair.english.markdown)
    allowed |= set(_JOINERS) if pair.facts.joiners else set()
    allowed |= {"\u200b"} if pair.facts.breaks else set()
    allowed |= set(_MARKS) if pair.facts.is_rtl else set()
    found = [c for c in _INVISIBLE.findall(pair.given.markdown) if c not in allowed]
    if found:
        codes = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(found))
        yield Problem(
            "invisible",
            f"it has the invisible {codes}",
            "Take it out: words with it are not found, and are read aloud wrong.",
        )


def check_entities(pair: Pair) -> Iterator[Problem]:
    """Find entities, such as ``&nbsp;``, that the English does not have."""
    english = set(_ENTITY.findall(pair.english.markdown))
    found = set(_ENTITY.findall(pair.given.markdown)) - english
    found |= set(_ENTITY.findall(pair.given.text)) - english
    if found:
        yield Problem(
            "entity",
            f"it has {', '.join(sorted(found))}",
            "Write the character itself.",
        )


def check_spaces(pair: Pair) -> Iterator[Problem]:
    """Find space at the ends, or twice, where the English has none."""
    english, given = pair.english.markdown, pair.given.markdown
    for side, name in ((0, "begins"), (-1, "ends")):
        if given[side].isspace() and not english[side].isspace():
            yield Problem("space", f"it {name} with a space", "Take it out.")
    if _SPACES.search(given.strip()) and not _SPACES.search(english):
        yield Problem("space", "it has two spaces in a row", "Leave one.")
