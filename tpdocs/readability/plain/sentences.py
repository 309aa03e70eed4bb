"""Sentences and words of English, as the rules of plain language see them.

Sentences are cut by :func:`tpdocs.readability.sentences.split_sentences`. Rules also
need the words of each one in lower case, in headings and cells too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpdocs.foundation import SOURCE_TAG
from tpdocs.readability.passage import STAND_IN, make_passage
from tpdocs.readability.sentences import split_sentences
from tpdocs.source import Text

__all__ = ["Sentence", "cut_sentences", "find_words", "words_of"]

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,]\d+)*%?")
#: A text without these inside it is one sentence: most headings, items and cells.
_STOP = re.compile(r"[.!?]\W*\w")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words."""

    text: str
    words: tuple[str, ...]  #: in lower case, numbers too, without punctuation

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.endswith("?")


def words_of(text: Text) -> str:
    """Give the words of a text, without marks, values, addresses and phones."""
    words = make_passage(text).text.replace(STAND_IN, "").replace("’", "'")
    return " ".join(words.split())


def cut_sentences(text: str) -> tuple[Sentence, ...]:
    """Cut the words of one block into sentences."""
    spans = split_sentences(text, SOURCE_TAG) if _STOP.search(text) else [(0, None)]
    parts = (text[start:end].strip() for start, end in spans)
    cut = (Sentence(part, find_words(part)) for part in parts)
    return tuple(sentence for sentence in cut if sentence.words)


def find_words(text: str) -> tuple[str, ...]:
    """Give the words and numbers of a text, in lower case."""
    return tuple(_WORD.findall(text.lower()))
