"""Handouts as Babel sees them: the extractor of ``pybabel extract -F babel.cfg``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeAlias

from tpdocs.catalog.entry import Entry
from tpdocs.foundation import SHARED_DOMAIN, HandoutError, decode_text
from tpdocs.source import (
    Handout,
    Segment,
    Text,
    find_segments,
    parse_handout,
    parse_part,
    placeholders_in,
)

__all__ = [
    "extract_handout",
    "find_entries",
    "find_own_segments",
    "find_shared_entries",
    "is_translatable",
]

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_Extracted: TypeAlias = tuple[int, str | None, str | tuple[str, str], list[str]]


def is_translatable(text: Text) -> bool:
    """Tell whether a text has words to translate, and its author wants it to be."""
    words = _PLACEHOLDER.sub("", text.markdown)
    return not text.keep and any(char.isalpha() for char in words)


def find_own_segments(handout: Handout) -> Iterator[Segment]:
    """Find the texts whose messages are in the catalog of a handout.

    A text that it includes is in the catalog of shared texts, not in its own.
    """
    is_shared = handout.slug == SHARED_DOMAIN
    yield from (s for s in find_segments(handout) if bool(s.text.part) == is_shared)


def find_entries(handout: Handout) -> tuple[Entry, ...]:
    """Return one untranslated entry for each message of the handout's own catalog.

    They are in document order.
    """
    own = tuple(find_own_segments(handout))
    return _make_entries(own, handout.path)


def find_shared_entries(handout: Handout) -> tuple[Entry, ...]:
    """Return one untranslated entry for each message that a handout includes."""
    shared = (s for s in find_segments(handout) if s.text.part)
    return _make_entries(shared, handout.path)


def _make_entries(segments: Iterable[Segment], path: str) -> tuple[Entry, ...]:
    entries: dict[tuple[str | None, str], Entry] = {}
    for segment in segments:
        text = segment.text
        if not is_translatable(text):
            continue
        key = (text.context, text.markdown)
        before = entries.get(key, Entry(msgid=text.markdown))
        source = f"handouts/{SHARED_DOMAIN}/{text.part}.md" if text.part else path
        entries[key] = Entry(
            msgid=text.markdown,
            context=text.context,
            comments=tuple(dict.fromkeys((*before.comments, *_comments(segment)))),
            sources=tuple(dict.fromkeys((*before.sources, source))),
            flags=_flags(text),
        )
    return tuple(entries.values())


def extract_handout(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],  # noqa: ARG001  # Babel passes all by name
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[_Extracted]:
    """Extract the messages of a handout's file, or of a part's.

    The entry point of ``babel.extractors``.

    Yields:
        Line, gettext function, message or (context, message), comments.

    Raises:
        HandoutError: The handout or part has errors; the message names the first.
    """
    path = Path(fileobj.name)
    data = fileobj.read()
    try:
        text = decode_text(data)
    except UnicodeDecodeError as error:
        raise HandoutError(f"{path} is not UTF-8", hint="Save it as UTF-8.") from error
    if path.parent.name == SHARED_DOMAIN:
        checked = parse_part(text, path.parents[1], path.as_posix())
    else:
        checked = parse_handout(text, path.parent, path.as_posix())
    if checked.value is None:
        first = checked.findings[0]
        raise HandoutError(f"{first.place}: {first.message}", hint=first.hint)
    for segment in find_own_segments(checked.value):
        found = segment.text
        if not is_translatable(found):
            continue
        comments = list(_comments(segment))
        if found.context is None:
            yield found.line, None, found.markdown, comments
        else:
            message = (found.context, found.markdown)
            yield found.line, "pgettext", message, comments


def _comments(segment: Segment) -> Iterator[str]:
    under = f", under “{segment.section}”" if segment.section else ""
    yield f"{segment.role}{under}"
    if segment.text.note:
        yield segment.text.note


def _flags(text: Text) -> frozenset[str]:
    has_any = bool(placeholders_in(text.markdown))
    return frozenset({"python-brace-format"} if has_any else ())
