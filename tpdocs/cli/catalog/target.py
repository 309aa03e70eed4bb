"""One handout in one language: what an export and an import work on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tpdocs.build import Selection, load_handouts, load_shared
from tpdocs.catalog import PoFile, handout_template, merge, read_po_file
from tpdocs.foundation import (
    SHARED_DOMAIN,
    Checked,
    Language,
    Project,
    UsageError,
    find_language,
    has_errors,
)
from tpdocs.source import Handout

__all__ = ["Target", "find_handout", "find_target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A handout's catalog in a language, brought up to the handout."""

    handout: Handout
    language: Language
    path: Path  #: of the catalog, which may not exist yet
    name: str  #: the same, relative to the project
    catalog: PoFile


def find_handout(project: Project, slug: str) -> Checked[Handout]:
    """Find a handout by its slug; ``shared`` is the texts of all parts.

    Returns:
        The handout, or the errors in its files.

    Raises:
        UsageError: There is no such handout.
    """
    handouts, findings = load_handouts(project)
    shared = load_shared(project)
    every = (*handouts, *([shared.value] if shared.value else []))
    chosen = Selection(handouts=(slug,)).choose_catalogs(every, project)
    if chosen:
        return Checked(chosen[0])
    if slug == SHARED_DOMAIN:
        return Checked(None, shared.findings)
    # The errors of a part are told with its line; this line says which part it is.
    own = tuple(f for f in findings if f.place.path == f"handouts/{slug}.md")
    return Checked(None, (*own, *(f for f in shared.findings if f not in own)))


def find_target(project: Project, slug: str, tag: str) -> Checked[Target]:
    """Find a handout, or ``shared``, in a language; its catalog is merged, not written.

    Raises:
        CatalogError: The language is not known.
        UsageError: There is no such handout, or the language has no catalogs.
    """
    language = find_language(project.languages, tag)
    if language.is_source or language.is_pseudo:
        raise UsageError(
            f"{language.tag} is not a language that handouts are translated into",
            hint="Name another one, such as --lang es.",
        )
    checked_handout = find_handout(project, slug)
    if checked_handout.value is None:
        return Checked(None, checked_handout.findings)
    path = project.catalog_path(slug, language)
    name = path.relative_to(project.root).as_posix()
    checked = read_po_file(path, name, language)
    if checked.value is None or has_errors(checked.findings):
        return Checked(None, checked.findings)
    handout = checked_handout.value
    target = Target(
        handout=handout,
        language=language,
        path=path,
        name=name,
        catalog=merge(handout_template(handout), checked.value, language),
    )
    return Checked(target, checked.findings)
