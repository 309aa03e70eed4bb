"""Rows of the table: what ``tpdocs check`` tells, and a page may still have."""

from __future__ import annotations

from tpdocs.catalog.checks.detect import can_detect, check_language
from tpdocs.catalog.checks.meaning import (
    check_length,
    check_negation,
    check_repeated,
    check_same,
)
from tpdocs.catalog.checks.numbers import (
    check_number_form,
    check_number_words,
)
from tpdocs.catalog.checks.order import (
    check_number_order,
    check_number_repeats,
)
from tpdocs.catalog.checks.rule import Rule
from tpdocs.catalog.checks.script import (
    check_foreign_words,
)
from tpdocs.catalog.checks.signs import (
    check_entities,
    check_invisible,
    check_spaces,
)
from tpdocs.catalog.checks.structure import (
    check_bold,
    check_emphasis,
)
from tpdocs.catalog.checks.typography import (
    check_brackets,
    check_doubled,
    check_ends,
    check_quotes,
)
from tpdocs.catalog.checks.units import check_unit_named
from tpdocs.foundation import Severity

__all__ = ["WARNING_RULES"]

_WARNING = Severity.WARNING

#: These are told by ``tpdocs check``, and keep nothing out of a page.
WARNING_RULES: tuple[Rule, ...] = (
    Rule(
        name="number-form",
        severity=_WARNING,
        check=check_number_form,
        summary="A number copied as in English that means another value here: 1,500",
        source="separators of CLDR",
    ),
    Rule(
        name="number-word",
        severity=_WARNING,
        check=check_number_words,
        summary="A number in words, from two on, that is another one here",
        source="ICU's rules for spelling out, and a list where ICU has none",
    ),
    Rule(
        name="number-order",
        severity=_WARNING,
        check=check_number_order,
        summary="Two numbers without units that have changed places",
        source="real catalogs of the language, in which none had",
        applies=lambda facts: facts.keeps_order is not False,
        can_run=lambda facts: bool(facts.keeps_order),
    ),
    Rule(
        name="number-repeat",
        severity=_WARNING,
        check=check_number_repeats,
        summary="A number of the English that is said once more, outside of brackets",
        source="one of the two may have been another number",
    ),
    Rule(
        name="unit-missing",
        severity=_WARNING,
        check=check_unit_named,
        summary="A dose, percentage or temperature whose unit was not found",
        source="unit names of CLDR",
    ),
    Rule(
        name="bold",
        severity=_WARNING,
        check=check_bold,
        summary="More or fewer bold texts than in the English",
        source="what is bold is what must not be missed",
        for_words=False,
    ),
    Rule(
        name="emphasis",
        severity=_WARNING,
        check=check_emphasis,
        summary="Emphasis that is lost, in scripts that have italics",
        source="Chinese, Japanese, Korean and Arabic type has none",
        applies=lambda facts: bool(facts.scripts & {"Latn", "Cyrl", "Grek"}),
        for_words=False,
    ),
    Rule(
        name="latin",
        severity=_WARNING,
        check=check_foreign_words,
        summary="Latin words in another script that are not in the English",
        source="a word that was forgotten, or a part of a broken link",
        applies=lambda facts: not facts.is_latin,
    ),
    Rule(
        name="invisible",
        severity=_WARNING,
        check=check_invisible,
        summary="Characters that nobody sees and the language does not spell with",
        source="Unicode property Default_Ignorable_Code_Point",
    ),
    Rule(
        name="entity",
        severity=_WARNING,
        check=check_entities,
        summary="`&nbsp;` and the like",
        source="left behind by other formats; it is printed as it stands",
    ),
    Rule(
        name="space",
        severity=_WARNING,
        check=check_spaces,
        summary="Space at the begin or end, or twice in a row",
        source="left behind by editors",
    ),
    Rule(
        name="doubled",
        severity=_WARNING,
        check=check_doubled,
        summary="A word twice in a row",
        source="not in languages that double words as grammar",
        applies=lambda facts: not facts.repeats,
        can_run=lambda facts: facts.repeats is not None,
    ),
    Rule(
        name="ending",
        severity=_WARNING,
        check=check_ends,
        summary="A sentence that has lost its final sign",
        source="the signs of the script: 。 । ۔ ؟ ።; none in Thai and Lao",
        can_run=lambda facts: facts.ends is not None,
    ),
    Rule(
        name="brackets",
        severity=_WARNING,
        check=check_brackets,
        summary="A bracket without a partner",
        source="often the sign of a part that was lost",
    ),
    Rule(
        name="quotes",
        severity=_WARNING,
        check=check_quotes,
        summary="A quotation mark, ¿ or ¡ without a partner",
        source="the marks of the language, by CLDR",
        can_run=lambda facts: facts.quotes is not None,
    ),
    Rule(
        name="same",
        severity=_WARNING,
        check=check_same,
        summary="A text, or six words in a row, that is still English",
        source="names of one or two words may well be the same",
        for_words=False,
    ),
    Rule(
        name="repeated",
        severity=_WARNING,
        check=check_repeated,
        summary="A translation that stands there twice",
        source="what a paste leaves behind",
    ),
    Rule(
        name="length",
        severity=_WARNING,
        check=check_length,
        summary="A text that is much shorter or longer than translations are",
        source="bands measured on real catalogs, where there are any",
        can_run=lambda facts: facts.length is not None,
        for_words=False,
    ),
    Rule(
        name="negation",
        severity=_WARNING,
        check=check_negation,
        summary="An English “not” with no negative word in the translation",
        source="pofilter passes it; a list of words per language",
        can_run=lambda facts: bool(facts.negators),
    ),
    Rule(
        name="language",
        severity=_WARNING,
        check=check_language,
        summary="A text of 45 letters or more that is in another language",
        source="lingua, without a network",
        can_run=can_detect,
        for_words=False,
    ),
)
