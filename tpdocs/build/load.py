"""Everything that a build needs from a project, read once and checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tpdocs.catalog import (
    Coverage,
    Translation,
    Words,
    is_translatable,
    read_handout_catalog,
    read_shared_catalog,
    read_words,
    translate,
)
from tpdocs.document import Review, judge_review
from tpdocs.foundation import (
    SOURCE_TAG,
    Checked,
    Finding,
    Language,
    Place,
    Project,
    Severity,
    find_language,
)
from tpdocs.review import Ledger, Ledgers, Standing, find_standing, read_ledger
from tpdocs.source import Handout, find_segments, read_handout, read_parts

__all__ = ["Loaded", "Sheet", "load", "load_handouts", "load_shared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A handout in a language, before it is laid out."""

    source: Handout  #: in English
    translation: Translation
    words: Words
    standing: Standing  #: who has signed which text
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
    """Read all handouts; those with errors are left out and reported."""
    handouts, findings = [], list[Finding]()
    for path in project.handout_paths():
        checked = read_handout(path, project.root)
        findings += checked.findings
        if checked.value is not None:
            handouts.append(checked.value)
    return tuple(handouts), tuple(dict.fromkeys(findings))


def load_shared(project: Project) -> Checked[Handout]:
    """Read all shared parts as one handout; nothing if there are none."""
    return read_parts(project.handouts, project.root)


def load(
    project: Project, handouts: Iterable[Handout], languages: Iterable[Language]
) -> Loaded:
    """Put handouts into languages.

    A catalog that cannot be read leaves out its sheet alone.
    """
    sheets, findings = [], list[Finding]()
    source = find_language(project.languages, SOURCE_TAG)
    ledger = read_ledger(project, source)
    findings += ledger.findings
    # Each sheet leans on the standing of its English: judged once, not per language.
    english = tuple(
        _judge_english(project, handout, source, ledger.value or Ledger())
        for handout in handouts
    )
    for language in languages:
        folder, found = _read_folder(project, language, ledger.value or Ledger())
        findings += found
        for original in english:
            sheet, found = _make_sheet(folder, original)
            findings += found
            sheets += [sheet] if sheet else []
    return Loaded(sheets=tuple(sheets), findings=tuple(findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Original:
    """A handout in English, and who has signed it."""

    translation: Translation
    standing: Standing

    @property
    def handout(self) -> Handout:
        """As its author wrote it."""
        return self.translation.handout


def _judge_english(
    project: Project, handout: Handout, source: Language, ledger: Ledger
) -> _Original:
    translation = _english(handout, source)
    ledgers = Ledgers(english=ledger, own=ledger)
    standing = find_standing(handout, translation, ledgers, project.today)
    return _Original(translation=translation, standing=standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """What the sheets of a language have in common."""

    project: Project
    language: Language
    words: Words
    english: Ledger
    own: Ledger

    def judge(self, handout: Handout, translation: Translation) -> Standing:
        """Judge a handout in this language."""
        ledgers = Ledgers(english=self.english, own=self.own)
        return find_standing(handout, translation, ledgers, self.project.today)


def _read_folder(
    project: Project, language: Language, english: Ledger
) -> tuple[_Folder, tuple[Finding, ...]]:
    """Read page words and signatures; those of the English were read before."""
    words = read_words(project, language)
    own: Checked[Ledger] = Checked(english)
    if not language.is_source:
        own = read_ledger(project, language)
    folder = _Folder(
        project=project,
        language=language,
        words=words.value or Words(language=language),
        english=english,
        own=own.value or Ledger(),
    )
    return folder, (*words.findings, *own.findings)


def _make_sheet(
    folder: _Folder, english: _Original
) -> tuple[Sheet | None, tuple[Finding, ...]]:
    project, language, handout = folder.project, folder.language, english.handout
    if language.is_source:
        sheet = _sheet(folder, english, english.translation, english.standing)
        return sheet, _check_claim(handout, english.standing)
    checked = read_handout_catalog(project, handout, language)
    shared = read_shared_catalog(project, handout, language)
    findings = (*checked.findings, *shared.findings)
    if checked.value is None or shared.value is None:
        return None, findings
    path = project.catalog_path(handout.slug, language)
    name = path.relative_to(project.root).as_posix()
    translation = translate(handout, checked.value, language, name, shared.value)
    standing = folder.judge(handout, translation)
    sheet = _sheet(folder, english, translation, standing)
    return sheet, (*findings, *translation.findings)


def _sheet(
    folder: _Folder, english: _Original, translation: Translation, standing: Standing
) -> Sheet:
    return Sheet(
        source=english.handout,
        translation=translation,
        words=folder.words,
        standing=standing,
        review=judge_review(standing, english.standing, translation.coverage),
    )


def _check_claim(handout: Handout, english: Standing) -> tuple[Finding, ...]:
    """Say that a name in the head is no signature."""
    name = handout.head.reviewed_by
    if not name or english.is_signed:
        return ()
    finding = Finding(
        rule="review/unsigned",
        severity=Severity.WARNING,
        place=Place(handout.path),
        message=f"reviewed-by names {name!r}, but no clinician has signed all of it",
        hint="A name proves nothing. Have it signed: tpdocs review sign --lang en "
        f"--handout {handout.slug} --role clinician.",
    )
    return (finding,)


def _english(handout: Handout, language: Language) -> Translation:
    texts = {
        segment.text.message
        for segment in find_segments(handout)
        if is_translatable(segment.text)
    }
    coverage = Coverage(translated=len(texts))
    return Translation(handout=handout, language=language, coverage=coverage)
