"""A build, from a project folder to finished files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tpdocs.build.chosen import load_chosen
from tpdocs.build.final import check_words, only_final
from tpdocs.build.index import render_index
from tpdocs.build.inputs import Inputs
from tpdocs.build.left import find_left
from tpdocs.build.load import Sheet
from tpdocs.build.make import Made, Order, not_ours
from tpdocs.build.manifest import (
    FileRecord,
    Manifest,
    ReadingRecord,
    read_manifest,
    write_manifest,
)
from tpdocs.build.plan import Job, Plan, make_plan
from tpdocs.build.readings import measure_reading, reading_findings
from tpdocs.build.run import locked, make_executor, remove_files, run_orders
from tpdocs.build.selection import Selection
from tpdocs.document import EDITIONS
from tpdocs.formats import DEFAULT_STANDARD, FORMATS, Standard
from tpdocs.foundation import (
    Finding,
    Project,
    digest_bytes,
    digest_file,
    write_whole,
)
from tpdocs.source import Handout

__all__ = ["BuildRequest", "Report", "build"]

Progress = Callable[[int, int, str], None]  #: files done, files to do, path


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What is asked of a build."""

    project: Project
    selection: Selection
    out: Path
    workers: int
    final: bool  #: only what is whole, reviewed and without errors
    force: bool  #: make all anew, and overwrite files that are not ours
    standard: Standard = DEFAULT_STANDARD  #: of PDF files


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    records: tuple[FileRecord, ...]  #: the files asked for that are there now
    made: int
    kept: int
    removed: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    reading: dict[str, ReadingRecord]  #: by slug
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What became of the files."""

    files: dict[str, FileRecord]  #: all of the output folder, by path
    changed: bool  #: whether they are other than before
    wanted: tuple[FileRecord, ...]
    made: int
    kept: int
    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def build(request: BuildRequest, progress: Progress) -> Report:
    """Bring the output folder up to date with the project.

    Args:
        request: What to build.
        progress: Called with (0, n, "") before the first file and after each one.

    Raises:
        UsageError: The selection names what is not there, or another build is at work.
    """
    project = request.project
    chosen = load_chosen(project, request.selection)
    with locked(request.out):
        before = read_manifest(request.out)
        reading = measure_reading(
            project, chosen.handouts, chosen.sheets, before.reading
        )
        sheets = chosen.sheets
        found = [*chosen.findings, *reading_findings(reading, sheets)]
        if request.final:
            sheets, refused = only_final(sheets, found)
            found += (*refused, *check_words(sheets))
        outcome = _carry_out(request, sheets, before, progress)
        found += _finish(request, chosen.every, outcome, {**before.reading, **reading})
        if request.final:
            selection, today = request.selection, project.today
            found += find_left(request.out, outcome.files, selection, today)
    return Report(
        records=outcome.wanted,
        made=outcome.made,
        kept=outcome.kept,
        removed=outcome.removed,
        sheets=chosen.sheets,
        reading=reading,
        findings=tuple(dict.fromkeys((*found, *outcome.findings))),
    )


def _carry_out(
    request: BuildRequest, sheets: Iterable[Sheet], before: Manifest, progress: Progress
) -> _Outcome:
    jobs = dict(_jobs(request, sheets))
    plan = _plan(request, jobs, before)
    removed = remove_files(request.out, plan.stale)
    files = {p: r for p, r in before.files.items() if r not in plan.stale}
    findings = [finding for record in plan.fresh for finding in record.findings]
    orders = [
        Order(
            job=job,
            project=request.project,
            sheet=jobs[job],
            standard=request.standard,
            out=request.out,
            replaces=files[job.path].digest if job.path in files else None,
            force=request.force,
        )
        for job in plan.todo
    ]
    made = 0
    for result in _run(request, orders, progress):
        made += result.record is not None
        findings += result.findings
        _record(request.out, files, result)
        write_manifest(request.out, replace(before, files=files))
    return _Outcome(
        files=files,
        changed=files != before.files,
        wanted=tuple(files[job.path] for job in jobs if job.path in files),
        made=made,
        kept=len(plan.fresh),
        removed=removed,
        findings=tuple(findings),
    )


def _jobs(
    request: BuildRequest, sheets: Iterable[Sheet]
) -> Iterator[tuple[Job, Sheet]]:
    """Give every file that is wanted, with the sheet that it is made from."""
    inputs = Inputs(request.project, request.standard)
    layouts = [
        (edition, form)
        for edition in request.selection.choose(EDITIONS, "editions")
        for form in request.selection.choose(FORMATS, "formats")
        if form.medium in edition.sheets
    ]
    for sheet in sheets:
        for edition, form in layouts:
            job = Job(
                slug=sheet.slug,
                tag=sheet.tag,
                edition=edition.name,
                format=form.name,
                inputs=inputs.digest(sheet, edition, form),
            )
            yield job, sheet


def _plan(request: BuildRequest, jobs: Iterable[Job], before: Manifest) -> Plan:
    wanted = tuple(jobs)
    in_scope = tuple(filter(request.selection.covers, before.files.values()))
    if request.force:
        return make_plan(wanted, Manifest(), {}, in_scope)
    paths = {*before.files, *(job.path for job in wanted)}
    on_disk = {
        path: digest_file(request.out / path)
        for path in paths
        if (request.out / path).exists()
    }
    return make_plan(wanted, before, on_disk, in_scope)


def _run(
    request: BuildRequest, orders: list[Order], progress: Progress
) -> Iterator[Made]:
    progress(0, len(orders), "")
    if not orders:
        return
    with make_executor(min(request.workers, len(orders))) as executor:
        for number, result in enumerate(run_orders(orders, executor), 1):
            progress(number, len(orders), result.job.path)
            yield result


def _record(out: Path, files: dict[str, FileRecord], result: Made) -> None:
    """Note a result; the old file of one that could not be made anew goes."""
    old = files.pop(result.job.path, None)
    if result.record is not None:
        files[result.job.path] = result.record
    elif old is not None:
        remove_files(out, [old])


def _finish(
    request: BuildRequest,
    handouts: Iterable[Handout],
    outcome: _Outcome,
    reading: dict[str, ReadingRecord],
) -> tuple[Finding, ...]:
    """Write the manifest and the page to choose from, where they have changed."""
    by_slug = {handout.slug: handout for handout in handouts}
    known = {slug: record for slug, record in reading.items() if slug in by_slug}
    before = read_manifest(request.out)
    manifest = replace(before, files=outcome.files, reading=known)
    path = request.out / "index.html"
    is_same = manifest == before and not outcome.changed
    if is_same and digest_file(path) == before.index:
        return ()
    data = render_index(manifest, by_slug, request.project).encode()
    ours = ("missing", before.index, digest_bytes(data))
    if not request.force and digest_file(path) not in ours:
        write_manifest(request.out, manifest)
        return (not_ours(request.out, path.name),)
    write_whole(path, data)
    write_manifest(request.out, replace(manifest, index=digest_bytes(data)))
    return ()
