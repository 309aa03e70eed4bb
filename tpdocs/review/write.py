"""Records to ``review.toml``, in one canonical form.

A record is a line of its own, in a fixed order: a signature adds lines and changes
none, and where two people have signed on two branches, the lines of both are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import tomlkit

from tpdocs.review.fields import FIELDS
from tpdocs.review.parse import VERSION
from tpdocs.review.record import Ledger, Passage, Reword, Signature

__all__ = ["format_ledger"]

_HEAD = """\
# Who has signed what: see docs/explanation/sign-off.md. Written by "tpdocs review sign"
# and "tpdocs catalog reword". A record that is changed by hand no longer counts.
"""


def format_ledger(ledger: Ledger) -> str:
    """Write a ledger; the same records give the same text, whatever their order."""
    texts = sorted(set(ledger.texts), key=_by_text)
    signatures = sorted(set(ledger.signatures), key=_by_day)
    rewords = sorted(set(ledger.rewords), key=_by_day)
    parts = [f"{_HEAD}version = {VERSION}\n"]
    parts += _section("text", ({"digest": p.digest} | _values(p) for p in texts))
    parts += _section("signature", ({"seal": s.seal} | _values(s) for s in signatures))
    parts += _section("reword", ({"seal": r.seal} | _values(r) for r in rewords))
    return "\n".join(parts)


def _by_text(passage: Passage) -> tuple[str, str, str, str]:
    return passage.handout, passage.english, passage.translation, passage.digest


def _by_day(record: Signature | Reword) -> tuple[str, str, str]:
    return record.date.isoformat(), record.handout, record.seal


def _values(record: Passage | Signature | Reword) -> dict[str, Any]:
    """Give the fields of a record, but those that are left empty."""
    return {
        f.name: getattr(record, f.name)
        for f in fields(record)
        if getattr(record, f.name) != f.default
    }


def _section(kind: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    lines = [f"  {_line(kind, row)},\n" for row in rows]
    if lines:
        yield f"{kind} = [\n{''.join(lines)}]\n"


def _line(kind: str, row: Mapping[str, Any]) -> str:
    """Write a record as an inline table."""
    table = tomlkit.inline_table()
    for name in FIELDS[kind]:
        if name in row:
            value = row[name]
            table.append(name, list(value) if isinstance(value, tuple) else value)
    return table.as_string()
