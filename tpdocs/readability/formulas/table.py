"""All formulas by name, and which of them measure a language."""

from __future__ import annotations

from collections.abc import Mapping

from tpdocs.foundation import Language
from tpdocs.readability.formulas.english import ENGLISH
from tpdocs.readability.formulas.northern import NORTHERN
from tpdocs.readability.formulas.romance import ROMANCE
from tpdocs.readability.formulas.row import Formula

__all__ = ["FORMULAS", "formulas_for"]

#: By name, in the order in which they are printed.
FORMULAS: Mapping[str, Formula] = {
    formula.name: formula for formula in (*ENGLISH, *ROMANCE, *NORTHERN)
}


def formulas_for(language: Language) -> tuple[Formula, ...]:
    """Give the formulas of a language, the one of ``languages.toml`` first.

    Empty where ``languages.toml`` names none: no validated formula, which is not a
    pass. A formula made for another language is never borrowed by itself; one that
    ``languages.toml`` names is used, and :class:`~tpdocs.readability.Level` says so.
    """
    named = FORMULAS.get(language.formula)
    if named is None:
        return ()
    subtag = language.tag.partition("-")[0]
    others = (f for f in FORMULAS.values() if subtag in f.languages and f != named)
    return (named, *others)
