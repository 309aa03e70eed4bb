"""The rule about what runs from left to right in right-to-left text (UAX 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tpdocs.audit.expected import squeezed
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.sight import MOST_SEEN, Letter
from tpdocs.audit.subject import Subject

__all__ = ["RULES", "find_runs"]

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = "[A-Za-zÀ-ɏµ]"
_NAME = "[A-Za-zÀ-ɏ0-9µ]*"
_NATIVE = "[\u0660-\u0669\u06f0-\u06f9]"
#: A unit after a space is well known; another word may be no unit at all.
_UNITS = (
    "mg|mcg|µg|g|kg|lb|oz|mL|ml|dL|L|l|IU|U|mm|cm|m|km|s|min|h|bpm|mmHg|kcal|C|F"
    "|AM|PM|am|pm"
)
_UNIT = (
    rf"(?: ?°(?: ?[CF]\b)?| ?[%‰€$£]|-?{_WORD}{_NAME}[²³]?| [ap]\.m\b"
    rf"| (?:{_UNITS})\b[²³]?)(?:/(?:[0-9.]+ ?)?{_WORD}+[²³]?)*"
)
_STREET = "(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Ln|Lane|Way)"
#: What must keep its order, the longest first; see :func:`find_runs`.
_RUN = re.compile(
    r"(?:https?://|www\.)[!-~]*[\w/]"
    r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    # A phone has seven digits or more: +1 (415) 555-0123
    r"|(?=(?:[ ().+-]{0,2}[0-9]){7})\+?\(?[0-9]+(?:(?:\) ?|[ .-]\(?| \()[0-9]+)+"
    rf"|[0-9]+[A-Za-z]?(?: {_WORD}{_NAME}){{1,3}}? {_STREET}\b"
    # A number with its parts, sign and unit: 500 mg/5 mL, 38.5 °C, 2026-11-25, $5
    r"|(?:(?<![\w)])[-+\u2212±$€£¥#])?[0-9]+(?:(?:[.,:/'’–-]| – )[0-9]+)*"
    rf"(?:{_UNIT})?(?: \([0-9.]+{_UNIT}\))?"
    # Arabic and Persian digits run on over what parts them, but not over a dash.
    rf"|{_NATIVE}+(?:[.,:/\u066b\u066c]{_NATIVE}+)*"
    # Words in a row need no care; what parts them may be a link.
    rf"|{_WORD}{_NAME}(?:[.'’&/_+-]{_WORD}{_NAME}|-[0-9]+)*"
)
#: Signs that a right-to-left line shows mirrored, and readers give either way.
_MIRRORED = str.maketrans("()[]{}<>«»≤≥", "(([[{{<<««≤≤")
_LINE = 2.0  #: points between what stands on one line


def find_runs(text: str) -> list[str]:
    """Find what must stand from left to right: numbers, phones, names, addresses.

    A run is what no reader would take apart; what follows it may be of the next word.
    """
    return [run for run in _RUN.findall(text) if len(squeezed(run)) > 1]


def _runs_keep_order(subject: Subject) -> Iterator[Fault]:
    shown = [tuple(_lines(sight.letters)) for sight in subject.sights]
    for text, page in _texts(subject):
        for run in find_runs(text) if _RTL.search(text) else ():
            if not any(_stands(run, lines) for lines in shown):
                message = f"“{run}” does not stand in this order, left to right"
                yield Fault(f"{message}, in “{' '.join(text.split())[:60]}”", page)


def _texts(subject: Subject) -> Iterable[tuple[str, int | None]]:
    """Give the texts that stand on the pages, with their page, where that is known."""
    if subject.expected is not None and subject.expected.blocks:
        blocks = subject.expected.blocks
        return ((block.text, None) for block in blocks if block.tags != ("Figure",))
    pictures = ("Figure", "Formula")
    return (
        (block.text, block.page or None)
        for block in subject.blocks
        if block.element.role not in pictures
    )


def _stands(run: str, lines: Sequence[str]) -> bool:
    """Tell whether a run stands on a line, or on two of a column."""
    whole = _plain(run)
    if any(whole in line for line in lines):
        return True
    words = run.split()
    return any(
        _plain(" ".join(words[:cut])) in line
        and any(_plain(" ".join(words[cut:])) in after for after in lines[number + 1 :])
        for cut in range(1, len(words))
        for number, line in enumerate(lines)
    )


def _lines(letters: Iterable[Letter]) -> Iterator[str]:
    """Give the lines of a page from the top, each from left to right."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda found: -found.base):
        if lines and lines[-1][-1].base - letter.base <= _LINE:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    for line in lines:
        ordered = sorted(line, key=lambda found: found.left)
        yield _plain("".join(letter.char for letter in ordered))


def _plain(text: str) -> str:
    return squeezed(text).replace("\u2011", "-").translate(_MIRRORED)


RULES = (
    Rule(
        name="text/number-order",
        title="Numbers and names in right-to-left text stand in their own order",
        clauses=("WCAG 2.2 1.3.2", "UAX 9"),
        hint='Isolate the number with its unit, or the name: <bdi dir="ltr">.',
        check=_runs_keep_order,
        pages=MOST_SEEN,
    ),
)
