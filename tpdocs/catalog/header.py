"""The header of a ``.po`` file: its fields, in one order and without a clock."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tpdocs.foundation import Language

__all__ = [
    "Headers",
    "count_forms",
    "find_charset",
    "format_header",
    "is_same_language",
    "parse_header",
]

Headers = tuple[tuple[str, str], ...]

#: In the order of gettext's own files.
_ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
_FIXED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
#: What tools write where nobody said anything.
_UNSAID = {"Report-Msgid-Bugs-To": ("", "EMAIL@ADDRESS")}
#: Written by the clock of whoever runs a tool; they say nothing of the translation.
_DROPPED = frozenset({"POT-Creation-Date", "X-Generator", "Generated-By"})
_CHARSET = re.compile(r"charset=([^\s\\\"';]+)", re.IGNORECASE)
#: Codes of ISO 639 that were withdrawn, and that gettext still writes.
_WITHDRAWN = {"iw": "he", "in": "id", "ji": "yi"}
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)")


def parse_header(text: str) -> Headers:
    """Give the fields of a header's text; a line without a name continues the last."""
    fields: list[tuple[str, str]] = []
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip() and not line[0].isspace():
            fields.append((name.strip(), " ".join(value.split())))
        elif line.strip() and fields:
            last, before = fields.pop()
            fields.append((last, " ".join((before, *line.split())).strip()))
    return tuple(fields)


def format_header(headers: Iterable[tuple[str, str]]) -> str:
    """Give the header's text in the canonical order."""
    said = {name: v for name, v in headers if v not in _UNSAID.get(name, ())}
    given = said | _FIXED
    names = [name for name in _ORDER if name in given]
    names += sorted(set(given) - set(_ORDER) - _DROPPED)
    return "".join(f"{name}: {given[name]}\n" for name in names)


def find_charset(text: str) -> str:
    """Give the encoding that a header, or the beginning of a file, names."""
    found = _CHARSET.search(text)
    return found[1] if found else ""


def count_forms(headers: Headers) -> int | None:
    """Give the number of plural forms that the header promises."""
    found = _NPLURALS.search(dict(headers).get("Plural-Forms", ""))
    return int(found[1]) if found else None


def is_same_language(said: str, language: Language) -> bool:
    """Tell whether a header's ``Language`` is this one, whatever country or script.

    CLDR's name counts too: Tagalog is ``tl`` to some and ``fil`` to others.
    """
    code = re.split(r"[-_.@]", said.strip().lower())[0]
    own = {re.split(r"[-_]", name.lower())[0] for name in (language.tag, language.cldr)}
    return _WITHDRAWN.get(code, code) in own
