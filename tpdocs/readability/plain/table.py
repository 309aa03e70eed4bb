"""The table of the rules of plain language."""

from __future__ import annotations

from tpdocs.readability.plain.rule import Rule
from tpdocs.readability.plain.rules import (
    content,
    message,
    numbers,
    sentences,
    structure,
    visuals,
    words,
)

__all__ = ["PLAIN_RULES"]

PLAIN_RULES: tuple[Rule, ...] = (
    *message.RULES,
    *words.RULES,
    *sentences.RULES,
    *numbers.RULES,
    *structure.RULES,
    *visuals.RULES,
    *content.RULES,
)
