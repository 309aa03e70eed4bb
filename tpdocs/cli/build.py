"""``tpdocs build``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from tpdocs.build import BuildRequest, FileRecord, Report, Selection, Sheet, build
from tpdocs.cli import options
from tpdocs.cli.output import (
    findings_data,
    print_findings,
    print_json,
    print_table,
    progress,
)
from tpdocs.document import EDITIONS
from tpdocs.formats import DEFAULT_STANDARD, FORMATS, STANDARDS
from tpdocs.foundation import (
    LARGE_PRINT,
    Finding,
    Place,
    Project,
    Severity,
    UsageError,
    find_language,
)

__all__ = ["command"]

_COLUMNS = (
    "Handout",
    "Language",
    "Pages",
    "Translated",
    "Reviewed",
    "Reading",
    "Audit",
)


@click.command("build")
@options.languages
@options.handouts
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice(list(EDITIONS)),
    help="Only this edition; repeatable.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="Only this format; repeatable.",
)
@click.option(
    "--pdf-standard",
    "standard",
    type=click.Choice(list(STANDARDS)),
    default=DEFAULT_STANDARD.name,
    help="ua-1: PDF/UA-1 and PDF/A-2a (default). ua-2: PDF/UA-2, WTPDF and PDF/A-4.",
)
@click.option(
    "--large-print-size",
    "large_print",
    type=click.Choice([str(size) for size in LARGE_PRINT]),
    help="Points of large print; else [large-print] size of clinic.toml.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes to use; else one a core."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Build into this folder; else dist/.",
)
@click.option(
    "--final", is_flag=True, help="Refuse drafts: only what may be given out."
)
@click.option("--force", is_flag=True, help="Make all anew; overwrite changed files.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Build the handouts into dist/; what has not changed is kept."""
    project, findings = options.open_project(ctx, as_json=given["as_json"])
    if given["large_print"]:
        clinic = replace(project.clinic, large_print=int(given["large_print"]))
        project = replace(project, clinic=clinic)
    tags = tuple(find_language(project.languages, tag).tag for tag in given["tags"])
    request = BuildRequest(
        project=project,
        selection=Selection(
            handouts=given["slugs"],
            languages=tags,
            editions=given["editions"],
            formats=given["formats"],
        ),
        standard=STANDARDS[given["standard"]],
        out=_choose_out(project, tags, given["out"], final=given["final"]),
        workers=given["jobs"] or os.cpu_count() or 1,
        final=given["final"],
        force=given["force"],
    )
    with progress(quiet=given["as_json"]) as update:
        report = build(request, update)
    every = (*findings, *report.findings)
    if request.final and ctx.obj.today:
        every = (*every, _other_day(project))
    if given["as_json"]:
        print_json(_data(report) | {"findings": findings_data(every)})
    else:
        print_findings(every)
        print_table(_COLUMNS, _rows(report))
        click.echo(_summary(report, request.out))
    options.finish(ctx, every)


def _other_day(project: Project) -> Finding:
    """Say that what goes to patients was not judged by the clock."""
    return Finding(
        rule="build/today",
        severity=Severity.WARNING,
        place=Place("--today"),
        message=f"what has expired was judged by {project.today}, not by the clock",
        hint="Leave --today out and unset TPDOCS_TODAY before files go to patients.",
    )


def _choose_out(
    project: Project, tags: tuple[str, ...], out: Path | None, *, final: bool
) -> Path:
    """Choose the output folder; pseudo-locales never go where patients' files are."""
    pseudo = [tag for tag in tags if project.languages[tag].is_pseudo]
    if pseudo and (final or len(pseudo) < len(tags)):
        raise UsageError(
            f"{', '.join(pseudo)} only tries a layout; it cannot be built with --final "
            "or beside real languages",
            hint="Build it by itself; it goes to pseudo/.",
        )
    return out.resolve() if out else project.root / ("pseudo" if pseudo else "dist")


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Give a row for each handout in each language that was asked for."""
    ordered = sorted(report.sheets, key=lambda sheet: (sheet.slug, sheet.tag != "en"))
    of_sheet = _by_sheet(report.records)
    for sheet in ordered:
        records = of_sheet.get((sheet.slug, sheet.tag), [])
        coverage = sheet.translation.coverage
        yield (
            sheet.slug,
            sheet.tag,
            _pages(records),
            f"{coverage.translated}/{coverage.total}",
            _signers(sheet),
            _reading(report, sheet),
            _audit(records),
        )


def _signers(sheet: Sheet) -> str:
    """Name those who answer for a sheet, or say that it is a draft."""
    if sheet.review.is_draft:
        return "draft"
    return ", ".join(c.name for c in sheet.review.reviewers or sheet.review.clinicians)


def _by_sheet(
    records: tuple[FileRecord, ...],
) -> dict[tuple[str, str], list[FileRecord]]:
    ordered = sorted(records, key=lambda r: (r.handout, r.language, r.path))
    groups = groupby(ordered, lambda record: (record.handout, record.language))
    return {key: list(group) for key, group in groups}


def _pages(records: list[FileRecord]) -> str:
    counted = [f"{r.pages} {r.edition}" for r in records if r.pages is not None]
    return ", ".join(counted) or ("no pages" if records else "not built")


def _reading(report: Report, sheet: Sheet) -> str:
    reading = report.reading[sheet.slug]
    if not sheet.translation.language.is_source:
        read = reading.translations.get(sheet.tag)
        return read.level if read else ""
    ours = f"grade {reading.grade:.1f}, SMOG {reading.smog:.1f}"
    second = ", ".join(f"{value:.1f}" for value in reading.textstat.values())
    return f"{ours} (textstat {second})" if second else ours


def _audit(records: list[FileRecord]) -> str:
    """Count the checks of a sheet's files that passed, and name those that did not."""
    worst: dict[str, str] = {}
    order = ("pass", "not checked", "fail")
    for record in records:
        for check, outcome in record.audit.items():
            worst[check] = max(worst.get(check, "pass"), outcome, key=order.index)
    passed = sum(outcome == "pass" for outcome in worst.values())
    others = [f"{name} {found}" for name, found in worst.items() if found != "pass"]
    return ", ".join([f"{passed} pass", *others]) if worst else ""


def _summary(report: Report, out: Path) -> str:
    errors = sum(finding.is_error for finding in report.findings)
    drafts = sum(sheet.review.is_draft for sheet in report.sheets)
    parts = [f"{report.made} made", f"{report.kept} unchanged"]
    parts += [f"{len(report.removed)} removed"] if report.removed else []
    parts += [_count(errors, "error")] if errors else []
    if drafts:
        them = "it" if drafts == 1 else "them"
        parts.append(f"{_count(drafts, 'draft')}: do not give {them} to patients")
    return f"{out}: {', '.join(parts)}."


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _data(report: Report) -> dict[str, Any]:
    """Give the report as plain data."""
    return {
        "files": [
            {
                "path": record.path,
                "handout": record.handout,
                "language": record.language,
                "edition": record.edition,
                "format": record.format,
                "pages": record.pages,
                "bytes": record.bytes,
                "translated": record.translated,
                "messages": record.messages,
                "draft": record.draft,
                "review": dict(record.review),
                "audit": dict(record.audit),
            }
            for record in report.records
        ],
        "reading": {
            slug: {
                "grade": reading.grade,
                "smog": reading.smog,
                "textstat": dict(reading.textstat),
            }
            for slug, reading in report.reading.items()
        },
        "made": report.made,
        "kept": report.kept,
        "removed": report.removed,
    }
