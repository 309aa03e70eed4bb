"""How hard a text is to read, by formulas made for its language."""

from tpdocs.readability.gate import Reading, check_reading
from tpdocs.readability.measure import Measures

__all__ = ["Measures", "Reading", "check_reading"]
