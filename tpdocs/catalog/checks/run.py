"""Runs the table: the errors of one message, or all rules over a catalog."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from tpdocs.catalog.checks.facts import Facts, find_facts
from tpdocs.catalog.checks.glossary import Glossary
from tpdocs.catalog.checks.ignore import Ignored, read_ignored
from tpdocs.catalog.checks.pair import Pair, make_pair
from tpdocs.catalog.checks.rule import AcrossRule, Rule
from tpdocs.catalog.checks.table import (
    ACROSS_RULES,
    ERROR_RULES,
    WARNING_RULES,
    glossary_rules,
)
from tpdocs.catalog.entry import Entry
from tpdocs.foundation import Finding, Language, Place, Severity
from tpdocs.source import Problem

__all__ = ["Report", "check_catalog", "check_entry", "check_word", "ignorable_names"]

_IN_ENGLISH = " Until then this text is shown in English."


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the rules say of a catalog."""

    findings: tuple[Finding, ...] = ()
    messages: int = 0  #: that have a translation, and were checked
    ignored: Counter[str] = field(default_factory=Counter)  #: problems, by rule
    not_checked: tuple[str, ...] = ()  #: rules for which too little is known


def check_entry(entry: Entry, path: str, language: Language) -> tuple[Finding, ...]:
    """Check a translation for errors; any of them keeps it out of the page.

    Args:
        entry: A message that has a translation.
        path: The catalog, relative to the project.
        language: The one that it is translated into.
    """
    facts = find_facts(language)
    pair = make_pair(entry, facts)
    return tuple(_apply(_error_rules(facts), pair, path, Counter()))


def check_word(entry: Entry, path: str, language: Language) -> tuple[Finding, ...]:
    """Check a page word: plain text, with placeholders of its own."""
    facts = find_facts(language)
    rules = [rule for rule in _error_rules(facts) if rule.for_words]
    pair = make_pair(entry, facts, is_plain=True)
    return tuple(_apply(rules, pair, path, Counter()))


def check_catalog(
    entries: Iterable[Entry],
    path: str,
    language: Language,
    glossary: Glossary | None = None,
    *,
    is_words: bool = False,
) -> Report:
    """Check all translations of a catalog by all rules.

    Args:
        entries: Its messages; what is fuzzy or not translated is passed over.
        path: The catalog, relative to the project.
        language: The one that it is translated into.
        glossary: What is agreed about words.
        is_words: Whether these are the words of the page.
    """
    facts = find_facts(language)
    every = (*ERROR_RULES, *WARNING_RULES, *glossary_rules(glossary or Glossary()))
    rules = [r for r in _fitting(every, facts) if r.for_words or not is_words]
    given = (entry for entry in entries if entry.has_words and not entry.is_fuzzy)
    pairs = [make_pair(entry, facts, is_plain=is_words) for entry in given]
    ignored = Counter[str]()
    each = itertools.chain.from_iterable(
        _apply(rules, pair, path, ignored) for pair in pairs
    )
    return Report(
        findings=(*each, *_apply_across(ACROSS_RULES, pairs, path, ignored)),
        messages=len(pairs),
        ignored=ignored,
        not_checked=_not_checked(every, facts),
    )


@cache
def _error_rules(facts: Facts) -> tuple[Rule, ...]:
    return tuple(_fitting(ERROR_RULES, facts))


@cache
def ignorable_names() -> frozenset[str]:
    """Give the names of the rules that a flag on an entry may switch off."""
    rules = (*ERROR_RULES, *WARNING_RULES, *glossary_rules(Glossary()))
    names = {rule.name for rule in rules if rule.can_ignore}
    return frozenset(names | {rule.name for rule in ACROSS_RULES})


def _not_checked(rules: Iterable[Rule], facts: Facts) -> tuple[str, ...]:
    """Name the rules that a language can break, and of which too little is known."""
    fitting = (rule for rule in rules if rule.applies(facts))
    return tuple(rule.name for rule in fitting if not rule.can_run(facts))


def _fitting(rules: Iterable[Rule], facts: Facts) -> list[Rule]:
    """Give the rules that can run; a made-up language is checked in structure only."""
    return [
        rule
        for rule in rules
        if rule.applies(facts)
        and rule.can_run(facts)
        and (rule.is_structure or not facts.is_pseudo)
    ]


def _apply(
    rules: Iterable[Rule], pair: Pair, path: str, counts: Counter[str]
) -> Iterator[Finding]:
    ignored = read_ignored(pair.entry, ignorable_names())
    yield from _flag_findings(ignored, pair, path)
    for rule in rules:
        for problem in rule.check(pair):
            if rule.name in ignored.rules:
                counts[rule.name] += 1
            else:
                yield _finding(problem, rule.severity, pair, path)


def _apply_across(
    rules: Iterable[AcrossRule],
    pairs: Sequence[Pair],
    path: str,
    counts: Counter[str],
) -> Iterator[Finding]:
    for rule in rules:
        for pair, problem in rule.check(pairs):
            if rule.name in read_ignored(pair.entry, (rule.name,)).rules:
                counts[rule.name] += 1
            else:
                yield _finding(problem, rule.severity, pair, path)


def _flag_findings(ignored: Ignored, pair: Pair, path: str) -> Iterator[Finding]:
    for flag in ignored.without_reason:
        problem = Problem(
            "ignore-without-reason",
            f"the flag {flag} has no reason, and does not count",
            f"Add a comment above the entry: # {flag}: why.",
        )
        yield _finding(problem, Severity.ERROR, pair, path)
    for flag in ignored.unknown:
        problem = Problem(
            "ignore-unknown",
            f"the flag {flag} switches off nothing",
            "docs/reference/checks.md has the rules that can be switched off.",
        )
        yield _finding(problem, Severity.WARNING, pair, path)


def _finding(problem: Problem, severity: Severity, pair: Pair, path: str) -> Finding:
    is_error = severity is Severity.ERROR
    return Finding(
        rule=f"catalog/{problem.rule}",
        severity=severity,
        place=Place(path, pair.entry.line),
        message=f"{problem.message}, in the translation of {_short(pair.entry.msgid)}",
        hint=problem.hint + (_IN_ENGLISH if is_error else ""),
    )


def _short(msgid: str) -> str:
    return repr(msgid if len(msgid) <= 50 else f"{msgid[:49]}…")
