"""``tpdocs catalog extract`` and ``update``: templates and catalogs from handouts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tpdocs.build import Selection, choose_languages, load_handouts, load_shared
from tpdocs.catalog import (
    PoFile,
    find_strays,
    format_po,
    handout_template,
    make_memory,
    merge,
    page_template,
    read_po_file,
)
from tpdocs.cli import options
from tpdocs.cli.output import print_findings
from tpdocs.foundation import (
    PAGE_DOMAIN,
    Finding,
    Language,
    Project,
    find_language,
    held,
    write_linked,
    write_whole,
)

__all__ = ["extract", "make_templates", "update", "update_catalogs"]


@click.command("extract")
@click.pass_context
def extract(ctx: click.Context) -> None:
    """Write the templates locales/*.pot from the handouts and the page words."""
    project, found = options.open_project(ctx)
    templates, findings = make_templates(project)
    for domain, template in templates.items():
        path = project.locales / f"{domain}.pot"
        _write(path, format_po(template), project)
    print_findings((*found, *findings))
    options.finish(ctx, (*found, *findings))


@click.command("update")
@options.languages
@click.pass_context
def update(ctx: click.Context, tags: tuple[str, ...]) -> None:
    """Bring the templates and all catalogs up to the handouts; nothing is lost."""
    project, found = options.open_project(ctx)
    templates, findings = make_templates(project)
    for domain, template in templates.items():
        _write(project.locales / f"{domain}.pot", format_po(template), project)
    selection = Selection(
        languages=tuple(find_language(project.languages, tag).tag for tag in tags)
    )
    languages = choose_languages(project, selection)
    every = [*found, *findings, *languages.findings]
    with held(project.locales):
        for language in languages.value or ():
            if not language.is_source and not language.is_pseudo:
                every += update_catalogs(project, language, templates)
    print_findings(every)
    options.finish(ctx, tuple(every))


def update_catalogs(
    project: Project, language: Language, templates: dict[str, PoFile]
) -> Iterator[Finding]:
    """Merge templates into the catalogs of a language; yield what is wrong with any.

    All catalogs are read before the first is written: each is memory for the others.
    """
    catalogs = dict[str, PoFile]()
    for domain in (*templates, *_other_domains(project, language, templates)):
        checked = read_po_file(*_place(project, domain, language), language)
        if domain in templates:
            yield from checked.findings
        if checked.value is not None:
            catalogs[domain] = checked.value
    memory = make_memory(catalogs)
    for domain, template in templates.items():
        if domain not in catalogs or _is_shipped(project, domain, language):
            continue
        path, name = _place(project, domain, language)
        others = {slug: t for slug, t in templates.items() if slug != domain}
        yield from find_strays(catalogs[domain], name, template, others)
        merged = merge(template, catalogs[domain], language, memory)
        _write(path, format_po(merged), project)


def _place(project: Project, domain: str, language: Language) -> tuple[Path, str]:
    """Give a catalog's file, and its name relative to the project."""
    path = project.catalog_path(domain, language)
    return path, path.relative_to(project.root).as_posix()


def _is_shipped(project: Project, domain: str, language: Language) -> bool:
    """Whether the shipped words of the page serve, until the project has its own."""
    own = project.catalog_path(domain, language)
    shipped = project.default_catalog_path(domain, language)
    return domain == PAGE_DOMAIN and not own.exists() and shipped.exists()


def _other_domains(
    project: Project, language: Language, templates: dict[str, PoFile]
) -> list[str]:
    """Give the catalogs whose handout is gone or has errors: only remembered."""
    folder = project.catalog_path(PAGE_DOMAIN, language).parent
    return sorted({path.stem for path in folder.glob("*.po")} - set(templates))


def make_templates(
    project: Project,
) -> tuple[dict[str, PoFile], tuple[Finding, ...]]:
    """Return all templates by domain, and what is wrong with any of their files.

    A handout with errors has no template. If a part has errors, the parts have none:
    else its messages would become obsolete.
    """
    handouts, findings = load_handouts(project)
    shared = load_shared(project)
    every = (*handouts, *([shared.value] if shared.value else []))
    templates = {handout.slug: handout_template(handout) for handout in every}
    found = tuple(dict.fromkeys((*findings, *shared.findings)))
    return {PAGE_DOMAIN: page_template(), **templates}, found


def _write(path: Path, text: str, project: Project) -> None:
    """Write a file if its text is new, and say so."""
    data = text.encode()
    if path.exists() and path.read_bytes() == data:
        return
    write = write_linked if path.suffix == ".po" else write_whole
    write(path, data)
    click.echo(f"wrote {path.relative_to(project.root)}")
