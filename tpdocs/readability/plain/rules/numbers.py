"""Rules about numbers: how they are written, and what a reader must do with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.numerals import (
    count_numbers,
    find_decimals,
    find_percents,
    say_ratio,
)
from tpdocs.readability.plain.rule import Fault, Judged, Rule, Source, fault
from tpdocs.readability.plain.view import View

__all__ = ["RULES", "asks_to_calculate", "has_numbers"]


_DIGIT = re.compile(r"\d")


def has_numbers(view: View) -> bool:
    """Tell whether any text has a number in figures; else PEMAT-P 6 does not apply."""
    return any(_DIGIT.search(p.text) for p in view.running)


def asks_to_calculate(view: View) -> bool:
    """Tell whether any sentence asks for a sum."""
    return any(_calculation(view))


def _has_shares(view: View) -> bool:
    """Tell whether any text says how likely something is."""
    return bool(view.ratios) or any(any(find_percents(p.text)) for p in view.running)


def _percent(view: View) -> Iterator[Fault]:
    for passage in view.read:
        for said, value in find_percents(passage.text):
            hint = f"Say '{say_ratio(value)}'."
            yield fault(passage, f"{said!r} is a percentage", hint)


def _denominators(view: View) -> Iterator[Fault]:
    for passage, said, whole in view.ratios[1:]:
        _, said_first, first = view.ratios[0]
        if whole != first:
            message = f"{said!r} here, and {said_first!r} before"
            hint = f"Say both out of {max(whole, first):,}, so that they compare."
            yield fault(passage, message, hint)


def _decimal(view: View) -> Iterator[Fault]:
    for passage in view.running:
        for said in find_decimals(passage.text):
            yield fault(passage, f"{said!r} is a decimal")


def _many_numbers(view: View) -> Iterator[Fault]:
    for passage, sentence in view.sentences:
        count = count_numbers(sentence.text)
        if count > 1:
            yield fault(passage, f"{count} numbers in {sentence.text!r}")


def _calculation(view: View) -> Iterator[Fault]:
    asked = GRAMMAR.tables["sums"]["phrases"]
    for phrase in (p for p in asked if f" {p} " in view.folded):
        for passage in view.running:
            if passage.has([phrase]):
                yield fault(passage, f"{phrase!r} asks the reader to calculate")


def _chance(view: View) -> Iterator[Fault]:
    by_line = {passage.line: (passage, said) for passage, said, _ in view.ratios}
    for passage, said in by_line.values():
        if not passage.has(GRAMMAR.words("content", "chance")):
            yield fault(passage, f"{said!r} has no words beside it")


RULES = (
    Rule(
        name="plain/percent",
        title="So many in 10, not percentages",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(
            Source("NHS", "Numbers: fractions and percentages"),
            Source("CDC CCI", "15"),
            Source("PEMAT-P", "6"),
        ),
        hint="Say so many in 10 or in 100.",
        check=_percent,
        applies=has_numbers,
    ),
    Rule(
        name="plain/denominators",
        title="All shares are out of one number",
        judged=Judged.AUTOMATIC,
        severity=Severity.WARNING,
        sources=(
            Source("NHS", "Numbers: statistics"),
            Source("CDC CCI", "17"),
            Source("PEMAT-P", "6"),
        ),
        hint="Say both out of one number.",
        check=_denominators,
        applies=_has_shares,
    ),
    Rule(
        name="plain/decimal",
        title="No decimals, but for doses, money and measurements",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(
            Source("NHS", "Numbers: numerals"),
            Source("CDC CCI", "15"),
            Source("PEMAT-P", "6"),
        ),
        hint="Round it to a whole number.",
        check=_decimal,
        applies=has_numbers,
    ),
    Rule(
        name="plain/many-numbers",
        title="One number in a sentence",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "15"), Source("PEMAT-P", "6")),
        hint="Give each number a sentence, or leave out the one that nobody needs.",
        check=_many_numbers,
        applies=has_numbers,
    ),
    Rule(
        name="plain/calculation",
        title="The reader need not calculate",
        judged=Judged.PARTIAL,
        severity=Severity.WARNING,
        sources=(Source("CDC CCI", "17"), Source("PEMAT-P", "7")),
        hint="Do the sum for the reader: print the amount, or a space to write it in.",
        check=_calculation,
        applies=has_numbers,
    ),
    Rule(
        name="plain/chance-words",
        title="A chance in figures has words that say how big it is",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "16"), Source("CDC CCI", "20")),
        hint="Add a word: 'common', 'rare', 'most people'.",
        check=_chance,
        applies=_has_shares,
    ),
)
