"""``tpdocs catalog export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tpdocs.catalog.interchange import find_exchange, pack
from tpdocs.cli import options
from tpdocs.cli.catalog.target import find_target
from tpdocs.cli.output import print_findings
from tpdocs.foundation import UsageError, write_whole

__all__ = ["export"]

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("export")
@click.option("--lang", "tag", metavar="TAG", required=True, help="Into this language.")
@click.option("--handout", "slug", metavar="SLUG", required=True, help="This handout.")
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    required=True,
    type=_FILE,
    help="Write this: FILE.xlf or FILE.xlsx.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@click.pass_context
def export(ctx: click.Context, /, **given: Any) -> None:
    """Write a handout for a translation agency, as XLIFF 2.0 or an Excel workbook.

    What comes back goes into the catalog with 'tpdocs catalog import'.
    """
    path: Path = given["path"]
    exchange = find_exchange(path)
    if path.exists() and not given["force"]:
        raise UsageError(
            f"{path} is there already; it was not touched",
            hint="Name another file, or use --force.",
        )
    project, found = options.open_project(ctx)
    checked = find_target(project, given["slug"], given["tag"])
    every = (*found, *checked.findings)
    print_findings(every)
    if checked.value is not None:
        target = checked.value
        parcel = pack(target.catalog, target.handout.slug, target.language)
        write_whole(path, exchange.write(parcel, target.language))
        left = sum(not unit.stage.is_done for unit in parcel.units)
        click.echo(f"wrote {path}: {len(parcel.units)} messages, {left} to be done")
    options.finish(ctx, every)
