"""What a command was asked for, read from a project: handouts, languages, sheets."""

from __future__ import annotations

from dataclasses import dataclass

from tpdocs.build.load import Sheet, load, load_handouts
from tpdocs.build.selection import Selection, choose_languages
from tpdocs.foundation import Finding, Language, Project
from tpdocs.source import Handout

__all__ = ["Chosen", "load_chosen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a selection names, and everything that is wrong with any of it."""

    every: tuple[Handout, ...]  #: all that can be read, asked for or not
    handouts: tuple[Handout, ...]  #: those asked for
    languages: tuple[Language, ...]
    sheets: tuple[Sheet, ...]  #: each handout in each language, where that is there
    findings: tuple[Finding, ...]


def load_chosen(project: Project, selection: Selection) -> Chosen:
    """Read what a selection names.

    Raises:
        UsageError: It names a handout that is not there.
        CatalogError: It names a language that is not in the registry.
    """
    every, findings = load_handouts(project)
    languages = choose_languages(project, selection)
    handouts = selection.choose_handouts(every, project)
    loaded = load(project, handouts, languages.value or ())
    return Chosen(
        every=every,
        handouts=handouts,
        languages=languages.value or (),
        sheets=loaded.sheets,
        findings=(*findings, *languages.findings, *loaded.findings),
    )
