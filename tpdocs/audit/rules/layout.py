"""Rules about the page as a whole: how full it is, and where it breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tpdocs.audit.expected import squeezed
from tpdocs.audit.lines import SetBlock
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.sight import MOST_SEEN, Box, Sight, Words
from tpdocs.audit.subject import CannotCheckError, Subject
from tpdocs.audit.tags import Content, Element
from tpdocs.foundation import Severity

__all__ = ["RULES", "find_frames"]

_LARGE = 18.0  #: points; a file without smaller type is large print
_EMPTY_FIRST = 0.2  #: of the body area, at the foot of a first page
_EMPTY_LARGE = 0.4  #: likewise on a page of large print
#: Points between the body area and the running foot, where no page is full to the end.
_FOOT_GAP = 14.0
_WHOLE_PAGE = 0.8  #: a shape on more than this of a page is its ground
_HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_SECTIONS = frozenset({"Part", "Art", "Sect", "Aside", "Table", "LBody"})
_LINES_WITH_HEADING = 2
_SHORT_TABLE = 6  #: rows
_ROWS_TOGETHER = 2
_FRAME = 40.0  #: points; a smaller shape is a sign, not a frame
_MOST_FRAMES = 500  #: on a page
_SLACK = 1.0  #: points that frames may share
#: What a frame and a text must share before the frame cuts it: of its height; points.
_CUT_HEIGHT, _CUT_WIDTH = 0.4, 2.0


_Path: TypeAlias = tuple[int, ...]  #: ids of the sections around an element
_Place: TypeAlias = tuple[int, float, _Path]  #: page and baseline of a line, and those


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fill:
    """How far the pages of a file are filled."""

    top: float  #: of the body area, in points from the bottom of the page
    bottom: float  #: of the body area
    ends: dict[int, float]  #: by page, from 1: where the lowest ink of its body is

    def empty(self, page: int) -> float:
        """Return the share of the body area that is empty at the foot of a page."""
        height = max(self.top - self.bottom, 1.0)
        return min(max((self.ends[page] - self.bottom) / height, 0.0), 1.0)


def _is_full(subject: Subject) -> Iterator[Fault]:
    """Check the first page, or in large print every page but the last."""
    if len(subject.sights) < 2:
        return
    is_large = _is_large_print(subject)
    fill = _measure_fill(subject)
    last = subject.page_count
    pages = [n for n in fill.ends if n < last] if is_large else [1]
    most = _EMPTY_LARGE if is_large else _EMPTY_FIRST
    for number in pages:
        if (empty := fill.empty(number)) > most:
            message = f"{empty:.1%} of the page is empty at its foot"
            yield Fault(f"{message}; {most:.0%} at most is wanted", number)


def _is_large_print(subject: Subject) -> bool:
    if subject.expected is not None:
        return subject.expected.smallest >= _LARGE
    sizes = (w.size for sight in subject.sights for w in sight.words)
    return min(sizes, default=0.0) >= _LARGE - 0.05


def _measure_fill(subject: Subject) -> _Fill:
    """Measure where the body ends on each page, and its area over all pages.

    The body is the text of the tag tree and what is drawn above the running foot. The
    foot is the text in the lower half of a page that has no tag. A drawing that all
    pages, or all but one, have at the same place belongs to the foot or the band.
    """
    repeated = _repeated(subject.sights)
    inks: dict[int, list[Box]] = {sight.number: [] for sight in subject.sights}
    for found in subject.set_blocks:
        for line in found.lines:
            inks[line.page].append(line.box)
    top = max((box.top for boxes in inks.values() for box in boxes), default=0.0)
    ends, feet = {}, [0.0]
    for sight in subject.sights:
        foot = _top_of_foot(sight)
        drawn = [b for b in sight.drawn if _spot(b) not in repeated]
        body = [b for b in (*inks[sight.number], *drawn) if b.bottom >= foot]
        lows = (box.bottom for box in body if not _is_ground(box, sight))
        ends[sight.number] = min(lows, default=sight.box.top)
        feet.append(foot)
    lowest = min(ends.values())
    bottom = min(lowest, max(feet) + _FOOT_GAP) if any(feet) else lowest
    return _Fill(top=top, bottom=bottom, ends=ends)


def _repeated(sights: Sequence[Sight]) -> set[tuple[int, ...]]:
    """Find the places at which all pages, or all but one, have a drawing."""
    counts = Counter(spot for s in sights for spot in {_spot(b) for b in s.drawn})
    enough = max(len(sights) - 1, 2)
    return {spot for spot, count in counts.items() if count >= enough}


def _spot(box: Box) -> tuple[int, ...]:
    return tuple(round(value) for value in box)


def _top_of_foot(sight: Sight) -> float:
    middle = (sight.box.bottom + sight.box.top) / 2
    feet = (w.box.top for w in sight.words if w.mcid is None and w.box.top < middle)
    return max(feet, default=0.0)


def _is_ground(box: Box, sight: Sight) -> bool:
    page = sight.box
    return box.width * box.height > page.width * page.height * _WHOLE_PAGE


def _imprint_has_company(subject: Subject) -> Iterator[Fault]:
    """Check that the last page holds a text of the handout besides its imprint."""
    body = {squeezed(b.text) for b in subject.wanted.blocks if not b.is_about}
    if not body:
        raise CannotCheckError("there is no text to compare with")
    last = subject.page_count
    if last == 1 or last > MOST_SEEN:
        return
    texts = [s for s in subject.set_blocks if _is_on(s, last)]
    if any(squeezed(s.block.text) in body for s in texts):
        return
    if any(last in pages for t in _tables(subject) for pages in _rows(t)):
        return  # rows to write in have no text
    shown = texts[0].block.text if texts else ""
    yield Fault(f"only the imprint is here, {_short(shown)}", last)


def _is_on(found: SetBlock, page: int) -> bool:
    if not found.lines:
        return found.block.page == page
    return any(line.page == page for line in found.lines)


def _headings_have_text(subject: Subject) -> Iterator[Fault]:
    """Check each heading, or headings in a row, with the text up to the next one."""
    inline = _pictures_in_text(subject)
    paths = dict(_section_paths(subject.tags, ()))
    headings: list[SetBlock] = []
    places: list[_Place] = []
    for found in subject.set_blocks:
        element = found.block.element
        if element.role in _HEADINGS and found.lines:
            if places:
                yield from _alone(headings, places, paths)
                headings, places = [], []
            headings.append(found)
        elif id(element) not in inline:
            places += _places(found, paths[id(element)])
    yield from _alone(headings, places, paths)


def _section_paths(element: Element, path: _Path) -> Iterator[tuple[int, _Path]]:
    """Return for each element the sections that it is in, from the outermost."""
    yield id(element), path
    inner = (*path, id(element)) if element.role in _SECTIONS else path
    for kid in element.elements:
        yield from _section_paths(kid, inner)


def _places(found: SetBlock, path: _Path) -> list[_Place]:
    """Return where the lines of a block are; a picture counts as two lines."""
    if found.block.element.role in ("Figure", "Formula"):
        page = found.block.page
        return [(page, -1.0, path), (page, -2.0, path)]
    return [(line.page, round(line.base), path) for line in found.lines]


def _alone(
    headings: Sequence[SetBlock], places: Sequence[_Place], paths: Mapping[int, _Path]
) -> Iterator[Fault]:
    for heading in headings:
        lines = _first_lines(places, paths[id(heading.block.element)])
        page = heading.lines[-1].page
        here = sum(at == page for at, _ in lines)
        if here < len(lines):
            message = f"the heading {_short(heading.block.text)} has"
            yield Fault(f"{message} {here} of its first {len(lines)} lines here", page)


def _first_lines(places: Sequence[_Place], path: _Path) -> list[tuple[int, float]]:
    """Return page and baseline of the first lines that are in a heading's section.

    Text after the end of the section, such as an imprint, is not its own.
    """
    lines: list[tuple[int, float]] = []
    for page, base, at in places:
        if at[: len(path)] != path or len(lines) == _LINES_WITH_HEADING:
            break
        if (page, base) not in lines:
            lines.append((page, base))
    return lines


def _pictures_in_text(subject: Subject) -> set[int]:
    """Find pictures inside a line of text, such as a space to write in."""
    return {
        id(kid)
        for found in subject.set_blocks
        if found.lines
        for kid in found.block.element.walk()
        if kid.role == "Figure"
    }


def _tables_stay_whole(subject: Subject) -> Iterator[Fault]:
    for table in _tables(subject):
        rows = [pages for pages in _rows(table) if pages]
        here = {page for pages in rows for page in pages}
        if len(rows) <= _SHORT_TABLE:
            if len(here) > 1:
                on = " and ".join(str(page) for page in sorted(here))
                message = f"a table of {len(rows)} rows is on pages {on}"
                yield Fault(message, min(here))
            continue
        counts = Counter(min(pages) for pages in rows)
        for page, count in sorted(counts.items()):
            if count < _ROWS_TOGETHER:
                message = f"a table of {len(rows)} rows has only {count} here"
                yield Fault(message, page)


def _tables(subject: Subject) -> Iterator[Element]:
    return (element for element in subject.elements if element.role == "Table")


def _rows(table: Element) -> Iterator[set[int]]:
    """Return for each body row of a table the pages that it is on."""
    for element in table.walk():
        if element.role == "TR" and any(k.role == "TD" for k in element.elements):
            pages = {
                kid.page
                for part in element.walk()
                for kid in part.kids
                if isinstance(kid, Content)
            }
            # An empty cell has no content; the row itself names its page.
            yield (pages or {element.page}) - {0}


def _frames_are_apart(subject: Subject) -> Iterator[Fault]:
    # Without tags a frame is not told from a part of a drawing.
    tagged = {line.page for found in subject.set_blocks for line in found.lines}
    for sight in subject.sights:
        if sight.number not in tagged:
            continue
        texts = [words for words in sight.words if words.mcid is not None]
        frames = [f for f in find_frames(sight) if _holds_text(f, texts)]
        yield from _crossing(frames, sight.number)
        yield from _cut(frames, texts, sight.number)


def find_frames(sight: Sight) -> list[Box]:
    """Return the frames and tinted grounds of a page, from the top.

    Raises:
        CannotCheckError: There are so many that the page is a drawing.
    """
    shapes = (s for s in sight.shapes if min(s.width, s.height) >= _FRAME)
    frames = {s for s in shapes if not _is_ground(s, sight)}
    if len(frames) > _MOST_FRAMES:
        reason = f"page {sight.number} has more than {_MOST_FRAMES} frames"
        raise CannotCheckError(reason)
    return sorted(frames, key=lambda frame: (-frame.top, frame))


def _holds_text(frame: Box, texts: Sequence[Words]) -> bool:
    """Whether a text is in a shape; a shape without text belongs to a drawing."""
    return any(frame.holds(words.box, _SLACK) for words in texts)


def _crossing(frames: Sequence[Box], page: int) -> Iterator[Fault]:
    for number, one in enumerate(frames):
        for other in frames[number + 1 :]:
            if other.top <= one.bottom:
                break  # they come from the top: all others are lower
            shared = one.meets(other)
            if min(shared.width, shared.height) <= _SLACK:
                continue
            if not (one.holds(other, _SLACK) or other.holds(one, _SLACK)):
                size = f"{shared.width:.0f} by {shared.height:.0f} points"
                yield Fault(
                    f"two frames share {size} and neither holds the other", page
                )


def _cut(frames: Sequence[Box], texts: Sequence[Words], page: int) -> Iterator[Fault]:
    """Find text that lies across the edge of a frame and mostly outside of it.

    What is mostly inside, and sticks out, is the matter of ``eyes/frame``.
    """
    for frame in frames:
        for words in texts:
            shared, text = frame.meets(words.box), words.box
            is_beside = shared.width <= text.width / 2
            is_in_height = shared.height > text.height * _CUT_HEIGHT
            if shared.width > _CUT_WIDTH and is_in_height and is_beside:
                at = f"{frame.width:.0f} by {frame.height:.0f} points"
                message = f"the edge of a frame of {at} cuts {_short(words.text)}"
                yield Fault(message, page)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= 40 else f"“{text[:39]}…”"


RULES = (
    Rule(
        name="layout/empty",
        title="No page before the last has much empty space at its foot",
        clauses=("tpdocs: 20 % of a first page, 40 % of a page of large print",),
        hint="Find the block that moved to the next page whole, and let it break, or "
        "move it; see break-inside in styles/page.css.",
        check=_is_full,
        pages=MOST_SEEN,
        severity=Severity.WARNING,
    ),
    Rule(
        name="layout/imprint",
        title="The last page holds more than the imprint",
        clauses=("tpdocs: the last page",),
        hint="Cut a few words, or keep the imprint with the section before it.",
        check=_imprint_has_company,
        pages=MOST_SEEN,
        needs_source=True,
        severity=Severity.WARNING,
    ),
    Rule(
        name="layout/heading",
        title="A heading is on the page of the first two lines of its text",
        clauses=("ACB large print: no widows or orphans", "tpdocs: two lines"),
        hint="Keep the heading with its text: break-after: avoid, orphans: 2.",
        check=_headings_have_text,
        pages=MOST_SEEN,
        severity=Severity.WARNING,
    ),
    Rule(
        name="layout/table",
        title="A short table is on one page, and no page has one row of a longer one",
        clauses=("tpdocs: tables of 6 rows or fewer",),
        hint="Keep the table together: break-inside: avoid; or give it fewer rows.",
        check=_tables_stay_whole,
        pages=MOST_SEEN,
        severity=Severity.WARNING,
    ),
    Rule(
        name="layout/frames",
        title="Frames do not cross each other, or the text of another",
        clauses=("WCAG 2.2 1.4.12",),
        hint="Give each frame its own room; look for negative margins, fixed heights.",
        check=_frames_are_apart,
        pages=MOST_SEEN,
    ),
)
