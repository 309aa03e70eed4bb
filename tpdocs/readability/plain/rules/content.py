"""Rules about what must be said: risks and benefits, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.foundation import Severity
from tpdocs.readability.plain.grammar import GRAMMAR
from tpdocs.readability.plain.rule import Fault, Judged, Rule, Source, always, fault
from tpdocs.readability.plain.view import Passage, View

__all__ = ["RULES", "speaks_of_risk"]


def _first(view: View, key: str) -> Passage | None:
    return view.first(GRAMMAR.words("content", key))


def speaks_of_risk(view: View) -> bool:
    """Tell whether any text has a word of risk."""
    return _first(view, "risk") is not None


def _risk_and_benefit(view: View) -> Iterator[Fault]:
    risk, benefit = _first(view, "risk"), _first(view, "benefit")
    if risk and not benefit:
        yield fault(risk, "the text speaks of risks, and of no benefit")
    elif benefit and not risk:
        yield fault(benefit, "the text speaks of benefits, and of no risk")


def _speaks_of_either(view: View) -> bool:
    return bool(_first(view, "risk") or _first(view, "benefit"))


def _unknown(view: View) -> Iterator[Fault]:
    if "unknown" not in view.panels and not _first(view, "unknown"):
        yield Fault(message="the handout does not say what is not known", line=1)


RULES = (
    Rule(
        name="plain/risk-and-benefit",
        title="Risks and benefits are both told",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "19"),),
        hint="Say both, or name the handout that does.",
        check=_risk_and_benefit,
        applies=_speaks_of_either,
    ),
    Rule(
        name="plain/unknown",
        title="The text says what is not known",
        judged=Judged.PARTIAL,
        severity=Severity.NOTE,
        sources=(Source("CDC CCI", "11"),),
        hint="Add a `::: unknown` block, or name the handout that has it.",
        check=_unknown,
        applies=always,
    ),
)
