"""Forms of English words, by rule, with the irregular verbs of ``grammar.toml``.

Part of speech is not known, so every form that any could have is given: "acuted" is
found in no text, and does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tpdocs.readability.plain.grammar import GRAMMAR

__all__ = ["forms_of", "phrase_forms"]

_HISSING = ("s", "x", "z", "ch", "sh")
#: One syllable, one vowel, one consonant: "stop" to "stopped".
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def forms_of(word: str) -> frozenset[str]:
    """Give a word with its plural, -s, -ed, -ing and -ly."""
    past = GRAMMAR.irregular.get(word, (_with_ed(word),))
    forms = {word, _with_s(word), *past, _with_ing(word), _with_ly(word)}
    if _DOUBLES.fullmatch(word):
        forms |= {f"{word}{word[-1]}ing", f"{word}{word[-1]}ed"}
    return frozenset(forms)


def phrase_forms(phrase: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Give a phrase with its first or its last word in every form.

    Args:
        phrase: One word or several.
        more: Forms that no rule gives.
    """
    first, *rest = phrase.split()
    if not rest:
        return forms_of(phrase) | frozenset(more)
    tail, head = " ".join(rest), phrase.rpartition(" ")[0]
    return frozenset(
        {f"{form} {tail}" for form in forms_of(first)}
        | {f"{head} {form}" for form in forms_of(rest[-1])}
        | set(more)
    )


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in tuple("aeiou")


def _with_s(word: str) -> str:
    if word.endswith("sis"):
        return f"{word[:-2]}es"
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def _with_ed(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ied"
    return f"{word}d" if word.endswith("e") else f"{word}ed"


def _with_ing(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return f"{word[:-1]}ing"
    return f"{word}ing"


def _with_ly(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ily"
    if word.endswith("ic"):
        return f"{word}ally"
    return f"{word[:-1]}y" if word.endswith("le") else f"{word}ly"
