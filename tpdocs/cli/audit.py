"""``tpdocs audit``."""

from __future__ import annotations

from pathlib import Path

import click

from tpdocs.audit import Outcome, Verdict, check_conformance, check_fonts
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table
from tpdocs.foundation import Place

__all__ = ["command"]

_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("audit")
@click.argument("files", metavar="FILE.pdf...", nargs=-1, required=True, type=_FILES)
@options.as_json
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001  # click's way
    """Check finished PDF files: PDF/UA-1 by veraPDF, and embedded fonts."""
    verdicts = {str(path): _check(path) for path in files}
    findings = tuple(f for row in verdicts.values() for v in row for f in v.findings)
    if as_json:
        print_json(
            {
                "files": {
                    name: {
                        v.check: {"outcome": v.outcome, "reason": v.reason} for v in row
                    }
                    for name, row in verdicts.items()
                },
                "findings": findings_data(findings),
            }
        )
    else:
        print_findings(findings)
        rows = [
            (name, verdict.check, str(verdict.outcome), verdict.reason)
            for name, row in verdicts.items()
            for verdict in row
        ]
        print_table(("File", "Check", "Outcome", "Why not"), rows)
    unchecked = any(
        v.outcome is Outcome.NOT_CHECKED for row in verdicts.values() for v in row
    )
    ctx.exit(1 if findings or unchecked else 0)


def _check(path: Path) -> tuple[Verdict, ...]:
    data, place = path.read_bytes(), Place(str(path))
    return check_conformance(data, place), check_fonts(data, place, None)
