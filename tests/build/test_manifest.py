"""The manifest: read back as it was written, and never trusted further than that."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.build.manifest import (
    MANIFEST,
    FileRecord,
    Manifest,
    ReadingRecord,
    read_manifest,
    write_manifest,
)
from tpdocs.foundation import Finding, Place, Severity

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_FINDINGS = st.builds(
    Finding,
    rule=_TEXT,
    severity=st.sampled_from(Severity),
    place=st.builds(Place, _TEXT, st.none() | st.integers(1, 99)),
    message=_TEXT,
    hint=_TEXT,
)
_SLUGS = st.from_regex(r"[a-z]{1,3}", fullmatch=True)
_RECORDS = st.builds(
    FileRecord,
    path=st.just(""),
    inputs=_TEXT,
    digest=_TEXT,
    bytes=st.integers(0),
    handout=_SLUGS,
    language=_TEXT,
    edition=_TEXT,
    format=_TEXT,
    pages=st.none() | st.integers(1, 99),
    translated=st.integers(0),
    messages=st.integers(0),
    draft=st.lists(_TEXT, max_size=3).map(tuple),
    audit=st.dictionaries(_TEXT, _TEXT, max_size=3),
    findings=st.lists(_FINDINGS, max_size=3).map(tuple),
).map(lambda r: replace(r, path=f"{r.handout}/{r.handout}.{r.bytes}.html"))
_READINGS = st.builds(
    ReadingRecord,
    inputs=_TEXT,
    grade=st.floats(0, 20),
    smog=st.floats(0, 20),
    findings=st.lists(_FINDINGS, max_size=2).map(tuple),
)


def _named(records: list[FileRecord]) -> dict[str, FileRecord]:
    """Give records the paths and handouts of files that a build could have left."""
    named = [
        replace(record, path=f"h{i}/{i}.pdf", handout=f"h{i}")
        for i, record in enumerate(records)
    ]
    return {record.path: record for record in named}


_MANIFESTS = st.builds(
    Manifest,
    files=st.lists(_RECORDS, max_size=3).map(_named),
    reading=st.dictionaries(_TEXT, _READINGS, max_size=3),
    index=_TEXT,
)


@settings(deadline=None, max_examples=60)
@given(manifest=_MANIFESTS)
def test_a_manifest_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, manifest: Manifest
) -> None:
    """Law: writing and reading gives the same manifest, and the same bytes again."""
    out = tmp_path_factory.mktemp("out")
    write_manifest(out, manifest)
    data = (out / MANIFEST).read_bytes()
    assert read_manifest(out) == manifest
    write_manifest(out, read_manifest(out))
    assert (out / MANIFEST).read_bytes() == data


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    """The first build begins with nothing."""
    assert read_manifest(tmp_path) == Manifest()
    assert read_manifest(tmp_path / "nowhere") == Manifest()


_RECORD = {
    "path": "a/a.en.html",
    "inputs": "1",
    "digest": "2",
    "bytes": 3,
    "handout": "a",
    "language": "en",
    "edition": "standard",
    "format": "html",
    "pages": None,
    "translated": 1,
    "messages": 1,
    "draft": [],
    "audit": {},
    "findings": [],
}


def test_the_record_of_these_tests_is_a_good_one(tmp_path: Path) -> None:
    """What the next test spoils is usable before it is spoilt."""
    (tmp_path / MANIFEST).write_text(json.dumps({"files": [_RECORD]}))
    assert set(read_manifest(tmp_path).files) == {"a/a.en.html"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"x"',
        "5",
        "{}",
        '{"files": null}',
        '{"files": 5}',
        '{"files": ["x"]}',
        '{"files": [null]}',
        '{"files": [{}]}',
        '{"files": [], "reading": []}',
        '{"files": [], "reading": null}',
        '{"files": [], "reading": {"a": 5}}',
        '{"files": [], "reading": {"a": {"findings": []}}}',
        "[" * 100_000,
        json.dumps({"files": [{**_RECORD, "extra": 1}]}),
        json.dumps({"files": [{**_RECORD, "findings": None}]}),
        json.dumps({"files": [{**_RECORD, "findings": [{}]}]}),
        json.dumps({"files": [{**_RECORD, "findings": ["x"]}]}),
        json.dumps({"files": [{**_RECORD, "draft": None}]}),
        json.dumps({"files": [{**_RECORD, "path": 5}]}),
        json.dumps({"files": [{**_RECORD, "path": None}]}),
        json.dumps({"files": [{**_RECORD, "path": "../clinic.toml"}]}),
        json.dumps({"files": [{**_RECORD, "path": "/etc/passwd"}]}),
        json.dumps({"files": [{**_RECORD, "audit": ["x"]}]}),
    ],
    ids=lambda text: text[:40],
)
def test_an_unusable_manifest_counts_as_empty(tmp_path: Path, text: str) -> None:
    """Whatever an older, newer or other program wrote there, the build begins anew."""
    (tmp_path / MANIFEST).write_text(text)
    assert read_manifest(tmp_path) == Manifest()


def test_a_manifest_that_is_not_utf_8_counts_as_empty(tmp_path: Path) -> None:
    """Bytes that are no text are no manifest."""
    (tmp_path / MANIFEST).write_bytes(b'{"files": [\xff]}')
    assert read_manifest(tmp_path) == Manifest()


def test_a_folder_in_its_place_counts_as_empty(tmp_path: Path) -> None:
    """A folder of that name is no manifest either."""
    (tmp_path / MANIFEST).mkdir()
    assert read_manifest(tmp_path) == Manifest()
