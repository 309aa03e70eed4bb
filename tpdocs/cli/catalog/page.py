"""How all handouts stand, as a page that a coordinator opens, prints or sends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tpdocs.cli.catalog.overview import Progress, Stand
from tpdocs.foundation import Language

__all__ = ["render_page"]

_TEMPLATES = Path(__file__).parent / "templates"
#: Stands before the words of a state, so that it is told by its shape too.
_SIGNS = {
    Progress.TRANSLATE: "▲",
    Progress.SIGN: "◆",
    Progress.RENEW: "■",
    Progress.READY: "✓",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One language."""

    language: Language
    cells: tuple[Stand | None, ...]  #: by handout; ``None``: it could not be read


def render_page(stands: Sequence[Stand], today: dt.date) -> str:
    """Render a table of languages by handouts, and what changed in each.

    The page needs nothing from outside, and no JavaScript.

    Args:
        stands: In English and in each language.
        today: The day on which expiry was judged.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    english = tuple(stand for stand in stands if stand.language.is_source)
    return environment.get_template("status.html").render(
        english=english,
        rows=_rows(stands, [stand.slug for stand in english]),
        changed=[stand for stand in stands if stand.changes],
        signs=_SIGNS,
        today=today.isoformat(),
    )


def _rows(stands: Sequence[Stand], slugs: Sequence[str]) -> tuple[_Row, ...]:
    """Give the languages by their English names."""
    found = {(stand.language.tag, stand.slug): stand for stand in stands}
    languages = {
        stand.language.tag: stand.language
        for stand in stands
        if not stand.language.is_source
    }
    ordered = sorted(languages.values(), key=lambda lang: lang.english_name)
    return tuple(
        _Row(language=lang, cells=tuple(found.get((lang.tag, slug)) for slug in slugs))
        for lang in ordered
    )
