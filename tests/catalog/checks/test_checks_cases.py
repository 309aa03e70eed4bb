"""Each rule of the checks, by its cases in ``tests/cases/checks``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tpdocs.catalog.checks import (
    ERROR_RULES,
    WARNING_RULES,
    Glossary,
    Rule,
    check_catalog,
    find_facts,
    glossary_rules,
    read_glossary,
)
from tpdocs.catalog.checks.pair import make_pair
from tpdocs.catalog.entry import Entry
from tpdocs.foundation import Project, read_project

ROOT = Path(__file__).resolve().parents[3]
CASES = ROOT / "tests" / "cases" / "checks"


def _project() -> Project:
    project = read_project(ROOT).value
    assert project is not None
    return project


PROJECT = _project()
RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (*ERROR_RULES, *WARNING_RULES, *glossary_rules(read_glossary(PROJECT)))
}


def _cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{case['tag']}-{n}")
        for path in sorted(CASES.glob("*.toml"))
        for n, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"])
    ]


@pytest.mark.parametrize(("name", "case"), _cases())
def test_case(name: str, case: dict[str, Any]) -> None:
    """A rule passes what is right, and finds what is wrong, with a next step."""
    rule = RULES[name]
    facts = find_facts(PROJECT.languages[case["tag"]])
    pair = make_pair(Entry(msgid=case["english"], msgstr=case["translation"]), facts)
    runs = rule.applies(facts) and rule.can_run(facts)
    problems = list(rule.check(pair)) if runs else []
    assert bool(problems) is not case["passes"], [p.message for p in problems]
    assert all(problem.message and problem.hint for problem in problems)
    if name != "inline":
        assert {problem.rule for problem in problems} <= {name}


def _sound() -> list[Any]:
    path = ROOT / "tests" / "cases" / "checks-sound.toml"
    cases = tomllib.loads(path.read_text("utf-8"))["case"]
    return [pytest.param(c, id=f"{c['tag']}-{n}") for n, c in enumerate(cases)]


@pytest.mark.parametrize("case", _sound())
def test_a_right_translation_raises_nothing(case: dict[str, Any]) -> None:
    """Doses as leaflets have them, in all languages of the registry, pass."""
    entry = Entry(msgid=case["english"], msgstr=case["translation"])
    language = PROJECT.languages[case["tag"]]
    report = check_catalog([entry], "a.po", language, read_glossary(PROJECT))
    assert [finding.message for finding in report.findings] == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_has_a_case_of_each_kind(name: str) -> None:
    """No rule is without a text that it passes and one that it finds."""
    cases = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    assert {case["passes"] for case in cases} == {True, False}


def test_a_glossary_of_nothing_makes_rules_that_find_nothing() -> None:
    """Without a glossary there is nothing to compare with."""
    facts = find_facts(PROJECT.languages["es"])
    pair = make_pair(Entry(msgid="A trigger point.", msgstr="Un punto."), facts)
    assert [p for r in glossary_rules(Glossary()) for p in r.check(pair)] == []
