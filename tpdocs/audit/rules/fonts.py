"""Rules about the fonts of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from tpdocs.audit.content import MOST_PAGES
from tpdocs.audit.fonts import find_fonts
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.subject import Subject

__all__ = ["RULES"]

_HINT = "Name a font in locales/languages.toml that has every character."


def _embedded(subject: Subject) -> Iterator[Fault]:
    for name, is_embedded in sorted(set(find_fonts(subject.pdf))):
        if not is_embedded:
            yield Fault(f"the font {name} is not embedded")


def _named(subject: Subject) -> Iterator[Fault]:
    expected = subject.expected
    families = expected.families if expected is not None else ()
    allowed = {_folded(name) for name in families}
    for name, _ in sorted(set(find_fonts(subject.pdf))):
        if allowed and not any(_is_face(_folded(name), f) for f in allowed):
            yield Fault(f"the font {name} is not one that the language names")


def _folded(name: str) -> str:
    return name.replace(" ", "").replace("-", "").lower()


def _is_face(folded: str, family: str) -> bool:
    """Tell whether a face such as ``notosansbold`` is one of ``notosans``."""
    rest = folded.removeprefix(family)
    return rest != folded and rest in ("", "regular", "bold")


def _no_missing_glyphs(subject: Subject) -> Iterator[Fault]:
    for page in subject.pages:
        missing = [piece for piece in page.pieces if piece.notdefs]
        if missing:
            text = (missing[0].text or "").strip()[:40]
            count = sum(piece.notdefs for piece in missing)
            yield Fault(
                f"{count} boxes stand for missing letters, by “{text}”", page.number
            )


RULES = (
    Rule(
        name="font/embedded",
        title="All fonts are in the file",
        clauses=("PDF/UA-1 7.21.4.1", "Matterhorn 31-009"),
        hint="Let the program that makes the file embed its fonts.",
        check=_embedded,
    ),
    Rule(
        name="font/family",
        title="Only fonts that the language names",
        clauses=("tpdocs: locales/languages.toml",),
        hint=_HINT,
        check=_named,
        needs_source=True,
    ),
    Rule(
        name="font/missing-glyph",
        title="No letter is missing from its font",
        clauses=("PDF/UA-1 7.21.8", "Matterhorn 31-030"),
        hint=_HINT,
        check=_no_missing_glyphs,
        pages=MOST_PAGES,
    ),
)
