"""Checks of all catalogs that a selection of handouts and languages has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tpdocs.catalog.checks import Glossary, Report, check_catalog, read_glossary
from tpdocs.catalog.entry import PoFile
from tpdocs.catalog.read import read_po_file
from tpdocs.foundation import PAGE_DOMAIN, Finding, Language, Project
from tpdocs.source import Handout

__all__ = ["Survey", "check_catalogs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the checks say of the catalogs of a project."""

    findings: tuple[Finding, ...] = ()
    messages: int = 0  #: that have a translation, and were checked
    ignored: Counter[str] = field(default_factory=Counter)  #: problems, by rule
    not_checked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: by tag: rules for which too little is known of the language


def check_catalogs(
    project: Project, handouts: Iterable[Handout], languages: Iterable[Language]
) -> Survey:
    """Apply all rules to the catalogs of handouts, and to the project's page words.

    Raises:
        CatalogError: The glossary cannot be read.
    """
    glossary = read_glossary(project)
    domains = (*(handout.slug for handout in handouts), PAGE_DOMAIN)
    findings, messages = list[Finding](), 0
    ignored = Counter[str]()
    not_checked: dict[str, tuple[str, ...]] = {}
    for language in languages:
        if language.is_source or language.is_pseudo:
            continue
        for report in _reports(project, domains, language, glossary):
            findings += report.findings
            messages += report.messages
            ignored += report.ignored
            not_checked[language.tag] = report.not_checked
    return Survey(
        findings=tuple(findings),
        messages=messages,
        ignored=ignored,
        not_checked=not_checked,
    )


def _reports(
    project: Project, domains: Iterable[str], language: Language, glossary: Glossary
) -> Iterator[Report]:
    for domain in domains:
        path = project.catalog_path(domain, language)
        name = path.relative_to(project.root).as_posix()
        catalog = read_po_file(path, name, language).value or PoFile()
        yield check_catalog(
            catalog.entries, name, language, glossary, is_words=domain == PAGE_DOMAIN
        )
