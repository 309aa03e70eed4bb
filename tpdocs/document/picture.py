"""Pictures for the page: drawings mirrored for right-to-left, labels laid over."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from urllib.parse import quote

from defusedxml.ElementTree import fromstring

from tpdocs.foundation import Direction, UsageError
from tpdocs.source import Drawing, Label, Raster, Text

__all__ = [
    "PlacedLabel",
    "cut_legend",
    "data_uri",
    "place_labels",
    "qr_code",
    "svg_uri",
]

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A label over a drawing; lengths in per cent of the drawing's width or height."""

    text: Text
    left: float
    top: float
    width: float
    align: str  #: ``text-align``
    centred: bool  #: ``top`` is the middle of the label


def data_uri(picture: Drawing | Raster, direction: Direction) -> str:
    """Give a picture as a ``data:`` address, mirrored if the reader expects it."""
    match picture:
        case Raster(media_type=media_type, data=data):
            return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
        case Drawing(svg=svg):
            turned = picture.mirrored and direction == "rtl"
            return svg_uri(_mirror(svg, picture.width) if turned else svg)


def svg_uri(svg: str) -> str:
    """Give an SVG as a ``data:`` address."""
    return f"data:image/svg+xml,{quote(svg, safe=' =:/')}"


def place_labels(drawing: Drawing, direction: Direction) -> tuple[PlacedLabel, ...]:
    """Give the places of a drawing's labels."""
    return tuple(_place(label, drawing, direction) for label in drawing.labels)


def cut_legend(picture: Drawing | Raster) -> Drawing | None:
    """Return a drawing without the room for its labels, if they all stand below it.

    Labels in one row below a drawing are set as a row of text under it, as high as its
    words need. Any other picture gives ``None``: its labels lie over it.
    """
    if not isinstance(picture, Drawing) or not picture.labels:
        return None
    tops = {label.y for label in picture.labels if label.valign == "top"}
    if len(tops) != 1 or any(label.valign != "top" for label in picture.labels):
        return None
    height = tops.pop()
    root = fromstring(picture.svg)
    root.set("viewBox", f"0 0 {picture.width:g} {height:g}")
    ET.register_namespace("", _SVG[1:-1])
    svg = ET.tostring(root, encoding="unicode")
    labels = tuple(sorted(picture.labels, key=lambda label: label.x))
    return replace(picture, svg=svg, height=height, labels=labels)


def qr_code(address: str) -> str:
    """Give a QR code of a web address as a ``data:`` address."""
    import segno

    try:
        code = segno.make(address, error="m", micro=False)
    except ValueError as error:
        raise UsageError(
            "clinic.toml: the web address is too long for a QR code",
            hint="Give a shorter address of the same page.",
        ) from error
    return str(code.svg_data_uri(dark="#16242a", border=2))


def _mirror(svg: str, width: float) -> str:
    root = fromstring(svg)
    group = ET.Element(f"{_SVG}g", transform=f"translate({width:g} 0) scale(-1 1)")
    group.extend(list(root))
    for child in list(root):
        root.remove(child)
    root.append(group)
    ET.register_namespace("", _SVG[1:-1])
    return ET.tostring(root, encoding="unicode")


_ALIGN = {"start": "start", "middle": "center", "end": "end"}
_ALIGN_AS_DRAWN = {"start": "left", "middle": "center", "end": "right"}


def _place(label: Label, drawing: Drawing, direction: Direction) -> PlacedLabel:
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    left = label.x - shift * label.width
    as_drawn = direction == "rtl" and not drawing.mirrored
    if direction == "rtl" and drawing.mirrored:
        left = drawing.width - left - label.width
    align = _ALIGN_AS_DRAWN if as_drawn else _ALIGN
    return PlacedLabel(
        text=label.text,
        left=round(100 * left / drawing.width, 2),
        top=round(100 * label.y / drawing.height, 2),
        width=round(100 * label.width / drawing.width, 2),
        align=align[label.anchor],
        centred=label.valign == "middle",
    )
