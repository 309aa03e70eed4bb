"""What only a person can judge of a handout, after AHRQ's PEMAT-P.

The questions are ours, in our own words; the numbers are those of the items of the
PEMAT-P that they follow. They give no score: the official tool does, with its own
wording and instructions. Items 13 and 14 are for audio and film alone.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PEMAT", "PEMAT_SOURCE", "Question"]

PEMAT_SOURCE = (
    "PEMAT-informed, not an official PEMAT score. After the Patient Education "
    "Materials Assessment Tool for printable materials (PEMAT-P) of the Agency for "
    "Healthcare Research and Quality (AHRQ): S. J. Shoemaker, M. S. Wolf, C. Brach, "
    "Patient Education and Counseling 96 (2014), 395-403."
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a person."""

    item: int  #: of the PEMAT-P
    words: str


#: By what they are about.
PEMAT: dict[str, tuple[Question, ...]] = {
    "Can a reader understand it?": (
        Question(1, "Is it plain from the start what the sheet is for?"),
        Question(2, "Does everything in it serve that purpose?"),
        Question(3, "Are the words those that people use every day?"),
        Question(4, "Is each medical term needed, and explained where it stands?"),
        Question(5, "Do sentences mostly say who does what?"),
        Question(6, "Are numbers few, clear, and easy to take in?"),
        Question(7, "Does the reader get by without calculating anything?"),
        Question(8, "Is the text cut into short parts?"),
        Question(9, "Does each heading say what its part is about?"),
        Question(10, "Does the order of the parts make sense to a patient?"),
        Question(11, "Are the main points said together in one place?"),
        Question(12, "Do boxes, bold words and lists lead to what matters most?"),
        Question(15, "Is there a picture wherever one would explain more than words?"),
        Question(16, "Do the pictures teach, and not only decorate?"),
        Question(17, "Does each picture or table have a clear title or caption?"),
        Question(18, "Are the pictures clear and free of clutter?"),
        Question(19, "Are tables simple, with short heads of rows and columns?"),
    ),
    "Can a reader act on it?": (
        Question(20, "Does it name at least one thing that the reader can do?"),
        Question(21, "Does it speak to the reader where it says what to do?"),
        Question(22, "Is each thing to do cut into small, plain steps?"),
        Question(23, "Is there a list, a form or a plan where one would help to act?"),
        Question(24, "Where something must be calculated: is there an example?"),
        Question(25, "Is it said how to use each table or drawing?"),
        Question(26, "Is there a picture wherever one would make it easier to act?"),
    ),
}
