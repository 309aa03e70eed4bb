"""Phone numbers, by libphonenumber's tables; paper sizes, by CLDR's."""

from __future__ import annotations

import unicodedata
from typing import Literal

import phonenumbers
from phonenumbers import shortnumberinfo

__all__ = ["PaperSize", "dial", "is_country", "is_emergency_number", "is_possible"]
__all__ += ["paper_size"]

PaperSize = Literal["Letter", "A4"]

#: CLDR 46, supplementalData, measurementData, paperSize type="US-Letter".
_LETTER = {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV"}
_LETTER |= {"US", "VE"}


def is_country(code: str) -> bool:
    """Tell whether a code is an ISO 3166 country that has phone numbers."""
    return code in phonenumbers.SUPPORTED_REGIONS


def is_emergency_number(number: str, country: str) -> bool:
    """Tell whether a number reaches an emergency service there; empty passes."""
    return not number or shortnumberinfo.is_emergency_number(number, country)


def is_possible(number: str, country: str) -> bool:
    """Tell whether a number has a length and form that the country uses."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(parsed)


def dial(number: str, country: str) -> str:
    """Give what a ``tel:`` link dials: E.164, or an emergency number as it is.

    +49 112 reaches nobody: a short number never gets a country code.
    """
    is_short = bool(number) and is_emergency_number(number, country)
    if not is_short and is_possible(number, country):
        parsed = phonenumbers.parse(number, country)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return "".join(_dialled(char) for char in number)


def _dialled(char: str) -> str:
    """Give the key for a sign: a Western digit or a plus, nothing for all else."""
    return str(unicodedata.digit(char, "")) or ("+" if char == "+" else "")


def paper_size(country: str) -> PaperSize:
    """Give the paper of a country: US Letter where CLDR says so, else A4."""
    return "Letter" if country in _LETTER else "A4"
