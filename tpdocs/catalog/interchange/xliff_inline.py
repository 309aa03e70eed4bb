"""The content of ``source`` and ``target``: words and codes, as Markdown again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Codes", "read_text"]

#: Whether a code can stand before words, and after them; others stand alone.
_ENDS = {"pc": (True, True), "ec": (False, True)}

Ends: TypeAlias = tuple[str, str]  #: what stands before and after the words of a code


@dataclass(frozen=True, slots=True)
class Codes:
    """Gives inline codes their Markdown back.

    A tool may drop the reference to the data, and split a pair into ``sc`` and ``ec``;
    a code of the same id in the English then tells what it stands for.
    """

    data: dict[str, str]  #: ``originalData`` by id
    english: dict[str, Ends] = field(default_factory=dict)  #: by the id of the code
    unknown: list[str] = field(default_factory=list)  #: ids that nothing explains

    def learn(self, source: Element) -> None:
        """Note the codes of the English."""
        for element in source.iter():
            own = self._own(element)
            if own != ("", ""):
                start, end = self.english.get(_name(element), ("", ""))
                self.english[_name(element)] = (own[0] or start, own[1] or end)

    def ends(self, element: Element) -> Ends:
        """Give the Markdown of a code; one that nothing explains is noted."""
        name = element.get("copyOf") or _name(element)
        own, known = self._own(element), self.english.get(name, ("", ""))
        start = own[0] or known[0] or element.get("equiv", "")
        end = own[1] or known[1]
        has_start, has_end = _ENDS.get(element.tag, (True, False))
        ends = (start if has_start else "", end if has_end else "")
        if ends == ("", ""):
            self.unknown.append(name)
        return ends

    def _own(self, element: Element) -> Ends:
        """Give what a code itself refers to."""
        match element.tag:
            case "ph" | "sc":
                return self.data.get(element.get("dataRef", ""), ""), ""
            case "pc":
                start = self.data.get(element.get("dataRefStart", ""), "")
                return start, self.data.get(element.get("dataRefEnd", ""), "")
            case "ec":
                return "", self.data.get(element.get("dataRef", ""), "")
            case _:
                return "", ""


def read_text(element: Element, codes: Codes) -> str:
    """Give the Markdown of a ``source`` or ``target``."""
    return "".join(_read(element, codes))


def _read(element: Element, codes: Codes) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match child.tag:
            case "cp":
                yield _character(child.get("hex", ""))
            case "ph" | "pc" | "sc" | "ec":
                start, end = codes.ends(child)
                yield start
                yield from _read(child, codes)
                yield end
            case _:  # mrk and what else a tool marks words with
                yield from _read(child, codes)
        yield child.tail or ""


def _character(code: str) -> str:
    """Give a character by its number; half of a surrogate pair is none.

    Raises:
        ValueError: It is not a number of a character.
    """
    character = chr(int(code, 16))
    if "\ud800" <= character <= "\udfff":
        raise ValueError(f"U+{code} is no character")
    return character


def _name(element: Element) -> str:
    return element.get("startRef") or element.get("id") or ""
