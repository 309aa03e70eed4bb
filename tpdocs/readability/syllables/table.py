"""Which rule counts the syllables of which language."""

from __future__ import annotations

import re

from tpdocs.readability.syllables.english import count_english
from tpdocs.readability.syllables.spelling import RULES

__all__ = ["COUNTED", "count_syllables"]

_HAS_DIGIT = re.compile(r"\d")
#: Languages whose syllables are counted.
COUNTED = frozenset({"en", *RULES})


def count_syllables(word: str, language: str) -> int | None:
    """Count the syllables of one word.

    Figures count as one syllable in every language (Flesch 1979 says so for English).

    Returns:
        ``None`` where the language has no rule here: not counted, which is not 0.
    """
    if language == "en":
        return count_english(word)
    rule = RULES.get(language)
    if rule is None:
        return None
    if _HAS_DIGIT.search(word):
        return 1
    return max(1, rule(word.lower()))
