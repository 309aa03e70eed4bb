"""Syllables of a word, by language; ``None`` where no rule is known."""

from tpdocs.readability.syllables.table import COUNTED, count_syllables

__all__ = ["COUNTED", "count_syllables"]
