"""Rules about how running text is set: its size, its lines and how they end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from tpdocs.audit.expected import Expected, squeezed
from tpdocs.audit.lines import Line, SetBlock
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.rules.layout import find_frames
from tpdocs.audit.sight import MOST_SEEN, Box
from tpdocs.audit.subject import Subject
from tpdocs.audit.tags import Element
from tpdocs.foundation import Severity

__all__ = ["RULES"]

_FLOOR = 12.0  #: points, of running text in any file
_LARGE = 18.0  #: points; the text size of large print
_TOLERANCE = 0.05  #: points
#: The types of paragraphs and list items.
_RUNNING = frozenset({"P", "LI", "LBody"})
_CELLS = frozenset({"TD", "TH"})
_LAST_LINE = 1.2  #: em; a shorter last line is a stranded word
#: Characters in a full line. Bringhurst has 45 to 75, in columns from 40, and at least
#: 30 for ragged text, which is the least for large print here. WCAG and JLREQ have 40
#: as the most for Chinese and Japanese; the least is half of the Latin one.
_MEASURE, _MEASURE_LARGE = (40.0, 75.0), (30.0, 75.0)
_MEASURE_WIDE, _MEASURE_WIDE_LARGE = (20.0, 40.0), (15.0, 40.0)
_NARROW = 0.6  #: of the widest line; below it a line is not running text
_ENOUGH_LINES = 5  #: fewer full lines say nothing of the measure


def _text_is_large_enough(subject: Subject) -> Iterator[Fault]:
    if subject.expected is not None and subject.expected.blocks:
        yield from _blocks_large_enough(subject, subject.expected)
        return
    size = _text_size(subject)
    if size is not None and size < _FLOOR - _TOLERANCE:
        yield Fault(f"most of the text is {size:.1f} points; {_FLOOR:g} is wanted")


def _blocks_large_enough(subject: Subject, expected: Expected) -> Iterator[Fault]:
    """Check the paragraphs and list items of the handout, each in its own language."""
    scaled = expected.text_size * expected.type_scale
    wanted = {
        squeezed(b.text): scaled if b.lang == expected.lang else expected.text_size
        for b in expected.blocks
        if b.is_running
    }
    # A label in a picture may have the words of a list item.
    for block in expected.blocks:
        if not block.is_running:
            wanted.pop(squeezed(block.text), None)
    for found in subject.set_blocks:
        size = wanted.get(squeezed(found.block.text))
        small = [x for x in found.lines if size and x.size < size - 2 * _TOLERANCE]
        if small and size:
            shown = f"{_short(small[0].text)} is {small[0].size:.1f} points"
            yield Fault(f"{shown}; {size:.1f} is wanted", small[0].page)


def _text_size(subject: Subject) -> float | None:
    """Return the size in which most running text is set; ``None`` if there is none."""
    sizes = Counter[float]()
    for found in _paragraphs(subject):
        for line in found.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _paragraphs(subject: Subject) -> Iterator[SetBlock]:
    """Find paragraphs and list items that are in no table."""
    cells = _in_tables(subject)
    for found in subject.set_blocks:
        element = found.block.element
        if element.role in _RUNNING and id(element) not in cells:
            yield found


def _in_tables(subject: Subject) -> set[int]:
    tables = (e for e in subject.elements if e.role in _CELLS)
    return {id(element) for cell in tables for element in cell.walk()}


def _last_lines_are_long(subject: Subject) -> Iterator[Fault]:
    cells = _in_tables(subject)
    for found in subject.set_blocks:
        element = found.block.element
        if len(found.lines) < 2 or id(element) in cells or _has_picture(element):
            continue
        last = found.lines[-1]
        if _is_stranded(last):
            message = f"{_short(last.text)} is alone on the last line of"
            yield Fault(f"{message} {_short(found.block.text)}", last.page)


def _has_picture(element: Element) -> bool:
    """Whether a picture, such as a space to write in, may lengthen a line."""
    return any(kid.role == "Figure" for kid in element.walk())


def _is_stranded(line: Line) -> bool:
    if line.is_wide:
        return line.letters <= 1
    return line.box.width < _LAST_LINE * line.size


def _lines_are_comfortable(subject: Subject) -> Iterator[Fault]:
    size = _text_size(subject)
    if size is None:
        return
    lines = list(_full_lines(subject, size))
    is_large = size >= _LARGE - _TOLERANCE
    for is_wide in (False, True):
        lengths = [line.length for line in lines if line.is_wide == is_wide]
        if len(lengths) < _ENOUGH_LINES:
            continue
        fewest, most = _measure(is_large=is_large, is_wide=is_wide)
        usual = median(lengths)
        if not fewest <= usual <= most:
            message = f"full lines of text hold {usual:.0f} characters (the median of"
            yield Fault(
                f"{message} {len(lengths)}); {fewest:.0f}–{most:.0f} are wanted"
            )


def _measure(*, is_large: bool, is_wide: bool) -> tuple[float, float]:
    if is_wide:
        return _MEASURE_WIDE_LARGE if is_large else _MEASURE_WIDE
    return _MEASURE_LARGE if is_large else _MEASURE


def _full_lines(subject: Subject, size: float) -> Iterator[Line]:
    """Find the lines of paragraphs in the text size, but the last and those in frames.

    A line that another one follows is broken because it is full. Lines of narrow
    columns are left out.
    """
    frames = {sight.number: find_frames(sight) for sight in subject.sights}
    lines = [
        line
        for found in _paragraphs(subject)
        for line in found.lines[:-1]
        if abs(line.size - size) <= 2 * _TOLERANCE
        and not any(_is_in(line.box, frame) for frame in frames[line.page])
    ]
    # Labels of pictures and text beside a picture are narrow on purpose.
    widest = max((line.box.width for line in lines), default=0.0)
    return (line for line in lines if line.box.width >= _NARROW * widest)


def _is_in(text: Box, frame: Box) -> bool:
    across, up = (text.left + text.right) / 2, (text.bottom + text.top) / 2
    return frame.left <= across <= frame.right and frame.bottom <= up <= frame.top


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= 40 else f"“{text[:39]}…”"


RULES = (
    Rule(
        name="layout/type-size",
        title="Running text is as large as its edition and script ask for",
        clauses=(
            "CMS Toolkit Part 5, 6.4",
            "tpdocs: 12 points, large print 18, times type-scale",
        ),
        hint="Set the text in calc(12pt * var(--type-scale)), large print in 18pt; cut "
        "words rather than points.",
        check=_text_is_large_enough,
        pages=MOST_SEEN,
    ),
    Rule(
        name="layout/last-line",
        title="No paragraph ends in a line of one short word or character",
        clauses=("Bringhurst 2.4.3", "tpdocs: 1.2 em"),
        hint="Join the last two words with a no-break space (U+00A0), in Chinese or "
        "Japanese with U+2060, or change a word.",
        check=_last_lines_are_long,
        pages=MOST_SEEN,
        severity=Severity.WARNING,
    ),
    Rule(
        name="layout/measure",
        title="Lines of text hold a comfortable number of characters",
        clauses=("Bringhurst 2.1.2", "WCAG 2.2 1.4.8", "JLREQ"),
        hint="Make the column of text wider or narrower, not the type smaller.",
        check=_lines_are_comfortable,
        pages=MOST_SEEN,
        severity=Severity.WARNING,
    ),
)
