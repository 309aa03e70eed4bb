"""``tpdocs audit``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
def command(ctx: click.Context, /, *, files: tuple[Path, ...], as_json: bool) -> None:
    """Check finished PDF files: PDF/UA-1 by veraPDF, and embedded fonts."""
    verdicts = [(path, verdict) for path in files for verdict in _check(path)]
    findings = [finding for _, verdict in verdicts for finding in verdict.findings]
    if as_json:
        checks = [_data(path, verdict) for path, verdict in verdicts]
        print_json({"checks": checks, "findings": findings_data(findings)})
    else:
        print_findings(findings)
        rows = [
            (str(path), verdict.check, str(verdict.outcome), verdict.reason)
            for path, verdict in verdicts
        ]
        print_table(("File", "Check", "Outcome", "Why not"), rows)
    passed = all(verdict.outcome is Outcome.PASS for _, verdict in verdicts)
    ctx.exit(0 if passed else 1)


def _check(path: Path) -> tuple[Verdict, ...]:
    data, place = path.read_bytes(), Place(str(path))
    return check_conformance(data, place), check_fonts(data, place, None)


def _data(path: Path, verdict: Verdict) -> dict[str, Any]:
    """Give a verdict as plain data."""
    return {
        "file": str(path),
        "check": verdict.check,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
    }
