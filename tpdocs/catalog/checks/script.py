"""Rules about letters: their script, those that look alike, what is no text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from tpdocs.catalog.checks.pair import Pair, find_words
from tpdocs.foundation import script_of
from tpdocs.source import Problem

__all__ = [
    "check_characters",
    "check_foreign_words",
    "check_look_alikes",
    "check_script",
]

#: Letters of Latin, Cyrillic and Greek type that have a twin in another of them.
_TWINS = frozenset(
    "aceiopxysjABCEHIKMOPTXYSJасеіорхуѕјАВСЕНІКМОРТХУЅЈαονρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
)
_LATIN, _OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
_TOUCHING = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
#: A Latin letter where Cyrillic has a word of one letter.
_ALONE = re.compile(r"(?:^|\s)([aceiouykABCKOY])\s+[\u0400-\u04ff]")
#: Digits with a letter among them that passes for one: ``1O``, ``5OO``, ``l0``.
_LETTER_DIGIT = re.compile(r"(?<![^\W_])(?:\d+[OoОо]+|[lI]\d*0\d*)(?![^\W_])")
_LOST = "\ufffd"  #: what stands for a character that could not be read
_MANY = 12  #: Latin letters from which on a text is no name or sign
_STEM = 5  #: letters of a word that are the same in all its forms
_RUN = re.compile(r"[^\W\d_]+")


def check_script(pair: Pair) -> Iterator[Problem]:
    """Find letters of a script that neither the language nor the English is written in.

    Latin words may stand in any language; a text in nothing but Latin may not.
    """
    if pair.given.text.isascii() and pair.facts.is_latin:
        return
    strange = _strange_letters(pair)
    if strange:
        names = Counter(_script_name(char) for char in strange)
        yield Problem(
            "script",
            f"{''.join(strange[:12])!r} is {' and '.join(sorted(names))}, "
            f"which {pair.facts.english_name} is not written in",
            "Write it in the letters of the language.",
        )
    if not pair.facts.is_latin and _is_all_latin(pair):
        yield Problem(
            "script",
            f"there is no letter of {pair.facts.english_name} in it",
            "Translate it into the language of this catalog.",
        )


def _strange_letters(pair: Pair) -> list[str]:
    text, allowed = pair.given.text, {"", "Latn", *pair.facts.scripts}
    new = set(text) - set(pair.english.text)
    strange = (char for char in new if script_of(char) not in allowed)
    return sorted(char for char in strange if not _is_unit(char, text))


def _is_unit(char: str, text: str) -> bool:
    """Tell whether a Greek mu stands for the micro sign, as in ``μg``."""
    return char == "\u03bc" and re.search("\u03bc[gLlm]", text) is not None


def _is_all_latin(pair: Pair) -> bool:
    if any(script_of(char) in pair.facts.scripts for char in pair.given.text):
        return False
    if sum(script_of(char) == "Latn" for char in pair.given.text) < _MANY:
        return False
    english = set(find_words(pair.english.text))
    return any(word not in english for word in find_words(pair.given.text))


def _script_name(char: str) -> str:
    return unicodedata.name(char, "unknown").split()[0].capitalize()


def check_look_alikes(pair: Pair) -> Iterator[Problem]:
    """Find words of Latin and Cyrillic (or Greek) letters that look like one script.

    Words as UAX 39 calls mixed-script; a letter inside a number counts too.
    """
    text = pair.given.text
    if not text.isascii():
        yield from map(_look_alike, _find_mixed(pair))
    found = _LETTER_DIGIT.finditer(text) if pair.given.has_digits else ()
    for match in found:
        if match[0] not in pair.english.text:
            yield _look_alike(match[0])


def _find_mixed(pair: Pair) -> Iterator[str]:
    text, english = pair.given.text, pair.english.text
    if _TOUCHING.search(text):
        runs = dict.fromkeys(_RUN.findall(text))
        yield from (run for run in runs if run not in english and _is_mixed(run))
    if pair.facts.scripts == {"Cyrl"}:
        singles = set(re.findall(r"\b\w\b", english))
        yield from (m[1] for m in _ALONE.finditer(text) if m[1] not in singles)


def _is_mixed(run: str) -> bool:
    """Tell whether letters of one script sit among those of the other.

    An ending that the language puts to a Latin name is whole on its side, and has
    letters that are not of the other script at first sight.
    """
    scripts = [script_of(char) for char in run]
    switches = sum(a != b for a, b in itertools.pairwise(scripts))
    if not switches or "Latn" not in scripts:
        return False
    main = Counter(scripts).most_common(1)[0][0]
    odd = {c for c, script in zip(run, scripts, strict=True) if script != main}
    return switches > 1 or odd <= _TWINS


def _look_alike(text: str) -> Problem:
    letters = ", ".join(
        f"{char} {_script_name(char)}" if char.isalpha() else char for char in text[:8]
    )
    return Problem(
        "look-alike",
        f"{text!r} has letters that only look right ({letters})",
        "Type the word again on the keyboard of the language.",
    )


def check_characters(pair: Pair) -> Iterator[Problem]:
    """Find what is not text: control characters, private ones, lost ones (U+FFFD)."""
    text = pair.given.markdown
    if text.isprintable() and _LOST not in text:
        return
    odd = [c for c in text if _is_no_text(c) and c not in pair.english.markdown]
    if odd:
        codes = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(odd))
        yield Problem(
            "character",
            f"it has {codes}, which is no character of any text",
            "The text was damaged on its way; copy it again from the translator's.",
        )


def _is_no_text(char: str) -> bool:
    is_odd = unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs")
    return char == _LOST or (is_odd and char != "\n")


def check_foreign_words(pair: Pair) -> Iterator[Problem]:
    """Find Latin words in another script that the English does not have."""
    english = pair.english.text.lower()
    foreign = [
        word
        for word in re.findall(r"(?<![A-Za-z@./-])[a-z]{4,}", pair.given.text)
        if word[:_STEM] not in english
    ]
    if foreign:
        yield Problem(
            "latin",
            f"{', '.join(foreign[:5])} is in Latin letters, and not in the English",
            "Write it in the letters of the language.",
        )
