"""One file, made, audited and written: what runs in a worker process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tpdocs.build.expect import expect_sheet
from tpdocs.build.load import Sheet
from tpdocs.build.manifest import FileRecord, review_data
from tpdocs.build.pages import check_pages
from tpdocs.build.plan import Job
from tpdocs.document import (
    EDITIONS,
    PageRequest,
    check_glyphs,
    render_html,
)
from tpdocs.formats import DEFAULT_STANDARD, FORMATS, Rendered, Standard
from tpdocs.foundation import (
    Finding,
    MissingToolError,
    Place,
    Project,
    RenderError,
    Severity,
    TpdocsError,
    digest_bytes,
    digest_file,
    has_errors,
    write_whole,
)

if TYPE_CHECKING:
    from tpdocs.audit import Verdict

__all__ = ["Made", "Order", "make_file", "not_ours"]

_AREAS = {MissingToolError: "tool", RenderError: "render"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All that a worker needs to make one file."""

    job: Job
    project: Project
    sheet: Sheet
    out: Path
    replaces: str | None  #: digest of the file that an earlier build left
    force: bool  #: overwrite whatever lies there
    standard: Standard = DEFAULT_STANDARD  #: of PDF files


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of an order: a record if the file was written, and all findings."""

    job: Job
    record: FileRecord | None
    findings: tuple[Finding, ...]


def make_file(order: Order) -> Made:
    """Make one file; an error finding keeps it from being written."""
    job = order.job
    place = Place(f"{order.out.name}/{job.path}")
    try:
        rendered, verdicts, findings = _make(order, place)
    except TpdocsError as error:
        return Made(job=job, record=None, findings=(_as_finding(error, place),))
    findings += _check_room(order, rendered)
    if has_errors(findings):
        return Made(job=job, record=None, findings=findings)
    write_whole(order.out / job.path, rendered.data)
    coverage = order.sheet.translation.coverage
    record = FileRecord(
        path=job.path,
        inputs=job.inputs,
        digest=digest_bytes(rendered.data),
        bytes=len(rendered.data),
        handout=job.slug,
        language=job.tag,
        edition=job.edition,
        format=job.format,
        pages=rendered.pages,
        translated=coverage.translated,
        messages=coverage.total,
        draft=order.sheet.review.reasons,
        audit={verdict.check: str(verdict.outcome) for verdict in verdicts},
        review=review_data(order.sheet.review),
        findings=findings,
    )
    return Made(job=job, record=record, findings=findings)


def _make(
    order: Order, place: Place
) -> tuple[Rendered, tuple[Verdict, ...], tuple[Finding, ...]]:
    edition, form = EDITIONS[order.job.edition], FORMATS[order.job.format]
    sheet = order.sheet
    request = PageRequest(
        project=order.project,
        source=sheet.source,
        translation=sheet.translation,
        words=sheet.words,
        review=sheet.review,
        edition=edition,
        medium=form.medium,
    )
    missing = check_glyphs(request) if form.name == "pdf" else ()
    if missing:
        empty = Rendered(data=b"", pages=None, first_page_ids=None)
        return empty, (), missing
    rendered = form.render(render_html(request), place, order.standard)
    verdicts = _audit(order, rendered, place) if form.name == "pdf" else ()
    findings = (
        *rendered.findings,
        *(check_pages(sheet, rendered, place) if edition.has_budget else ()),
        *(finding for verdict in verdicts for finding in verdict.findings),
        *_not_checked(verdicts, place),
    )
    return rendered, verdicts, findings


def _audit(order: Order, rendered: Rendered, place: Place) -> tuple[Verdict, ...]:
    from tpdocs.audit import audit_pdf

    expected = expect_sheet(order.project, order.sheet, EDITIONS[order.job.edition])
    return audit_pdf(rendered.data, place, order.standard.checks, expected)


def _check_room(order: Order, rendered: Rendered) -> tuple[Finding, ...]:
    """Refuse to overwrite a file that no build of ours left there."""
    there = digest_file(order.out / order.job.path)
    if order.force or there in ("missing", order.replaces, digest_bytes(rendered.data)):
        return ()
    return (not_ours(order.out, order.job.path),)


def not_ours(out: Path, path: str) -> Finding:
    """Say that a file is not overwritten, because no build of ours left it."""
    return Finding(
        rule="build/not-ours",
        severity=Severity.ERROR,
        place=Place(f"{out.name}/{path}"),
        message="a file lies here that was changed after it was built, or never was",
        hint="Move it away, or build with --force to overwrite it.",
    )


def _not_checked(verdicts: tuple[Verdict, ...], place: Place) -> Iterator[Finding]:
    from tpdocs.audit import Outcome

    for verdict in verdicts:
        if verdict.outcome is Outcome.NOT_CHECKED:
            yield Finding(
                rule="audit/not-checked",
                severity=Severity.WARNING,
                place=place,
                message=f"{verdict.check} was not checked: {verdict.reason}",
                hint="Run 'tpdocs doctor'; it says what is missing.",
            )


def _as_finding(error: TpdocsError, place: Place) -> Finding:
    """Say an error of one file as a finding, so that all other files are made."""
    area = _AREAS.get(type(error), "clinic")
    return Finding(
        rule=f"{area}/failed",
        severity=Severity.ERROR,
        place=place,
        message=error.message,
        hint=error.hint,
    )
