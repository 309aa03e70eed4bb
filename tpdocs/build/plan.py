"""What to make: a pure comparison of what is wanted with what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tpdocs.build.manifest import FileRecord, Manifest

__all__ = ["Job", "Plan", "make_plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file that is wanted."""

    slug: str
    tag: str
    edition: str
    format: str
    inputs: str  #: digest of all that it is made from

    @property
    def path(self) -> str:
        """``<slug>/<slug>.<tag>[.<edition>].<format>``, below the output folder."""
        edition = "" if self.edition == "standard" else f".{self.edition}"
        return f"{self.slug}/{self.slug}.{self.tag}{edition}.{self.format}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a build has to do."""

    todo: tuple[Job, ...]
    fresh: tuple[FileRecord, ...]  #: made from the same inputs, and still as made
    stale: tuple[FileRecord, ...]  #: of an earlier build, no longer wanted


def make_plan(
    jobs: Iterable[Job],
    before: Manifest,
    on_disk: Mapping[str, str],
    in_scope: Iterable[FileRecord],
) -> Plan:
    """Compare what is wanted with what is there.

    Args:
        jobs: All files that are wanted.
        before: What earlier builds left.
        on_disk: Digests of the files that lie there now, by path.
        in_scope: The records of ``before`` that this build answers for.
    """
    todo, fresh = [], []
    wanted = {job.path: job for job in jobs}
    for path, job in wanted.items():
        record = before.files.get(path)
        if (
            record is not None
            and record.inputs == job.inputs
            and record.digest == on_disk.get(path)
        ):
            fresh.append(record)
        else:
            todo.append(job)
    stale = tuple(record for record in in_scope if record.path not in wanted)
    return Plan(todo=tuple(todo), fresh=tuple(fresh), stale=stale)
