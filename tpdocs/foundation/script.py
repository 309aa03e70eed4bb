"""Scripts, by their ISO 15924 codes: of a letter, and of a language."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from babel.core import get_global

__all__ = ["script_of", "scripts_of_language"]

#: Scripts by the first word of the names of their letters. Letters of other scripts are
#: looked up in fontTools, which takes 30 ms to load.
_BY_NAME = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani",
    "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi", "GEORGIAN": "Geor",
    "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang",
    "HEBREW": "Hebr", "HIRAGANA": "Hira", "KANNADA": "Knda", "KATAKANA": "Kana",
    "KHMER": "Khmr", "LAO": "Laoo", "LATIN": "Latn", "MALAYALAM": "Mlym",
    "MYANMAR": "Mymr", "SINHALA": "Sinh", "TAMIL": "Taml", "TELUGU": "Telu",
    "THAI": "Thai", "KATAKANA-HIRAGANA": "",
}  # fmt: skip
#: Scripts that are several of Unicode's (ISO 15924: Jpan, Kore, Hans, Hant).
_COMPOUND = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani", "Bopo"),
}


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """Return the script of a letter (ISO 15924).

    By the Unicode property Script (UAX 24), which the names of most letters begin with.

    Returns:
        The code; empty for what belongs to several scripts, or is no letter.
    """
    if "a" <= char <= "z" or "A" <= char <= "Z":
        return "Latn"
    if not unicodedata.category(char).startswith("L"):
        return ""
    named = _BY_NAME.get(unicodedata.name(char, "").partition(" ")[0])
    return _property(char) if named is None else named


def _property(char: str) -> str:
    from fontTools import unicodedata as properties

    script = str(properties.script(char))
    return "" if script in ("Zyyy", "Zinh", "Zzzz") else script


@cache
def scripts_of_language(tag: str, cldr: str) -> frozenset[str]:
    """Return the Unicode scripts that a language is written in.

    Args:
        tag: BCP 47, which may name the script: ``zh-Hant``.
        cldr: Its CLDR locale, whose likely subtags name the script otherwise.

    Returns:
        ISO 15924 codes; empty where CLDR does not know the script.
    """
    likely = get_global("likely_subtags").get(cldr.partition("_")[0], "")
    named = [part for part in tag.split("-")[1:] if len(part) == 4]
    parts = [part for part in likely.split("_") if len(part) == 4]
    script = (named or parts or [""])[0]
    return frozenset(_COMPOUND.get(script, (script,))) - {""}
