"""Sentences that tell a reader to do something."""

from __future__ import annotations

from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.sentences import Sentence, find_words

__all__ = ["is_order"]


def is_order(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with a bare verb, or a clause after a comma does.

    "If you are sore, use ice" is one; so are "Do not drive" and "Please rest".
    """
    if _begins_with_verb(sentence.words):
        return True
    if sentence.words[0] not in GRAMMAR.words("imperative", "openers"):
        return False
    return any(_begins_with_verb(find_words(c)) for c in sentence.text.split(",")[1:])


def _begins_with_verb(words: tuple[str, ...]) -> bool:
    before = GRAMMAR.words("imperative", "before")
    at = next((i for i, word in enumerate(words) if word not in before), len(words))
    if at + 1 < len(words) and words[at] in ("do", "have", "be"):
        return words[at + 1] not in ("you", "i", "we", "they")
    return at < len(words) and words[at] in GRAMMAR.words("imperative", "verbs")
