"""An audit as a page to file: machine results, and a form for what a person judges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tpdocs.audit.matterhorn import CHECKPOINTS, HUMAN, checkpoint_of
from tpdocs.audit.verapdf import STANDARDS
from tpdocs.audit.verdict import Outcome, Verdict

__all__ = ["Audited", "render_report"]

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A file with its verdicts."""

    name: str
    digest: str  #: SHA-256, in hexadecimal: which file it was
    source: str  #: the handout that it was compared with; empty if none
    verdicts: tuple[Verdict, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many checks had each outcome."""
        found = [verdict.outcome for verdict in self.verdicts]
        return {str(outcome): found.count(outcome) for outcome in Outcome}

    @property
    def checkpoints(self) -> Iterator[_Checkpoint]:
        """Conformance, the checkpoints of the protocol, and what goes beyond it."""
        by_verapdf = tuple(v for v in self.verdicts if v.check in STANDARDS)
        yield _Checkpoint(
            number="", name="Conformance, by veraPDF", verdicts=by_verapdf
        )
        for number, name in CHECKPOINTS.items():
            yield _Checkpoint(
                number=f"{number:02}",
                name=name,
                verdicts=tuple(v for v in self.verdicts if number in _numbers(v)),
                questions=tuple(q for q in HUMAN if int(q[0][:2]) == number),
            )
        rest = tuple(
            v for v in self.verdicts if not _numbers(v) and v not in by_verapdf
        )
        yield _Checkpoint(number="", name="Beyond the protocol", verdicts=rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checkpoint:
    number: str  #: two digits; empty for what goes beyond the protocol
    name: str
    verdicts: tuple[Verdict, ...]
    questions: tuple[tuple[str, str], ...] = ()


def _numbers(verdict: Verdict) -> set[int]:
    """Give the checkpoints that a verdict belongs to: by index, or else by clause."""
    indexes = [c for c in verdict.clauses if c.startswith("Matterhorn ")]
    found = map(checkpoint_of, indexes or verdict.clauses)
    return {number for number in found if number is not None}


def render_report(files: Sequence[Audited], version: str) -> str:
    """Render the report as an HTML page that needs nothing from outside.

    Args:
        files: What was audited.
        version: Of tpdocs.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(
        files=files, version=version, protocol="Matterhorn Protocol 1.1"
    )
