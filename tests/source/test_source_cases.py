"""Golden cases: each handout in tests/cases/source with its segments or findings.

After a change that is meant, write the golden files again and read the difference::

    TPDOCS_WRITE_CASES=1 .venv/bin/python -m pytest tests/source/test_source_cases.py
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from tpdocs.foundation import Finding, Severity
from tpdocs.source import Segment, find_segments, read_handout

CASES = Path(__file__).parents[1] / "cases" / "source"
BAD = sorted(CASES.glob("bad-*.md"))
GOOD = sorted(set(CASES.glob("*.md")) - set(BAD))


def in_words(segments: Iterable[Segment]) -> str:
    """Write segments for people: line, role and section, remarks, then the text."""
    return "\n".join("".join(f"{line}\n" for line in _lines(s)) for s in segments)


def _lines(segment: Segment) -> Iterable[str]:
    text = segment.text
    under = f", under {segment.section!r}" if segment.section else ""
    yield f"line {text.line}: {segment.role}{under}"
    if text.note:
        yield f"  for translators: {text.note}"
    if text.context is not None:
        yield f"  context: {text.context}"
    if text.keep:
        yield "  not to be translated"
    yield f"  {text.markdown!r}"


def findings_in_words(findings: Iterable[Finding]) -> str:
    """Write findings for people: line, rule and message."""
    return "".join(f"line {f.place.line}: {f.rule}: {f.message}\n" for f in findings)


def compare(found: str, golden: Path) -> None:
    """Compare with a golden file, or write it if that is asked for."""
    if os.environ.get("TPDOCS_WRITE_CASES"):
        golden.write_text(found, encoding="utf-8")
    wanted = golden.read_text(encoding="utf-8") if golden.exists() else ""
    hint = f"{golden.name} differs; the top of {Path(__file__).name} says what to do"
    assert found == wanted, hint


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_segments(path: Path) -> None:
    """A good handout has no findings, and exactly the segments in its golden file."""
    checked = read_handout(path, CASES)
    assert checked.findings == ()
    assert checked.value is not None
    found = in_words(find_segments(checked.value))
    compare(found, path.with_suffix(".segments.txt"))


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_findings(path: Path) -> None:
    """A bad handout has exactly the findings in its golden file, each with a hint."""
    checked = read_handout(path, CASES)
    assert checked.value is None
    assert all(f.hint and f.severity is Severity.ERROR for f in checked.findings)
    assert {f.place.path for f in checked.findings} == {path.name}
    compare(findings_in_words(checked.findings), path.with_suffix(".findings.txt"))


def test_each_case_has_its_golden_file() -> None:
    """No golden file is left over from a case that is gone."""
    wanted = {p.with_suffix(".segments.txt") for p in GOOD}
    wanted |= {p.with_suffix(".findings.txt") for p in BAD}
    assert set(CASES.glob("*.txt")) == wanted
    assert len(wanted) > 20
