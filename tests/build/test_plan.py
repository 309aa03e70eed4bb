"""What to make: a pure comparison, held as laws."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.build.manifest import FileRecord, Manifest
from tpdocs.build.plan import Job, make_plan

_JOBS = st.builds(
    Job,
    slug=st.sampled_from(["a", "b"]),
    tag=st.sampled_from(["en", "ar"]),
    edition=st.sampled_from(["standard", "large-print"]),
    format=st.sampled_from(["pdf", "html"]),
    inputs=st.sampled_from(["1", "2"]),
)


def _record(job: Job, digest: str = "d") -> FileRecord:
    return FileRecord(
        path=job.path,
        inputs=job.inputs,
        digest=digest,
        bytes=1,
        handout=job.slug,
        language=job.tag,
        edition=job.edition,
        format=job.format,
        pages=None,
        translated=1,
        messages=1,
        draft=(),
        audit={},
    )


_MANIFESTS = st.lists(
    st.builds(_record, _JOBS, st.sampled_from(["d", "e"])), max_size=12
).map(lambda records: Manifest(files={record.path: record for record in records}))


@st.composite
def _cases(
    draw: st.DrawFn,
) -> tuple[list[Job], Manifest, dict[str, str], list[FileRecord]]:
    jobs = draw(st.lists(_JOBS, max_size=12, unique_by=lambda job: job.path))
    before = draw(_MANIFESTS)
    paths = [job.path for job in jobs] + list(before.files)
    names = st.sampled_from(paths) if paths else st.nothing()
    on_disk = draw(st.dictionaries(names, st.sampled_from(["d", "e", "f"])))
    in_scope = [record for record in before.files.values() if draw(st.booleans())]
    return jobs, before, on_disk, in_scope


@settings(deadline=None, max_examples=60)
@given(_cases())
def test_every_job_is_to_do_or_fresh_and_never_both(
    case: tuple[list[Job], Manifest, dict[str, str], list[FileRecord]],
) -> None:
    """Law: what is wanted is made or kept; nothing is forgotten or done twice."""
    jobs, before, on_disk, in_scope = case
    plan = make_plan(jobs, before, on_disk, in_scope)
    todo = [job.path for job in plan.todo]
    fresh = [record.path for record in plan.fresh]
    assert sorted(todo + fresh) == sorted(job.path for job in jobs)


@settings(deadline=None, max_examples=60)
@given(_cases())
def test_only_what_is_as_it_was_made_is_fresh(
    case: tuple[list[Job], Manifest, dict[str, str], list[FileRecord]],
) -> None:
    """Law: fresh means the same inputs, and the very bytes that were made of them."""
    jobs, before, on_disk, in_scope = case
    plan = make_plan(jobs, before, on_disk, in_scope)
    inputs = {job.path: job.inputs for job in jobs}
    wanted = {
        path
        for path, record in before.files.items()
        if inputs.get(path) == record.inputs and on_disk.get(path) == record.digest
    }
    assert {record.path for record in plan.fresh} == wanted
    assert all(record == before.files[record.path] for record in plan.fresh)


@settings(deadline=None, max_examples=60)
@given(_cases())
def test_what_is_stale_is_in_scope_and_not_wanted(
    case: tuple[list[Job], Manifest, dict[str, str], list[FileRecord]],
) -> None:
    """Law: a build removes only what it answers for and nobody asked for."""
    jobs, before, on_disk, in_scope = case
    plan = make_plan(jobs, before, on_disk, in_scope)
    wanted = {job.path for job in jobs}
    assert list(plan.stale) == [r for r in in_scope if r.path not in wanted]


@settings(deadline=None, max_examples=60)
@given(_JOBS, _JOBS)
def test_different_files_have_different_paths(one: Job, other: Job) -> None:
    """Law: a path says slug, language, edition and format, and nothing else."""
    same = (one.slug, one.tag, one.edition, one.format) == (
        other.slug,
        other.tag,
        other.edition,
        other.format,
    )
    assert (one.path == other.path) is same


def test_the_names_of_files() -> None:
    """The standard edition is not named; every other one is."""
    job = Job(slug="a-b", tag="zh-Hans", edition="standard", format="pdf", inputs="")
    assert job.path == "a-b/a-b.zh-Hans.pdf"
    large = Job(slug="a", tag="en", edition="large-print", format="pdf", inputs="")
    assert large.path == "a/a.en.large-print.pdf"
