"""The one form in which ``.po`` files are written.

Document order; ``#:`` without line numbers; nothing wrapped but at line feeds; a
header in fixed order; no clock. It is what ``msgcat --no-wrap`` writes, so that GNU
gettext and editors that wrap nothing change no line that nobody edited.
"""

from __future__ import annotations

from collections.abc import Iterable

from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.catalog.header import format_header
from tpdocs.catalog.strings import quote

__all__ = ["format_po"]

#: Columns of a page in GNU gettext.
_PAGE_WIDTH = 79


def format_po(file: PoFile) -> str:
    """Write a catalog or template in the canonical form."""
    parts = [_format_header(file)]
    parts += [_format_entry(entry, "") for entry in file.entries]
    parts += [_format_entry(entry, "~") for entry in file.obsolete]
    if file.trailer:
        parts.append("\n".join([*_comment_lines("# ", file.trailer), ""]))
    return "\n".join(parts)


def _format_header(file: PoFile) -> str:
    text = format_header(file.headers)
    comment = f"{file.comment}\n" if file.comment else ""
    return f'{comment}msgid ""\nmsgstr {quote(text)}\n'


def _format_entry(entry: Entry, mark: str) -> str:
    """Write an entry; ``mark`` is ``~`` for an obsolete one."""
    lines = _comment_lines("# ", entry.translator_comments)
    lines += _comment_lines("#. ", entry.comments)
    lines += _source_lines(entry.sources)
    lines += _flag_lines(entry)
    lines += _previous_lines(entry, f"#{mark}| ")
    for keyword, value in (
        ("msgctxt", entry.context),
        ("msgid", entry.msgid),
        ("msgid_plural", entry.plural if entry.forms else None),
        ("msgstr", None if entry.forms else entry.msgstr),
        *((f"msgstr[{i}]", form) for i, form in enumerate(entry.forms)),
    ):
        lines += _field(keyword, value, f"#{mark} " if mark else "")
    return "\n".join([*lines, ""])


def _comment_lines(mark: str, texts: Iterable[str]) -> list[str]:
    return [f"{mark}{text}".rstrip(" \t") for text in texts]


def _source_lines(sources: Iterable[str]) -> list[str]:
    """Fill lines with file names, as gettext does even when it wraps nothing else."""
    lines = list[str]()
    for source in map(_isolate, sources):
        if lines and len(lines[-1]) + 1 + len(source) <= _PAGE_WIDTH:
            lines[-1] += f" {source}"
        else:
            lines.append(f"#: {source}")
    return lines


def _isolate(source: str) -> str:
    """Put a file name with spaces between isolates, as gettext 0.22 and later do."""
    is_plain = not any(char.isspace() for char in source)
    return source if is_plain else f"\u2068{source}\u2069"


def _flag_lines(entry: Entry) -> list[str]:
    """Give the flags as gettext orders them; nothing that is empty is fuzzy."""
    flags = entry.flags if entry.has_translation else entry.flags - {"fuzzy"}
    if not flags:
        return []
    order = sorted(flags, key=lambda f: (f != "fuzzy", not f.endswith("-format"), f))
    return [f"#, {', '.join(order)}"]


def _previous_lines(entry: Entry, mark: str) -> list[str]:
    """Give the old text of a fuzzy entry; msgmerge drops that of any other."""
    if not (entry.is_fuzzy and entry.has_translation):
        return []
    return [
        *_field("msgctxt", entry.previous_context, mark),
        *_field("msgid", entry.previous or None, mark),
        *_field("msgid_plural", entry.previous_plural or None, mark),
    ]


def _field(keyword: str, value: str | None, mark: str) -> list[str]:
    """Give the lines of a field; none where there is no value."""
    if value is None:
        return []
    return [f"{mark}{line}" for line in f"{keyword} {quote(value)}".split("\n")]
