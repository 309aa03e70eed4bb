"""The rule about the language itself: Spanish in the French catalog.

Detected by lingua, from its tables of letter groups, without a network. It is asked
about texts that are long enough and of one script only, and told which languages a
project could have mixed up: those of the registry that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tpdocs.catalog.checks.facts import Facts
from tpdocs.catalog.checks.meaning import read_letters
from tpdocs.catalog.checks.pair import Pair, find_words
from tpdocs.source import Problem

if TYPE_CHECKING:
    from lingua import Language, LanguageDetector

__all__ = ["can_detect", "check_language"]

#: Letters from which on a verdict counts; fewer where a letter is a syllable or word.
_LONG, _LONG_IN_HAN = 45, 20
#: How much likelier than the catalog's own the language must be (0 to 1).
_SURE = 0.75
#: Languages among which texts are sought: the registry's that lingua knows, by ISO 639.
_CANDIDATES = frozenset({
    "AR", "BN", "EL", "EN", "ES", "FA", "FR", "GU", "HE", "HI", "HY", "JA", "KA", "KO",
    "PA", "PL", "PT", "RU", "SO", "SW", "TA", "TE", "TH", "TL", "UK", "UR", "VI", "ZH",
})  # fmt: skip


def can_detect(facts: Facts) -> bool:
    """Tell whether lingua knows the language."""
    return _code(facts) in _CANDIDATES


def check_language(pair: Pair) -> Iterator[Problem]:
    """Find a text that is surely in another language than its catalog."""
    own, text = _code(pair.facts), _own_words(pair)
    is_han = bool(pair.facts.scripts & {"Hani", "Hang"})
    if len(read_letters(text)) < (_LONG_IN_HAN if is_han else _LONG):
        return
    found, likelihood = _detect(text)
    if found not in ("", own) and likelihood - _likelihood(text, own) >= _SURE:
        yield Problem(
            "language",
            f"it reads like {_languages()[found].name.capitalize()}, "
            f"not like {pair.facts.english_name}",
            "Look whether it was pasted from another catalog.",
        )


def _own_words(pair: Pair) -> str:
    """Give the words that are not names or terms taken over from the English."""
    kept = set(find_words(pair.english.text))
    words = (word for word in find_words(pair.given.text) if word not in kept)
    if pair.facts.is_latin:
        return " ".join(words)
    return " ".join(word for word in words if not word.isascii())


def _code(facts: Facts) -> str:
    return facts.tag.partition("-")[0].upper()


def _detect(text: str) -> tuple[str, float]:
    """Give the code of the likeliest language, and how likely it is among all."""
    values = _detector().compute_language_confidence_values(text)
    best = values[0]
    return str(best.language.iso_code_639_1.name), float(best.value)


def _likelihood(text: str, code: str) -> float:
    return float(_detector().compute_language_confidence(text, _languages()[code]))


@cache
def _languages() -> dict[str, Language]:
    from lingua import Language

    every = {language.iso_code_639_1.name: language for language in Language.all()}
    return {code: every[code] for code in sorted(_CANDIDATES)}


@cache
def _detector() -> LanguageDetector:
    """Make the detector, which takes a second and 160 MB.

    Its quick mode, with groups of three letters alone, took Spanish for Tagalog.
    """
    from lingua import LanguageDetectorBuilder

    languages = _languages().values()
    return LanguageDetectorBuilder.from_languages(*languages).build()
