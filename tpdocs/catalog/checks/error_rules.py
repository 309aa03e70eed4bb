"""Rows of the table: what keeps a message out of the page."""

from __future__ import annotations

from tpdocs.catalog.checks.dates import check_dates
from tpdocs.catalog.checks.minus import check_minus
from tpdocs.catalog.checks.numbers import check_numbers
from tpdocs.catalog.checks.phones import check_phones
from tpdocs.catalog.checks.rule import Rule
from tpdocs.catalog.checks.script import (
    check_characters,
    check_look_alikes,
    check_script,
)
from tpdocs.catalog.checks.signs import (
    check_bidi,
)
from tpdocs.catalog.checks.structure import (
    check_addresses,
    check_inline,
    check_links,
    check_markup,
    check_placeholders,
)
from tpdocs.catalog.checks.units import check_units
from tpdocs.foundation import Severity

__all__ = ["ERROR_RULES"]

_ERROR = Severity.ERROR

#: A message that breaks one of these is shown in English.
ERROR_RULES: tuple[Rule, ...] = (
    Rule(
        name="inline",
        severity=_ERROR,
        check=check_inline,
        summary="Raw HTML, code, pictures, broken or unsafe links, stray marks; "
        "reported as `html`, `markup`, `link` or `placeholder`",
        source="what no text of a handout may have, no translation may have",
        is_structure=True,
        can_ignore=False,
        for_words=False,
    ),
    Rule(
        name="placeholder",
        severity=_ERROR,
        check=check_placeholders,
        summary="A `{placeholder}` that is lost, doubled, renamed or new",
        source="msgfmt -c passes a renamed Jinja variable",
        is_structure=True,
        can_ignore=False,
    ),
    Rule(
        name="link",
        severity=_ERROR,
        check=check_links,
        summary="A link that is lost, leads elsewhere, or has no words",
        source="the parsed trees are compared, not the texts",
        is_structure=True,
        for_words=False,
    ),
    Rule(
        name="markup",
        severity=_ERROR,
        check=check_markup,
        summary="Bold that is lost",
        source="pofilter passes lost bold; what is bold is what must not be missed",
        for_words=False,
    ),
    Rule(
        name="address",
        severity=_ERROR,
        check=check_addresses,
        summary="A web or mail address in the text that is lost, new or changed",
        source="an address with a changed letter leads nowhere, or elsewhere",
    ),
    Rule(
        name="phone",
        severity=_ERROR,
        check=check_phones,
        summary="A phone number whose digits are not all there in order",
        source="patients will call it",
    ),
    Rule(
        name="number",
        severity=_ERROR,
        check=check_numbers,
        summary="A number that is lost, changed or added, by its value: in any digits, "
        "with the separators of the language, or spelled out",
        source="msgfmt -c passes a changed dose; pofilter takes 1,5 for 1.5 for wrong",
    ),
    Rule(
        name="minus",
        severity=_ERROR,
        check=check_minus,
        summary="A minus sign before a number that is lost, or new",
        source="-20 °C in a freezer is not 20 °C; words for minus by ICU",
    ),
    Rule(
        name="unit",
        severity=_ERROR,
        check=check_units,
        summary="A number beside which another unit stands: 5 g for 5 mg, 2 hours for "
        "2 days, 8 every 1 hours for 1 every 8 hours",
        source="unit names of CLDR",
    ),
    Rule(
        name="date",
        severity=_ERROR,
        check=check_dates,
        summary="Another month in a date, or another day of the week",
        source="month and day names of CLDR",
    ),
    Rule(
        name="script",
        severity=_ERROR,
        check=check_script,
        summary="Letters of a script that the language is not written in",
        source="Unicode property Script (UAX 24), likely subtags of CLDR",
    ),
    Rule(
        name="look-alike",
        severity=_ERROR,
        check=check_look_alikes,
        summary="A Cyrillic or Greek letter in a Latin word or the other way round; "
        "the letter O in a number",
        source="UTS 39, mixed-script confusables: read aloud and searched wrong",
    ),
    Rule(
        name="character",
        severity=_ERROR,
        check=check_characters,
        summary="Control characters, private ones, and U+FFFD for what was lost",
        source="what a wrong encoding leaves behind",
    ),
    Rule(
        name="bidi",
        severity=_ERROR,
        check=check_bidi,
        summary="Directional overrides, and controls that are not closed as opened",
        source="UAX 9; CVE-2021-42574 shows what an override does to a text",
    ),
)
