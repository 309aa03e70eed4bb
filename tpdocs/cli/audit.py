"""``tpdocs audit``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

import tpdocs
from tpdocs.audit import (
    Audited,
    Expected,
    Outcome,
    Verdict,
    audit_file,
    render_report,
)
from tpdocs.build import Selection, expect_sheet, load_chosen, read_manifest
from tpdocs.cli import options
from tpdocs.cli.output import findings_data, print_findings, print_json, print_table
from tpdocs.document import EDITIONS
from tpdocs.formats import STANDARDS
from tpdocs.foundation import (
    Project,
    UsageError,
    write_whole,
)

__all__ = ["command"]

_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
_REPORT = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """A file to audit, and what is known of it."""

    path: Path
    expected: Expected | None = None
    source: str = ""  #: the handout, for a person
    standards: tuple[str, ...] = ()  #: empty: those that it claims


@click.command("audit")
@click.argument("files", metavar="[FILE.pdf]...", nargs=-1, type=_FILES)
@click.option(
    "--against",
    metavar="HANDOUT",
    help="Compare the text with this handout: a name, or handouts/NAME.md.",
)
@click.option("--lang", "tag", metavar="TAG", default="en", help="Its language [en].")
@click.option(
    "--edition",
    type=click.Choice(tuple(EDITIONS)),
    default="standard",
    help="Its edition [standard].",
)
@click.option(
    "--pdf-standard",
    "standard",
    type=click.Choice(tuple(STANDARDS)),
    help="Check these standards, not those that a file claims.",
)
@click.option("--html", "report", type=_REPORT, help="Write a report to file and sign.")
@click.option("--force", is_flag=True, help="Overwrite a report that is there.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Check finished PDF files; without a FILE, all that the last build made.

    Conformance by veraPDF; the text as readers get it; tags, languages, links, fonts;
    contrast, size and overlap; layout; title, bookmarks, and that nothing in it runs.
    """
    report: Path | None = given["report"]
    if report is not None and not given["force"]:
        _refuse_to_overwrite(report)
    files = [_audited(target) for target in _targets(ctx, given)]
    if report is not None:
        write_whole(report, render_report(files, tpdocs.__version__).encode())
    _print(files, as_json=given["as_json"])
    if report is not None and not given["as_json"]:
        click.echo(f"wrote {report}")
    verdicts = [verdict for file in files for verdict in file.verdicts]
    ctx.exit(0 if all(map(_may_stand, verdicts)) else 1)


def _may_stand(verdict: Verdict) -> bool:
    """Whether a check passed, or failed with nothing but warnings."""
    if verdict.outcome is Outcome.FAIL:
        return not any(finding.is_error for finding in verdict.findings)
    return verdict.outcome is Outcome.PASS


def _refuse_to_overwrite(report: Path) -> None:
    if report.exists():
        raise UsageError(
            f"{report} is there already; it was not touched",
            hint="Name another file, or use --force.",
        )


def _audited(target: _Target) -> Audited:
    return Audited(
        name=str(target.path),
        digest=hashlib.sha256(target.path.read_bytes()).hexdigest(),
        source=target.source,
        verdicts=audit_file(target.path, target.expected, target.standards),
    )


def _targets(ctx: click.Context, given: dict[str, Any]) -> Iterator[_Target]:
    """Give the files that were named, or else those that the last build made."""
    name = given["standard"]
    standards = STANDARDS[name].checks if name else ()
    if not given["files"]:
        yield from _built(ctx, standards)
        return
    expected, source = None, ""
    if given["against"]:
        project, _ = options.open_project(ctx, as_json=given["as_json"])
        slug, tag = Path(given["against"]).stem, given["tag"]
        expected = _expected(project, slug, tag, given["edition"])
        source = f"handouts/{slug}.md, {tag}"
    for path in given["files"]:
        yield _Target(path=path, expected=expected, source=source, standards=standards)


def _built(ctx: click.Context, standards: tuple[str, ...]) -> Iterator[_Target]:
    project, _ = options.open_project(ctx)
    out = project.root / "dist"
    records = [r for r in read_manifest(out).files.values() if r.format == "pdf"]
    if not records:
        raise UsageError(
            f"there are no PDF files of a build in {out}",
            hint="Run 'tpdocs build' first, or name a file.",
        )
    gone = sorted(r.path for r in records if not (out / r.path).is_file())
    if gone:
        raise UsageError(
            f"{gone[0]} was built, and is no longer in {out} ({len(gone)} in all)",
            hint="Run 'tpdocs build' again, or name the files that are to be audited.",
        )
    for record in sorted(records, key=lambda found: found.path):
        slug, tag = record.handout, record.language
        yield _Target(
            path=out / record.path,
            expected=_expected(project, slug, tag, record.edition),
            source=f"handouts/{slug}.md, {tag}",
            standards=standards,
        )


def _expected(project: Project, slug: str, tag: str, edition: str) -> Expected:
    """Give what a PDF of a handout should say.

    Raises:
        UsageError: There is no such handout, or it or its catalog cannot be read.
    """
    chosen = load_chosen(project, Selection(handouts=(slug,), languages=(tag,)))
    if not chosen.sheets:
        print_findings(chosen.findings)
        raise UsageError(
            f"handouts/{slug}.md cannot be read in {tag}, so nothing was compared",
            hint="Mend the lines named above, or leave --against out.",
        )
    return expect_sheet(project, chosen.sheets[0], EDITIONS[edition])


def _print(files: list[Audited], *, as_json: bool) -> None:
    findings = [
        f for file in files for verdict in file.verdicts for f in verdict.findings
    ]
    if as_json:
        checks = [check for file in files for check in _data(file)]
        print_json({"checks": checks, "findings": findings_data(findings)})
        return
    print_findings(findings)
    _print_tables(files)


def _print_tables(files: list[Audited]) -> None:
    if len(files) == 1:
        print_table(
            ("Check", "Outcome", "What holds, or why not checked"), _rows(files[0])
        )
    print_table(("File", "Pass", "Fail", "Not checked"), map(_counts, files))
    if not all(file.source for file in files):
        click.echo("Not compared with a handout; --against names one.")


def _rows(file: Audited) -> Iterator[tuple[str, str, str]]:
    for verdict in file.verdicts:
        yield verdict.check, str(verdict.outcome), verdict.reason or verdict.title


def _counts(file: Audited) -> tuple[str, str, str, str]:
    counts = file.counts
    named = [f"{v.check}" for v in file.verdicts if v.outcome is Outcome.NOT_CHECKED]
    failed = [f"{v.check}" for v in file.verdicts if v.outcome is Outcome.FAIL]
    return (
        file.name,
        str(counts["pass"]),
        " ".join([str(counts["fail"]), *failed]),
        " ".join([str(counts["not checked"]), *named[:3]]),
    )


def _data(file: Audited) -> Iterator[dict[str, Any]]:
    """Give verdicts as plain data."""
    for verdict in file.verdicts:
        yield {
            "file": file.name,
            "check": verdict.check,
            "title": verdict.title,
            "clauses": verdict.clauses,
            "outcome": verdict.outcome,
            "reason": verdict.reason,
            "findings": len(verdict.findings),
        }
