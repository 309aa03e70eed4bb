"""Checks of translations: a table of small rules, each about one thing."""

from tpdocs.catalog.checks.facts import Facts, find_facts
from tpdocs.catalog.checks.glossary import Glossary, read_glossary
from tpdocs.catalog.checks.rule import AcrossRule, Rule
from tpdocs.catalog.checks.run import (
    Report,
    check_catalog,
    check_entry,
    check_word,
    ignorable_names,
)
from tpdocs.catalog.checks.table import (
    ACROSS_RULES,
    ERROR_RULES,
    WARNING_RULES,
    glossary_rules,
)

__all__ = [
    "ACROSS_RULES",
    "ERROR_RULES",
    "WARNING_RULES",
    "AcrossRule",
    "Facts",
    "Glossary",
    "Report",
    "Rule",
    "check_catalog",
    "check_entry",
    "check_word",
    "find_facts",
    "glossary_rules",
    "ignorable_names",
    "read_glossary",
]
