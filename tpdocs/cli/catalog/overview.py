"""How every handout stands in every language, as records for a table and a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from tpdocs.build import Sheet
from tpdocs.catalog import (
    Coverage,
    Located,
    PoFile,
    is_translatable,
    read_handout_catalog,
    translate,
)
from tpdocs.catalog.difference import SentenceChange, diff_sentences
from tpdocs.catalog.drift import count_words_left, find_drift
from tpdocs.foundation import Checked, Language, Project
from tpdocs.review import MarkState
from tpdocs.source import Handout, find_segments, parse_inline, plain_text

__all__ = ["Change", "Progress", "Stand", "make_shared_stand", "make_stand"]

Since: TypeAlias = Literal["translated", "signed"]


class Progress(StrEnum):
    """What is to be done next for a handout in a language."""

    TRANSLATE = "to translate"
    SIGN = "to sign"
    RENEW = "expired"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A text whose English changed."""

    since: Since  #: it was translated, or only signed
    path: str  #: the handout or the shared part
    line: int  #: of the English now, in it
    old: str
    new: str
    translation: str  #: of the old English; empty for English itself

    @property
    def sentences(self) -> tuple[SentenceChange, ...]:
        """What changed, sentence by sentence."""
        return diff_sentences(self.old, self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A handout in a language."""

    slug: str
    title: str  #: in English
    language: Language
    translated: int
    fuzzy: int
    missing: int
    failing: int
    total: int  #: messages
    words_left: int  #: English words of what is not translated
    signed: int
    texts: int  #: that want a signature
    expires: str  #: ``YYYY-MM``; empty: never
    is_expired: bool
    changes: tuple[Change, ...]

    @property
    def progress(self) -> Progress:
        """What comes next: translate, then sign, then keep it from growing old."""
        if self.translated < self.total:
            return Progress.TRANSLATE
        if self.signed < self.texts:
            return Progress.SIGN
        return Progress.RENEW if self.is_expired else Progress.READY


def make_stand(project: Project, sheet: Sheet) -> Stand:
    """Gather what is known of a sheet."""
    coverage, standing = sheet.translation.coverage, sheet.standing
    language = sheet.translation.language
    left = 0
    if not language.is_source:
        left = count_words_left(sheet.source, sheet.translation.handout, language)
    return Stand(
        slug=sheet.slug,
        title=plain_text(parse_inline(sheet.source.head.title.markdown).nodes),
        language=language,
        translated=coverage.translated,
        fuzzy=coverage.fuzzy,
        missing=coverage.missing,
        failing=coverage.failing,
        total=coverage.total,
        words_left=left,
        signed=standing.signed,
        texts=standing.total,
        expires=standing.expires,
        is_expired=standing.is_expired,
        changes=tuple(_find_changes(project, sheet)),
    )


def make_shared_stand(
    project: Project, shared: Handout, language: Language
) -> Checked[Stand]:
    """Gather what is known of the texts of all parts in a language.

    They are signed on the handouts that include them, and counted there.

    Args:
        project: Where to read.
        shared: The parts, as :func:`tpdocs.build.load_shared` reads them.
        language: English, or one with catalogs.

    Returns:
        The stand; only findings if the catalog cannot be read.
    """
    if language.is_source:
        texts = (segment.text for segment in find_segments(shared))
        messages = {text.message for text in texts if is_translatable(text)}
        coverage = Coverage(translated=len(messages))
        return Checked(_stand(shared, language, coverage, 0, ()))
    checked = read_handout_catalog(project, shared, language)
    if checked.value is None:
        return Checked(None, checked.findings)
    path = project.catalog_path(shared.slug, language)
    name = path.relative_to(project.root).as_posix()
    own = Located(catalog=checked.value, path=name)
    done = translate(shared, PoFile(), language, name, own)
    left = count_words_left(shared, done.handout, language)
    changes = tuple(_translated(project, shared, language))
    stand = _stand(shared, language, done.coverage, left, changes)
    return Checked(stand, (*checked.findings, *done.findings))


def _stand(
    shared: Handout,
    language: Language,
    coverage: Coverage,
    left: int,
    changes: tuple[Change, ...],
) -> Stand:
    return Stand(
        slug=shared.slug,
        title=shared.head.title.markdown,
        language=language,
        translated=coverage.translated,
        fuzzy=coverage.fuzzy,
        missing=coverage.missing,
        failing=coverage.failing,
        total=coverage.total,
        words_left=left,
        signed=0,
        texts=0,
        expires="",
        is_expired=False,
        changes=changes,
    )


def _find_changes(project: Project, sheet: Sheet) -> Iterator[Change]:
    """Find what changed in English since it was translated, or else since signed."""
    said = set[tuple[str, str]]()
    language = sheet.translation.language
    translated = _translated(project, sheet.source, language)
    for change in (*translated, *_signed(sheet)):
        if (change.old, change.new) not in said:
            said.add((change.old, change.new))
            yield change


def _translated(
    project: Project, handout: Handout, language: Language
) -> Iterable[Change]:
    if language.is_source:
        return
    catalog = read_handout_catalog(project, handout, language).value
    for drift in find_drift(handout, catalog, language) if catalog else ():
        yield Change(
            since="translated",
            path=drift.path,
            line=drift.line,
            old=drift.old,
            new=drift.new,
            translation=drift.msgstr,
        )


def _signed(sheet: Sheet) -> Iterator[Change]:
    for mark in sheet.standing.marks:
        before = mark.before
        if mark.state is not MarkState.CHANGED or before is None:
            continue
        if before.english != mark.text.markdown:
            yield Change(
                since="signed",
                path=sheet.source.path,
                line=mark.text.line,
                old=before.english,
                new=mark.text.markdown,
                translation=before.translation,
            )
