"""A parcel as XLIFF 2.0 (OASIS Standard, 5 August 2014), core elements only.

Inline Markdown goes as inline codes, its text as ``originalData``. What a translation
was made for goes as a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from tpdocs.catalog.interchange.codes import Code, Piece, find_codes, walk_codes
from tpdocs.catalog.interchange.unit import Parcel, Stage, Unit, as_sent
from tpdocs.foundation import SHARED_DOMAIN, SOURCE_TAG, Language

__all__ = ["EXTENSION", "NAMESPACE", "OURS", "STATES", "format_xliff"]

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
#: Of two attributes of a unit that say how it went out: ``stage`` and ``text``.
EXTENSION = "urn:tpdocs:interchange:1"
#: Categories of the notes that we write; all others are the agency's.
OURS = ("where", "note", "context", "previous-english")
#: What XML 1.0 cannot hold (production 2, Char); XLIFF writes it as ``<cp hex="">``.
_INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: XLIFF's state, and a subState of ours where XLIFF has no word for it.
STATES: dict[Stage, tuple[str, str]] = {
    Stage.NEW: ("initial", ""),
    Stage.CHECK: ("initial", "tpdocs:to-check"),
    Stage.MACHINE: ("initial", "tpdocs:machine"),
    Stage.TRANSLATED: ("translated", ""),
    Stage.REVIEWED: ("reviewed", ""),
}
#: ``type`` and ``subType`` of a code; the ``xlf:`` names are the standard's.
_TYPES = {
    "value": ("ui", "xlf:var"),
    "strong": ("fmt", "xlf:b"),
    "em": ("fmt", "xlf:i"),
    "link": ("link", ""),
    "address": ("link", ""),
}
#: Elements inside of which every space counts.
_EXACT = ("source", "target", "data", "note")


@dataclass(slots=True)
class _Codes:
    """The codes of a unit: what stands for each, and the text of each."""

    data: dict[str, str] = field(default_factory=dict)  #: text to its id
    given: list[tuple[Code, str]] = field(default_factory=list)  #: with ids

    def refer(self, text: str) -> str:
        """Give the id of the ``data`` that holds a text."""
        return self.data.setdefault(text, f"d{len(self.data) + 1}")

    def name_source(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Give an id to each code of the English."""
        for number, code in enumerate(walk_codes(pieces), 1):
            self.given.append((code, str(number)))
            yield str(number)

    def name_target(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Give each code of a translation the id of the same one in the English."""
        free, count = list(self.given), len(self.given)
        for code in walk_codes(pieces):
            same = next((pair for pair in free if _is_same(pair[0], code)), None)
            if same is None:
                count += 1
                yield str(count)
            else:
                free.remove(same)
                yield same[1]


def format_xliff(parcel: Parcel, language: Language) -> bytes:
    """Write a parcel as an XLIFF 2.0 file, in UTF-8.

    Args:
        parcel: What to write.
        language: That of the translations.
    """
    root = Element(
        "xliff",
        {
            "xmlns": NAMESPACE,
            "xmlns:t": EXTENSION,
            "version": "2.0",
            "srcLang": SOURCE_TAG,
            "trgLang": parcel.tag,
        },
    )
    ending = "" if parcel.slug == SHARED_DOMAIN else ".md"  # a folder has none
    file = SubElement(
        root,
        "file",
        {
            "id": parcel.slug,
            "original": f"handouts/{parcel.slug}{ending}",
            "canResegment": "no",
            "srcDir": "ltr",
            "trgDir": language.direction,
            "xml:space": "preserve",
        },
    )
    for unit in parcel.units:
        _add_unit(file, unit)
    _lay_out(root, "\n")
    text = tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _add_unit(file: Element, unit: Unit) -> None:
    sent = as_sent(unit)
    element = SubElement(
        file, "unit", {"id": unit.id, "t:stage": str(sent.stage), "t:text": sent.text}
    )
    notes = list(_notes(unit))
    if notes:
        holder = SubElement(element, "notes")
        for category, text in notes:
            note = SubElement(holder, "note", {"category": category})
            note.text = _INVALID.sub("\ufffd", text)
    codes = _Codes()
    state, sub = STATES[unit.stage]
    segment = Element("segment", {"state": state} | ({"subState": sub} if sub else {}))
    pieces = find_codes(unit.msgid)
    _fill(SubElement(segment, "source"), pieces, codes, codes.name_source(pieces))
    if unit.msgstr:
        pieces = find_codes(unit.msgstr)
        _fill(SubElement(segment, "target"), pieces, codes, codes.name_target(pieces))
    if codes.data:
        holder = SubElement(element, "originalData")
        for text, name in codes.data.items():
            _add_text(SubElement(holder, "data", {"id": name}), text)
    element.append(segment)


def _notes(unit: Unit) -> Iterator[tuple[str, str]]:
    if unit.where:
        yield "where", unit.where
    if unit.context is not None:
        yield "context", unit.context
    yield from (("note", note) for note in unit.notes if note)
    if unit.previous:
        yield "previous-english", f"Translated when the English was: {unit.previous}"


def _fill(
    parent: Element, pieces: Iterable[Piece], codes: _Codes, names: Iterator[str]
) -> None:
    """Put words and codes into an element; ``names`` gives ids, outer ones first."""
    for piece in pieces:
        if isinstance(piece, str):
            _add_text(parent, piece)
        else:
            element = _add_code(parent, piece, codes, next(names))
            _fill(element, piece.children, codes, names)


def _add_code(parent: Element, code: Code, codes: _Codes, name: str) -> Element:
    kind, sub = _TYPES[code.kind]
    common = {"id": name, "canCopy": "no", "canDelete": "no", "type": kind}
    common |= {"subType": sub} if sub else {}
    if not code.is_pair:
        shown = {"equiv": code.start, "disp": code.start}
        return SubElement(
            parent, "ph", common | shown | {"dataRef": codes.refer(code.start)}
        )
    ends = {
        "dataRefStart": codes.refer(code.start),
        "dataRefEnd": codes.refer(code.end),
    }
    return SubElement(parent, "pc", common | ends)


def _add_text(parent: Element, text: str) -> None:
    """Add text after what an element holds already."""
    end = 0
    for match in _INVALID.finditer(text):
        _append(parent, text[end : match.start()])
        SubElement(parent, "cp", {"hex": f"{ord(match[0]):04X}"})
        end = match.end()
    _append(parent, text[end:])


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text


def _is_same(one: Code, other: Code) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _lay_out(element: Element, margin: str) -> None:
    """Put each element on a line of its own, but where spaces count."""
    if element.tag in _EXACT or not len(element):
        return
    element.text = margin + " "
    for child in element:
        child.tail = margin + " "
        _lay_out(child, margin + " ")
    element[-1].tail = margin
