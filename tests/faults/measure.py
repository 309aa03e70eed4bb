"""Plants faults, counts what is caught, and counts false alarms: ``make faults``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults.corpus import Catalog, agreed, catalogs, glossary
from faults.kinds import KINDS, Kind
from tpdocs.catalog import Entry
from tpdocs.catalog.checks import check_catalog
from tpdocs.foundation import Finding

__all__ = ["Alarms", "Score", "count_alarms", "plant_kind", "table"]

#: Faults of a kind that are planted in a catalog, at most.
EACH = 12
TABLE = Path(__file__).parent / "table.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often a kind of fault was planted and found."""

    kind: Kind
    planted: int
    caught: int  #: by any rule that is silent without the fault
    named: int  #: by the rule that is meant for it
    missed: tuple[str, ...]  #: catalog and text of those that were not found


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """What the rules find in catalogs as they are."""

    messages: int
    errors: tuple[Finding, ...]  #: false ones
    warnings: tuple[Finding, ...]  #: false ones
    agreed: int  #: findings that a person agrees with


def plant_kind(kind: Kind, among: Iterable[Catalog], each: int = EACH) -> Score:
    """Plant a kind of fault in catalogs, and see what finds it.

    The choice is by the names of kind and catalog, so it is the same in every run.
    """
    planted = caught = named = 0
    missed = list[str]()
    for catalog in among:
        for clean, faulty in _plant(kind, catalog, each):
            new = _rules(faulty, catalog) - _rules(clean, catalog)
            planted += 1
            caught += bool(new)
            named += bool({rule for rule, _message in new} & kind.rules)
            if not new:
                missed.append(f"{catalog.name}: {faulty.msgstr}")
    return Score(
        kind=kind, planted=planted, caught=caught, named=named, missed=tuple(missed)
    )


def _plant(kind: Kind, catalog: Catalog, each: int) -> Iterator[tuple[Entry, Entry]]:
    random = Random(f"{kind.name} in {catalog.name}")  # noqa: S311  # no secret
    entries = [e for e in catalog.entries if not catalog.is_words]
    random.shuffle(entries)
    count = 0
    for entry in entries:
        clean = kind.carry(entry, catalog)
        faulty = kind.plant(clean, catalog, random) if count < each else None
        if faulty is not None:
            count += 1
            yield clean, faulty


def _rules(entry: Entry, catalog: Catalog) -> set[tuple[str, str]]:
    report = check_catalog([entry], "a.po", catalog.language, glossary())
    return {(f.rule.partition("/")[2], f.message) for f in report.findings}


def count_alarms(among: Iterable[Catalog]) -> Alarms:
    """Count what the rules find in catalogs as they are, less what is agreed."""
    messages, right = 0, 0
    false: dict[bool, list[Finding]] = {True: [], False: []}
    for catalog in among:
        by_line = {entry.line: entry for entry in catalog.entries}
        report = check_catalog(
            catalog.entries,
            catalog.name,
            catalog.language,
            glossary(),
            is_words=catalog.is_words,
        )
        messages += report.messages
        for finding in report.findings:
            msgid = by_line[finding.place.line].msgid
            key = (catalog.name, finding.rule.partition("/")[2])
            if any((c, r) == key and msgid.startswith(e) for c, r, e in agreed()):
                right += 1
            else:
                false[finding.is_error].append(finding)
    return Alarms(
        messages=messages,
        errors=tuple(false[True]),
        warnings=tuple(false[False]),
        agreed=right,
    )


def table(scores: Iterable[Score], alarms: Alarms) -> Iterator[str]:
    """Give the lines of the table in Markdown."""
    yield "| Fault | Kind | Planted | Caught | By its own rule |"
    yield "| --- | --- | --- | --- | --- |"
    for score in scores:
        kind = "error" if score.kind.is_error else "warning"
        shares = (_share(n, score.planted) for n in (score.caught, score.named))
        yield f"| {score.kind.name} | {kind} | {score.planted} | {' | '.join(shares)} |"
    yield ""
    for name, found in (("errors", alarms.errors), ("warnings", alarms.warnings)):
        rate = 1000 * len(found) / alarms.messages
        counts = Counter(finding.rule for finding in found)
        which = ", ".join(f"`{rule}` {n}" for rule, n in sorted(counts.items()))
        yield (
            f"- False alarms, {name}: {len(found)} in {alarms.messages} messages, "
            f"{rate:.2f} in 1,000{which and f' ({which})'}."
        )
    yield "- These figures are in-sample: the rules were tuned on these catalogs."
    yield (
        f"- Findings in the sample that are right, for it has these faults: "
        f"{alarms.agreed}. `tests/faults/agreed.toml` names each."
    )


def _share(count: int, of: int) -> str:
    return f"{count} ({100 * count / of:.1f} %)" if of else "–"


def main() -> int:
    """Write the table; 1 if a fault of an error kind was missed."""
    scores = [plant_kind(kind, catalogs()) for kind in KINDS]
    text = "\n".join(line for line in table(scores, count_alarms(catalogs())))
    TABLE.write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(f"{text}\n")
    errors = [score for score in scores if score.kind.is_error]
    for score in scores:
        for missed in score.missed[: 99 if score.kind.is_error else 4]:
            sys.stdout.write(f"missed: {score.kind.name}: {missed[:300]}\n")
    return int(any(score.missed for score in errors))


if __name__ == "__main__":
    sys.exit(main())
