"""veraPDF's validation profiles, read from the XML in its jar.

The jar is minimised and has no JAXB implementation, so veraPDF cannot read its own
profiles; :mod:`tpdocs.audit.verapdf` builds them from these records.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from pathlib import Path

from defusedxml.ElementTree import fromstring

__all__ = ["Profile", "Rule", "Variable", "read_profile"]

_FOLDER = "org/verapdf/pdfa/validation"
_NS = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a profile, in veraPDF's own words."""

    specification: str
    clause: str
    test_number: int
    model_object: str
    deferred: bool | None  #: ``None``: the profile does not say
    tags: str
    description: str
    test: str
    message: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A value that rules share."""

    name: str
    model_object: str
    default: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The rules of one standard."""

    flavour: str  #: name in veraPDF's ``PDFAFlavour``: ``PDFUA_1``
    name: str
    rules: tuple[Rule, ...]
    variables: tuple[Variable, ...]


def read_profile(jar: Path, file_name: str) -> Profile:
    """Read a profile from the jar, for example ``PDFUA-1.xml``."""
    with zipfile.ZipFile(jar) as archive:
        root = fromstring(archive.read(f"{_FOLDER}/{file_name}"))
    return Profile(
        flavour=root.attrib["flavour"],
        name=_text(root, f"{_NS}details/{_NS}name"),
        rules=tuple(_rule(node) for node in root.iter(f"{_NS}rule")),
        variables=tuple(_variable(node) for node in root.iter(f"{_NS}variable")),
    )


def _text(node: ET.Element, path: str) -> str:
    return (node.findtext(path) or "").strip()


def _rule(node: ET.Element) -> Rule:
    identity = node.find(f"{_NS}id")
    attributes = {} if identity is None else identity.attrib
    deferred = node.get("deferred")
    return Rule(
        specification=attributes["specification"],
        clause=attributes["clause"],
        test_number=int(attributes["testNumber"]),
        model_object=node.attrib["object"],
        deferred=None if deferred is None else deferred == "true",
        tags=node.get("tags", ""),
        description=_text(node, f"{_NS}description"),
        test=_text(node, f"{_NS}test"),
        message=_text(node, f"{_NS}error/{_NS}message"),
        arguments=tuple(
            (argument.text or "").strip()
            for argument in node.iterfind(f"{_NS}error/{_NS}arguments/{_NS}argument")
        ),
    )


def _variable(node: ET.Element) -> Variable:
    return Variable(
        name=node.attrib["name"],
        model_object=node.attrib["object"],
        default=_text(node, f"{_NS}defaultValue"),
        value=_text(node, f"{_NS}value"),
    )
