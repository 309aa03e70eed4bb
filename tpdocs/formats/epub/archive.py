"""The container: a ZIP file in which the same files are the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["FOLDER", "make_archive"]

#: Where all that is read lies in the container.
FOLDER = "EPUB"

_CONTAINER = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can name
_UNIX, _MODE = 3, 0o100644


def make_archive(files: Mapping[str, bytes]) -> bytes:
    """Put files into a container, in their order, under ``EPUB/``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        # The type comes first and as it is: programs look for it at a fixed place.
        _put(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", _CONTAINER.encode())
        for name, data in files.items():
            _put(archive, f"{FOLDER}/{name}", data)
    return stream.getvalue()


def _put(
    archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED
) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system, entry.external_attr = _UNIX, _MODE << 16
    archive.writestr(entry, data, how, 9)
