"""What a build for patients leaves beside its own files, and must not leave unsaid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tpdocs.build.make import not_ours
from tpdocs.build.manifest import FileRecord
from tpdocs.build.selection import Selection
from tpdocs.formats import FORMATS
from tpdocs.foundation import Finding, Place, Severity

__all__ = ["find_left"]


def find_left(
    out: Path, files: Mapping[str, FileRecord], selection: Selection, today: dt.date
) -> Iterator[Finding]:
    """Find files in the output folder that no patient may be given.

    Args:
        out: The output folder.
        files: All that builds have left there, by path, after this one.
        selection: What this build was asked for; it has seen to that.
        today: The day on which reviews expire.
    """
    others = (record for record in files.values() if not selection.covers(record))
    left = sorted(record.path for record in others if _is_unfit(record, today))
    if left:
        number = "a file" if len(left) == 1 else f"{len(left)} files"
        yield Finding(
            rule="build/left-draft",
            severity=Severity.WARNING,
            place=Place(f"{out.name}/{left[0]}"),
            message=f"{number} of earlier builds may not go to patients: drafts, or "
            "past their review; this build was not asked for them",
            hint="Run 'tpdocs build --final' without --lang, --handout, --edition and "
            "--format; it removes them.",
        )
    yield from (not_ours(out, path) for path in _find_unknown(out, files))


def _is_unfit(record: FileRecord, today: dt.date) -> bool:
    month = str(record.review.get("expires") or "")
    return bool(record.draft or (month and today.strftime("%Y-%m") > month))


def _find_unknown(out: Path, files: Iterable[str]) -> Iterator[str]:
    """Find what is called like a handout's file, and no build knows as it is."""
    known = set(files)
    for path in sorted(out.glob("*/*")):
        is_named = path.name.startswith(f"{path.parent.name}.")
        name = path.relative_to(out).as_posix()
        if is_named and path.suffix[1:] in FORMATS and name not in known:
            yield name
