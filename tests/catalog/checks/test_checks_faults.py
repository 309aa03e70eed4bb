"""Faults planted in real catalogs: what is caught, and how often the rules cry wolf."""

from __future__ import annotations

import pytest
from faults.corpus import FOLDER, agreed, catalogs
from faults.kinds import KINDS, Kind
from faults.measure import count_alarms, plant_kind

#: A few catalogs of unlike scripts for the quick test; the slow one takes all.
FEW = tuple(
    catalog
    for catalog in catalogs()
    if catalog.name
    in {"book/es", "book/ru", "book/ar", "book/zh_Hans", "trigger-point-injections/es"}
)
#: Of each kind of warning, so much at least is caught.
LEAST = 0.9


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_planted_fault_is_found(kind: Kind) -> None:
    """Every fault of an error kind is found, and most of the others."""
    score = plant_kind(kind, FEW, each=4)
    assert score.planted
    if kind.is_error:
        assert score.missed == ()
    assert score.caught >= LEAST * score.planted - 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_fault_planted_in_any_catalog_is_found(kind: Kind) -> None:
    """What holds in a few catalogs holds in all: the figures of the reference."""
    score = plant_kind(kind, catalogs())
    assert score.planted >= 20
    if kind.is_error:
        assert score.missed == ()
    assert score.caught >= LEAST * score.planted


def test_false_alarms_are_rare() -> None:
    """In catalogs as they are, at most one finding in 1,000 messages is a false one.

    In-sample: the rules were tuned on these catalogs.
    """
    alarms = count_alarms(catalogs())
    assert alarms.messages > 2000
    assert len(alarms.errors + alarms.warnings) <= alarms.messages / 1000


def test_our_own_catalogs_have_no_finding() -> None:
    """What tpdocs ships passes all its checks, and no flag switches one off."""
    own = [catalog for catalog in catalogs() if not catalog.name.startswith("book/")]
    alarms = count_alarms(own)
    assert (alarms.errors, alarms.warnings, alarms.agreed) == ((), (), 0)
    flags = {
        flag for catalog in own for entry in catalog.entries for flag in entry.flags
    }
    assert not [flag for flag in flags if flag.startswith("ignore-")]


def test_what_is_agreed_to_be_wrong_is_still_there() -> None:
    """The list of true findings names catalogs of the sample, never our own."""
    assert {catalog for catalog, _rule, _english in agreed()} <= {
        catalog.name for catalog in catalogs() if catalog.name.startswith("book/")
    }
    assert count_alarms(catalogs()).agreed >= len(agreed())


def test_the_reference_has_every_kind_of_fault() -> None:
    """The table that ``make faults`` has written knows each kind."""
    table = (FOLDER / "table.md").read_text(encoding="utf-8")
    assert [kind.name for kind in KINDS if f"| {kind.name} |" not in table] == []
