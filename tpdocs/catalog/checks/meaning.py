"""Rules about what a text says: left in English, cut, doubled, a "not" that is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tpdocs.catalog.checks.pair import Pair, make_word_pattern, without_tashkil
from tpdocs.source import Problem

__all__ = [
    "check_length",
    "check_negation",
    "check_repeated",
    "check_same",
    "measured_texts",
    "read_letters",
]

#: What English says "not" with. "No" is left out before a number ("no. 3").
_NOT = re.compile(
    r"\b(?:not|never|cannot|nothing|nobody|none|neither|nor|without|[a-z]+n['’]t)\b"
    r"|\bno\b(?!\.)|\bavoid\b",
    re.IGNORECASE,
)
#: Ways to say "not" that other languages say without it.
_NOT_MEANT = re.compile(
    r"\bnot only\b|\bif not\b|\bor not\b|\bwhether or not\b|\bwhy not\b|\bno longer\b"
    r"|\bnot limited to\b|\bno matter\b|\bnot just\b"
    r"|\bcan(?:no|')t (?:wait|help)\b|\bnone of the above\b",
    re.IGNORECASE,
)
#: Words of plain Latin letters; a name on the net (``@name``) is none.
_PLAIN_WORD = re.compile(r"(?<![@\w])[A-Za-z]+(?:['’-][A-Za-z]+)*")
_LONG_TEXT = 300  #: characters of English from which on "not" is not sought
_NET_NAME = re.compile(r"@\w+")
_LONG_RUN = 6  #: words in a row that no two languages share by chance
_SHORT = 40  #: letters of English under which a length says nothing
_SENTENCE = re.compile(r"[.!?…؟۔።։](?=\s|\Z)|[。！？।၊။]")
#: How much further a text may lie from the usual that has all its sentences (0 to 1).
_WHOLE = 0.1


def check_same(pair: Pair) -> Iterator[Problem]:
    """Find a text that is still the English one, whole or in a run of words.

    Names may stay; so words with a capital letter alone are no English text.
    """
    english = _PLAIN_WORD.findall(pair.english.text)
    given = _PLAIN_WORD.findall(pair.given.text)
    is_same = read_letters(pair.english.text) == read_letters(pair.given.text)
    if is_same and len(english) > 2 and _small(english) > 1:
        yield Problem("same", "it is the English text", "Translate it.")
        return
    left = _longest_shared(english, given)
    if len(left) >= _LONG_RUN and _small(left) >= _LONG_RUN // 2:
        shown = " ".join(left)
        message = f"it still has the English “{shown}”"
        yield Problem("same", message, "Translate this too.")


def _small(words: list[str]) -> int:
    return sum(map(str.islower, words))


def _longest_shared(english: list[str], given: list[str]) -> list[str]:
    """Give the longest run of words that both texts have."""
    best, before = (0, 0), [0] * (len(english) + 1)
    for n, word in enumerate(given, 1):
        row = [0] * (len(english) + 1)
        for m, other in enumerate(english, 1):
            if word == other:
                row[m] = before[m - 1] + 1
                best = max(best, (row[m], n))
        before = row
    length, end = best
    return given[end - length : end]


def check_repeated(pair: Pair) -> Iterator[Problem]:
    """Find a translation that stands there twice."""
    letters = read_letters(pair.given.text)
    half, odd = divmod(len(letters), 2)
    if half >= 6 and not odd and letters[:half] == letters[half:]:
        english = read_letters(pair.english.text)
        middle = len(english) // 2
        if english[:middle] != english[middle:]:
            yield Problem("repeated", "the whole text stands twice", "Leave one.")


def check_length(pair: Pair) -> Iterator[Problem]:
    """Find a text that is much shorter or longer than translations are."""
    band, texts = pair.facts.length, measured_texts(pair)
    english, given = (len(read_letters(text)) for text in texts)
    if band is None or english < _SHORT:
        return
    ratio, more = given / english, _WHOLE if _is_whole(pair) else 0
    if not band[0] * (1 - more) <= ratio <= band[1] * (1 + more):
        yield Problem(
            "length",
            f"it has {ratio:.2f} letters for each of the English; "
            f"{pair.facts.english_name} has {band[0]:.2f} to {band[1]:.2f}",
            "Look for a sentence that is missing, or stands twice.",
        )


def _is_whole(pair: Pair) -> bool:
    """Tell whether the translation ends as many sentences as the English."""
    english, given = (
        len(_SENTENCE.findall(side.text)) for side in (pair.english, pair.given)
    )
    return 0 < english <= given


def measured_texts(pair: Pair) -> tuple[str, str]:
    """Give both texts without the words that another script takes over as they are."""
    english, given = (_NET_NAME.sub("", s.text) for s in (pair.english, pair.given))
    given = given.replace(f"({pair.english.text})", "")  # a gloss
    if pair.facts.is_latin:
        return english, given
    shared = set(_PLAIN_WORD.findall(english)) & set(_PLAIN_WORD.findall(given))
    for word in shared:
        english, given = (text.replace(word, "") for text in (english, given))
    return english, given


def read_letters(text: str) -> str:
    """Give the letters, marks and digits of a text."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LMN")


def check_negation(pair: Pair) -> Iterator[Problem]:
    """Find an English "not" to which the translation has no negative word at all.

    A long text says one thing or the other in other words; there the rule is silent.
    """
    if len(pair.english.text) > _LONG_TEXT:
        return
    found = _NOT.search(_NOT_MEANT.sub(" ", pair.english.text))
    given = without_tashkil(pair.given.text.lower())
    if found and not make_word_pattern(pair.facts.negators).search(given):
        yield Problem(
            "negation",
            f"the English says “{found[0]}”; no word for “not” was found",
            "Make sure that the translation does not say the opposite.",
        )
