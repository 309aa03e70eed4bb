"""XLIFF 2.0 from an agency's tool, which nobody here wrote: read with suspicion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tpdocs.catalog.interchange.bad import bad_file, warn
from tpdocs.catalog.interchange.unit import Parcel, Sent, Stage, Unit, shorten
from tpdocs.catalog.interchange.xliff_inline import Codes, read_text
from tpdocs.catalog.interchange.xliff_write import EXTENSION, NAMESPACE, OURS, STATES
from tpdocs.foundation import Checked, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

__all__ = ["parse_xliff"]

#: XLIFF 2.1 has the namespace of 2.0; 2.2 has its own, with the same core.
_SPACES = (NAMESPACE, "urn:oasis:names:tc:xliff:document:2.2")
_OLD = "urn:oasis:names:tc:xliff:document:1."
_ID = re.compile(r"""\sid=["']([^"']*)["']""")
#: By state and subState; the least comes first.
_STAGES = {pair: stage for stage, pair in STATES.items()}
_STAGES |= {("final", ""): Stage.REVIEWED}


@dataclass(frozen=True, slots=True)
class _File:
    """What is read, and under which name it is spoken of."""

    name: str
    lines: dict[str, int]  #: in which an id first stands; the parser keeps none

    def place(self, unit: str) -> Place:
        """Give the place of a unit."""
        return Place(self.name, self.lines.get(unit))


def parse_xliff(data: bytes, name: str) -> Checked[Parcel]:
    """Read an XLIFF 2.0, 2.1 or 2.2 file.

    Args:
        data: The file.
        name: Its name, for findings.
    """
    try:
        root = fromstring(data, forbid_dtd=True)
        return _read_root(root, _File(name, _find_lines(data)))
    except DefusedXmlException:
        return bad_file(name, "it declares entities or a document type")
    except ParseError as error:
        return bad_file(name, f"it is not whole XML ({error})", error.position[0])
    except (ValueError, LookupError, OverflowError) as error:
        return bad_file(name, f"it is not XLIFF as the standard has it ({error})")
    except RecursionError:
        return bad_file(name, "its codes are nested too deep")


def _find_lines(data: bytes) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        for match in _ID.finditer(line):
            lines.setdefault(match[1], number)
    return lines


def _read_root(root: Element, file: _File) -> Checked[Parcel]:
    space, _, tag = root.tag.removeprefix("{").rpartition("}")
    if space.startswith(_OLD):
        return bad_file(
            file.name,
            f"it is XLIFF {space[-3:]}, not 2.0",
            hint="Ask the agency to save it as XLIFF 2.0, the version that they were "
            "sent, or use .xlsx. Nothing was changed.",
        )
    if tag != "xliff" or space not in _SPACES:
        return bad_file(file.name, f"it is XML, but not XLIFF 2 (<{tag}>)")
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{space}}}")
    return _read_units(root, file)


def _read_units(root: Element, file: _File) -> Checked[Parcel]:
    slugs = {_slug(element) for element in root.iter("file")}
    language = root.get("trgLang", "")
    if not language or len(slugs) != 1:
        message = "it does not name one language (trgLang) and one handout (original)"
        return bad_file(file.name, message)
    read = [_read_unit(element, file) for element in root.iter("unit")]
    units = tuple(unit for unit, _found in read)
    findings = tuple(finding for _unit, found in read for finding in found)
    return Checked(Parcel(slug=slugs.pop(), tag=language, units=units), findings)


def _slug(file: Element) -> str:
    return PurePosixPath(file.get("original") or file.get("id") or "").stem


def _read_unit(element: Element, file: _File) -> tuple[Unit, tuple[Finding, ...]]:
    name = element.get("id", "")
    place = file.place(name)
    segments = [part for part in element if part.tag in ("segment", "ignorable")]
    codes = _codes(element, segments)
    english = "".join(_content(part, "source", codes) for part in segments)
    codes.unknown.clear()
    text = _translation(segments, codes)
    notes = _notes(element)
    sent = _sent(element)
    unit = Unit(
        id=name,
        msgid=english,
        msgstr=text or "",
        context=next((said for about, said in notes if about == "context"), None),
        stage=_stage(segments, sent),
        remarks=tuple(said for about, said in notes if about not in OURS),
        line=place.line,
        sent=sent,
    )
    if text is not None:
        return unit, ()
    message = f"{shorten(english)} came back in part only; it was left as it is"
    hint = "Ask the agency for this text as a whole, with its codes."
    return unit, (warn("catalog/import-part", place, message, hint),)


def _notes(unit: Element) -> list[tuple[str | None, str]]:
    """Give the notes of a unit, each with its category."""
    return [(n.get("category"), n.text or "") for n in unit.iterfind("notes/note")]


def _sent(unit: Element) -> Sent | None:
    stage, text = (unit.get(f"{{{EXTENSION}}}{name}") for name in ("stage", "text"))
    return Sent(stage=Stage(stage), text=text) if stage and text else None


def _codes(unit: Element, segments: Sequence[Element]) -> Codes:
    """Give what the codes of a unit stand for."""
    codes = Codes({})
    for item in unit.iterfind("originalData/data"):
        codes.data[item.get("id", "")] = read_text(item, codes)
    for part in segments:
        for source in part.iterfind("source"):
            codes.learn(source)
    return codes


def _translation(segments: Sequence[Element], codes: Codes) -> str | None:
    """Give the translation of a unit, which a tool may have cut up and put in order.

    Returns:
        Empty if there is none; ``None`` if a part or what a code stands for is missing.
    """
    targets = [part.find("target") for part in segments if part.tag == "segment"]
    if not any(target is not None and _has_content(target) for target in targets):
        return ""
    numbered = sorted(enumerate(segments, 1), key=_order)
    text = "".join(_translated(part, codes) for _number, part in numbered)
    return None if None in targets or codes.unknown else text


def _translated(part: Element, codes: Codes) -> str:
    """Give the translation of a part; of what stands between segments, the English."""
    return _content(part, "source" if part.find("target") is None else "target", codes)


def _order(numbered: tuple[int, Element]) -> int:
    number, part = numbered
    target = part.find("target")
    return number if target is None else int(target.get("order", number))


def _has_content(element: Element) -> bool:
    return bool(len(element) or (element.text or "").strip())


def _content(part: Element, tag: str, codes: Codes) -> str:
    element = part.find(tag)
    return "" if element is None else read_text(element, codes)


def _stage(segments: Sequence[Element], sent: Sent | None) -> Stage:
    """Give the least that is said of any segment.

    The standard's default for a state that is left out is ``initial``; but tools that
    know no states leave it out, and what they send is meant as translated. One that
    says ``initial`` means it; what it was, if it drops the subState, we know.
    """
    found = {_stage_of(part) for part in segments if part.tag == "segment"}
    least = next((stage for stage in _STAGES.values() if stage in found), Stage.NEW)
    if least is Stage.NEW and sent and sent.stage is not Stage.TRANSLATED:
        return sent.stage
    return least


def _stage_of(segment: Element) -> Stage:
    state, sub = segment.get("state", ""), segment.get("subState", "")
    if not state:
        return Stage.TRANSLATED
    return _STAGES.get((state, sub)) or _STAGES[state, ""]
