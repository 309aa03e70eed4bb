"""Syllables from spelling, where a language's spelling shows them.

Each rule counts the vowels that carry a syllable; each has words in the tests that were
counted by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tpdocs.readability.syllables.romance import (
    count_french,
    count_italian,
    count_portuguese,
    count_spanish,
)

__all__ = ["RULES"]

Rule = Callable[[str], int]


def _each(*alternatives: str) -> Rule:
    """Make a rule that counts what stands for one vowel in the small letters."""
    compiled = re.compile("|".join(alternatives))
    return lambda word: len(compiled.findall(word))


_SYLLABIC = re.compile(r"^m(?=[^aeioubvwy])|^n(?=n)")


def _swahili(word: str) -> int:
    """Count vowels, and ``m`` before another consonant (``m-tu``) but b and v.

    Source: Ashton, Swahili Grammar, 1944.
    """
    return len(re.findall(r"[aeiou]", word)) + bool(_SYLLABIC.match(word))


def _tagalog(word: str) -> int:
    """Count vowels; ``mga`` is two. Source: Schachter and Otanes, 1972."""
    return 2 if word == "mga" else len(re.findall(r"[aeiouáéíóúâêîôû]", word))


#: By language. A word has one syllable at least.
RULES: Mapping[str, Rule] = {
    "es": count_spanish,
    "pt": count_portuguese,
    "it": count_italian,
    "fr": count_french,
    # Duden, Die Grammatik; -io- in foreign words and -tient are two.
    "de": _each(
        *(r"(?<=q)u[aeiouäöü]", r"(?<=t)i(?=en[tz])", "aa|ee|oo|ie|ei|ai|ey|ay"),
        *("au|eu|äu", "[aeiouyäöü]"),
    ),
    # Algemene Nederlandse Spraakkunst; a diaeresis parts two vowels.
    "nl": _each(
        *("aai|ooi|oei|eeu|ieu", "aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou"),
        "[aeiouyéèëïöü]",
    ),
    # An i before a vowel only softens the consonant; au and eu are one syllable at the
    # beginning of a word, two elsewhere (na-u-ka). Wielki słownik ortograficzny PWN.
    "pl": _each("^[ae]u", "i?[aeouąęó]", "[iy]"),
    # One vowel letter, one syllable.
    "tr": _each("[aeıioöuüâîû]"),
    "ka": _each("[აეიოუ]"),
    "ru": _each("[аеёиоуыэюя]"),
    "uk": _each("[аеєиіїоуюя]"),
    # The official spelling of 1979: ou, ui and a vowel with n are one sound each.
    "ht": _each("ou|ui", "[aeèéioòuà]"),
    # A long vowel is written twice. Saeed, Somali, 1999.
    "so": _each("aa|ee|ii|oo|uu", "[aeiou]"),
    "sw": _swahili,
    "tl": _tagalog,
    # What stands between spaces is a syllable.
    "vi": lambda _word: 1,
    # A character is a syllable; so is a block of Hangul.
    "zh": _each("[\u3400-\u9fff\uf900-\ufaff]"),
    "ko": _each("[\uac00-\ud7a3]"),
}
