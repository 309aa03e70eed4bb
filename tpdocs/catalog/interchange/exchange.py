"""The formats that agencies work in, by the ending of a file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tpdocs.catalog.interchange.bad import bad_file
from tpdocs.catalog.interchange.sheet_read import parse_sheet
from tpdocs.catalog.interchange.sheet_write import format_sheet
from tpdocs.catalog.interchange.unit import Parcel
from tpdocs.catalog.interchange.xliff_read import parse_xliff
from tpdocs.catalog.interchange.xliff_write import format_xliff
from tpdocs.foundation import Checked, Language, UsageError

__all__ = ["Exchange", "find_exchange", "read_parcel"]

#: Larger files are refused: that of the largest handout is under 200 kB.
_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A format: how a parcel is written in it, and read."""

    write: Callable[[Parcel, Language], bytes]
    parse: Callable[[bytes, str], Checked[Parcel]]


_XLIFF = Exchange(write=format_xliff, parse=parse_xliff)
_EXCHANGES = {
    ".xlf": _XLIFF,
    ".xliff": _XLIFF,
    ".xlsx": Exchange(write=format_sheet, parse=parse_sheet),
}


def find_exchange(path: Path) -> Exchange:
    """Find the format of a file by the ending of its name.

    Raises:
        UsageError: It has another ending.
    """
    exchange = _EXCHANGES.get(path.suffix.lower())
    if exchange is None:
        raise UsageError(
            f"{path.name} is neither XLIFF nor an Excel workbook by its name",
            hint=f"Use a name that ends in {', '.join(_EXCHANGES)}.",
        )
    return exchange


def read_parcel(path: Path) -> Checked[Parcel]:
    """Read a file that came back from an agency.

    Raises:
        UsageError: Its name has the ending of no format.
    """
    exchange = find_exchange(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        return bad_file(path.name, f"it cannot be read: {error.strerror}")
    if len(data) > _MAX_BYTES:
        return bad_file(path.name, "it is larger than 20 MB")
    return exchange.parse(data, path.name)
