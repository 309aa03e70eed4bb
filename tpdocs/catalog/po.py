"""``.po`` files, parsed: entries with their lines, and all that is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.catalog.grammar import Fault, RawEntry, read_entries
from tpdocs.catalog.header import (
    count_forms,
    find_charset,
    is_same_language,
    parse_header,
)
from tpdocs.catalog.strings import BadEscapeError, unquote
from tpdocs.foundation import (
    Checked,
    Finding,
    Language,
    Place,
    Severity,
    has_errors,
)

__all__ = ["parse_po"]

#: So many findings show what is wrong; more would hide it.
_MOST = 20
#: A file name with spaces stands between isolates, as gettext 0.22 and later write it.
_SOURCE = re.compile(r"\u2068([^\u2069]*)\u2069(?::\d+)*|(\S+?)(?::\d+)*,?(?=\s|$)")
#: Babel takes the % of "60 % of people" for a format, and says so in its files.
_GUESSED = frozenset({"python-format"})
_HEADER_KEY: Key = (None, "")
_MEND = "Run 'msgfmt -c' on it, or take the last good version and edit that."
_JOIN = "Keep the lines of one side and delete the markers, or take a whole version."
_CONVERT = "Convert a copy: msgconv --to-code=UTF-8 --output-file=NEW OLD."


def parse_po(text: str, path: str, language: Language | None = None) -> Checked[PoFile]:
    """Parse a catalog or template.

    Args:
        text: The whole file.
        path: Its name, relative to the project, for findings.
        language: What the catalog must be in; ``None`` for a template.
    """
    raws, faults = read_entries(text)
    file, header = _make_file(raws)
    if not faults:
        faults = [
            *_find_wrong_charset(header, text),
            *_find_headers((*file.entries, *file.obsolete)),
            *_find_doubles(file),
        ]
    findings = [
        *_report(faults, path),
        *_check_forms(file, path),
        *_check_header(file, header, path),
        *(_check_language(header, text, path, language) if language else ()),
    ]
    return Checked(None if has_errors(findings) else file, tuple(findings))


def _make_file(raws: Iterable[RawEntry]) -> tuple[PoFile, RawEntry | None]:
    """Part the entries into header, messages in use, obsolete ones and the rest."""
    header: RawEntry | None = None
    entries, obsolete, trailer = list[Entry](), list[Entry](), tuple[str, ...]()
    for raw in raws:
        if not raw.fields:
            trailer = raw.texts("")
        elif header is None and _is_header(raw):
            header = raw
        else:
            (obsolete if raw.is_obsolete else entries).append(_make_entry(raw))
    file = PoFile(
        headers=parse_header(unquote(header.fields["msgstr"])) if header else (),
        comment=_comment(header) if header else "",
        entries=tuple(entries),
        obsolete=tuple(obsolete),
        trailer=trailer,
    )
    return file, header


def _is_header(raw: RawEntry) -> bool:
    empty = not raw.is_obsolete and not unquote(raw.fields["msgid"])
    return empty and "msgctxt" not in raw.fields and "msgstr" in raw.fields


def _comment(header: RawEntry) -> str:
    return "\n".join(f"# {line}".rstrip() for line in header.texts(""))


def _make_entry(raw: RawEntry) -> Entry:
    fields, previous = raw.fields, raw.previous
    return Entry(
        msgid=unquote(fields["msgid"]),
        msgstr=_text(fields, "msgstr") or "",
        context=_text(fields, "msgctxt"),
        plural=_text(fields, "msgid_plural") or "",
        forms=tuple(unquote(form) for form in raw.forms),
        comments=raw.texts("."),
        translator_comments=raw.texts(""),
        sources=_sources(raw.texts(":")),
        flags=_flags(raw.texts(",")),
        previous=_text(previous, "msgid") or "",
        previous_context=_text(previous, "msgctxt"),
        previous_plural=_text(previous, "msgid_plural") or "",
        line=raw.line,
    )


def _text(fields: dict[str, str], name: str) -> str | None:
    if name not in fields:
        return None
    try:
        return unquote(fields[name])
    except BadEscapeError:  # only in "#|", which nothing is made from
        return fields[name]


def _sources(lines: Iterable[str]) -> tuple[str, ...]:
    """Give the files of ``#:`` lines, each once, without line numbers."""
    found = (match for line in lines for match in _SOURCE.finditer(line))
    return tuple(dict.fromkeys(m[1] or m[2] for m in found if m[1] or m[2]))


def _flags(lines: Iterable[str]) -> frozenset[str]:
    flags = (flag.strip() for line in lines for flag in line.split(","))
    return frozenset(flag for flag in flags if flag) - _GUESSED


def _find_headers(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Find what looks like one more header."""
    for entry in entries:
        if entry.key == _HEADER_KEY:
            yield Fault(entry.line or 1, "only the header has an empty msgid")


def _find_doubles(file: PoFile) -> Iterator[Fault]:
    """Find messages that stand twice: in use twice, or obsolete twice.

    An obsolete twin of a message in use is what Babel leaves; merging sees to it.
    """
    for entries in (file.entries, file.obsolete):
        seen: dict[Key, int | None] = {}
        for entry in entries:
            first = seen.setdefault(entry.key, entry.line)
            if first != entry.line and entry.key != _HEADER_KEY:
                message = f"this message stands twice, first in line {first}"
                yield Fault(entry.line or 1, message)


def _find_wrong_charset(header: RawEntry | None, text: str) -> Iterator[Fault]:
    if header is None:
        return
    charset = find_charset(unquote(header.fields["msgstr"]))
    if charset and charset.lower() not in ("utf-8", "utf8"):
        message = f"its header says charset={charset}"
        yield Fault(_line_of("charset=", header, text), message)


def _line_of(field: str, header: RawEntry, text: str) -> int:
    """Give the line of the header's text in which a field stands."""
    lines = text.split("\n")[header.line :]
    below = (n for n, line in enumerate(lines, 1) if field in line)
    return header.line + next(below, 0)


def _report(faults: list[Fault], path: str) -> Iterator[Finding]:
    """Make findings of faults; a conflict explains all others of its file."""
    faults = [fault for fault in faults if fault.is_conflict] or faults
    for fault in faults[:_MOST]:
        hint = _JOIN if fault.is_conflict else _MEND
        hint = _CONVERT if "charset=" in fault.message else hint
        message = f"the catalog is not a UTF-8 .po file: {fault.message}"
        yield _malformed(Place(path, fault.line), message, hint)
    if len(faults) > _MOST:
        message = f"the catalog has {len(faults) - _MOST} faults more, from here on"
        yield _malformed(Place(path, faults[_MOST].line), message, _MEND)


def _malformed(place: Place, message: str, hint: str) -> Finding:
    return Finding(
        rule="catalog/malformed",
        severity=Severity.ERROR,
        place=place,
        message=message,
        hint=hint,
    )


def _check_forms(file: PoFile, path: str) -> Iterator[Finding]:
    """Compare the forms of each plural with the number that the header promises."""
    wanted = count_forms(file.headers)
    for entry in file.entries:
        if not entry.plural or wanted in (None, len(entry.forms)):
            continue
        yield Finding(
            rule="catalog/plural",
            severity=Severity.ERROR,
            place=Place(path, entry.line),
            message=f"a plural has {len(entry.forms)} forms; the header says {wanted}",
            hint="Write msgstr[0] and so on as Plural-Forms says. Handouts have none.",
        )


def _check_header(
    file: PoFile, header: RawEntry | None, path: str
) -> Iterator[Finding]:
    if not file.entries or (header and find_charset(file.header("Content-Type"))):
        return
    is_there = "does not say its encoding" if header else "is missing"
    yield Finding(
        rule="catalog/header",
        severity=Severity.WARNING,
        place=Place(path, header.line if header else 1),
        message=f"the header of the catalog {is_there}; it was read as UTF-8",
        hint="Run 'tpdocs catalog normalize' on it: that writes one.",
    )


def _check_language(
    header: RawEntry | None, text: str, path: str, language: Language
) -> Iterator[Finding]:
    """Refuse a catalog that says of itself that it is in another language.

    A file that lies in the wrong folder would give a patient a page that looks
    translated. Only the language is compared: ``es_MX`` serves a folder ``es``.
    """
    fields = dict(parse_header(unquote(header.fields["msgstr"]))) if header else {}
    said = fields.get("Language", "")
    if header is None or not said or is_same_language(said, language):
        return
    yield Finding(
        rule="catalog/language",
        severity=Severity.ERROR,
        place=Place(path, _line_of("Language:", header, text)),
        message=f"its header says Language: {said}, and it lies in the folder of "
        f"{language.english_name} ({language.locale})",
        hint="Put it into the folder of its language; if it is in "
        f"{language.english_name}, write Language: {language.locale}.",
    )
