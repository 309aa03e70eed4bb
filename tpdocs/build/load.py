"""Everything that a build needs from a project, read once and checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tpdocs.catalog import (
    Coverage,
    PoFile,
    Translation,
    Words,
    is_translatable,
    read_handout_catalog,
    read_words,
    translate,
)
from tpdocs.document import Review, judge_review
from tpdocs.foundation import Finding, Language, Project
from tpdocs.source import Handout, find_segments, read_handout

__all__ = ["Loaded", "Sheet", "load", "load_handouts"]

#: Header by which a catalog says that a machine made it.
_ORIGIN = "X-Tpdocs-Origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A handout in a language, before it is laid out."""

    source: Handout  #: in English
    translation: Translation
    words: Words
    review: Review

    @property
    def slug(self) -> str:
        """The handout's name."""
        return self.source.slug

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.translation.language.tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The sheets that can be built, and everything that is wrong with any of them."""

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]


def load_handouts(project: Project) -> tuple[tuple[Handout, ...], tuple[Finding, ...]]:
    """Read all handouts; those with errors are left out, and said."""
    handouts, findings = [], list[Finding]()
    for path in project.handout_paths():
        checked = read_handout(path, project.root)
        findings += checked.findings
        if checked.value is not None:
            handouts.append(checked.value)
    return tuple(handouts), tuple(findings)


def load(
    project: Project, handouts: Iterable[Handout], languages: Iterable[Language]
) -> Loaded:
    """Put handouts into languages.

    A catalog that cannot be read leaves out its sheet alone.
    """
    sheets, findings = [], list[Finding]()
    kept = tuple(handouts)
    for language in languages:
        checked = read_words(project, language)
        findings += checked.findings
        words = checked.value or Words(language=language)
        for handout in kept:
            sheet, found = _make_sheet(project, handout, language, words)
            findings += found
            sheets += [sheet] if sheet else []
    return Loaded(sheets=tuple(sheets), findings=tuple(findings))


def _make_sheet(
    project: Project, handout: Handout, language: Language, words: Words
) -> tuple[Sheet | None, tuple[Finding, ...]]:
    if language.is_source:
        catalog, translation = PoFile(), _english(handout, language)
        findings: tuple[Finding, ...] = ()
    else:
        checked = read_handout_catalog(project, handout, language)
        if checked.value is None:
            return None, checked.findings
        catalog = checked.value
        path = project.catalog_path(handout.slug, language)
        name = path.relative_to(project.root).as_posix()
        translation = translate(handout, catalog, language, name)
        findings = (*checked.findings, *translation.findings)
    review = judge_review(
        handout.head,
        language,
        translation.coverage,
        is_machine=catalog.header(_ORIGIN) == "machine",
    )
    sheet = Sheet(source=handout, translation=translation, words=words, review=review)
    return sheet, findings


def _english(handout: Handout, language: Language) -> Translation:
    texts = {
        (segment.text.context, segment.text.markdown)
        for segment in find_segments(handout)
        if is_translatable(segment.text)
    }
    coverage = Coverage(translated=len(texts))
    return Translation(handout=handout, language=language, coverage=coverage)
