"""``review.toml``: what is written is read, and what does not hold is reported."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from tpdocs.foundation import Finding, Project, find_language
from tpdocs.review import (
    Ledger,
    Passage,
    Reword,
    Role,
    Signature,
    format_ledger,
    ledger_path,
    read_ledger,
)
from tpdocs.review.parse import parse_ledger

Sign = Callable[..., Path]
Open = Callable[[Path], Project]


@pytest.fixture
def ledger(project: Path, sign: Sign) -> Path:
    """The Spanish ledger of a project, with a translator and a reviewer."""
    sign(project, "es", "translator")
    return sign(project, "es", "reviewer")


@pytest.fixture
def read(
    project: Path, open_project: Open
) -> Callable[[], tuple[Ledger | None, tuple[Finding, ...]]]:
    """Read the Spanish ledger."""

    def call() -> tuple[Ledger | None, tuple[Finding, ...]]:
        opened = open_project(project)
        checked = read_ledger(opened, find_language(opened.languages, "es"))
        return checked.value, checked.findings

    return call


Read = Callable[[], tuple[Ledger | None, tuple[Finding, ...]]]


def _row(path: Path, kind: str, nth: int = 0) -> str:
    """Give the nth line of a section."""
    lines = path.read_text().split("\n")
    return lines[lines.index(f"{kind} = [") + 1 + nth]


def _line(path: Path, words: str, nth: int = 0) -> int:
    lines = path.read_text().split("\n")
    return [n for n, line in enumerate(lines, 1) if words in line][nth]


def test_what_is_written_is_read(ledger: Path, read: Read) -> None:
    """Writing what was read gives the same bytes; a record is a line."""
    value, findings = read()
    assert value is not None
    assert findings == ()
    assert format_ledger(value) == ledger.read_text()
    assert {s.role for s in value.signatures} == {"translator", "reviewer"}
    records = len(value.texts) + len(value.signatures)
    assert len(re.findall(r"^  \{", ledger.read_text(), re.MULTILINE)) == records


def test_the_order_of_records_does_not_matter(ledger: Path, read: Read) -> None:
    """A file that a merge has shuffled is read, and written back in order."""
    value, _ = read()
    assert value is not None
    text = ledger.read_text()
    first, second = _row(ledger, "text"), _row(ledger, "text", 1)
    swapped = text.replace(f"{first}\n{second}", f"{second}\n{first}")
    assert swapped != text
    ledger.write_text(swapped)
    again, findings = read()
    assert findings == ()
    assert again is not None
    assert format_ledger(again) == text


def _git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(
        ["git", *identity, *arguments], cwd=root, check=True, capture_output=True
    )


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_signatures_on_two_branches_are_both_kept(
    project: Path, sign: Sign, read: Read
) -> None:
    """With merge=union, as the docs say, git puts two new ledgers together."""
    (project / ".gitattributes").write_text("locales/*/review.toml merge=union\n")
    _git(project, "init", "--initial-branch=base")
    _git(project, "add", "--all")
    _git(project, "commit", "--message=base")
    for branch, name in (("ours", "Test One"), ("theirs", "Test Two")):
        _git(project, "switch", "--create", branch, "base")
        sign(project, "es", "reviewer", f"{name} (not a person)")
        _git(project, "add", "--all")
        _git(project, "commit", f"--message={branch}")
    _git(project, "merge", "--no-edit", "ours")
    value, findings = read()
    assert findings == ()
    assert value is not None
    names = {signature.name for signature in value.signatures}
    assert names == {"Test One (not a person)", "Test Two (not a person)"}


def ledger_of(root: Path) -> Path:
    """Give the path of the Spanish ledger."""
    return root / "locales" / "es" / "review.toml"


def _swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def _twice(kind: str) -> Callable[[str], str]:
    return lambda text: re.sub(rf"({kind} = \[\n)(.*\n)", r"\1\2\2", text)


#: What is done to the file, the rule, words of the line, signatures that still count.
Case: TypeAlias = tuple[Callable[[str], str], str, str | None, int]


@pytest.mark.parametrize(
    "case",
    [
        (_swap('name = "Test R', 'name = "Best R'), "seal", "Best R", 1),
        (_swap('credential = "no c', 'credential = "MD c'), "seal", "MD c", 1),
        (_swap('role = "reviewer"', 'role = "king"'), "role", '"king"', 1),
        (_swap('role = "reviewer"', 'role = "clinician"'), "seal", '"clinician"', 1),
        (_swap("date = 2026-11-25", "date = 2027-01-01"), "seal", "2027-01-01", 1),
        (_swap("date = 2026-11-25", 'date = "2026"'), "ledger", 'date = "2026"', 1),
        (_swap('translation = "Sí: ', 'translation = "No: '), "digest", '"No: ', 2),
        (_swap('english = "', 'english = "Not '), "digest", '"Not ', 2),
        (_swap('block = "', 'block = "emergency > '), "digest", '"emergency > ', 2),
        (_swap("name = ", 'title = "Dr", name = '), "ledger", "title = ", 1),
        (_swap(', credential = "no credential"', ""), "ledger", None, 1),
        (_swap('name = "Test', 'name = "\\u202eTest'), "ledger", "u202e", 1),
        (_swap('credential = "no credential"', 'credential = ""'), "ledger", '""', 1),
        (_twice("signature"), "duplicate", None, 2),
        (_twice("text"), "duplicate", None, 2),
    ],
)
def test_a_bad_record_does_not_count_and_is_reported(
    ledger: Path,
    read: Read,
    case: Case,
) -> None:
    """One finding with the line of the record; every other record still counts."""
    change, rule, place, signatures = case
    ledger.write_text(change(ledger.read_text()))
    before = ledger.read_bytes()
    value, findings = read()
    assert value is not None
    (finding,) = findings
    assert finding.rule == f"review/{rule}"
    assert finding.place.path == "locales/es/review.toml"
    if place is not None:
        assert finding.place.line == _line(ledger, place)
    assert finding.place.line is not None
    assert len(value.signatures) == signatures
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff\xfet\x00", 1),
        ('version = 1\nname = "José"'.encode("latin-1"), 2),
        (b"version = 1\n<<<<<<< ours\n=======\n>>>>>>> theirs\n", 2),
        (b"version = 1\ntext = [\n", 3),
        (b"version = 1\n\0\n", 2),
        (b"version = 2\n", 1),
        (b"version = true\n", 1),
        (b"text = []\n", None),
        (b'version = "1"\n', 1),
    ],
)
def test_a_file_that_is_no_ledger_counts_for_nothing(
    project: Path, read: Read, data: bytes, line: int | None
) -> None:
    """One finding, with the line where it is known; the file stays as it is."""
    path = ledger_of(project)
    path.write_bytes(data)
    value, findings = read()
    assert value is None
    (finding,) = findings
    assert finding.rule == "review/ledger"
    assert (finding.place.path, finding.place.line) == ("locales/es/review.toml", line)
    assert finding.hint
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("signatures = []\n", "unknown key 'signatures'"),
        ('text = "x"\n', "text must be a list"),
        ("text = [1]\n", "is not a table"),
        ("signature = [{}]\n", "has no 'seal'"),
    ],
)
def test_what_no_record_is_is_reported(
    project: Path, read: Read, extra: str, words: str
) -> None:
    """Unknown keys and rows that are none, each with its line."""
    ledger_of(project).write_text(f"version = 1\n{extra}")
    _, findings = read()
    assert any(words in finding.message for finding in findings)
    assert {finding.place.line for finding in findings} == {2}


def test_a_signature_for_another_handout_does_not_count(
    project: Path, sign: Sign, read: Read
) -> None:
    """A text counts for the handout in which the signer saw it."""
    path = sign(project, "es", "reviewer")
    text = path.read_text()
    head, tail = text.split("signature = [")
    path.write_text(
        head.replace('handout = "sore-neck"', 'handout = "stiff-back"')
        + "signature = ["
        + tail
    )
    value, findings = read()
    assert value is not None
    assert value.signatures == ()
    rules = {finding.rule for finding in findings}
    assert rules == {"review/digest", "review/other-handout"}


def test_a_digest_without_its_text_does_not_count(ledger: Path, read: Read) -> None:
    """A signature for words that the ledger does not have is for nothing."""
    row = _row(ledger, "text")
    ledger.write_text(ledger.read_text().replace(f"{row}\n", ""))
    value, findings = read()
    assert value is not None
    assert value.signatures == ()
    assert [f.rule for f in findings] == ["review/digest"] * 2


def test_a_date_may_be_that_of_another_time_zone(
    ledger: Path, project: Path, open_project: Open
) -> None:
    """Tomorrow has come somewhere already; the day after has not."""
    opened = open_project(project)
    spanish = find_language(opened.languages, "es")
    text = ledger.read_text()
    for days, rules in ((0, set()), (-1, set()), (-2, {"review/date"})):
        today = opened.today + dt.timedelta(days=days)
        found = parse_ledger(text, "x", spanish, today).findings
        assert {finding.rule for finding in found} == rules


_REWORD = Reword(
    handout="sore-neck",
    old="a weka arm",
    new="a weak arm",
    by="Test Author (not a person)",
    date=dt.date(2026, 11, 25),
    reason="a typing error",
)


@pytest.mark.parametrize(
    "case",
    [
        ("en", _REWORD, "", "", []),
        ("en", _REWORD, "a weak arm", "a strong arm", ["review/seal"]),
        ("en", _REWORD, "Test Author", "Best Author", ["review/seal"]),
        ("en", replace(_REWORD, date=dt.date(2027, 1, 1)), "", "", ["review/date"]),
        ("es", _REWORD, "", "", ["review/ledger"]),
        ("en", replace(_REWORD, reason=""), "", "", ["review/ledger"]),
    ],
)
def test_a_reword_holds_or_is_reported(
    project: Path,
    open_project: Open,
    case: tuple[str, Reword, str, str, list[str]],
) -> None:
    """Sealed, of a day that has come, and in the ledger of the English."""
    tag, reword, old, new, rules = case
    language = find_language(open_project(project).languages, tag)
    text = format_ledger(Ledger(rewords=(reword,)))
    text = text.replace(old, new) if old else text
    checked = parse_ledger(text, "x", language, dt.date(2026, 11, 25))
    assert checked.value is not None
    assert [finding.rule for finding in checked.findings] == rules
    assert len(checked.value.rewords) == (0 if rules else 1)
    assert {finding.place.line for finding in checked.findings} <= {6}


@pytest.mark.parametrize(
    ("tag", "role"),
    [("en", Role.REVIEWER), ("en", Role.TRANSLATOR), ("es", Role.CLINICIAN)],
)
def test_a_role_signs_its_own_languages_only(
    project: Path, open_project: Open, tag: str, role: Role
) -> None:
    """However well it is sealed."""
    language = find_language(open_project(project).languages, tag)
    text = Passage(handout="a", block="title", english="A", rendered="A")
    signature = Signature(
        handout="a",
        language=tag,
        role=role,
        name="Test Signer (not a person)",
        credential="none",
        date=dt.date(2026, 11, 25),
        digests=(text.digest,),
    )
    written = format_ledger(Ledger(texts=(text,), signatures=(signature,)))
    checked = parse_ledger(written, "x", language, signature.date)
    assert [finding.rule for finding in checked.findings] == ["review/role"]
    assert checked.value is not None
    assert checked.value.signatures == ()


def test_a_ledger_is_plain_toml(ledger: Path) -> None:
    """Any TOML reader gets the records as tables, whichever way they are written."""
    data = tomllib.loads(ledger.read_text())
    assert data["version"] == 1
    assert {row["handout"] for row in data["signature"]} == {"sore-neck"}


def test_a_pseudo_locale_has_no_ledger(project: Path, open_project: Open) -> None:
    """What lies in its folder is not read."""
    opened = open_project(project)
    pseudo = find_language(opened.languages, "en-XA")
    path = ledger_path(opened, pseudo)
    path.parent.mkdir(parents=True)
    path.write_text("rubbish")
    assert read_ledger(opened, pseudo).findings == ()


def test_a_signature_counts_in_its_own_language_only(
    project: Path, open_project: Open, sign: Callable[..., Path]
) -> None:
    """A ledger that is copied to another language brings no signature along."""
    written = sign(project, "es", "translator").read_text()
    language = find_language(open_project(project).languages, "fr")
    checked = parse_ledger(written, "x", language, open_project(project).today)
    assert [f.rule for f in checked.findings] == ["review/other-language"]
    assert checked.value is not None
    assert checked.value.signatures == ()
