"""What textstat counts of an English text: the second opinion beside our own counts.

textstat takes a text, not counts. So that both count the same text, it gets the
sentences of our own count, and so that it needs no network, it gets the dictionary that
our own count uses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from tpdocs.readability.records import OtherCount, SecondOpinion, Sentence
from tpdocs.readability.syllables.english import count_english, find_sounds
from tpdocs.readability.words import split_words

__all__ = ["ask_textstat", "load_textstat", "text_for_textstat"]

#: The locale that textstat itself begins with.
_LOCALE = "en_US"
#: textstat ends a sentence at each of these, in ``3.5`` and ``Dr.`` too.
_STOPS = re.compile(r"[.!?]")
#: textstat does not count sentences of so many words, or fewer, as sentences.
_SHORT = 2


def ask_textstat(sentences: Iterable[Sentence]) -> SecondOpinion | None:
    """Ask textstat for the grades of the gate.

    Args:
        sentences: Of a text in English.

    Returns:
        ``None`` without a sentence: textstat has the value 0 there, which is a grade.
    """
    counted = tuple(sentences)
    if not counted:
        return None
    counts, metrics = load_textstat().counts, load_textstat().metrics
    text = text_for_textstat(counted)
    return SecondOpinion(
        values={
            "flesch-kincaid": metrics.flesch_kincaid_grade(text, _LOCALE),
            "smog": metrics.smog_index(text, _LOCALE),
        },
        sentences=counts.count_sentences(text),
        words=counts.count_words(text),
        syllables=counts.count_syllables(text, _LOCALE),
        short_sentences=sum(s.words <= _SHORT for s in counted),
        others=tuple(_find_others(counted, counts)),
    )


def text_for_textstat(sentences: Iterable[Sentence]) -> str:
    """Write a text so that textstat finds the sentences of our own count in it.

    One sentence is on each line, with a full stop at its end and no other stop.
    textstat deletes the stops inside a word (``3.5``, ``a.m.``) itself when it counts
    words, so this changes no word. Typographic apostrophes become plain ones: textstat
    deletes all others, and does not find ``dont`` in its dictionary.
    """
    return "\n".join(f"{_write(sentence)}." for sentence in sentences)


@cache
def load_textstat() -> Any:
    """Load textstat's functions, and make it use the dictionary that is installed.

    textstat looks for NLTK's copy of the CMU Pronouncing Dictionary, and downloads it
    into the home folder where there is none. Its lookup of the dictionary is replaced,
    so it never asks NLTK, whatever is installed on this machine. ``textstat==0.7.13``
    is pinned because of this.

    Returns:
        ``textstat.backend``, whose ``metrics`` and ``counts`` take the language with
        each call: the language of the module ``textstat`` can be changed by others.

    Raises:
        AttributeError: This textstat has no such lookup. It would use the network.
    """
    from textstat import backend
    from textstat.backend.counts import _count_syllables as reader

    if not hasattr(reader, "get_cmudict"):
        raise AttributeError("textstat reads its dictionary in another way than 0.7.13")
    reader.get_cmudict = lambda _locale: _Pronunciations()
    return backend


class _Pronunciations:
    """The CMU Pronouncing Dictionary with the interface that textstat reads."""

    def __getitem__(self, word: str) -> list[list[str]]:
        """Return the pronunciations of a word in lower case, each a list of sounds.

        Raises:
            KeyError: It is not in the dictionary; textstat then counts hyphenation
                points instead.
        """
        return find_sounds(word)


def _write(sentence: Sentence) -> str:
    return _STOPS.sub("", sentence.plain.replace("’", "'")).strip()


def _find_others(sentences: tuple[Sentence, ...], counts: Any) -> Iterator[OtherCount]:
    """Find words whose syllables textstat counts otherwise.

    Those that change the sum of syllables most are first.
    """
    times = Counter(
        word if word.isupper() else word.lower()  # capitals are spelt out: TPI is three
        for sentence in sentences
        for word in _words(sentence.plain)
    )
    others = [
        OtherCount(word=word, ours=ours, textstat=theirs, times=number)
        for word, number in times.items()
        if (ours := count_english(word))
        != (theirs := counts.count_syllables(word.replace("’", "'"), _LOCALE))
    ]
    yield from sorted(
        others, key=lambda o: (-abs(o.ours - o.textstat) * o.times, o.word)
    )


def _words(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in split_words(text, "en"))
