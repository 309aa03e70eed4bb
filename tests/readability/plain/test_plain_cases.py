"""Each rule passes and fails on the cases of its file in ``cases/``."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tpdocs.foundation import Severity
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability.plain import PLAIN_RULES, Judged, Outcome, Verdict, judge_plain
from tpdocs.source import parse_handout

CASES = Path(__file__).parent / "cases"
HEAD = "---\nid: A\ntitle: {}\nsummary: S\nedition: 1\nupdated: 2026-11\n---\n\n"
CLOCK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<circle cx="4" cy="4" r="4"/></svg>'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with our pictures, and one without labels."""
    root = tmp_path_factory.mktemp("handouts")
    shutil.copytree(shipped_defaults() / "handouts" / "media", root / "media")
    (root / "media" / "clock.svg").write_text(CLOCK)
    return root


def cases(kind: str) -> list[Any]:
    """Give the cases of one kind, from all files."""
    return list(_cases(kind))


def _cases(kind: str) -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        tables = tomllib.loads(path.read_text())
        for number, case in enumerate(tables.get(kind, ())):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{number}")


def judge(name: str, case: dict[str, Any], folder: Path) -> Verdict:
    """Give the verdict of one rule; the case's body begins at line 9."""
    text = HEAD.format(case.get("title", "T")) + case["body"]
    read = parse_handout(text, folder, "handouts/a.md")
    assert read.value is not None, read.findings
    verdicts = judge_plain(read.value).verdicts
    return next(v for v in verdicts if v.rule.name == f"plain/{name}")


@pytest.mark.parametrize(("name", "case"), cases("passes"))
def test_passes(name: str, case: dict[str, Any], folder: Path) -> None:
    """A good text has no warning; a rule judged in part leaves the rest to a person."""
    verdict = judge(name, case, folder)
    is_whole = verdict.rule.judged is Judged.AUTOMATIC
    assert verdict.outcome is (Outcome.PASS if is_whole else Outcome.HUMAN)
    assert bool(verdict.reason) is not is_whole
    assert len(verdict.findings) == case.get("notes", 0), verdict.findings
    assert {f.severity for f in verdict.findings} <= {Severity.NOTE}


@pytest.mark.parametrize(("name", "case"), cases("fails"))
def test_fails(name: str, case: dict[str, Any], folder: Path) -> None:
    """A bad text is told, with what is bad, where, and what to say instead."""
    verdict = judge(name, case, folder)
    assert verdict.outcome is Outcome.FAIL
    told = [f for f in verdict.findings if case["says"] in f.message]
    assert told, [f.message for f in verdict.findings]
    assert case.get("hint", "") in told[0].hint
    assert told[0].severity is verdict.rule.severity
    assert told[0].place.line == case.get("line", told[0].place.line)


@pytest.mark.parametrize(("name", "case"), cases("not_applicable"))
def test_not_applicable(name: str, case: dict[str, Any], folder: Path) -> None:
    """Where there is nothing to judge, the rule says so."""
    assert judge(name, case, folder).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(("name", "case"), cases("excepted"))
def test_excepted(name: str, case: dict[str, Any], folder: Path) -> None:
    """What the author lets stand is kept, with the reason, and fails nothing."""
    verdict = judge(name, case, folder)
    assert verdict.outcome is not Outcome.FAIL
    assert verdict.findings == ()
    assert verdict.excepted[0].reason == case["says"].removeprefix("let stand: ")


def test_every_rule_has_cases() -> None:
    """There is a file for each rule, and none beside; it passes and fails."""
    files = {path.stem: tomllib.loads(path.read_text()) for path in CASES.glob("*")}
    assert {f"plain/{name}" for name in files} == {rule.name for rule in PLAIN_RULES}
    for name, tables in files.items():
        assert {"passes", "fails"} <= set(tables), name
        assert set(tables) <= {"passes", "fails", "not_applicable", "excepted"}, name
