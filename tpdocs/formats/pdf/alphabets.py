"""The scripts in which a person can type into a field of a PDF: a table."""

from __future__ import annotations

from functools import cache

__all__ = ["ALPHABETS", "characters_for"]

#: Digits, signs, and the punctuation that keyboards of phones put in by themselves.
_COMMON = (
    range(0x20, 0x7F),
    range(0xA0, 0xC0),
    (0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2022),
    (0x2026, 0x20AC, 0x2116),
)
#: With the letters of names in other languages: all of Vietnamese is here.
_LATIN = (
    range(0xC0, 0x180),
    (0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x218, 0x219, 0x21A, 0x21B),
    range(0x1E80, 0x1E86),
    range(0x1EA0, 0x1EFA),
)
#: By ISO 15924 code: what a field's font has to have. A script is here if readers that
#: put one glyph after another, without shaping, show it right. Text of other scripts
#: comes out unjoined, in the wrong order or with misplaced marks, or needs a font that
#: is too large: docs/explanation/tags.md has the table of what was tried.
ALPHABETS: dict[str, tuple[range | tuple[int, ...], ...]] = {
    "Latn": (*_COMMON, *_LATIN),
    # Letters of Russian, Ukrainian, Belarusian, Serbian, Macedonian and Kazakh.
    "Cyrl": (*_COMMON, range(0x400, 0x460), (0x490, 0x491, 0x4D8, 0x4D9)),
    # Monotonic Greek.
    "Grek": (*_COMMON, range(0x384, 0x38B), (0x38C,), range(0x38E, 0x3CF)),
}
#: Code points in these ranges that no character has.
_UNASSIGNED = {0x3A2}


def characters_for(tags: frozenset[str]) -> frozenset[int] | None:
    """Return the code points that a field on a page in some languages has to show.

    Args:
        tags: All languages on the page, in BCP 47.

    Returns:
        ``None`` if a script of one of them cannot be typed into a PDF.
    """
    scripts = {_script_of(tag) for tag in tags}
    if not scripts or not scripts <= ALPHABETS.keys():
        return None
    # Names are written in Latin letters on every page.
    ranges = (part for script in scripts | {"Latn"} for part in ALPHABETS[script])
    return frozenset(code for part in ranges for code in part) - _UNASSIGNED


@cache
def _script_of(tag: str) -> str:
    """Return the script of a language, by CLDR where the tag does not have it."""
    from babel.core import get_global

    parts = tag.split("-")
    known = get_global("likely_subtags").get(parts[0], "").split("_")
    found = (part for part in [*parts[1:], *known] if len(part) == 4)
    return next((part.title() for part in found if part.isalpha()), "")
