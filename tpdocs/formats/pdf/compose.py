"""Glyphs made of others, added to a font that has been cut down to what is used."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

from tpdocs.formats.pdf.clusters import Cluster, Part

__all__ = ["add_composites"]

#: Component flags (OpenType 1.9, glyf): offsets are words, x and y values, rounded.
_FLAGS = 0x0001 | 0x0002 | 0x0004
_MORE = 0x0020
_LONG = 1  #: ``indexToLocFormat`` of offsets of four bytes
_LOCA_FORMAT = 50  #: where ``head`` says it
_METRICS_COUNT = 34  #: where ``hhea`` says how many widths ``hmtx`` has


class _Box(NamedTuple):
    left: int
    bottom: int
    right: int
    top: int


def add_composites(
    font_file: bytes, composites: Mapping[int, Cluster]
) -> tuple[bytes, dict[int, int]]:
    """Add a glyph for each cluster of several, or moved, or widened glyphs.

    Only the new glyphs are written; what the font has is copied as it is.

    Args:
        font_file: A TrueType font in which glyphs have kept their numbers.
        composites: What each code draws.

    Returns:
        The new font file, and the number of the glyph of each code.
    """
    tables = SFNTReader(BytesIO(font_file))
    data = {tag: tables[tag] for tag in tables.keys()}  # noqa: SIM118  # not a dict
    old, offsets = data["glyf"], _offsets(data)
    first = len(offsets) - 1
    glyphs, metrics = bytearray(old[: offsets[-1]]), bytearray()
    for cluster in composites.values():
        boxes = [_box_of(old, offsets, part) for part in cluster.parts]
        glyph, left = _composite(cluster.parts, [box for box in boxes if box])
        glyphs += glyph
        offsets.append(len(glyphs))
        metrics += struct.pack(">Hh", max(cluster.width or 0, 0), left)
    _extend(data, bytes(glyphs), offsets, bytes(metrics))
    most = max(len(cluster.parts) for cluster in composites.values())
    data["maxp"] = _limits(data["maxp"], len(offsets) - 1, most)
    return _written(data), {code: first + n for n, code in enumerate(composites)}


def _offsets(data: Mapping[str, bytes]) -> list[int]:
    """Give where each glyph begins, and where the last one ends."""
    loca = data["loca"]
    if struct.unpack_from(">h", data["head"], _LOCA_FORMAT)[0] == _LONG:
        return list(struct.unpack(f">{len(loca) // 4}I", loca))
    return [2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca)]


def _box_of(glyf: bytes, offsets: list[int], part: Part) -> _Box | None:
    """Give the box of a glyph where a part puts it; ``None`` if nothing is drawn."""
    start, end = offsets[part.glyph : part.glyph + 2]
    if start == end:
        return None
    left, bottom, right, top = struct.unpack_from(">4h", glyf, start + 2)
    return _Box(left + part.x, bottom + part.y, right + part.x, top + part.y)


def _composite(parts: tuple[Part, ...], boxes: list[_Box]) -> tuple[bytes, int]:
    """Give the bytes of a composite glyph, and its left edge."""
    if not boxes:
        return b"", 0
    left, bottom = min(b.left for b in boxes), min(b.bottom for b in boxes)
    right, top = max(b.right for b in boxes), max(b.top for b in boxes)
    # In place of a count of contours, -1 says that it is made of others.
    data = bytearray(struct.pack(">5h", -1, left, bottom, right, top))
    for number, part in enumerate(parts, 1):
        flags = _FLAGS | (_MORE if number < len(parts) else 0)
        data += struct.pack(">HHhh", flags, part.glyph, part.x, part.y)
    # Offsets in loca should be multiples of four (OpenType 1.9, loca).
    return bytes(data) + bytes(-len(data) % 4), left


def _extend(
    data: dict[str, bytes], glyf: bytes, offsets: list[int], metrics: bytes
) -> None:
    """Put the longer tables in; each glyph has an advance of its own."""
    (full,) = struct.unpack_from(">H", data["hhea"], _METRICS_COUNT)
    widths, bearings = data["hmtx"][: 4 * full], data["hmtx"][4 * full :]
    # The last width may stand for all glyphs after it; now others follow those.
    last = widths[-4:-2]
    for at in range(0, len(bearings), 2):
        widths += last + bearings[at : at + 2]
    data["hmtx"] = widths + metrics
    data["hhea"] = _patched(data["hhea"], _METRICS_COUNT, len(offsets) - 1)
    data["head"] = _patched(data["head"], _LOCA_FORMAT, _LONG)
    data["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    data["glyf"] = glyf


def _limits(maxp: bytes, glyphs: int, parts: int) -> bytes:
    """Give the font's limits with room for the composites: upper bounds."""
    points, contours, made_points, made_contours = struct.unpack_from(">4H", maxp, 6)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    for at, limit in (
        (4, glyphs),
        (10, parts * max(points, made_points)),
        (12, parts * max(contours, made_contours)),
        (28, max(elements, parts)),
        (30, depth + 1),
    ):
        maxp = _patched(maxp, at, min(limit, 0xFFFF))
    return maxp


def _patched(table: bytes, at: int, value: int) -> bytes:
    return table[:at] + struct.pack(">H", value) + table[at + 2 :]


def _written(data: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    writer = SFNTWriter(out, len(data))
    for tag, table in data.items():
        writer[tag] = table
    writer.close()
    return out.getvalue()
