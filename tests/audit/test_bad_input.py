"""Whatever it is given, the audit says what is wrong: no traceback, hang or pass."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.bad import DAMAGED, ODD, bomb, locked, many_pages
from audit.files import PLACE, change, good
from tpdocs.audit import RULES, Outcome, Verdict, audit_file, audit_pdf
from tpdocs.audit.scout import find_problem

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]


def _audit(data: bytes, folder: Path) -> dict[str, Verdict]:
    """Audit a file by the table alone, once it is found to be readable."""
    path = folder / "x.pdf"
    path.write_bytes(data)
    if find_problem(path):
        return {verdict.check: verdict for verdict in audit_file(path)}
    return {verdict.check: verdict for verdict in audit_pdf(data, PLACE, ())}


def _is_refused(found: dict[str, Verdict]) -> bool:
    """Tell whether a file is said to be unreadable, and nothing else is judged."""
    readable = found.pop("document/readable")
    assert {v.outcome for v in found.values()} == {Outcome.NOT_CHECKED}
    assert all(verdict.reason for verdict in found.values())
    return readable.outcome is Outcome.FAIL and bool(readable.findings[0].hint)


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_pdf_is_refused(name: str, tmp_path: Path) -> None:
    """It is said once what is wrong; no rule passes."""
    assert _is_refused(_audit(DAMAGED[name], tmp_path))


@pytest.mark.parametrize("part", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.995])
def test_a_file_cut_short_does_not_pass(part: float, tmp_path: Path) -> None:
    """Half a file is refused, or what is left of it fails."""
    found = _audit(good()[: int(len(good()) * part)], tmp_path)
    assert {v.outcome for v in found.values()} != {Outcome.PASS}


@pytest.mark.parametrize(
    "where",
    ["objects", "metadata", "content", "nested", "map", "image", "unused"],
)
def test_a_file_that_unpacks_to_a_gigabyte_is_refused(
    where: str, tmp_path: Path
) -> None:
    """Wherever the stream is, it is not unpacked whole."""
    data = bomb(where)
    assert len(data) < 2_000_000
    assert _is_refused(_audit(data, tmp_path))


def test_no_bomb_takes_a_gigabyte(tmp_path: Path, environment: dict[str, str]) -> None:
    """Neither the program nor its children need more memory than the limit says."""
    paths = []
    for where in ("objects", "metadata", "nested", "image"):
        paths.append(str(tmp_path / f"{where}.pdf"))
        Path(paths[-1]).write_bytes(bomb(where))
    script = (
        "import re, resource, sys\n"
        "from pathlib import Path\n"
        "from tpdocs.audit import audit_file\n"
        "for path in sys.argv[1:]: audit_file(Path(path))\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        # Of itself getrusage tells what the process was that it was forked from.
        "status = Path('/proc/self/status').read_text()\n"
        "print(*re.findall(r'VmHWM:\\s*(\\d+)', status))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *paths],
        check=True,
        capture_output=True,
        env=environment,
    )
    child, own = map(int, done.stdout.split())  # kilobytes
    assert (child < 1_000_000, own < 1_000_000) == (True, True), (child, own)


#: What is odd and yet does no harm: there is nothing in it for a rule to find.
_HARMLESS = {
    "page of nothing", "language is a number", "attributes are a number",
    "attributes are odd", "words are a name", "roles are numbers", "ring of numbers",
    "bookmark is a number", "no page size", "page size is odd", "page size is empty",
    "page size is huge", "page is long", "unit is huge", "unbalanced",
    "operands of other types", "names are a number",
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_makes_no_sense_is_found_or_does_no_harm(
    name: str, tmp_path: Path
) -> None:
    """Each verdict is clear, and what was not checked says why."""
    found = _audit(change(good(), ODD[name]), tmp_path)
    outcomes = {verdict.outcome for verdict in found.values()}
    assert (outcomes == {Outcome.PASS}) is (name in _HARMLESS), found
    for verdict in found.values():
        assert (verdict.outcome is Outcome.NOT_CHECKED) is bool(verdict.reason)
        assert (verdict.outcome is Outcome.FAIL) is bool(verdict.findings)


@pytest.mark.parametrize(
    "name", ["element in itself", "elements shared", "element without a type"]
)
def test_a_broken_tree_is_not_given_to_verapdf(name: str, tmp_path: Path) -> None:
    """In a tree that joins itself veraPDF walks for ever; other faults it names."""
    path = tmp_path / "x.pdf"
    path.write_bytes(change(good(), ODD[name]))
    found = {verdict.check: verdict for verdict in audit_file(path)}
    is_named = name == "element without a type"
    wanted = Outcome.FAIL if is_named else Outcome.NOT_CHECKED
    assert found["PDF/UA-1"].outcome is wanted


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    """A file with a password to open it is; one that only forbids changes is read."""
    refused = _audit(locked("secret", "owner"), tmp_path)
    assert "password" in refused["document/readable"].findings[0].message
    assert _is_refused(refused)
    found = _audit(locked("", "owner"), tmp_path)
    assert {verdict.outcome for verdict in found.values()} == {Outcome.PASS}


@pytest.mark.parametrize("has_text", [False, True])
def test_a_file_of_2000_pages_is_looked_at_in_part(
    tmp_path: Path, *, has_text: bool
) -> None:
    """Rules that look at pages say how many; none of them passes."""
    found = _audit(many_pages(2_000, has_text=has_text), tmp_path)
    partly = [found[rule.name] for rule in RULES if rule.pages and rule.name in found]
    assert all(verdict.outcome is not Outcome.PASS for verdict in partly)
    if has_text:
        reason = "only the first 60 of 2000 pages were looked at"
        assert found["eyes/contrast"].reason == reason
        assert found["text/mapped"].reason == reason.replace("60", "200")


def test_a_file_that_takes_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look ends in time, whatever the file does."""
    path = tmp_path / "x.pdf"
    path.write_bytes(good())
    monkeypatch.setattr("tpdocs.audit.scout._SECONDS", 0.001)
    assert find_problem(path) == "it takes too long to read"


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """A folder, or a file that is gone, is a verdict too."""
    for path in (tmp_path, tmp_path / "gone.pdf"):
        found = {verdict.check: verdict for verdict in audit_file(path)}
        assert _is_refused(found)


def test_many_small_changes_raise_nothing() -> None:
    """Bytes changed, cut out or doubled at random: a verdict each time."""
    chance = random.Random(4)  # noqa: S311  # the same changes every time
    for _ in range(200):
        data = bytearray(good())
        for _ in range(chance.choice((1, 3, 30))):
            at, size = chance.randrange(len(data)), chance.randrange(1, 40)
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + size]
                case 2:
                    data[at:at] = data[at : at + size]
                case _:
                    data[at : at + 1] = b"0"
        assert len(audit_pdf(bytes(data), PLACE, ())) > 30


@pytest.mark.parametrize("name", ["rubbish", "pages in a ring"])
def test_the_command_line_says_what_is_wrong(
    run: Run, tmp_path: Path, name: str
) -> None:
    """Code 1, one finding, and the reason in every row; as text and as JSON."""
    path = tmp_path / "x.pdf"
    path.write_bytes(DAMAGED[name])
    code, out, err = run("audit", path)
    assert (code, err) == (1, "")
    assert "Traceback" not in out
    assert out.count("[document/readable]") == 1
    code, out, _ = run("audit", path, "--json")
    data = json.loads(out)
    assert (code, len(data["findings"])) == (1, 1)
    assert not any(check["outcome"] == "pass" for check in data["checks"])


def test_without_poppler_its_rule_is_not_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A tool that is missing is a reason, with the package to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found = {verdict.check: verdict for verdict in audit_pdf(good(), PLACE, ())}
    assert found["text/poppler"].outcome is Outcome.NOT_CHECKED
    assert "poppler-utils" in found["text/poppler"].reason
