"""Whether a text explains a hard word where it first uses it."""

from __future__ import annotations

import re

from tpdocs.readability.plain.lexicon import Term
from tpdocs.readability.plain.view import Passage, View

__all__ = ["find_explained", "is_explained"]

#: What stands around a word that is explained: "called X", "X means …", "X (…", "(X)".
_BEFORE = (
    r"(?:called|known as|call (?:it|this|them)|such as|the word|\()\W*(?:an? |the )?"
)
_AFTER = r"\W*(?:\(|(?:is|are) (?:an? |the |when |what )|means?\b|, which (?:is|are)\b)"


def find_explained(view: View) -> frozenset[str]:
    """Give the hard words that a handout explains where it first uses them."""
    first = {
        hit.term.hard: (hit.term, passage) for passage, hit in reversed(view.terms)
    }
    return frozenset(
        hard for hard, (term, at) in first.items() if is_explained(term, at, view)
    )


def is_explained(term: Term, first: Passage, view: View) -> bool:
    """Tell whether a term is explained where it is first used, or in the next block.

    In bold it counts as explained: that is how a handout brings in a word. So does one
    in brackets, or beside "is a", "means", "called" and the like.

    Source: CDC CCI 7 and PEMAT-P 4 ask for words explained at first use; what counts as
    an explanation is ours.
    """
    forms = "|".join(map(re.escape, sorted(term.forms, key=len, reverse=True)))
    told = re.compile(rf"{_BEFORE}\b(?:{forms})\b|\b(?:{forms})\b{_AFTER}")
    bold = re.compile(rf"\b(?:{forms})\b")
    return any(
        told.search(passage.text.lower())
        or any(bold.search(text) for text in passage.bold)
        for passage in _near(first, view)
    )


def _near(first: Passage, view: View) -> tuple[Passage, ...]:
    """Give a passage and the one after it; a heading is explained by what follows."""
    at = next(i for i, passage in enumerate(view.passages) if passage is first)
    return view.passages[at : at + 2]
