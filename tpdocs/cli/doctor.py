"""``tpdocs doctor``."""

from __future__ import annotations

import ctypes.util
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click

from tpdocs.audit import find_jar
from tpdocs.cli import options
from tpdocs.cli.output import print_json, print_table
from tpdocs.foundation import MissingToolError, Project, find_faces

__all__ = ["command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """Something that must be on this machine."""

    name: str
    what_for: str
    is_there: bool
    package: str = ""  #: Debian package that brings it


@click.command("doctor")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, as_json: bool) -> None:
    """Say what is missing on this machine, and the command that mends it."""
    project, _ = options.open_project(ctx, as_json=as_json)
    needs = tuple(_needs(project))
    missing = [need for need in needs if not need.is_there]
    if as_json:
        print_json({need.name: need.is_there for need in needs})
    else:
        rows = [(n.name, n.what_for, "yes" if n.is_there else "MISSING") for n in needs]
        print_table(("Needed", "For", "There"), rows)
        _advise(missing)
    ctx.exit(MissingToolError.exit_code if missing else 0)


def _advise(missing: list[_Need]) -> None:
    if not missing:
        click.echo("Nothing is missing.")
        return
    packages = sorted({need.package for need in missing if need.package})
    if packages:
        click.echo(f"Run: sudo apt-get install {' '.join(packages)}")
    if any(not need.package for need in missing):
        click.echo("Run: make setup   (or install tpdocs again with pip)")


def _needs(project: Project) -> Iterator[_Need]:
    yield _Need(
        name="Python 3.11", what_for="everything", is_there=sys.version_info >= (3, 11)
    )
    for library, package in (
        ("pango-1.0", "libpango-1.0-0"),
        ("pangoft2-1.0", "libpangoft2-1.0-0"),
        ("harfbuzz-subset", "libharfbuzz-subset0"),
    ):
        there = ctypes.util.find_library(library) is not None
        yield _Need(name=library, what_for="PDF", is_there=there, package=package)
    has_fontconfig = shutil.which("fc-list") is not None
    yield _Need(
        name="fc-list",
        what_for="finding fonts",
        is_there=has_fontconfig,
        package="fontconfig",
    )
    yield _Need(
        name="pdftotext",
        what_for="audit",
        is_there=shutil.which("pdftotext") is not None,
        package="poppler-utils",
    )
    yield from _fonts(project, has_fontconfig=has_fontconfig)
    yield _Need(name="veraPDF", what_for="audit", is_there=_has_verapdf())


def _fonts(project: Project, *, has_fontconfig: bool) -> Iterator[_Need]:
    families: dict[str, tuple[str, list[str]]] = {}
    for language in project.languages.values():
        for family in language.fonts:
            package = next(iter(language.packages), "")
            families.setdefault(family, (package, []))[1].append(language.tag)
    for family, (package, tags) in families.items():
        yield _Need(
            name=family,
            what_for=f"font of {', '.join(tags)}",
            is_there=has_fontconfig and bool(find_faces(family)),
            package=package,
        )


def _has_verapdf() -> bool:
    try:
        find_jar()
    except MissingToolError:
        return False
    return True
