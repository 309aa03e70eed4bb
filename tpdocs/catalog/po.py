"""``.po`` files as frozen records, read by Babel and written in one canonical form.

The canonical form: document order; ``#:`` without line numbers; nothing wrapped but at
line feeds; a header in fixed order; no clock.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_string
from typing import TypeAlias

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, escape, read_po

from tpdocs.catalog.grammar import find_fault, unquote
from tpdocs.foundation import Checked, Finding, Place, Severity

__all__ = ["Entry", "Key", "PoFile", "format_po", "parse_po"]

Key: TypeAlias = tuple[str | None, str]  #: (msgctxt, msgid)

_HEADERS = (
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
#: The encoding that a header names.
_CHARSET = re.compile(r"charset=([\w-]+)")
#: What stands behind ``#`` in a ``#|`` line.
_PREVIOUS = re.compile(r'\| (?:msgctxt |msgid )?"')
#: Written by the clock of whoever runs a tool; they say nothing of the translation.
_DROPPED = frozenset({"POT-Creation-Date", "X-Generator", "Generated-By"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message with its translation."""

    msgid: str
    msgstr: str = ""  #: empty: not translated
    context: str | None = None
    plural: str = ""  #: ``msgid_plural``; handouts have none, but a file may
    forms: tuple[str, ...] = ()  #: translations of a plural
    comments: tuple[str, ...] = ()  #: ``#.``, from the author
    translator_comments: tuple[str, ...] = ()  #: ``#``
    sources: tuple[str, ...] = ()  #: ``#:``, files without line numbers
    flags: frozenset[str] = frozenset()
    previous: str = ""  #: ``#| msgid``, what a fuzzy translation was made for
    line: int | None = None  #: of the entry in the file that it was read from

    @property
    def key(self) -> Key:
        """What tells this message from every other one."""
        return (self.context, self.msgid)

    @property
    def has_words(self) -> bool:
        """Whether the translation has anything that can be seen."""
        return any(unicodedata.category(char)[0] in "LMNPS" for char in self.msgstr)

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translation was made for another text, and must not be shown."""
        return "fuzzy" in self.flags


@dataclass(frozen=True, slots=True, kw_only=True)
class PoFile:
    """A catalog: its header, its messages in document order, and those of yesterday."""

    headers: tuple[tuple[str, str], ...] = ()
    comment: str = ""  #: above the header, each line with its ``#``
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()

    def header(self, name: str) -> str:
        """Give a header's value, or an empty text."""
        return dict(self.headers).get(name, "")

    def by_key(self) -> dict[Key, Entry]:
        """Give the messages in use by their keys."""
        return {entry.key: entry for entry in self.entries}


def parse_po(text: str, path: str) -> Checked[PoFile]:
    """Parse a catalog or template.

    Args:
        text: The whole file.
        path: Its name, relative to the project, for findings.
    """
    fault = find_fault(text)
    if fault is not None:
        return Checked(None, (_malformed(path, fault.line, fault.message),))
    found = _CHARSET.search(text)
    if found is not None and found[1].lower() not in ("utf-8", "utf8"):
        line = text.count("\n", 0, found.start()) + 1
        message = f"its header says charset={found[1]}"
        return Checked(None, (_malformed(path, line, message),))
    try:
        catalog = read_po(io.BytesIO(_for_babel(text).encode()), abort_invalid=True)
    except PoFileError as error:
        return Checked(None, (_malformed(path, error.lineno + 1, str(error)),))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return Checked(None, (_malformed(path, None, f"it cannot be read: {error}"),))
    has_header = bool(_header_text(text))
    file = PoFile(
        headers=tuple(_read_headers(text)),
        comment=_leading_comment(text) if has_header else "",
        entries=tuple(_entries(message for message in catalog if message.id)),
        obsolete=tuple(_entries(catalog.obsolete.values())),
    )
    return Checked(file)


def _for_babel(text: str) -> str:
    """Leave out what Babel cannot read and nobody needs: dates, old obsolete texts."""
    text = re.sub(r"^#~\|.*$", "", text, flags=re.MULTILINE)
    return re.sub(
        r'^"(?:PO-Revision|POT-Creation)-Date:.*"$', '""', text, flags=re.MULTILINE
    )


def _malformed(path: str, line: int | None, message: str) -> Finding:
    return Finding(
        rule="catalog/malformed",
        severity=Severity.ERROR,
        place=Place(path, line),
        message=f"the catalog is not a UTF-8 .po file: {message}",
        hint="Run 'msgfmt -c' on it, or take the last good version and edit that.",
    )


def _entries(messages: Iterable[Message]) -> Iterator[Entry]:
    for message in messages:
        msgid, plural = message.id, ""
        if not isinstance(msgid, str):
            msgid, plural = msgid[0], msgid[1]
        text = message.string
        comments, previous = _split_previous(message.user_comments)
        yield Entry(
            msgid=msgid,
            msgstr=text if isinstance(text, str) else "",
            plural=plural,
            forms=() if isinstance(text, str) else tuple(text),
            context=message.context,
            comments=tuple(message.auto_comments),
            translator_comments=comments,
            sources=tuple(dict.fromkeys(path for path, _line in message.locations)),
            # Babel takes the % of "60 % of people" for a format.
            flags=frozenset(message.flags) - {"python-format"},
            previous=previous,
            line=message.lineno,
        )


def _split_previous(comments: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Part what translators say from ``#| msgid``, which Babel takes for the same."""
    kept, old = list[str](), list[str]()
    for comment in comments:
        (old if _PREVIOUS.match(comment) else kept).append(comment)
    text = "\n".join(line[2:] for line in old)
    start = text.find("msgid ")
    return tuple(kept), unquote(text[start + 6 :]) if start >= 0 else ""


def _header_text(text: str) -> str:
    """Give the header's own text; Babel keeps only the fields that it knows."""
    found = re.search(r'^msgid ""\nmsgstr ((?:".*"\n?)+)', text, re.MULTILINE)
    return unquote(found[1]) if found else ""


def _read_headers(text: str) -> Iterator[tuple[str, str]]:
    for name, value in message_from_string(_header_text(text)).items():
        yield name, " ".join(value.split())


def _leading_comment(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#") or line.startswith(("#:", "#.", "#,", "#~")):
            break
        lines.append(line.rstrip())
    return "\n".join(lines)


def format_po(file: PoFile) -> str:
    """Write a catalog or template in the canonical form."""
    parts = [_format_header(file)]
    parts += [_format_entry(entry, "") for entry in file.entries]
    parts += [_format_entry(entry, "#~ ") for entry in file.obsolete]
    return "\n".join(parts)


def _format_header(file: PoFile) -> str:
    given = dict(file.headers) | _FIXED
    names = [name for name in _HEADERS if name in given]
    names += sorted(set(given) - set(_HEADERS) - _DROPPED)
    text = "".join(f"{name}: {given[name]}\n" for name in names)
    comment = f"{file.comment}\n" if file.comment else ""
    return f'{comment}msgid ""\nmsgstr {_quote(text)}\n'


def _format_entry(entry: Entry, prefix: str) -> str:
    """Write an entry; ``prefix`` is ``#~`` and a space for an obsolete one."""
    lines = [f"# {comment}".rstrip() for comment in entry.translator_comments]
    if not prefix:
        lines += [f"#. {comment}" for comment in entry.comments]
        lines += [f"#: {source}" for source in entry.sources]
    if entry.flags:
        flags = sorted(entry.flags, key=lambda flag: (flag != "fuzzy", flag))
        lines.append(f"#, {', '.join(flags)}")
    lines += [f"#| {line}" for line in _field("msgid", entry.previous or None)]
    for keyword, value in (
        ("msgctxt", entry.context),
        ("msgid", entry.msgid),
        ("msgid_plural", entry.plural or None),
        ("msgstr", None if entry.plural else entry.msgstr),
        *((f"msgstr[{i}]", form) for i, form in enumerate(entry.forms)),
    ):
        lines += [prefix + line for line in _field(keyword, value)]
    return "\n".join(lines) + "\n"


def _field(keyword: str, value: str | None) -> list[str]:
    """Give the lines of a field; none where there is no value."""
    if value is None:
        return []
    return f"{keyword} {_quote(value)}".split("\n")


def _quote(value: str) -> str:
    """Quote a text; one line, unless it has line feeds, where it breaks after each."""
    pieces = re.findall(r"[^\n]*\n|[^\n]+", value)
    if len(pieces) < 2 and not value.endswith("\n"):
        return str(escape(value))
    return "\n".join(['""', *(str(escape(piece)) for piece in pieces)])
