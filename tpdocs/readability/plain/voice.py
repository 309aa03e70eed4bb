"""A passive of English, found by rule: a form of be or get, then a participle.

spaCy would find more and know why, but with a model it is 50 MB and more to install and
a second to load, for one rule out of forty. Its two hard cases are handled by lists
here: participles that tell a state ("you are tired"), and words that only look like one
("is red"). How well that does is measured in ``tests/readability/plain/test_voice.py``.
A participle without a verb ("medicine given by mouth") is not looked for.
"""

from __future__ import annotations

from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.sentences import Sentence

__all__ = ["find_passive"]

#: How many words may part the two halves of a passive in a question.
_FAR = 6
_ARTICLES = frozenset({"a", "an", "the", "your", "my", "our", "their", "any", "some"})
#: After "by", these name no agent: "closed by noon", "by mouth".
_NO_AGENT = frozenset({"hand", "itself", "mouth", "noon", "now", "phone"})
#: After a participle with "get", these show that it is no adjective of a noun.
_AFTER_GET = frozenset(
    {"after", "again", "and", "as", "at", "before", "but", "by", "during", "each"}
    | {"every", "for", "from", "if", "in", "on", "or", "soon", "to", "today", "when"}
    | {"with"}
)
#: "You are done", "you are used to it" tell a state; of a thing they do not.
_STATES_OF_PEOPLE = ("done", "used to")
_PEOPLE = frozenset({"i", "you", "we", "they", "he", "she", "people"})


def find_passive(sentence: Sentence) -> str:
    """Give the words of the first passive in a sentence, or an empty text."""
    words = sentence.words
    be, get = GRAMMAR.words("voice", "be"), GRAMMAR.words("voice", "get")
    if be.isdisjoint(words) and get.isdisjoint(words):
        return ""
    for at, word in enumerate(words):
        if word in be:
            end = _after_be(words, at, question=sentence.is_question)
        elif word in get:
            end = _after_get(words, at)
        else:
            continue
        if end:
            return " ".join(words[at : end + 1])
    return ""


def _after_be(words: tuple[str, ...], at: int, *, question: bool) -> int:
    """Give where the participle stands that makes a passive with a "be"; or 0."""
    if at and words[at - 1] in ("there", "here"):
        return 0
    end = _skip_adverbs(words, at + 1)
    if _is_done(words, at, end):
        return end
    return _after_subject(words, at, end) if question and at <= 2 else 0


def _after_subject(words: tuple[str, ...], at: int, end: int) -> int:
    """Give the same for a question: "Is the medicine given by mouth?"."""
    for far in range(end + 1, min(at + _FAR, len(words))):
        if words[far - 1] not in _ARTICLES and _is_done(words, at, far):
            return far
    return 0


def _after_get(words: tuple[str, ...], at: int) -> int:
    end = _skip_adverbs(words, at + 1)
    follows = words[end + 1] if end + 1 < len(words) else "."
    is_end = follows == "." or follows in _AFTER_GET
    return end if is_end and _is_done(words, at, end) else 0


def _skip_adverbs(words: tuple[str, ...], at: int) -> int:
    between = GRAMMAR.words("voice", "between")
    while at < len(words) and (words[at] in between or words[at].endswith("ly")):
        at += 1
    return at


def _is_done(words: tuple[str, ...], verb: int, at: int) -> bool:
    """Tell whether a participle stands there and says what is done, no state."""
    if at >= len(words) or not _is_participle(words[at]):
        return False
    if _has_agent(words, at):
        return True
    told = " ".join(words[at : at + 2])
    if told.startswith(_STATES_OF_PEOPLE):
        return not (verb and words[verb - 1] in _PEOPLE)
    is_state = words[at] in GRAMMAR.words("voice", "states")
    return not is_state and not told.endswith(" up")


def _is_participle(word: str) -> bool:
    if word in GRAMMAR.participles:
        return True
    if "-" in word or (word.startswith("un") and word[2:3] != "d"):
        return False
    if word in GRAMMAR.words("voice", "other"):
        return False
    return len(word) > 3 and word.endswith("ed") and not word.endswith("eed")


def _has_agent(words: tuple[str, ...], at: int) -> bool:
    after = words[at + 1 : at + 4]
    if after[:1] != ("by",) or after[1:] == ("the", "time"):
        return False
    return len(after) > 1 and after[1] not in _NO_AGENT
