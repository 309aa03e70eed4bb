"""``index.html``: the page from which staff choose a file to print or send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tpdocs.build.manifest import FileRecord, Manifest
from tpdocs.foundation import Language, Project, read_text
from tpdocs.source import Handout, Text, Value, parse_inline, plain_text

__all__ = ["render_index"]

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One handout in one language."""

    language: Language
    files: tuple[FileRecord, ...]
    is_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One handout."""

    title: str
    rows: tuple[_Row, ...]


def render_index(
    manifest: Manifest, handouts: Mapping[str, Handout], project: Project
) -> str:
    """Render the page, in English, for staff."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tokens = read_text(project.find_style("tokens.css"))
    parts = tuple(_parts(manifest, handouts, project))
    return environment.get_template("index.html").render(
        parts=parts, tokens=tokens.replace("</", "<\\/"), clinic=project.clinic
    )


def _plain(text: Text) -> str:
    """Give the words of a title, without marks and spaces to write in."""
    nodes = parse_inline(text.markdown).nodes
    return " ".join(
        plain_text(tuple(n for n in nodes if not isinstance(n, Value))).split()
    )


def _reading_order(record: FileRecord) -> tuple[bool, bool, str]:
    """Put what is printed most first: the standard PDF, large print, then the rest."""
    return record.format != "pdf", record.edition != "standard", record.path


def _parts(
    manifest: Manifest, handouts: Mapping[str, Handout], project: Project
) -> Iterator[_Part]:
    records = sorted(manifest.files.values(), key=lambda r: (r.handout, r.language))
    for slug, of_handout in groupby(records, lambda record: record.handout):
        rows = []
        for tag, of_language in groupby(of_handout, lambda record: record.language):
            files = tuple(sorted(of_language, key=_reading_order))
            language = project.languages.get(tag)
            if language is not None:
                is_draft = any(record.draft for record in files)
                row = _Row(language=language, files=files, is_draft=is_draft)
                rows.append(row)
        title = _plain(handouts[slug].head.title) if slug in handouts else slug
        yield _Part(title=title, rows=tuple(rows))
