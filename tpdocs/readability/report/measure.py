"""Measures a text for the report: level, findings, plain language."""

from __future__ import annotations

from tpdocs.foundation import Language
from tpdocs.readability.gate import check_level
from tpdocs.readability.level import read_level
from tpdocs.readability.plain import PlainReport, judge_plain
from tpdocs.readability.records import ReadingReport
from tpdocs.readability.relative import check_translation, compare
from tpdocs.readability.report.records import Before, Measured, Terms
from tpdocs.readability.targets import Targets
from tpdocs.source import Handout

__all__ = ["measure_english", "measure_translation"]


def measure_english(
    handout: Handout, language: Language, targets: Targets, before: Before | None = None
) -> Measured:
    """Measure a handout as its author wrote it.

    Args:
        handout: In English.
        language: English.
        targets: Of the project, by formula.
        before: What an earlier build measured.
    """
    level, plain = read_level(handout, language, targets), judge_plain(handout)
    return Measured(
        language=language,
        level=level,
        terms=_terms(plain, level),
        findings=check_level(level),
        before=before,
        plain=plain,
    )


def measure_translation(
    level: ReadingReport,
    language: Language,
    english: Measured,
    path: str,
    before: Before | None = None,
) -> Measured:
    """Set a measured translation beside its English.

    Args:
        level: Of the translation.
        language: Of the translation.
        english: The handout as its author wrote it.
        path: Of the catalog, for findings.
        before: What an earlier build measured.
    """
    return Measured(
        language=language,
        level=level,
        terms=_terms(english.plain, level),
        findings=check_translation(level, english.level, language, path),
        ratios=compare(level, english.level),
        before=before,
    )


def _terms(plain: PlainReport | None, level: ReadingReport) -> Terms:
    used = [u for u in plain.used if u.term.kind == "medical"] if plain else []
    there = {b.line for b in level.blocks if b.why_not != "not translated"}
    explained = sum(u.explained_at in there for u in used)
    return Terms(medical=len(used), explained=explained)
