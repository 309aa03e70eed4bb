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
    source = read_ledger(project, find_language(project.languages, SOURCE_TAG))
    findings += source.findings
    for language in languages:
        folder, found = _read_folder(project, language, source.value or Ledger())
        findings += found
        for handout in kept:
            sheet, found = _make_sheet(folder, handout)
            findings += found
            sheets += [sheet] if sheet else []
    return Loaded(sheets=tuple(sheets), findings=tuple(findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """What the sheets of a language have in common."""

    project: Project
    language: Language
    words: Words
    english: Ledger
    own: Ledger

    def judge(
        self, handout: Handout, translation: Translation, *, is_machine: bool
    ) -> Standing:
        """Judge a handout, in English or in this language."""
        is_source = translation.language.is_source
        own = self.english if is_source else self.own
        ledgers = Ledgers(english=self.english, own=own)
        today = self.project.today
        return find_standing(
            handout, translation, ledgers, today, is_machine=is_machine
        )


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
    folder: _Folder, handout: Handout
) -> tuple[Sheet | None, tuple[Finding, ...]]:
    project, language = folder.project, folder.language
    source = find_language(project.languages, SOURCE_TAG)
    english = folder.judge(handout, _english(handout, source), is_machine=False)
    if language.is_source:
        catalog, translation = PoFile(), _english(handout, language)
        findings: tuple[Finding, ...] = _check_claim(handout, english)
    else:
        checked = read_handout_catalog(project, handout, language)
        if checked.value is None:
            return None, checked.findings
        catalog = checked.value
        path = project.catalog_path(handout.slug, language)
        name = path.relative_to(project.root).as_posix()
        translation = translate(handout, catalog, language, name)
        findings = (*checked.findings, *translation.findings)
    is_machine = catalog.header(_ORIGIN) == "machine"
    standing = folder.judge(handout, translation, is_machine=is_machine)
    sheet = Sheet(
        source=handout,
        translation=translation,
        words=folder.words,
        standing=standing,
        review=judge_review(standing, english, translation.coverage),
    )
    return sheet, findings


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
        (segment.text.context, segment.text.markdown)
        for segment in find_segments(handout)
        if is_translatable(segment.text)
    }
    coverage = Coverage(translated=len(texts))
    return Translation(handout=handout, language=language, coverage=coverage)
