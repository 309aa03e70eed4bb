"""Pictures: found inside ``handouts/media``, checked, SVG labels taken out as texts."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tpdocs.foundation import find_inside
from tpdocs.source.comments import Remarks
from tpdocs.source.report import Report
from tpdocs.source.tree import Drawing, Label, Raster, Text

__all__ = ["MEDIA", "PictureRequest", "read_picture"]

#: The folder of all pictures, below ``handouts/``.
MEDIA = "media"

_SVG = "{http://www.w3.org/2000/svg}"
_ATTRIBUTES = frozenset(
    """
    class clip-rule cx cy d display dominant-baseline fill fill-opacity fill-rule
    font-family font-size font-weight height id opacity points preserveAspectRatio r
    role rx ry stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor transform version viewBox
    visibility width x x1 x2 y y1 y2
    """.split()  # noqa: SIM905  # a list to read
)
#: No escapes, and no function but those of transforms and colours.
_VALUE = re.compile(
    r"(?:(?:translate|scale|rotate|skewX|skewY|matrix|rgba?|hsla?)\([^()\\]*\)"
    r"|[^()\\])*"
)
_MAX_BYTES = 2_000_000
_ELEMENTS = {"svg", "g", "path", "circle", "ellipse", "line", "polyline", "polygon"}
_ELEMENTS |= {"rect", "text", "title", "desc"}
_RASTERS: tuple[tuple[bytes, Literal["image/png", "image/jpeg"]], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,3})?")
_ANCHORS: dict[str, Literal["middle", "end"]] = {"middle": "middle", "end": "end"}
_HINT = "docs/reference/pictures.md says what a picture may hold."


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A picture as a handout asks for it."""

    folder: Path  #: ``handouts/``
    src: str  #: relative to it
    line: int
    said: Remarks  #: by the author, to translators of its labels


def read_picture(request: PictureRequest, report: Report) -> Drawing | Raster | None:
    """Read a picture; ``None`` if it cannot be used, and the report says why."""
    path = _locate(request, report)
    if path is None:
        return None
    data = path.read_bytes()
    if len(data) > _MAX_BYTES:
        _refuse(request, report, f"is larger than {_MAX_BYTES // 1_000_000} MB")
        return None
    for magic, media_type in _RASTERS:
        if data.startswith(magic):
            return _parse_raster(data, media_type, request, report)
    return _parse_drawing(data, request, report)


def _locate(request: PictureRequest, report: Report) -> Path | None:
    media = request.folder / MEDIA
    path = find_inside(request.folder, request.src)
    if path is None or not path.is_relative_to(media.resolve()):
        _refuse(request, report, f"is outside handouts/{MEDIA}")
        return None
    if not _is_file(path):
        _refuse(request, report, "is not there")
        return None
    return path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long
        return False


def _refuse(request: PictureRequest, report: Report, why: str) -> None:
    report.error(
        "picture/file", request.line, f"the picture {request.src!r} {why}", _HINT
    )


def _parse_raster(
    data: bytes,
    media_type: Literal["image/png", "image/jpeg"],
    request: PictureRequest,
    report: Report,
) -> Raster | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        _refuse(request, report, f"is damaged ({error})")
        return None
    return Raster(media_type=media_type, data=data, width=width, height=height)


def _parse_drawing(
    data: bytes, request: PictureRequest, report: Report
) -> Drawing | None:
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError) as error:
        _refuse(request, report, f"is not a PNG, a JPEG or a plain SVG ({error})")
        return None
    problem = _find_problem(root)
    if problem:
        _refuse(request, report, problem)
        return None
    width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
    labels = tuple(_take_labels(root, request, report))
    ET.register_namespace("", _SVG[1:-1])
    return Drawing(
        svg=ET.tostring(root, encoding="unicode"),
        width=width,
        height=height,
        mirrored=root.get("data-rtl") == "mirror",
        labels=labels,
    )


def _find_problem(root: ET.Element) -> str | None:
    """Say what in an SVG is not a plain drawing, if anything."""
    if root.tag != f"{_SVG}svg":
        return "is not an SVG"
    if not re.fullmatch(r"0 0( [1-9]\d*(\.\d+)?){2}", root.get("viewBox", "")):
        return 'needs a viewBox="0 0 width height"'
    if any(
        g.get("transform") and g.find(f".//{_SVG}text") is not None for g in root.iter()
    ):
        return "has a label inside a group with a transform"
    problems = (_find_element_problem(element) for element in root.iter())
    return next(filter(None, problems), None)


def _find_element_problem(element: ET.Element) -> str | None:
    name = str(element.tag).removeprefix(_SVG)
    if name not in _ELEMENTS:
        return f"has an element <{name}>"
    problem = _find_label_problem(element) if name == "text" else None
    return problem or _find_attribute_problem(element)


def _find_attribute_problem(element: ET.Element) -> str | None:
    """Say which attribute is not one of a plain drawing, if any."""
    for key, value in element.attrib.items():
        plain = key in _ATTRIBUTES or key.startswith(("aria-", "data-"))
        if not plain or not _VALUE.fullmatch(value):
            return f"has an attribute {key}={value[:40]!r}"
    return None


def _find_label_problem(element: ET.Element) -> str | None:
    """Say what is wrong with a label, if anything."""
    if len(element):
        return "has a label with elements in it; a label is one line of plain text"
    for key in ("x", "y", "data-width"):
        if not _NUMBER.fullmatch(element.get(key, "")):
            return f"has a label whose {key} is not a number"
    return None


def _take_labels(
    root: ET.Element, request: PictureRequest, report: Report
) -> list[Label]:
    """Take the ``<text>`` elements out of a drawing, in document order."""
    labels = []
    for parent in list(root.iter()):
        for element in parent.findall(f"{_SVG}text"):
            parent.remove(element)
            if text := " ".join((element.text or "").split()):
                report.check_text(text, request.line)
                labels.append(_label(element, request.said.text(text, request.line)))
    return labels


def _label(element: ET.Element, text: Text) -> Label:
    return Label(
        text=text,
        x=float(element.attrib["x"]),
        y=float(element.attrib["y"]),
        width=float(element.attrib["data-width"]),
        anchor=_ANCHORS.get(element.get("text-anchor", ""), "start"),
        valign="top" if element.get("data-valign") == "top" else "middle",
    )
