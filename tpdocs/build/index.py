"""``index.html``: the page from which staff choose a file to print or send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tpdocs.build.manifest import FileRecord, Manifest
from tpdocs.foundation import Language, Project, read_text
from tpdocs.source import Handout, Text, Value, parse_inline, plain_text

__all__ = ["render_index"]

_TEMPLATES = Path(__file__).parent / "templates"


#: The columns of the page: what each is for, its edition, and its format.
_COLUMNS = (
    ("Print", "standard", "pdf"),
    ("Large print", "large-print", "pdf"),
    ("Web page", "standard", "html"),
    ("E-book", "standard", "epub"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One handout in one language."""

    language: Language
    files: tuple[FileRecord | None, ...]  #: one for each column; ``None``: not built
    is_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One handout."""

    title: str
    summary: str  #: may be empty
    facts: str  #: id, edition and month; may be empty
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
        parts=parts,
        columns=[name for name, _edition, _format in _COLUMNS],
        tokens=tokens.replace("</", "<\\/"),
        clinic=project.clinic,
    )


def _plain(text: Text) -> str:
    """Give the words of a title, without marks and spaces to write in."""
    nodes = parse_inline(text.markdown).nodes
    return " ".join(
        plain_text(tuple(n for n in nodes if not isinstance(n, Value))).split()
    )


def _parts(
    manifest: Manifest, handouts: Mapping[str, Handout], project: Project
) -> Iterator[_Part]:
    """Yield the handouts in the order of care that their heads give, then by title."""
    slugs = {record.handout for record in manifest.files.values()}
    for slug in sorted(slugs, key=lambda slug: _place(handouts.get(slug), slug)):
        records = [r for r in manifest.files.values() if r.handout == slug]
        tags = {record.language for record in records} & project.languages.keys()
        languages = [project.languages[tag] for tag in tags]
        languages.sort(key=lambda lang: (not lang.is_source, lang.english_name))
        head = handouts[slug].head if slug in handouts else None
        yield _Part(
            title=_plain(head.title) if head else slug,
            summary=_plain(head.summary) if head else "",
            facts=f"{head.id} · edition {head.edition} · {head.updated}"
            if head
            else "",
            rows=tuple(_row(language, records) for language in languages),
        )


def _place(handout: Handout | None, slug: str) -> tuple[int, str]:
    return (handout.head.order, slug) if handout else (1000, slug)


def _row(language: Language, records: Iterable[FileRecord]) -> _Row:
    own = [record for record in records if record.language == language.tag]
    by_kind = {(record.edition, record.format): record for record in own}
    files = tuple(by_kind.get((edition, form)) for _, edition, form in _COLUMNS)
    is_draft = any(record.draft for record in own)
    return _Row(language=language, files=files, is_draft=is_draft)
