"""Which handouts, languages, editions and formats a build is asked for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from tpdocs.build.manifest import FileRecord
from tpdocs.foundation import (
    SHARED_DOMAIN,
    Checked,
    Language,
    Project,
    UsageError,
    find_language,
)
from tpdocs.source import Handout

__all__ = ["Selection", "choose_languages"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Names that were asked for; an empty list asks for all."""

    handouts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()  #: tags
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()

    def choose(
        self, table: Mapping[str, T], field: Literal["editions", "formats"]
    ) -> tuple[T, ...]:
        """Give the rows of a table that were asked for.

        Raises:
            UsageError: A name is not in the table.
        """
        names = self.editions if field == "editions" else self.formats
        for name in names:
            if name not in table:
                raise _unknown(field[:-1], name, table)
        return tuple(row for name, row in table.items() if not names or name in names)

    def choose_handouts(
        self, handouts: Iterable[Handout], project: Project
    ) -> tuple[Handout, ...]:
        """Give the handouts that were asked for.

        Raises:
            UsageError: The project has no handout of a name.
        """
        return self._choose(handouts, (p.stem for p in project.handout_paths()))

    def choose_catalogs(
        self, handouts: Iterable[Handout], project: Project
    ) -> tuple[Handout, ...]:
        """Return the handouts that were asked for, the one of all parts among them.

        Args:
            handouts: With the one that :func:`~tpdocs.build.load_shared` reads.
            project: To know the names of all handouts, and whether there are parts.

        Raises:
            UsageError: The project has no handout of a name.
        """
        known = [path.stem for path in project.handout_paths()]
        has_parts = bool(project.part_paths())
        return self._choose(handouts, [*known, *([SHARED_DOMAIN] * has_parts)])

    def _choose(
        self, handouts: Iterable[Handout], known: Iterable[str]
    ) -> tuple[Handout, ...]:
        names = tuple(known)
        for name in self.handouts:
            if name not in names:
                raise _unknown("handout", name, names)
        return tuple(
            h for h in handouts if not self.handouts or h.slug in self.handouts
        )

    def covers(self, record: FileRecord) -> bool:
        """Tell whether a file is one that this build answers for."""
        pairs = (
            (self.handouts, record.handout),
            (self.languages, record.language),
            (self.editions, record.edition),
            (self.formats, record.format),
        )
        return all(not names or value in names for names, value in pairs)


def choose_languages(
    project: Project, selection: Selection
) -> Checked[tuple[Language, ...]]:
    """Give the languages that were asked for; without any, English and all catalogs'.

    Raises:
        CatalogError: A language is not in the registry.
    """
    if selection.languages:
        tags = tuple(dict.fromkeys(selection.languages))
        return Checked(tuple(find_language(project.languages, tag) for tag in tags))
    return project.translated_languages()


def _unknown(what: str, name: str, known: Iterable[str]) -> UsageError:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return UsageError(
        f"there is no {what} {name!r}", hint=f"{meant}Known: {', '.join(names)}."
    )
