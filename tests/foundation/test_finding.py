"""Findings: one shape, and the exit code that stands for a set of them."""

import itertools

import pytest

from tpdocs.foundation import Checked, Finding, Place, Severity, exit_code, has_errors

AREAS = {
    "clinic/value": 2,
    "handout/head": 3,
    "picture/alt": 3,
    "catalog/link": 4,
    "language/unknown": 4,
    "font/missing": 5,
    "tool/missing": 5,
    "render/failed": 6,
    "reading/level": 1,
    "audit/anything": 1,
    "no-area-at-all": 1,
}
PRECEDENCE = [2, 3, 4, 5, 6, 1]


def finding(rule: str, severity: Severity = Severity.ERROR) -> Finding:
    """Make a finding of a rule."""
    return Finding(
        rule=rule,
        severity=severity,
        place=Place("handouts/a.md", 1),
        message="This is wrong.",
        hint="Mend it.",
    )


def test_nothing_found_is_fine() -> None:
    """No findings: exit code 0."""
    assert exit_code([]) == 0


@pytest.mark.parametrize(("rule", "code"), AREAS.items())
def test_area_has_its_code(rule: str, code: int) -> None:
    """An error's exit code is that of the area its rule belongs to."""
    assert exit_code([finding(rule)]) == code


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
@pytest.mark.parametrize("rule", AREAS)
def test_only_errors_count(rule: str, severity: Severity) -> None:
    """A warning or a note keeps no file from being made: exit code 0."""
    only = finding(rule, severity)
    assert (exit_code([only]), only.is_error, has_errors([only])) == (0, False, False)


@pytest.mark.parametrize(
    ("first", "second"), list(itertools.permutations(AREAS, 2)), ids=str
)
def test_cause_comes_before_consequence(first: str, second: str) -> None:
    """Of several areas the earliest in the order counts, however they are listed."""
    codes = {AREAS[first], AREAS[second]}
    wanted = next(code for code in PRECEDENCE if code in codes)
    assert exit_code([finding(first), finding(second)]) == wanted


def test_warning_does_not_take_precedence() -> None:
    """A warning of an early area does not hide an error of a late one."""
    found = [finding("clinic/missing", Severity.WARNING), finding("render/failed")]
    assert exit_code(found) == 6
    assert has_errors(found)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("handouts/a.md", 12), "handouts/a.md:12"),
        (Place("clinic.toml"), "clinic.toml"),
    ],
)
def test_place_reads_as_editors_read_it(place: Place, shown: str) -> None:
    """A place prints as file:line, or as the file alone."""
    assert str(place) == shown


def test_checked_without_findings() -> None:
    """A checked value needs no findings."""
    assert Checked(3) == Checked(3, ())
