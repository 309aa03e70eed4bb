"""The items of the CDC Clear Communication Index and of PEMAT-P, in our own words.

Both were made for trained people who rate finished material. What stands here tells
which of their items a machine can say something about; it is no score of either.

Sources: CDC Clear Communication Index, 20 items (cdc.gov/ccindex); Shoemaker, Wolf and
Brach 2013, The Patient Education Materials Assessment Tool and User's Guide, AHRQ
14-0002-EF, 24 items for print (PEMAT-P; 13 and 14 are for film).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tpdocs.readability.plain.rule import Document, Judged, Source, always, is_long
from tpdocs.readability.plain.rules.content import speaks_of_risk
from tpdocs.readability.plain.rules.numbers import asks_to_calculate, has_numbers
from tpdocs.readability.plain.rules.visuals import has_figures
from tpdocs.readability.plain.view import View

__all__ = ["ITEMS", "Item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a rater is asked."""

    source: Source
    asks: str  #: in our own words
    judged: Judged
    applies: Callable[[View], bool] = always


def _has_tables_or_figures(view: View) -> bool:
    return bool(view.tables or view.figures)


_A, _P, _H = Judged.AUTOMATIC, Judged.PARTIAL, Judged.HUMAN
_Row = tuple[int, str, Judged] | tuple[int, str, Judged, Callable[[View], bool]]


def _rows(document: Document, rows: tuple[_Row, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(
            source=Source(document, str(row[0])),
            asks=row[1],
            judged=row[2],
            applies=row[3] if len(row) == 4 else always,
        )
        for row in rows
    )


ITEMS: tuple[Item, ...] = (
    *_rows(
        "CDC CCI",
        (
            (1, "Is there one main message?", _P),
            (2, "Does it stand at the top?", _A),
            (3, "Does its look set it apart?", _A),
            (4, "Does a picture support it, with words that explain the picture?", _P),
            (5, "Is the reader asked to do something?", _P),
            (6, "Are main message and request in the active voice?", _P),
            (7, "Are the words the reader's own, and new ones explained?", _P),
            (8, "Are there lists, each of up to seven items?", _A),
            (9, "Is the text in parts with headings, one idea in each?", _P),
            (10, "Does what matters most come first, as a summary?", _P),
            (11, "Does it say what is known, and what is not?", _P),
            (12, "Does it say what to do?", _P),
            (13, "Does it say why that matters to the reader?", _H),
            (14, "Does it say how to do it, when, and whom to ask?", _P),
            (
                15,
                "Are the numbers needed, and of a kind the reader uses?",
                _P,
                has_numbers,
            ),
            (16, "Is it explained what the numbers mean?", _P, has_numbers),
            (17, "Can the reader do without calculating?", _P, has_numbers),
            (18, "Is the risk explained: what, how and why?", _H, speaks_of_risk),
            (19, "Are risks and benefits both told?", _P),
            (20, "Is a chance also told in words or a picture?", _P, has_numbers),
        ),
    ),
    *_rows(
        "PEMAT-P",
        (
            (1, "Is it plain what the material is for?", _P),
            (2, "Is there nothing that leads away from that?", _H),
            (3, "Are the words everyday ones?", _P),
            (4, "Are medical words few, and explained?", _P),
            (5, "Is the voice active?", _P),
            (6, "Are the numbers clear?", _P, has_numbers),
            (7, "Can the reader do without calculating?", _P, has_numbers),
            (8, "Is the text in short parts?", _A, is_long),
            (9, "Do headings tell what follows?", _P, is_long),
            (10, "Is the order a sensible one?", _H),
            (11, "Is there a summary?", _A, is_long),
            (12, "Do looks draw the eye to key points?", _A),
            (15, "Are there pictures wherever they would help?", _H),
            (16, "Do the pictures help, and not distract?", _H, has_figures),
            (17, "Have pictures titles or captions?", _A, has_figures),
            (18, "Are the pictures clear and uncluttered?", _H, has_figures),
            (19, "Are tables simple, with short and clear heads?", _P),
            (20, "Is there something that the reader can do?", _P),
            (21, "Is the reader spoken to?", _P),
            (22, "Are actions cut into steps?", _P),
            (23, "Is there a tool, such as a checklist?", _A),
            (
                24,
                "Is it explained how to calculate what must be?",
                _H,
                asks_to_calculate,
            ),
            (
                25,
                "Is it told how to use charts and tables?",
                _H,
                _has_tables_or_figures,
            ),
            (26, "Are there pictures wherever they would help to act?", _H),
        ),
    ),
)
