"""Templates (``.pot``): one for each handout, one for the words of the page."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir

import tpdocs
from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.catalog.extract import find_entries
from tpdocs.foundation import PAGE_DOMAIN
from tpdocs.source import Handout

__all__ = ["handout_template", "page_template"]

_PACKAGE = Path(tpdocs.__file__).parent
_METHODS = [
    ("document/templates/**.html", "jinja2"),
    ("source/kinds.py", "python"),
    ("document/**.py", "python"),
]
_UNKNOWN = "YEAR-MO-DA HO:MI+ZONE"


def handout_template(handout: Handout) -> PoFile:
    """Give the template of a handout."""
    comment = f"# {handout.head.title.markdown} ({handout.head.id})"
    return PoFile(
        headers=_headers(handout.slug), comment=comment, entries=find_entries(handout)
    )


def page_template() -> PoFile:
    """Give the template of the words that stand on every page, from our own files."""
    found = extract_from_dir(
        _PACKAGE,
        method_map=_METHODS,
        keywords={"_": None, "gettext": None},
        comment_tags=("translators:",),
        strip_comment_tags=True,
    )
    entries: dict[str, Entry] = {}
    for name, _line, message, comments, _context in sorted(found, key=_by_place):
        if not isinstance(message, str):
            continue
        before = entries.get(message, Entry(msgid=message))
        source = f"tpdocs/{Path(name).as_posix()}"
        entries[message] = Entry(
            msgid=message,
            comments=tuple(dict.fromkeys((*before.comments, *comments))),
            sources=tuple(dict.fromkeys((*before.sources, source))),
            flags=frozenset({"python-brace-format"} if "{" in message else ()),
        )
    return PoFile(
        headers=_headers(PAGE_DOMAIN),
        comment="# The words of the page furniture of every handout",
        entries=tuple(entries.values()),
    )


def _by_place(found: tuple[str, int, object, object, object]) -> tuple[str, int]:
    return Path(found[0]).as_posix(), found[1]


def _headers(domain: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Project-Id-Version", domain),
        ("PO-Revision-Date", _UNKNOWN),
        ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),
        ("Language-Team", "LANGUAGE <LL@li.org>"),
        ("Language", ""),
    )
