"""Sheets measured for the report on reading levels, with what was known before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tpdocs.build.load import Sheet
from tpdocs.build.manifest import ReadingRecord, read_manifest
from tpdocs.foundation import SOURCE_TAG, Project, find_language
from tpdocs.readability import FORMULAS, Targets, formulas_for, read_level, read_targets
from tpdocs.readability.report import (
    Before,
    Measured,
    Subject,
    measure_english,
    measure_translation,
)
from tpdocs.source import parse_inline, plain_text

__all__ = ["measure_subjects"]

#: The value with which :meth:`tpdocs.readability.ReadingReport.say` begins.
_VALUE = re.compile(r"-?\d+\.\d(?=,|$)")


def measure_subjects(project: Project, sheets: Iterable[Sheet]) -> tuple[Subject, ...]:
    """Measure sheets, and set them beside what the last build into ``dist/`` left.

    Args:
        project: Whose ``pyproject.toml`` may have targets.
        sheets: In any languages.

    Raises:
        UsageError: A target in ``pyproject.toml`` is wrong.
    """
    by_slug: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_slug.setdefault(sheet.slug, []).append(sheet)
    targets = read_targets(project.root)
    known = read_manifest(project.root / "dist").reading
    return tuple(
        _subject(project, targets, own, known.get(slug))
        for slug, own in sorted(by_slug.items())
    )


def _subject(
    project: Project, targets: Targets, sheets: list[Sheet], known: ReadingRecord | None
) -> Subject:
    handout = sheets[0].source
    source = find_language(project.languages, SOURCE_TAG)
    english = measure_english(handout, source, targets, _english(known))
    return Subject(
        slug=handout.slug,
        title=plain_text(parse_inline(handout.head.title.markdown).nodes),
        path=handout.path,
        texts=tuple(_measured(project, targets, s, english, known) for s in sheets),
    )


def _measured(
    project: Project,
    targets: Targets,
    sheet: Sheet,
    english: Measured,
    known: ReadingRecord | None,
) -> Measured:
    language = sheet.translation.language
    if language.is_source:
        return english
    path = project.catalog_path(sheet.slug, language).relative_to(project.root)
    return measure_translation(
        read_level(sheet.translation.handout, language, targets),
        language,
        english,
        str(path),
        _translation(known, sheet),
    )


def _english(known: ReadingRecord | None) -> Before | None:
    if known is None:
        return None
    formula = FORMULAS["flesch-kincaid"]
    said = f"{known.grade:.1f}, {formula.band(known.grade)}"
    return Before(said=said, values={formula.name: known.grade, "smog": known.smog})


def _translation(known: ReadingRecord | None, sheet: Sheet) -> Before | None:
    read = known and known.translations.get(sheet.tag)
    if not read:
        return None
    formulas = formulas_for(sheet.translation.language)
    value = _VALUE.match(read.level)
    values = {formulas[0].name: float(value[0])} if formulas and value else {}
    return Before(said=read.level, values=values)
