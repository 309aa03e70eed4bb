"""Files: read within limits, named safely, digested, written whole or not at all."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpdocs.foundation import (
    UsageError,
    combine_digests,
    digest_bytes,
    digest_file,
    files,
    find_inside,
    read_text,
    write_whole,
)
from tpdocs.foundation.files import MAX_TEXT_BYTES, PART_SUFFIX

#: A process that is killed when it has written all bytes, for the nth time.
_KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from tpdocs.foundation import write_whole
if sys.argv[2] == "named":
    del os.O_TMPFILE
calls, really = iter(range(1, 9)), os.fsync
def fsync(descriptor):
    if next(calls) == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    really(descriptor)
os.fsync = fsync
write_whole(Path(sys.argv[1]), b"new" * 100_000)
"""


@settings(deadline=None, max_examples=60)
@given(old=st.none() | st.binary(), new=st.binary(max_size=5000))
def test_write_whole_replaces_all(old: bytes | None, new: bytes) -> None:
    """After a write the file has the new bytes, and nothing else is in the folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sub" / "page.html"
        if old is not None:
            path.parent.mkdir()
            path.write_bytes(old)
        write_whole(path, new)
        assert path.read_bytes() == new
        assert list(path.parent.iterdir()) == [path]


def test_write_whole_without_unnamed_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no unnamed files, a temporary name does."""
    monkeypatch.delattr(os, "O_TMPFILE")
    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("unnamed", [True, False])
def test_failed_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, unnamed: bool
) -> None:
    """A write that fails (a folder has the name) takes its part file away."""
    if not unnamed:
        monkeypatch.delattr(os, "O_TMPFILE")
    path = tmp_path / "page.html"
    path.mkdir()
    with pytest.raises(OSError, match=r"page\.html"):
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_written_file_can_be_read_by_others(tmp_path: Path) -> None:
    """What staff hand out is readable like any other new file."""
    ordinary, written = tmp_path / "ordinary", tmp_path / "written"
    ordinary.write_bytes(b"")
    write_whole(written, b"")
    assert written.stat().st_mode == ordinary.stat().st_mode


def test_reader_sees_old_or_new(tmp_path: Path) -> None:
    """Whoever reads while files are written sees one version, never a half."""
    path, versions = tmp_path / "page.html", (b"a" * 300_000, b"b" * 400_000)
    write_whole(path, versions[0])
    seen, done = set[bytes](), threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        write_whole(path, versions[number % 2])
    done.set()
    reader.join()
    assert seen <= set(versions)


@pytest.mark.slow
@pytest.mark.parametrize("old", [None, b"old"])
@pytest.mark.parametrize("time", ["1", "2"])
def test_killed_writer_leaves_nothing_behind(
    tmp_path: Path, old: bytes | None, time: str
) -> None:
    """A process killed in a write leaves the old file or the new, and no part of it."""
    path = tmp_path / "page.html"
    if old is not None:
        path.write_bytes(old)
    code = [sys.executable, "-c", _KILLED_WHILE_WRITING, str(path), "unnamed", time]
    done = subprocess.run(code, check=False, capture_output=True)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    left = {item.name: item.read_bytes() for item in tmp_path.iterdir()}
    new = {"page.html": b"new" * 100_000}
    before = {} if old is None else {"page.html": old}
    assert left == (before if done.returncode else new)


def test_unnamed_file_is_used_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux the bytes have no name until they are whole; they are written once."""

    def refuse(_part: Path, _data: bytes) -> None:
        raise AssertionError("a named part was written")

    monkeypatch.setattr(files, "_write_named", refuse)
    write_whole(tmp_path / "page.html", b"new")
    assert (tmp_path / "page.html").read_bytes() == b"new"


@pytest.mark.slow
def test_killed_writer_with_named_part(tmp_path: Path) -> None:
    """Without unnamed files the part has a suffix that tells what it is."""
    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    code = [sys.executable, "-c", _KILLED_WHILE_WRITING, str(path), "named", "1"]
    done = subprocess.run(code, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    (part,) = set(tmp_path.iterdir()) - {path}
    assert part.name.startswith(".")
    assert part.name.endswith(PART_SUFFIX)


@pytest.mark.parametrize(
    "relative",
    [
        "",
        ".",
        "..",
        "../secret",
        "media/../../secret",
        "/etc/passwd",
        "..\\secret",
        "media\\a.svg",
        "a\0b",
        "link-out/secret",
        "link-file",
        "media/../../root-twin/a",
    ],
)
def test_find_inside_lets_nothing_out(tmp_path: Path, relative: str) -> None:
    """No name reaches outside the folder: dots, absolute paths, links, backslashes."""
    root = tmp_path / "root"
    (root / "media").mkdir(parents=True)
    (tmp_path / "root-twin").mkdir()
    (tmp_path / "secret").write_text("x")
    (root / "link-out").symlink_to(tmp_path)
    (root / "link-file").symlink_to(tmp_path / "secret")
    assert find_inside(root, relative) is None


@pytest.mark.parametrize(
    "relative", ["a.svg", "media/a.svg", "media/../a.svg", "not/there", "link/a.svg"]
)
def test_find_inside_gives_what_is_inside(tmp_path: Path, relative: str) -> None:
    """A name that stays inside is resolved, whether the file exists or not."""
    (tmp_path / "media").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "media")
    found = find_inside(tmp_path, relative)
    assert found == (tmp_path / relative).resolve()


def test_find_inside_survives_a_loop_of_links(tmp_path: Path) -> None:
    """A link that leads to itself is not a file, and not a traceback."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    found = find_inside(tmp_path, "loop")
    assert found is None or not found.is_file()


def test_digest_is_blake2b_of_128_bits() -> None:
    """The digest is BLAKE2b with 16 bytes, which others can compute too."""
    assert digest_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"


def test_digest_of_a_file(tmp_path: Path) -> None:
    """A file's digest is that of its bytes; one that is not there has its own word."""
    (tmp_path / "a").write_bytes(b"abc")
    assert digest_file(tmp_path / "a") == digest_bytes(b"abc")
    assert digest_file(tmp_path / "b") == "missing"


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.text(), st.binary().map(digest_bytes)), st.randoms())
def test_combined_digest_knows_no_order(parts: dict[str, str], random: object) -> None:
    """The order in which parts come does not change their digest."""
    shuffled = sorted(parts.items(), key=lambda _: random.random())  # type: ignore[attr-defined]
    assert combine_digests(shuffled) == combine_digests(parts.items())


@pytest.mark.parametrize("other", [[("a", "2")], [("b", "1")], [], [("a", "1")] * 2])
def test_combined_digest_tells_parts_apart(other: list[tuple[str, str]]) -> None:
    """Another name, another digest or another number of parts: another digest."""
    assert combine_digests(other) != combine_digests([("a", "1")])


def test_read_text_folds_what_editors_add(tmp_path: Path) -> None:
    """A byte order mark and CRLF are no part of the text."""
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\n")
    assert read_text(tmp_path / "a.md") == "a\nb\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("uno\ndos\nni\xf1o".encode("latin-1"), "line 3"),
        ("texto".encode("utf-16"), "line 1"),
        (b"a\n\xed\xa0\x80", "line 2"),
        (b"a" * (MAX_TEXT_BYTES + 1), "larger than 1000 kB"),
        (None, "cannot be read"),
    ],
)
def test_read_text_refuses(tmp_path: Path, data: bytes | None, says: str) -> None:
    """What is not UTF-8, too large or not there is an error with a next step."""
    path = tmp_path / "a.md"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError, match=says) as raised:
        read_text(path)
    assert raised.value.hint
    assert "a.md" in raised.value.message


def test_read_text_of_a_folder(tmp_path: Path) -> None:
    """A folder in the place of a file is an error like any other."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_text(tmp_path)


def test_read_text_up_to_its_limit(tmp_path: Path) -> None:
    """A file of exactly the limit is read."""
    (tmp_path / "a").write_bytes(b"abc")
    assert read_text(tmp_path / "a", limit=3) == "abc"
    with pytest.raises(UsageError):
        read_text(tmp_path / "a", limit=2)
