"""Fonts on this machine, by family, as fontconfig finds them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tpdocs.foundation.errors import MissingToolError
from tpdocs.foundation.files import digest_bytes

__all__ = ["FontFace", "digest_font", "find_faces"]

#: The two weights that the styles use.
STYLES = ("Regular", "Bold")
#: Room for the table directories of a collection of some ten fonts.
_DIRECTORY_BYTES = 65_536


@dataclass(frozen=True, slots=True, order=True)
class FontFace:
    """One face: a file, and its number in a collection."""

    path: Path
    index: int


@cache
def find_faces(family: str) -> tuple[FontFace, ...]:
    """Find the regular and bold faces of a family, one of each.

    Returns:
        One face for each weight that is installed; empty if none is.

    Raises:
        MissingToolError: ``fc-list`` (Debian: fontconfig) is not on this machine.
    """
    name = re.sub(r"([\\:,=-])", r"\\\1", family)  # a name, not a pattern
    try:
        done = subprocess.run(
            ["fc-list", "--format", "%{style}\t%{file}\t%{index}\n", name],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise MissingToolError(
            "fc-list is not on this machine, so no font can be found",
            hint="Install the Debian package fontconfig.",
        ) from error
    faces: dict[str, list[FontFace]] = {style: [] for style in STYLES}
    for line in done.stdout.splitlines():
        styles, path, index = line.split("\t")
        for style in set(STYLES).intersection(styles.split(",")):
            faces[style].append(FontFace(Path(path), int(index)))
    return tuple(min(found) for found in faces.values() if found)


def digest_font(path: Path) -> str:
    """Give a digest of a font without reading all of it: some have 20 MB.

    An OpenType file begins with a directory that holds a checksum of each of its
    tables (OpenType 1.9, "Organization of an OpenType Font"), so its beginning and
    its length change whenever any glyph does.
    """
    with path.open("rb") as stream:
        beginning = stream.read(_DIRECTORY_BYTES)
    return digest_bytes(b"%d " % path.stat().st_size + beginning)
