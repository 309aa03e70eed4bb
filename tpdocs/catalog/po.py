"""``.po`` files, read by Babel and written in one canonical form.

The canonical form: document order; ``#:`` without line numbers; nothing wrapped but at
line feeds; a header in fixed order; no clock.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from email import message_from_string

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, escape, read_po

from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.catalog.grammar import find_fault, unquote
from tpdocs.foundation import Checked, Finding, Place, Severity

__all__ = ["format_po", "parse_po"]


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
#: Marks ``#|`` lines, which Babel cannot tell from a comment that begins with a bar.
_PREVIOUS = "\x01"
#: Written by the clock of whoever runs a tool; they say nothing of the translation.
_DROPPED = frozenset({"POT-Creation-Date", "X-Generator", "Generated-By"})


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
    text = re.sub(r"^#\|[ \t]*", f"# {_PREVIOUS}", text, flags=re.MULTILINE)
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
        (old if comment.startswith(_PREVIOUS) else kept).append(comment)
    text = "\n".join(line.removeprefix(_PREVIOUS) for line in old)
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
    lines = _comment_lines(entry, is_obsolete=bool(prefix))
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


def _comment_lines(entry: Entry, *, is_obsolete: bool) -> list[str]:
    """Give the lines of translators, and those of the author where they still hold."""
    lines = [f"# {comment}".rstrip() for comment in entry.translator_comments]
    if not is_obsolete:
        lines += [f"#. {comment}" for comment in entry.comments]
        lines += [f"#: {source}" for source in entry.sources]
    return lines


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
