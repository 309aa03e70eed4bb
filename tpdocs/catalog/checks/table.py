"""The table of rules, in the order in which they are applied."""

from __future__ import annotations

from tpdocs.catalog.checks.across import check_consistency, check_shared
from tpdocs.catalog.checks.error_rules import ERROR_RULES
from tpdocs.catalog.checks.glossary import Glossary, check_keep, check_terms
from tpdocs.catalog.checks.rule import AcrossRule, Rule
from tpdocs.catalog.checks.warning_rules import WARNING_RULES
from tpdocs.foundation import Severity

__all__ = ["ACROSS_RULES", "ERROR_RULES", "WARNING_RULES", "glossary_rules"]

_WARNING = Severity.WARNING

#: These need all messages of a language.
ACROSS_RULES: tuple[AcrossRule, ...] = (
    AcrossRule(
        name="consistency",
        severity=_WARNING,
        check=check_consistency,
        summary="One English text that is translated in two ways, in one context",
        source="the same term for the same thing (EU guideline on package leaflets)",
    ),
    AcrossRule(
        name="shared",
        severity=_WARNING,
        check=check_shared,
        summary="One translation for two different English texts",
        source="what a paste into the wrong entry leaves behind",
    ),
)


def glossary_rules(glossary: Glossary) -> tuple[Rule, ...]:
    """Give the rules that a glossary makes."""
    return (
        Rule(
            name="glossary",
            severity=_WARNING,
            check=check_terms(glossary),
            summary="A term of `locales/glossary.toml` in none of its renderings",
            source="the same word for the same thing, in every handout",
            can_run=lambda facts: any(
                facts.tag.replace("-", "_") in renderings
                for renderings in glossary.terms.values()
            ),
        ),
        Rule(
            name="keep",
            severity=_WARNING,
            check=check_keep(glossary),
            summary="A word that must stay as it is, and does not",
            source="names are looked for as they are",
        ),
    )
