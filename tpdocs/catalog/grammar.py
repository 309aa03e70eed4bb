"""The grammar of ``.po`` files, as gettext has it; Babel passes over much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from babel.messages.pofile import unescape

__all__ = ["Fault", "find_fault", "unquote"]

_STRING = r'"(?:[^"\\]|\\.)*"'
_FIELD = re.compile(rf"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*({_STRING})")
_MORE = re.compile(_STRING)

#: Which field may follow which; ``""`` is the beginning of an entry.
_NEXT = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[]",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[]": ("msgstr[]", "msgctxt", "msgid"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which line, from 1."""

    line: int
    message: str


@dataclass(slots=True)
class _State:
    """Where the reader stands."""

    keyword: str = ""
    texts: dict[str, str] = field(default_factory=dict)  #: quoted, by field
    seen: set[tuple[str | None, str]] = field(default_factory=set)


def find_fault(text: str) -> Fault | None:
    """Find the first line that gettext would not accept."""
    state, number = _State(), 0
    for number, line in _lines(text):
        message = _read(line, state)
        if message:
            return Fault(number, message)
    if not state.keyword.startswith("msgstr") and state.keyword:
        return Fault(number, f"the file ends after a {state.keyword}")
    return None


def unquote(text: str) -> str:
    """Give the text of quoted lines; Babel's own breaks lines at U+0085 as well."""
    return "".join(str(unescape(line)) for line in text.strip().split("\n"))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of messages, obsolete ones too, with their numbers."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = re.sub(r"^#~\s*(?!\|)", "", line.strip())
        if bare and not bare.startswith("#"):
            yield number, bare


def _read(line: str, state: _State) -> str:
    """Read one line; give what is wrong with it, or nothing."""
    match = _FIELD.fullmatch(line)
    if match is None:
        if state.keyword and _MORE.fullmatch(line):
            state.texts[state.keyword] += f"\n{line}"
            return ""
        return "this line is not of the form of a .po file"
    keyword = re.sub(r"\d", "", match[1])
    if keyword not in _NEXT[state.keyword]:
        return f"{keyword} does not belong here"
    if keyword == "msgctxt" or (keyword == "msgid" and state.keyword != "msgctxt"):
        state.texts.clear()
    state.keyword = keyword
    state.texts[keyword] = match[2]
    return _note_double(state) if keyword == "msgstr" else ""


def _note_double(state: _State) -> str:
    """Say whether a message stood in the file before."""
    context = state.texts.get("msgctxt")
    key = (
        None if context is None else unquote(context),
        unquote(state.texts["msgid"]),
    )
    if key in state.seen:
        return "this message stands twice in the file"
    state.seen.add(key)
    return ""
