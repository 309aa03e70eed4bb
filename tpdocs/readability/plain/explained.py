"""Whether a text explains a hard word where it first uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpdocs.readability.plain.lexicon import Term
from tpdocs.readability.plain.view import Passage, View

__all__ = ["Used", "find_used", "is_explained"]

#: What stands around a word that is explained: "called X", "X means …", "X (…", "(X)".
_BEFORE = (
    r"(?:called|known as|call (?:it|this|them)|such as|the word|\()\W*(?:an? |the )?"
)
_AFTER = r"\W*(?:\(|(?:is|are) (?:an? |the |when |what )|means?\b|, which (?:is|are)\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A hard word or idiom that a handout uses."""

    term: Term
    explained_at: int | None  #: the line of the text that explains it at first use


def find_used(view: View) -> tuple[Used, ...]:
    """Give each hard word and idiom once, with where the handout explains it."""
    first = {h.term.hard: (h.term, passage) for passage, h in reversed(view.terms)}
    return tuple(
        Used(term=term, explained_at=_explained_at(term, passage, view))
        for term, passage in first.values()
    )


def is_explained(term: Term, first: Passage, view: View) -> bool:
    """Tell whether a term is explained where it is first used, or in the next block.

    In bold it counts as explained: that is how a handout brings in a word. So does one
    in brackets, or beside "is a", "means", "called" and the like.

    Source: CDC CCI 7 and PEMAT-P 4 ask for words explained at first use; what counts as
    an explanation is ours.
    """
    return _explained_at(term, first, view) is not None


def _explained_at(term: Term, first: Passage, view: View) -> int | None:
    forms = "|".join(map(re.escape, sorted(term.forms, key=len, reverse=True)))
    told = re.compile(rf"{_BEFORE}\b(?:{forms})\b|\b(?:{forms})\b{_AFTER}")
    bold = re.compile(rf"\b(?:{forms})\b")
    for passage in _near(first, view):
        is_bold = any(bold.search(text) for text in passage.bold)
        if is_bold or told.search(passage.text.lower()):
            return passage.line
    return None


def _near(first: Passage, view: View) -> tuple[Passage, ...]:
    """Give a passage and the one after it; a heading is explained by what follows."""
    at = view.places[id(first)]
    return view.passages[at : at + 2]
