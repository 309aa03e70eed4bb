"""How far a translation is behind its English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tpdocs.catalog import read_handout_catalog, translate
from tpdocs.catalog.drift import Drift, count_words_left, find_drift
from tpdocs.foundation import Project, find_language
from tpdocs.source import Handout

Edit = Callable[[Path], None]


def _drift(project: Project, handout: Handout) -> list[Drift]:
    spanish = find_language(project.languages, "es")
    catalog = read_handout_catalog(project, handout, spanish).value
    assert catalog is not None
    return list(find_drift(handout, catalog, spanish))


def _left(project: Project, handout: Handout, *, without: str = "") -> int:
    spanish = find_language(project.languages, "es")
    catalog = read_handout_catalog(project, handout, spanish).value
    assert catalog is not None
    entries = tuple(
        replace(e, msgstr="") if without in e.msgid else e for e in catalog.entries
    )
    kept = replace(catalog, entries=entries if without else catalog.entries)
    translated = translate(handout, kept, spanish, "x.po").handout
    return count_words_left(handout, translated, spanish)


def test_nothing_drifts_in_a_catalog_that_is_up_to_date(
    project: Path,
    open_project: Callable[[Path], Project],
    handout_of: Callable[[Path], Handout],
) -> None:
    """A whole translation of the English as it is has no drift and no words left."""
    opened, handout = open_project(project), handout_of(project)
    assert _drift(opened, handout) == []
    assert _left(opened, handout) == 0


def test_an_edit_drifts_before_and_after_update(
    project: Path,
    open_project: Callable[[Path], Project],
    handout_of: Callable[[Path], Handout],
    run: Callable[..., tuple[int, str, str]],
) -> None:
    """What changed is told with its line, whether or not ``catalog update`` ran."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text().replace("Take 5 mg at", "Take 10 mg at"))
    line = path.read_text()[: path.read_text().index("Take 10")].count("\n") + 1
    before = _drift(open_project(project), handout_of(project))
    run("-C", project, "catalog", "update")
    after = _drift(open_project(project), handout_of(project))
    assert before == after
    (drift,) = after
    assert drift.line == line
    assert drift.msgstr.startswith("Sí: Take 5 mg")
    marked = [p for s in drift.sentences for p in s.parts if p.kind != "same"]
    assert [(part.kind, part.text) for part in marked] == [("old", "5"), ("new", "10")]


def test_words_left_are_those_of_what_is_shown_in_english(
    project: Path,
    open_project: Callable[[Path], Project],
    handout_of: Callable[[Path], Handout],
) -> None:
    """Words of links and bold count; placeholders, addresses and marks do not."""
    opened, handout = open_project(project), handout_of(project)
    assert _left(opened, handout, without="Move your neck") == 7
    assert _left(opened, handout, without="a fever of") == 5
    assert _left(opened, handout, without="our page") == 8
