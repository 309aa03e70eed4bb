"""``manifest.json``: what lies in the output folder, made from what, and judged how."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tpdocs
from tpdocs.document import Review
from tpdocs.foundation import Finding, Place, Severity, find_inside, write_whole

__all__ = ["MANIFEST", "FileRecord", "Manifest", "ReadingRecord"]
__all__ += ["TranslationReading", "read_manifest", "review_data", "write_manifest"]

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """One finished file."""

    path: str  #: relative to the output folder
    inputs: str  #: digest of all that it was made from
    digest: str  #: of its bytes
    bytes: int
    handout: str
    language: str
    edition: str
    format: str
    pages: int | None
    translated: int
    messages: int
    draft: tuple[str, ...]  #: why it is a draft; empty: it is not
    audit: Mapping[str, str]  #: outcome by check
    review: Mapping[str, Any] = field(default_factory=dict)  #: who answers for it
    findings: tuple[Finding, ...] = ()


def review_data(review: Review) -> dict[str, Any]:
    """Give who answers for a page as plain data, as JSON gives it back."""
    answers = {
        role: [
            {"name": c.name, "credential": c.credential, "date": c.date.isoformat()}
            for c in people
        ]
        for role, people in (
            ("clinicians", review.clinicians),
            ("translators", review.translators),
            ("reviewers", review.reviewers),
        )
    }
    return {**answers, "machine": review.is_machine, "expires": review.expires}


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationReading:
    """How hard a translation was found to read."""

    inputs: str  #: digest of the translation and its English
    level: str  #: what its formula says, in words; that there is none
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """How hard a handout was found to read."""

    inputs: str  #: digest of the handout
    grade: float  #: Flesch-Kincaid
    smog: float
    #: What textstat says of both, by the same names; empty where there is no text.
    textstat: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    translations: Mapping[str, TranslationReading] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All files of an output folder, by path; reading levels, by handout."""

    files: Mapping[str, FileRecord] = field(default_factory=dict)
    reading: Mapping[str, ReadingRecord] = field(default_factory=dict)
    index: str = ""  #: digest of the index.html that a build left


def read_manifest(out: Path) -> Manifest:
    """Read the manifest of an output folder; an unusable one counts as empty."""
    try:
        data = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        records = (_record(entry) for entry in data["files"])
        reading = {
            slug: _reading(entry) for slug, entry in data.get("reading", {}).items()
        }
        files = {r.path: r for r in records if _is_ours(out, r)}
        return Manifest(files=files, reading=reading, index=str(data.get("index", "")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Manifest()
    except RecursionError:
        return Manifest()


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Write the manifest, sorted by path; the same files give the same bytes."""
    data = {
        "generator": f"tpdocs {tpdocs.__version__}",
        "index": manifest.index,
        "files": [
            dataclasses.asdict(manifest.files[path]) for path in sorted(manifest.files)
        ],
        "reading": {
            slug: dataclasses.asdict(manifest.reading[slug])
            for slug in sorted(manifest.reading)
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    write_whole(out / MANIFEST, f"{text}\n".encode())


def _is_ours(out: Path, record: FileRecord) -> bool:
    """Tell whether a record names a file that a build could have left in ``out``."""
    return (
        isinstance(record.path, str)
        and isinstance(record.audit, dict)
        and find_inside(out, record.path) is not None
        and Path(record.path).parts[0] == record.handout
        and ".." not in Path(record.path).parts
    )


def _record(entry: dict[str, Any]) -> FileRecord:
    findings = _findings(entry.pop("findings"))
    draft = tuple(entry.pop("draft"))
    return FileRecord(**entry, draft=draft, findings=findings)


def _reading(entry: dict[str, Any]) -> ReadingRecord:
    findings = _findings(entry.pop("findings"))
    translations = {
        tag: TranslationReading(**{**read, "findings": _findings(read["findings"])})
        for tag, read in entry.pop("translations", {}).items()
    }
    return ReadingRecord(**entry, findings=findings, translations=translations)


def _findings(entries: list[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            rule=entry["rule"],
            severity=Severity(entry["severity"]),
            place=Place(**entry["place"]),
            message=entry["message"],
            hint=entry["hint"],
        )
        for entry in entries
    )
