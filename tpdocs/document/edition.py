"""The editions of a handout, and their style sheets for each medium: a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["EDITIONS", "Edition", "Medium"]

Medium = Literal["pdf", "html", "epub"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One way in which a handout is laid out."""

    name: str  #: as in ``--edition`` and in file names
    sheets: dict[Medium, tuple[str, ...]]  #: style sheets by medium, later ones win
    has_budget: bool  #: whether the handout's page budget holds
    smallest: float  #: type on a page, in points
    text_size: float  #: of running text in Latin letters, in points
    #: Its text size is the clinic's, and what to call about follows the main message.
    is_large_print: bool = False


EDITIONS: dict[str, Edition] = {
    edition.name: edition
    for edition in (
        Edition(
            name="standard",
            sheets={
                "pdf": ("tokens.css", "page.css", "standard.css"),
                "html": ("tokens.css", "screen.css", "fields.css"),
                "epub": ("tokens.css", "screen.css", "epub.css"),
            },
            has_budget=True,
            smallest=9.0,
            text_size=12.0,
        ),
        Edition(
            name="large-print",
            sheets={"pdf": ("tokens.css", "page.css", "large-print.css")},
            has_budget=False,
            smallest=18.0,
            is_large_print=True,
            text_size=18.0,
        ),
    )
}
