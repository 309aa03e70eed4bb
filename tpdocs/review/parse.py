"""``review.toml`` to records; what does not hold is left out and reported."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from tpdocs.foundation import Checked, Language
from tpdocs.review.check import check_reword, check_signature, check_text
from tpdocs.review.fields import FIELDS
from tpdocs.review.reading import AGAIN, Reading
from tpdocs.review.record import Ledger, Passage, Reword, Role, Signature

__all__ = ["VERSION", "parse_ledger"]

#: Of the form of the file; another one is refused, not guessed at.
VERSION = 1

_MARKERS = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_LAST_GOOD = "Take the last good version from git or a backup; tpdocs review writes it."
_KEEP_BOTH = (
    "Keep the lines of both sides and delete those of the markers: each record is a "
    "line of its own."
)


def parse_ledger(
    text: str, path: str, language: Language, today: dt.date
) -> Checked[Ledger]:
    """Parse a ledger.

    Args:
        text: The whole file.
        path: Its name, relative to the project, for findings.
        language: Whose ledger it is; it says which roles may sign in it.
        today: No signature may be of a later day.

    Returns:
        The records that hold; ``None`` if the file is not a ledger at all.
    """
    reading = Reading(text=text, path=path, language=language, today=today)
    data = _read_toml(reading)
    if data is None:
        return Checked(None, tuple(reading.findings))
    rows = {kind: list(_rows(kind, data, reading)) for kind in FIELDS}
    ledger = Ledger(
        texts=tuple(_texts(rows["text"], reading)),
        signatures=tuple(_signatures(rows, reading)),
        rewords=tuple(_rewords(rows["reword"], reading)),
    )
    return Checked(ledger, tuple(reading.findings))


def _read_toml(reading: Reading) -> dict[str, Any] | None:
    """Read the tables; what is no ledger of this version is one finding."""
    marker = _MARKERS.search(reading.text)
    if marker:
        line = reading.text.count("\n", 0, marker.start()) + 1
        reading.error("review/ledger", line, "a conflict is not resolved", _KEEP_BOTH)
        return None
    try:
        data = tomllib.loads(reading.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        place = int(found[1]) if found else reading.text.count("\n") + 1
        reading.error("review/ledger", place, f"this is not TOML: {error}", _LAST_GOOD)
        return None
    version = data.pop("version", None)
    if version != VERSION or isinstance(version, bool):
        message = f"version is {version!r} instead of {VERSION}"
        reading.error("review/ledger", reading.find("version"), message, _LAST_GOOD)
        return None
    return data


def _rows(
    kind: str, data: dict[str, Any], reading: Reading
) -> Iterator[dict[str, Any]]:
    """Give the rows of a kind that have the right fields; the last kind ends it."""
    rows = data.pop(kind, [])
    if not isinstance(rows, list):
        message = f"{kind} must be a list of records"
        reading.error("review/ledger", reading.find(kind), message, _LAST_GOOD)
        rows = []
    for row in rows:
        message = _wrong_field(kind, row)
        if message:
            found = reading.line_of(row) if isinstance(row, dict) else None
            message = f"a {kind} {message}"
            reading.error("review/ledger", found or reading.find(kind), message, AGAIN)
        else:
            yield row
    if kind == list(FIELDS)[-1]:
        for name in data:
            message = f"unknown key {name!r}; known: version, {', '.join(FIELDS)}"
            reading.error("review/ledger", reading.find(name), message, _LAST_GOOD)


def _wrong_field(kind: str, row: Any) -> str:
    """Say what is wrong with the fields of a row, or nothing."""
    if not isinstance(row, dict):
        return "is not a table"
    unknown = [name for name in row if name not in FIELDS[kind]]
    if unknown:
        return f"has an unknown field {unknown[0]!r}; known: {', '.join(FIELDS[kind])}"
    return _wrong_value(kind, row)


def _wrong_value(kind: str, row: dict[str, Any]) -> str:
    for name, field in FIELDS[kind].items():
        if name not in row and field.required:
            return f"has no {name!r}"
        if name in row and not field.check(row[name]):
            return f"has a wrong {name!r}; it must be {field.wanted}"
    return ""


def _texts(rows: list[dict[str, Any]], reading: Reading) -> Iterator[Passage]:
    for row in rows:
        values = {k: v for k, v in row.items() if k not in ("digest", "under")}
        passage = Passage(**values, under=tuple(row.get("under", ())))
        if reading.is_new(row) and check_text(row, passage, reading):
            yield passage


def _signatures(
    rows: dict[str, list[dict[str, Any]]], reading: Reading
) -> Iterator[Signature]:
    handouts = {row["digest"]: row["handout"] for row in rows["text"]}
    for row in rows["signature"]:
        if not reading.is_new(row):
            continue
        if row["role"] not in set(Role):
            known = ", ".join(Role)
            message = f"{row['role']!r} is not a role; known: {known}"
            reading.error("review/role", reading.line_of(row), message, AGAIN)
            continue
        values = {k: v for k, v in row.items() if k != "seal"}
        values |= {"role": Role(row["role"]), "digests": tuple(row["digests"])}
        values |= {"gone": tuple(row.get("gone", ()))}
        signature = Signature(**values)
        if check_signature(row, signature, handouts, reading):
            yield signature


def _rewords(rows: list[dict[str, Any]], reading: Reading) -> Iterator[Reword]:
    for row in rows:
        reword = Reword(**{k: v for k, v in row.items() if k != "seal"})
        if reading.is_new(row) and check_reword(row, reword, reading):
            yield reword
