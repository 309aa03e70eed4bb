"""The grammar of ``.po`` files, as GNU gettext has it: lines to entries, in one pass.

Source: the GNU gettext manual, "The Format of PO Files", and what ``msgfmt`` 0.21 does.
Everything that is wrong is told, not the first fault only: after a fault the reader
goes on at the next message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tpdocs.catalog.strings import BadEscapeError, unquote

__all__ = ["Fault", "RawEntry", "read_entries"]

#: What gettext passes over around a line; U+0085 and U+2028 are part of the text.
_SPACE = " \t\f\v"
_STRING = r'"(?:[^"\\]++|\\.)*+"'
_FIELD = re.compile(
    rf"(msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[[ \t]*(\d+)[ \t]*\])?[ \t]*"
    rf"({_STRING}(?:[ \t]*{_STRING})*+)"
)
_MORE = re.compile(rf"{_STRING}(?:[ \t]*{_STRING})*+")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")

#: Which field may follow which; ``""`` is the beginning of an entry.
_NEXT = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[]",),
    "msgstr": (),
    "msgstr[]": ("msgstr[]",),
}
_HALF = "only a part of this message is obsolete (#~)"
_ENDS = ("msgstr", "msgstr[]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which line, from 1."""

    line: int
    message: str
    is_conflict: bool = False  #: a marker of git: two versions were not joined


@dataclass(slots=True, kw_only=True)
class RawEntry:
    """One entry as it stands in the file: quoted strings, comments by their kind."""

    line: int = 0  #: of its msgid
    is_obsolete: bool = False
    fields: dict[str, str] = field(default_factory=dict)  #: quoted
    forms: list[str] = field(default_factory=list)  #: ``msgstr[n]``, quoted
    previous: dict[str, str] = field(default_factory=dict)  #: ``#|``, quoted
    comments: list[tuple[str, str]] = field(default_factory=list)  #: kind, text

    def texts(self, kind: str) -> tuple[str, ...]:
        """Give the comments of a kind: ``.``, ``:``, ``,``; ``""`` of translators."""
        return tuple(text for of, text in self.comments if of == kind)


def read_entries(text: str) -> tuple[list[RawEntry], list[Fault]]:
    """Read all entries, and all that gettext would not accept.

    The comments that follow the last message come as an entry without fields.
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip(_SPACE)
        if bare:
            reader.take(number, bare)
    reader.finish()
    if reader.entry.comments:
        reader.entries.append(reader.entry)
    return reader.entries, reader.faults


class _Reader:
    """Takes lines one by one."""

    def __init__(self) -> None:
        self.entries = list[RawEntry]()
        self.faults = list[Fault]()
        self.entry = RawEntry()
        self.keyword = ""  # the field that the last line belongs to
        self.is_lost = False  # after a fault, until the next message begins

    def take(self, number: int, line: str) -> None:
        """Take a line that is not blank."""
        if "\0" in line:
            self._fail(number, "a null byte stands in this line")
        elif line[0] == "#":
            self._take_marked(number, line)
        else:
            self._take_statement(number, line, is_obsolete=False)

    def finish(self) -> None:
        """End the entry that is being read."""
        if self.keyword in _ENDS:
            self.entries.append(self.entry)
        elif self.keyword:
            self._fail(self.entry.line, "this message has no msgstr")
        if self.keyword or self.is_lost:
            self.entry = RawEntry()
        self.keyword, self.is_lost = "", False

    def _take_marked(self, number: int, line: str) -> None:
        """Take a line that begins with ``#``: a comment or an obsolete message."""
        rest = line[2:].lstrip(_SPACE)
        if line[1:2] == "|":
            self._take_previous(number, rest)
        elif line[1:2] != "~":
            self._take_comment(number, line[1:])
        elif rest.startswith("|"):
            self._take_previous(number, rest[1:].lstrip(_SPACE))
        elif rest.startswith("#"):
            self._take_comment(number, rest[1:])
        elif rest:
            self._take_statement(number, rest, is_obsolete=True)

    def _take_comment(self, number: int, text: str) -> None:
        self._begin(number)
        old = text.removeprefix(" ")
        if old.startswith("| msg"):  # Babel writes "#| msgid" so
            self._take_previous(number, old[2:])
            return
        kind = text[:1] if text[:1] in (".", ":", ",", "=") else ""
        text = text.removeprefix(kind).removeprefix(" ")
        self.entry.comments.append(("," if kind == "=" else kind, text))

    def _take_previous(self, number: int, text: str) -> None:
        """Take ``#|``: a field, or more of one; anything else is kept as a comment."""
        self._begin(number)
        previous = self.entry.previous
        if match := _FIELD.fullmatch(text):
            previous[match[1]] = match[3]
        elif previous and _MORE.fullmatch(text):
            last = next(reversed(previous))
            previous[last] += text
        else:
            self.entry.comments.append(("", f"| {text}"))

    def _begin(self, number: int) -> None:
        """Come to the comments that stand before a message."""
        if self.keyword in _ENDS or self.is_lost:
            self.finish()
        elif self.keyword:
            self._fail(number, "a comment stands inside of a message")
            self.finish()

    def _take_statement(self, number: int, line: str, *, is_obsolete: bool) -> None:
        match = _FIELD.fullmatch(line)
        if match is not None:
            self._take_field(number, match, is_obsolete=is_obsolete)
        elif self.is_lost and not _CONFLICT.match(line):
            return
        elif self.keyword and _MORE.fullmatch(line):
            self._take_more(number, line, is_obsolete=is_obsolete)
        else:
            self._fail(number, _describe(line), is_conflict=bool(_CONFLICT.match(line)))

    def _take_field(
        self, number: int, match: re.Match[str], *, is_obsolete: bool
    ) -> None:
        name = match[1] if match[2] is None else f"{match[1]}[]"
        if name == "msgctxt" or (name == "msgid" and self.keyword != "msgctxt"):
            self.finish()
            self.entry.is_obsolete = is_obsolete
        if self.is_lost:
            return
        wrong = self._misplaced(name, match[2], is_obsolete=is_obsolete)
        if wrong:
            self._fail(number, wrong)
        elif self._is_sound(number, match[3]):
            self._put(number, name, match[3])

    def _misplaced(self, name: str, index: str | None, *, is_obsolete: bool) -> str:
        """Say why a field cannot stand where it stands, or nothing."""
        if name not in _NEXT[self.keyword]:
            return f"{name} does not belong here"
        if self.entry.is_obsolete != is_obsolete:
            return _HALF
        wanted = len(self.entry.forms)
        if name == "msgstr[]" and int(index or 0) != wanted:
            return f"msgstr[{index}] is not msgstr[{wanted}]"
        return ""

    def _put(self, number: int, name: str, quoted: str) -> None:
        self.keyword = name
        if name == "msgstr[]":
            self.entry.forms.append(quoted)
            return
        self.entry.fields[name] = quoted
        if name in ("msgctxt", "msgid"):
            self.entry.line = number

    def _take_more(self, number: int, line: str, *, is_obsolete: bool) -> None:
        entry = self.entry
        if entry.is_obsolete != is_obsolete:
            self._fail(number, _HALF)
        elif self._is_sound(number, line):
            if self.keyword == "msgstr[]":
                entry.forms[-1] += line
            else:
                entry.fields[self.keyword] += line

    def _is_sound(self, number: int, quoted: str) -> bool:
        """Look at the escapes of a string, while its line is known."""
        if "\\" in quoted:
            try:
                unquote(quoted)
            except BadEscapeError as error:
                self._fail(number, str(error))
                return False
        return True

    def _fail(self, number: int, message: str, *, is_conflict: bool = False) -> None:
        self.faults.append(Fault(number, message, is_conflict))
        self.entry, self.keyword, self.is_lost = RawEntry(), "", True


def _describe(line: str) -> str:
    """Say why a line is not of the form of a ``.po`` file."""
    if _CONFLICT.match(line):
        return "a conflict marker of git stands here"
    if line.startswith("msg") and line.count('"') - line.count('\\"') == 1:
        return "a quotation mark has no partner in this line"
    return "this line is not of the form of a .po file"
