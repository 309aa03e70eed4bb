"""Catalogs from disk: a project's own, over those that tpdocs ships."""

from __future__ import annotations

from pathlib import Path

from tpdocs.catalog.checks import check_word
from tpdocs.catalog.decode import read_po_text
from tpdocs.catalog.entry import PoFile
from tpdocs.catalog.extract import find_shared_entries
from tpdocs.catalog.po import parse_po
from tpdocs.catalog.pseudo import pseudo_catalog
from tpdocs.catalog.strays import find_strays
from tpdocs.catalog.template import handout_template, page_template
from tpdocs.catalog.translate import Located
from tpdocs.catalog.words import Words
from tpdocs.foundation import (
    PAGE_DOMAIN,
    SHARED_DOMAIN,
    Checked,
    Finding,
    Language,
    Project,
    has_errors,
)
from tpdocs.source import Handout

__all__ = [
    "read_handout_catalog",
    "read_po_file",
    "read_shared_catalog",
    "read_words",
]


def read_po_file(
    path: Path, name: str, language: Language | None = None
) -> Checked[PoFile]:
    """Read a catalog; one that is not there is empty.

    Args:
        path: The file.
        name: Its name for findings, relative to the project.
        language: What it must be in; ``None`` where its folder does not say.
    """
    if not path.exists():
        return Checked(PoFile())
    text = read_po_text(path, name)
    return (
        Checked(None, text.findings)
        if text.value is None
        else parse_po(text.value, name, language)
    )


def read_handout_catalog(
    project: Project, handout: Handout, language: Language
) -> Checked[PoFile]:
    """Read the catalog of a handout; a pseudo-locale's is made on the fly."""
    if language.is_pseudo:
        return Checked(pseudo_catalog(handout_template(handout), language))
    path = project.catalog_path(handout.slug, language)
    name = path.relative_to(project.root).as_posix()
    checked = read_po_file(path, name, language)
    if checked.value is None:
        return checked
    strays = find_strays(checked.value, name, handout_template(handout), {})
    return Checked(checked.value, (*checked.findings, *strays))


def read_shared_catalog(
    project: Project, handout: Handout, language: Language
) -> Checked[Located]:
    """Read the catalog of the parts that a handout includes; empty if it has none.

    The catalog of a pseudo-locale is made on the fly.
    """
    path = project.catalog_path(SHARED_DOMAIN, language)
    name = path.relative_to(project.root).as_posix()
    if language.is_pseudo:
        template = PoFile(entries=find_shared_entries(handout))
        made = pseudo_catalog(template, language)
        return Checked(Located(catalog=made, path=name))
    if not handout.parts:
        return Checked(Located(catalog=PoFile(), path=name))
    checked = read_po_file(path, name, language)
    if checked.value is None:
        return Checked(None, checked.findings)
    return Checked(Located(catalog=checked.value, path=name), checked.findings)


def read_words(project: Project, language: Language) -> Checked[Words]:
    """Read the page words of a language: shipped ones, and the project's over them."""
    if language.is_source:
        return Checked(Words(language=language))
    if language.is_pseudo:
        made = pseudo_catalog(page_template(), language)
        translations = {entry.msgid: entry.msgstr for entry in made.entries}
        return Checked(Words(language=language, translations=translations))
    name = f"locales/{language.locale}/LC_MESSAGES/{PAGE_DOMAIN}.po"
    translations, findings = {}, list[Finding]()
    drafted = set[str]()
    for path in (
        project.default_catalog_path(PAGE_DOMAIN, language),
        project.catalog_path(PAGE_DOMAIN, language),
    ):
        checked = read_po_file(path, name, language)
        catalog = checked.value or PoFile()
        found = _usable_words(catalog, name, language)
        findings += [*checked.findings, *found.findings]
        usable = found.value or {}
        translations |= usable
        drafted -= usable.keys()
        drafted |= usable.keys() if catalog.is_machine else set()
    words = Words(
        language=language, translations=translations, drafted=frozenset(drafted)
    )
    return Checked(words, tuple(dict.fromkeys(findings)))


def _usable_words(
    catalog: PoFile, name: str, language: Language
) -> Checked[dict[str, str]]:
    """Give the words that may be shown: translated, not fuzzy, and without errors."""
    given = [e for e in catalog.entries if e.has_words and not e.is_fuzzy]
    wrong = {entry.msgid: check_word(entry, name, language) for entry in given}
    usable = {e.msgid: e.msgstr for e in given if not has_errors(wrong[e.msgid])}
    return Checked(usable, tuple(f for found in wrong.values() for f in found))
