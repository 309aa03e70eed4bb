"""``tpdocs new``."""

from __future__ import annotations

import importlib.resources

import click

from tpdocs.cli import options
from tpdocs.foundation import UsageError, is_reserved, is_slug, write_whole

__all__ = ["command"]


@click.command("new")
@click.argument("slug")
@click.pass_context
def command(ctx: click.Context, slug: str) -> None:
    """Begin a new handout, handouts/SLUG.md, from a short example."""
    project, _ = options.open_project(ctx)
    if not is_slug(slug):
        raise UsageError(
            f"{slug!r} is not a name for a handout",
            hint="Use lower-case letters, digits and hyphens: caring-for-a-cast.",
        )
    if is_reserved(slug):
        raise UsageError(
            f"no handout can be named {slug!r}: a catalog has this name",
            hint="Choose another name.",
        )
    path = project.handouts / f"{slug}.md"
    if path.exists():
        raise UsageError(
            f"handouts/{slug}.md is there already; it was not touched",
            hint="Choose another name, or edit that file.",
        )
    example = importlib.resources.files("tpdocs.cli").joinpath("example.md").read_text()
    title = slug.replace("-", " ").capitalize()
    write_whole(path, example.replace("TITLE", title).encode())
    click.echo(
        f"wrote handouts/{slug}.md; edit it, then run: tpdocs build --handout {slug}"
    )
