"""The words of the page in one language: what the templates ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tpdocs.foundation import SOURCE_TAG, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Word", "Words"]


@dataclass(frozen=True, slots=True)
class Word:
    """A page word and the language that it is in."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Finds the words of the page; what has no translation comes in English."""

    language: Language
    translations: Mapping[str, str] = field(default_factory=dict)
    drafted: frozenset[str] = frozenset()  #: the English of those that a machine made

    def find(self, msgid: str) -> Word:
        """Find a word by its English."""
        if self.language.is_source:
            return Word(msgid, SOURCE_TAG)
        text = self.translations.get(msgid)
        return Word(text, self.language.tag) if text else Word(msgid, SOURCE_TAG)
