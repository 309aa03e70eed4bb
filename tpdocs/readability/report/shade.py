"""How dark a sentence is shaded, by its share of what makes its text hard."""

from __future__ import annotations

from enum import IntEnum

from tpdocs.readability.records import Block, Sentence

__all__ = ["Shade", "shade_of"]


class Shade(IntEnum):
    """Four steps; each has a colour, a line, a sign and a name."""

    NONE = 0
    SOME = 1
    MORE = 2
    MOST = 3

    @property
    def title(self) -> str:
        """Its name, in words."""
        return ("no harder than most", "a little harder", "harder", "hardest")[self]


#: A sentence is shaded from so many times an even share of all that is hard. The step
#: doubles; the numbers are ours.
_FLOORS = ((4.0, Shade.MOST), (2.0, Shade.MORE), (1.0, Shade.SOME))


def shade_of(sentence: Sentence, block: Block, count: int) -> Shade:
    """Give the shade of a sentence.

    No formula is made for one sentence, so it has no level of its own: shades compare
    the sentences of a text with each other. A long one that counts is always darkest.

    Args:
        sentence: To be shaded.
        block: That it stands in.
        count: Sentences of its text that count.
    """
    if not block.is_counted:
        return Shade.NONE
    if sentence.is_long:
        return Shade.MOST
    shares = sentence.share * count
    return next((shade for floor, shade in _FLOORS if shares >= floor), Shade.NONE)
