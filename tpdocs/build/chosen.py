"""What a command was asked for, read from a project: handouts, languages, sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tpdocs.build.load import Sheet, load, load_handouts, load_shared
from tpdocs.build.selection import Selection, choose_languages
from tpdocs.catalog import read_handout_catalog
from tpdocs.foundation import (
    SHARED_DOMAIN,
    Finding,
    Language,
    Place,
    Project,
    Severity,
)
from tpdocs.source import Handout

__all__ = ["Chosen", "load_chosen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a selection names, and everything that is wrong with any of it."""

    every: tuple[Handout, ...]  #: all that can be read, asked for or not
    handouts: tuple[Handout, ...]  #: those asked for
    shared: Handout | None  #: the texts of all parts, if asked for and sound
    languages: tuple[Language, ...]
    sheets: tuple[Sheet, ...]  #: each handout in each language, where that is there
    findings: tuple[Finding, ...]


def load_chosen(
    project: Project, selection: Selection, *, with_shared: bool = False
) -> Chosen:
    """Read what a selection names.

    Args:
        project: Where to read.
        selection: What to read; no handouts mean all of them.
        with_shared: The name ``shared`` means the texts of all parts, which belong to
            all handouts; without it, no handout has this name.

    Raises:
        UsageError: It names a handout that is not there.
        CatalogError: It names a language that is not in the registry.
    """
    every, findings = load_handouts(project)
    languages = choose_languages(project, selection)
    if with_shared:
        parts = load_shared(project)
        own = (parts.value,) if parts.value else ()
        chosen = selection.choose_catalogs((*every, *own), project)
        findings = (*findings, *parts.findings, *_find_unused(project, every, own))
    else:
        chosen = selection.choose_handouts(every, project)
    handouts = tuple(h for h in chosen if h.slug != SHARED_DOMAIN)
    loaded = load(project, handouts, languages.value or ())
    shared = next((h for h in chosen if h.slug == SHARED_DOMAIN), None)
    found = [*findings, *languages.findings, *loaded.findings]
    for language in languages.value or ():
        if shared and not language.is_source:
            found += read_handout_catalog(project, shared, language).findings
    return Chosen(
        every=every,
        handouts=handouts,
        shared=shared,
        languages=languages.value or (),
        sheets=loaded.sheets,
        findings=tuple(dict.fromkeys(found)),
    )


def _find_unused(
    project: Project, handouts: tuple[Handout, ...], shared: tuple[Handout, ...]
) -> Iterator[Finding]:
    """Find the parts that no handout includes, if all handouts can be read."""
    if len(handouts) < len(project.handout_paths()):
        return
    used = {name for handout in handouts for name in handout.parts}
    for name in (name for parts in shared for name in parts.parts):
        if name not in used:
            yield Finding(
                rule="handout/part-unused",
                severity=Severity.WARNING,
                place=Place(f"handouts/{SHARED_DOMAIN}/{name}.md"),
                message="no handout includes this part",
                hint=f"Write {{include {name}}} into a handout, or delete the file.",
            )
