"""Rules about words: hard ones, idioms, abbreviations, names for one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.explained import is_explained
from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.lexicon import Hit, Kind
from tpdocs.readability.plain.rule import Fault, Judged, Rule, Source, always, fault
from tpdocs.readability.plain.view import Passage, View

__all__ = ["RULES"]

#: Not the two halves of a British postcode: "LS1 4AP".
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]\.){2,}|\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b(?! \d[A-Z]{2}\b)"
)
#: Federal: no more than three abbreviations in a document.
_MOST_ABBREVIATIONS = 3


def _hits(view: View, kind: Kind) -> list[tuple[Passage, Hit]]:
    return [found for found in view.terms if found[1].term.kind == kind]


def _firsts(found: list[tuple[Passage, Hit]]) -> Iterator[tuple[Passage, Hit, int]]:
    """Give the first place of each term, and how often it stands in all.

    Places with an exception of their author are counted by themselves.
    """
    every = [(p, hit, (hit.term.hard, p.excepted)) for p, hit in found]
    count = Counter(key for _, _, key in every)
    seen: set[tuple[str, str]] = set()
    for passage, hit, key in every:
        if key not in seen:
            seen.add(key)
            yield passage, hit, count[key]


def _often(count: int) -> str:
    return f" ({count} times; this is the first)" if count > 1 else ""


def _medical(view: View) -> Iterator[Fault]:
    for passage, hit, count in _firsts(_hits(view, "medical")):
        if not is_explained(hit.term, passage, view):
            message = f"{hit.text!r} is a medical word, not explained{_often(count)}"
            both = f"{hit.term.plain[0]} ({hit.text})"
            hint = f"Say {hit.term.advice}; if the word is needed, '{both}'."
            yield fault(passage, message, hint)


def _hard(kind: Kind, what: str) -> Callable[[View], Iterator[Fault]]:
    def check(view: View) -> Iterator[Fault]:
        for passage, hit, count in _firsts(_hits(view, kind)):
            message = f"{hit.text!r} is {what}{_often(count)}"
            yield fault(passage, message, f"Say {hit.term.advice}.")

    return check


def _idioms(view: View) -> Iterator[Fault]:
    for passage, hit, count in _firsts(_hits(view, "idiom")):
        message = f"{hit.text!r} means more than its words{_often(count)}"
        yield fault(passage, message, f"Say {hit.term.advice}; it translates better.")


def _abbreviations(view: View) -> Iterator[Fault]:
    known = GRAMMAR.words("abbreviations", "known")
    seen: dict[str, Passage] = {}
    for passage, short in _found_abbreviations(view):
        if short.replace(".", "") in known or short in seen:
            continue
        seen[short] = passage
        if not _is_spelled_out(short, passage.text):
            message = f"{short!r} is not spelled out where it first stands"
            hint = f"Write the words, then '({short})'; or the words alone."
            yield fault(passage, message, hint)
    if len(seen) > _MOST_ABBREVIATIONS:
        names = ", ".join(seen)
        message = f"there are {len(seen)} abbreviations: {names}"
        hint = "Keep those that the reader will meet again; spell out the others."
        yield fault(list(seen.values())[_MOST_ABBREVIATIONS], message, hint)


def _found_abbreviations(view: View) -> Iterator[tuple[Passage, str]]:
    shouted = GRAMMAR.words("abbreviations", "shouted")
    for passage in view.read:
        for short in _ABBREVIATION.findall(passage.text):
            if short not in shouted:
                yield passage, short


def _is_spelled_out(short: str, text: str) -> bool:
    """Tell whether "Words (ABC)", "ABC (words)" or "ABC means" stands in a text."""
    name = re.escape(short)
    form = rf"\w \({name}s?\)|{name} \([^)]|{name}\b,? (?:is|are|means|stands for)\b"
    return bool(re.search(form, text))


def _same_term(view: View) -> Iterator[Fault]:
    for group in GRAMMAR.tables["terms"]["same"]:
        found = list(_first_uses(view, group))
        for name, passage in found[1:]:
            yield fault(passage, f"{name!r} and {found[0][0]!r} may name one thing")


def _first_uses(view: View, group: list[str]) -> Iterator[tuple[str, Passage]]:
    """Give the names of a group that are used, in the order of their first use."""
    forms = {form: name for name in group for form in (name, f"{name}s")}
    seen: set[str] = set()
    for passage in view.in_order:
        for word in (w for s in passage.sentences for w in s.words if w in forms):
            if forms[word] not in seen:
                seen.add(forms[word])
                yield forms[word], passage


RULES = (
    Rule(
        name="plain/medical-word",
        title="Medical words are explained",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(
            Source("CDC CCI", "7"),
            Source("PEMAT-P", "4"),
            Source("NHS", "A to Z of NHS health writing"),
        ),
        hint="Use the plain word, with the medical one in brackets if it is needed.",
        check=_medical,
        applies=always,
    ),
    Rule(
        name="plain/formal-word",
        title="Common words, not formal ones",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(
            Source("CDC CCI", "7"),
            Source("PEMAT-P", "3"),
            Source("Federal", "Use simple words and phrases"),
        ),
        hint="Use the common word.",
        check=_hard("formal", "a formal word"),
        applies=always,
    ),
    Rule(
        name="plain/wordy-phrase",
        title="One word where one does",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(
            Source("PEMAT-P", "3"),
            Source("Federal", "Use simple words and phrases"),
        ),
        hint="Use the short form.",
        check=_hard("phrase", "longer than it need be"),
        applies=always,
    ),
    Rule(
        name="plain/idiom",
        title="No idioms, nor phrasal verbs that translate badly",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "7"), Source("tpdocs", "translation")),
        hint="Use a verb that means what it says.",
        check=_idioms,
        applies=always,
    ),
    Rule(
        name="plain/abbreviation",
        title="Abbreviations are spelled out at first, and at most three",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "7"), Source("Federal", "Minimize abbreviations")),
        hint="Spell it out.",
        check=_abbreviations,
        applies=always,
    ),
    Rule(
        name="plain/same-term",
        title="One word for one thing",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("Federal", "Use the same terms consistently"),),
        hint="If they do, keep to one of them.",
        check=_same_term,
        applies=always,
    ),
)
