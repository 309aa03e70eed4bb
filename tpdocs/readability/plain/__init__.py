"""Plain language beyond formulas: small rules in a table, each with its source."""

from tpdocs.readability.plain.items import ITEMS, Item
from tpdocs.readability.plain.lexicon import Hit, Term, hard_words, idioms
from tpdocs.readability.plain.report import (
    Answer,
    Answered,
    PlainReport,
    check_plain,
    judge_plain,
)
from tpdocs.readability.plain.rule import Judged, Rule, Source
from tpdocs.readability.plain.show import plain_data, summarize
from tpdocs.readability.plain.table import PLAIN_RULES
from tpdocs.readability.plain.verdict import Excepted, Outcome, Verdict

__all__ = [
    "ITEMS",
    "PLAIN_RULES",
    "Answer",
    "Answered",
    "Excepted",
    "Hit",
    "Item",
    "Judged",
    "Outcome",
    "PlainReport",
    "Rule",
    "Source",
    "Term",
    "Verdict",
    "check_plain",
    "hard_words",
    "idioms",
    "judge_plain",
    "plain_data",
    "summarize",
]
