"""Files: read within limits, named safely, digested, written whole or not at all."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
from typing import TYPE_CHECKING

from tpdocs.foundation.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = [
    "MAX_TEXT_BYTES",
    "PART_SUFFIX",
    "combine_digests",
    "decode_text",
    "digest_bytes",
    "digest_file",
    "find_inside",
    "held",
    "read_text",
    "write_linked",
    "write_whole",
]

#: Larger text files are refused: the largest handout in use is under 20 kB.
MAX_TEXT_BYTES = 1_000_000
#: Ends the name of a file that is being written, where the system has no unnamed ones.
PART_SUFFIX = ".tpdocs-part"


def digest_bytes(data: bytes) -> str:
    """Give the BLAKE2b digest of some bytes: 32 hexadecimal digits (128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_file(path: Path) -> str:
    """Give the digest of a file's bytes, or a word for one that is not there."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(
                stream, lambda: hashlib.blake2b(digest_size=16)
            ).hexdigest()
    except FileNotFoundError:
        return "missing"
    except OSError:  # a folder, or a file that may not be read
        return "unreadable"


def combine_digests(named: Iterable[tuple[str, str]]) -> str:
    """Give one digest for named parts, whatever the order in which they come."""
    lines = "\n".join(f"{name}\t{digest}" for name, digest in sorted(named))
    return digest_bytes(lines.encode())


def read_text(path: Path, *, limit: int = MAX_TEXT_BYTES) -> str:
    """Read a UTF-8 text file, with or without a byte order mark.

    Raises:
        UsageError: It is not there, is too large, or is not UTF-8; the message has
            the line at which the encoding breaks.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise UsageError(
            f"{path.name} cannot be read: {error.strerror}",
            hint="Check the file's name and that you may read it.",
        ) from error
    if len(data) > limit:
        raise UsageError(
            f"{path.name} is larger than {limit // 1000} kB",
            hint="Split it, or remove what does not belong in it.",
        )
    try:
        return decode_text(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{path.name} is not UTF-8 text (line {line}, byte {error.start})",
            hint="Save the file again with the encoding UTF-8.",
        ) from error


def find_inside(root: Path, relative: str) -> Path | None:
    """Give the file that a relative name means, if it lies inside ``root``.

    Links are followed before the check, so that nothing outside can be reached.

    Returns:
        The resolved path, which may not exist; ``None`` if it is outside.
    """
    if "\0" in relative or "\\" in relative:
        return None
    base = root.resolve()
    try:
        path = (base / relative).resolve()
    except (OSError, RuntimeError):  # a loop of links, or a name that is too long
        return None
    return path if path.is_relative_to(base) and path != base else None


def decode_text(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark; lines end with a line feed."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder while files in it are read, changed and written.

    Who asks for one that another process holds waits until it is free; so of two who
    write the same file at once, the second builds on what the first has written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that, at every moment, it is the old one or the new one.

    The bytes go to an unnamed file where the system has them (``O_TMPFILE``), so a
    process that is killed leaves nothing behind; elsewhere to a file whose name ends
    in ``PART_SUFFIX``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART_SUFFIX}")
    try:
        if not _link_unnamed(part, data):
            _write_named(part, data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_linked(path: Path, data: bytes) -> None:
    """Write a file whole where its name is a link: what it leads to is written.

    Only for a file that was read and understood before; a link in somebody's project
    may lead anywhere.
    """
    write_whole(path.resolve(), data)


def _link_unnamed(part: Path, data: bytes) -> bool:
    """Write an unnamed file and give it the name ``part`` once it is whole."""
    with contextlib.suppress(OSError, AttributeError):
        descriptor = os.open(part.parent, os.O_TMPFILE | os.O_WRONLY, 0o644)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
            # With a folder given, Python calls linkat, which follows the link in /proc.
            os.link(f"/proc/self/fd/{descriptor}", part, src_dir_fd=descriptor)
        return True
    return False


def _write_named(part: Path, data: bytes) -> None:
    """Write a file under its temporary name."""
    with part.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
