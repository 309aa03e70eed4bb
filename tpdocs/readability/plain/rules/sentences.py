"""Rules about sentences: voice, ideas, conditions, negatives, verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.clauses import count_clauses, count_conditions
from tpdocs.readability.plain.hidden import find_double_negative, find_hidden_verbs
from tpdocs.readability.plain.rule import Fault, Judged, Rule, Source, always, fault
from tpdocs.readability.plain.view import View
from tpdocs.readability.plain.voice import find_passive

__all__ = ["RULES"]

#: PEMAT-P 5, as its raters read it: active where four sentences in five are.
_ACTIVE_SHARE = 0.8
#: A main clause and one more can still tell one idea: "If you are sore, use ice."
_MOST_CLAUSES = 2
#: So short a sentence has no room for a second idea: "Rest when it hurts when you sit."
_SHORT = 12
#: NHS: negative ones are misread as their opposite, "they've" is hard to read. It likes
#: "you'll" and "it's", and so do the Federal guidelines.
_CONTRACTION = re.compile(r"\b(?:\w+n't|\w+'ve)\b", re.IGNORECASE)


def _active_voice(view: View) -> Iterator[Fault]:
    sentences = [(p, find_passive(s)) for p, s in view.sentences]
    passives = [(passage, words) for passage, words in sentences if words]
    for passage, words in passives:
        yield fault(passage, f"{words!r} is passive", counts=False)
    if len(sentences) - len(passives) < _ACTIVE_SHARE * len(sentences):
        message = f"{len(passives)} of {len(sentences)} sentences are passive"
        hint = "Make at least four in five active: say who does what."
        yield fault(passives[0][0], message, hint)


def _one_idea(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        clauses = count_clauses(sentence) if len(sentence.words) > _SHORT else 0
        if clauses > _MOST_CLAUSES:
            yield fault(passage, f"{clauses} clauses in {sentence.text!r}")


def _conditions(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        conditions = count_conditions(sentence)
        if conditions > 1:
            yield fault(passage, f"{conditions} conditions in {sentence.text!r}")


def _hidden_verb(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        for words, verb in find_hidden_verbs(sentence.words):
            yield fault(passage, f"{words!r} hides a verb", f"Say '{verb}'.")


def _double_negative(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        found = find_double_negative(sentence)
        if found:
            words, plain = found
            hint = f"Say '{plain}'." if plain else ""
            message = f"{words!r} says no twice"
            yield fault(passage, message, hint, counts="unless" not in words)


def _shall(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        if "shall" in sentence.words:
            yield fault(passage, f"'shall' is a word of the law: {sentence.text!r}")


def _contraction(view: View) -> Iterator[Fault]:
    seen: set[str] = set()
    for passage in view.running:
        for short in _CONTRACTION.findall(passage.text):
            if short.lower() not in seen:
                seen.add(short.lower())
                yield fault(passage, f"{short!r} is short for two words")


RULES = (
    Rule(
        name="plain/active-voice",
        title="Four sentences in five say who does what",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("PEMAT-P", "5"), Source("Federal", "Use active voice")),
        hint="Say who does it: 'we', 'you', or the verb alone.",
        check=_active_voice,
        applies=always,
    ),
    Rule(
        name="plain/one-idea",
        title="One idea in a sentence: up to two clauses, or 12 words",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("Federal", "Write short sentences"), Source("CDC CCI", "9")),
        hint="Make two sentences of it, one idea in each.",
        check=_one_idea,
        applies=always,
    ),
    Rule(
        name="plain/conditions",
        title="One condition in a sentence",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("Federal", "Place words carefully"),),
        hint="Write the conditions as a list below 'if'.",
        check=_conditions,
        applies=always,
    ),
    Rule(
        name="plain/hidden-verb",
        title="Verbs, not nouns that hide them",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("Federal", "Avoid hidden verbs"),),
        hint="Use the verb.",
        check=_hidden_verb,
        applies=always,
    ),
    Rule(
        name="plain/double-negative",
        title="No sentence says no twice",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("Federal", "Use positive language"),),
        hint="Say it without 'no': what is so, or what to do.",
        check=_double_negative,
        applies=always,
    ),
    Rule(
        name="plain/shall",
        title="'must', not 'shall'",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("Federal", "Shall and must"),),
        hint="Say 'must' for a duty, 'will' for what is to come.",
        check=_shall,
        applies=always,
    ),
    Rule(
        name="plain/contraction",
        title="'do not', not 'don't'; 'they have', not 'they've'",
        judged=Judged.AUTOMATIC,
        severity=Severity.NOTE,
        sources=(Source("NHS", "Punctuation: contractions"),),
        hint="Write both words; it is easier to read and to translate.",
        check=_contraction,
        applies=always,
    ),
)
