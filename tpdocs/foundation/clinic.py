"""The clinic: ``clinic.toml``, checked, and the values that placeholders stand for."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tpdocs.foundation import phone
from tpdocs.foundation.finding import Checked, Finding, Place, Severity

__all__ = ["BLANK", "LARGE_PRINT", "PLACEHOLDERS", "Clinic", "parse_clinic"]

_FILE = "clinic.toml"
_HINT = "See the comments in the clinic.toml that tpdocs ships."

#: The placeholder for a space that the reader writes in.
BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """What the clinic says of itself; an empty value prints as a ruled line."""

    name: str = ""
    phone: str = ""
    phone_after_hours: str = ""  #: when the clinic is closed
    address: str = ""
    web: str = ""  #: ``https:`` address
    logo: str = ""  #: file inside the project folder
    country: str = ""  #: ISO 3166 code, upper case
    emergency_number: str = ""
    fever_temperature: str = ""  #: with its unit: ``100.4 °F (38 °C)``
    large_print: int = 18  #: points of the running text in large print

    def value_of(self, placeholder: str) -> str:
        """Give the text that ``{placeholder}`` stands for; empty if none is given."""
        field = PLACEHOLDERS[placeholder]
        return "" if field is None else str(getattr(self, field))


#: Every name that may stand in braces, and the field it comes from.
PLACEHOLDERS: dict[str, str | None] = {
    "clinic_name": "name",
    "clinic_phone": "phone",
    "clinic_phone_after_hours": "phone_after_hours",
    "clinic_address": "address",
    "clinic_web": "web",
    "emergency_number": "emergency_number",
    "fever_temperature": "fever_temperature",
    BLANK: None,
}

#: Sizes of large print, in points; ACB and APH ask for 18 at least.
LARGE_PRINT = (18, 20, 24)
_LARGE = "large-print"
_FIELDS = {field.name.replace("_", "-") for field in dataclasses.fields(Clinic)}
_FIELDS -= {_LARGE}


def parse_clinic(text: str) -> Checked[Clinic]:
    """Make a clinic from the text of ``clinic.toml``, reporting all that is wrong."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else None
        return Checked(None, (_wrong(f"this is not TOML: {error}", line),))
    large_print = table.pop(_LARGE, {})
    findings = [f for key, value in table.items() if (f := _check(key, value, text))]
    findings += _check_large_print(large_print, text)
    if findings:
        return Checked(None, tuple(findings))
    values = {key.replace("-", "_"): " ".join(table[key].split()) for key in table}
    clinic = Clinic(**values)  # type: ignore[arg-type]  # all of them are text
    if large_print:
        clinic = replace(clinic, large_print=large_print["size"])
    findings += _check_meaning(clinic, text)
    usable = not any(f.is_error for f in findings)
    return Checked(clinic if usable else None, tuple(findings))


def _check(key: str, value: Any, text: str) -> Finding | None:
    line = _line_of(key, text)
    if key not in _FIELDS:
        known = ", ".join(sorted(_FIELDS))
        return _wrong(f"unknown key {key!r}; known keys: {known}", line)
    if not isinstance(value, str):
        return _wrong(f'{key} must be text in quotes, such as {key} = "…"', line)
    if any(unicodedata.category(char) in ("Cc", "Cf") for char in value.strip()):
        return _wrong(f"{key} has an invisible control character", line)
    return None


def _check_large_print(table: Any, text: str) -> Iterator[Finding]:
    """Report what is wrong with the table ``[large-print]``."""
    head = re.search(r"^\s*\[?large-print\b", text, re.MULTILINE)
    line = text.count("\n", 0, head.end()) + 1 if head else None
    if not isinstance(table, dict) or set(table) - {"size"}:
        yield _wrong("[large-print] has one key only: size", line)
    elif table and (
        isinstance(table["size"], bool) or table["size"] not in LARGE_PRINT
    ):
        known = ", ".join(map(str, LARGE_PRINT))
        message = f"size in [large-print] must be one of {known}; it is in points"
        yield _wrong(message, line)


def _check_meaning(clinic: Clinic, text: str) -> list[Finding]:
    """Check what the values mean: country, phones, addresses on the web."""
    findings = []
    if clinic.country and not phone.is_country(clinic.country):
        message = f"country {clinic.country!r} is not an ISO 3166 code such as US or ES"
        findings.append(_wrong(message, _line_of("country", text)))
    elif clinic.country and not phone.is_emergency_number(
        clinic.emergency_number, clinic.country
    ):
        number, country = clinic.emergency_number, clinic.country
        message = f"{number!r} is not an emergency number of {country}"
        findings.append(_wrong(message, _line_of("emergency-number", text)))
    else:
        findings += _check_phones(clinic, text)
    if clinic.web and not re.fullmatch(r"https://[^\s<>\"']+", clinic.web):
        message = f"web {clinic.web!r} is not an https:// address"
        findings.append(_wrong(message, _line_of("web", text)))
    return findings


def _check_phones(clinic: Clinic, text: str) -> Iterator[Finding]:
    """Report each phone that cannot be one of the clinic's country."""
    phones = {"phone": clinic.phone, "phone-after-hours": clinic.phone_after_hours}
    for key, number in phones.items():
        is_known = number and clinic.country
        if is_known and not phone.is_possible(number, clinic.country):
            yield Finding(
                rule="clinic/phone",
                severity=Severity.WARNING,
                place=Place(_FILE, _line_of(key, text)),
                message=f"{number!r} does not look like a phone number there",
                hint="Check the digits; patients will call it.",
            )


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"^\s*{re.escape(key)}\s*=", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None


def _wrong(message: str, line: int | None) -> Finding:
    return Finding(
        rule="clinic/value",
        severity=Severity.ERROR,
        place=Place(_FILE, line),
        message=message,
        hint=_HINT,
    )
