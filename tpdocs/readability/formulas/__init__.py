"""The table of readability formulas, each for the languages that it was made for."""

from tpdocs.readability.formulas.row import Band, Direction, Example, Formula
from tpdocs.readability.formulas.table import FORMULAS, formulas_for

__all__ = ["FORMULAS", "Band", "Direction", "Example", "Formula", "formulas_for"]
