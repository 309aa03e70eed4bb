"""A project folder: read from disk once, laid over the defaults that tpdocs ships."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpdocs.foundation.clinic import Clinic, parse_clinic
from tpdocs.foundation.errors import CatalogError, UsageError
from tpdocs.foundation.files import find_inside, read_text
from tpdocs.foundation.finding import Checked, Finding, Place, Severity
from tpdocs.foundation.language import (
    SOURCE_TAG,
    Language,
    find_language,
    parse_languages,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "PAGE_DOMAIN",
    "SHARED_DOMAIN",
    "Project",
    "is_reserved",
    "is_slug",
    "read_project",
    "shipped_defaults",
]

#: The gettext domain of the words on every page.
PAGE_DOMAIN = "tpdocs"
#: The gettext domain of the texts that several handouts share, and the folder of their
#: parts below ``handouts/``.
SHARED_DOMAIN = "shared"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_CLINIC = Finding(
    rule="clinic/missing",
    severity=Severity.WARNING,
    place=Place("clinic.toml"),
    message="there is no clinic.toml: every clinic value prints as a line to write on",
    hint="Copy clinic.toml from the tpdocs project and fill it in.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with handouts, catalogs and styles; what it lacks, the defaults have."""

    root: Path
    defaults: Path  #: folder with the shipped ``styles/`` and ``locales/``
    clinic: Clinic
    languages: Mapping[str, Language]  #: the registry, by tag
    today: dt.date  #: the day on which it was read, by which reviews expire

    @property
    def handouts(self) -> Path:
        """The folder of the handouts."""
        return self.root / "handouts"

    @property
    def locales(self) -> Path:
        """The folder of the catalogs."""
        return self.root / "locales"

    def handout_paths(self) -> tuple[Path, ...]:
        """Give the Markdown files of all handouts, sorted by name."""
        return tuple(sorted(self.handouts.glob("*.md")))

    def part_paths(self) -> tuple[Path, ...]:
        """Return the Markdown files of all shared parts, sorted by name."""
        return tuple(sorted((self.handouts / SHARED_DOMAIN).glob("*.md")))

    def catalog_path(self, domain: str, language: Language) -> Path:
        """Give the path of a catalog, whether it exists or not."""
        return self.locales / language.locale / "LC_MESSAGES" / f"{domain}.po"

    def default_catalog_path(self, domain: str, language: Language) -> Path:
        """Give the path of a shipped catalog, whether it exists or not."""
        locales = self.defaults / "locales"
        return locales / language.locale / "LC_MESSAGES" / f"{domain}.po"

    def find_style(self, name: str) -> Path:
        """Give a style sheet's path: the project's own, or else the shipped one."""
        own = find_inside(self.root / "styles", name)
        return own if own and own.is_file() else self.defaults / "styles" / name

    def translated_languages(self) -> Checked[tuple[Language, ...]]:
        """Give English and each language that has a folder of catalogs."""
        found, findings = [find_language(self.languages, SOURCE_TAG)], []
        for folder in sorted(self.locales.glob("*/LC_MESSAGES")):
            try:
                found.append(find_language(self.languages, folder.parent.name))
            except CatalogError as error:
                place = Place(f"locales/{folder.parent.name}")
                findings.append(
                    Finding(
                        rule="language/unknown",
                        severity=Severity.ERROR,
                        place=place,
                        message=error.message,
                        hint=error.hint,
                    )
                )
        real = (language for language in found if not language.is_pseudo)
        return Checked(tuple(dict.fromkeys(real)), tuple(findings))


def is_slug(name: str) -> bool:
    """Tell whether a name can name a handout: lower-case words joined by hyphens."""
    return len(name) <= 80 and _SLUG.fullmatch(name) is not None


def is_reserved(name: str) -> bool:
    """Check whether a name is a catalog of its own, so that no handout can have it."""
    return name in (PAGE_DOMAIN, SHARED_DOMAIN)


def shipped_defaults() -> Path:
    """Give the folder of the shipped styles and locales.

    In an installed package it lies inside it; in a checkout it is the checkout.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "defaults"
    return inside if inside.is_dir() else package.parent


def read_project(root: Path, today: dt.date | None = None) -> Checked[Project]:
    """Read a project's own settings, over the shipped ones.

    Args:
        root: The project folder.
        today: The day to judge expiry by, where it is not to be the clock's.

    Raises:
        UsageError: The folder has no ``handouts/``.
        CatalogError: ``languages.toml`` is wrong.
    """
    if not (root / "handouts").is_dir():
        raise UsageError(
            f"{root} has no folder handouts/",
            hint="Run tpdocs in a project folder, or name one with -C DIR.",
        )
    clinic = _read_clinic(root / "clinic.toml")
    if clinic.value is None:
        return Checked(None, clinic.findings)
    defaults = shipped_defaults()
    tables = _read_tables(defaults / "locales" / "languages.toml")
    own = root / "locales" / "languages.toml"
    if own.exists():
        tables |= _read_tables(own)
    project = Project(
        root=root.resolve(),
        defaults=defaults,
        clinic=clinic.value,
        languages=parse_languages(tables),
        today=today or dt.datetime.now().astimezone().date(),
    )
    return Checked(project, clinic.findings)


def _read_clinic(path: Path) -> Checked[Clinic]:
    if not path.exists():
        return Checked(Clinic(), (_NO_CLINIC,))
    try:
        return parse_clinic(read_text(path))
    except UsageError as error:
        finding = Finding(
            rule="clinic/file",
            severity=Severity.ERROR,
            place=Place("clinic.toml"),
            message=error.message,
            hint=error.hint,
        )
        return Checked(None, (finding,))


def _read_tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except UsageError as error:
        raise CatalogError(f"locales/{error.message}", hint=error.hint) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CatalogError(
            f"locales/languages.toml is not TOML: {error}",
            hint="Mend the line that it names; the shipped file shows the form.",
        ) from error
