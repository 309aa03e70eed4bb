"""Rules about what an eye sees: contrast, size, overlap, and colour as a signal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.sight import MOST_SEEN, Box, Colour, Sight, Words
from tpdocs.audit.subject import Subject

__all__ = ["RULES", "contrast"]

_LARGE, _LARGE_BOLD = 18.0, 14.0  #: points; WCAG 2.2, "large scale"
_LARGE_CONTRAST = 3.0
_ENHANCED_LARGE = 4.5
_CONTRAST, _ENHANCED = 4.5, 7.0
_SMALLEST = 9.0
_SLACK = 1.0  #: points
#: What two texts may share before they overlap: of the lower one's height, and points.
_SHARED_HEIGHT, _SHARED_WIDTH = 0.4, 2.0
_FRAME = 40.0  #: points; a smaller shape is a sign, not a frame
_RULE = 2.5  #: points; how far below a link its line may stand
_NEAR = 12.0  #: points between a link and the text that it stands in


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    """Give the relative luminance (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _enough_contrast(subject: Subject) -> Iterator[Fault]:
    enhanced = subject.expected is not None and subject.expected.contrast >= _ENHANCED
    for sight in subject.sights:
        for words in sight.words:
            wanted = _wanted_contrast(words, enhanced=enhanced)
            ratios = [contrast(words.colour, ground) for ground in words.grounds]
            # Of several grounds the worst counts: the word has letters on each.
            if ratios and min(ratios) < wanted:
                message = f"{_shown(words)} has a contrast of {min(ratios):.1f} to 1"
                yield Fault(f"{message}; {wanted:g} is wanted", sight.number)


def _wanted_contrast(words: Words, *, enhanced: bool) -> float:
    is_large = words.size >= (_LARGE_BOLD if words.is_bold else _LARGE)
    if enhanced:
        return _ENHANCED_LARGE if is_large else _ENHANCED
    return _LARGE_CONTRAST if is_large else _CONTRAST


def _large_enough(subject: Subject) -> Iterator[Fault]:
    smallest = subject.expected.smallest if subject.expected else _SMALLEST
    for sight in subject.sights:
        for words in sight.words:
            if words.size < smallest - 0.05:
                message = f"{_shown(words)} is {words.size:.1f} points"
                yield Fault(f"{message}; {smallest:g} is wanted", sight.number)


def _on_the_page(subject: Subject) -> Iterator[Fault]:
    for sight in subject.sights:
        for words in sight.words:
            if not sight.box.holds(words.box, _SLACK):
                yield Fault(f"{_shown(words)} leaves the page", sight.number)


def _in_its_frame(subject: Subject) -> Iterator[Fault]:
    """See that text which begins in a frame ends in it."""
    for sight in subject.sights:
        frames = [s for s in sight.shapes if min(s.width, s.height) >= _FRAME]
        for words in sight.words:
            if any(_sticks_out(words.box, frame) for frame in frames):
                yield Fault(f"{_shown(words)} leaves its box", sight.number)


def _sticks_out(text: Box, frame: Box) -> bool:
    shared = text.meets(frame)
    is_mostly_in = shared.width > text.width / 2 and shared.height > text.height / 2
    return is_mostly_in and not frame.holds(text, 2 * _SLACK)


def _no_overlap(subject: Subject) -> Iterator[Fault]:
    for sight in subject.sights:
        for one, other in _neighbours(sight.words):
            shared = one.box.meets(other.box)
            low = min(one.box.height, other.box.height)
            is_over = shared.height > low * _SHARED_HEIGHT
            if is_over and shared.width > _SHARED_WIDTH and _are_far(one, other):
                message = f"{_shown(one)} and {_shown(other)} overlap"
                yield Fault(message, sight.number)


def _neighbours(words: tuple[Words, ...]) -> Iterator[tuple[Words, Words]]:
    """Give pairs of texts whose boxes share some height."""
    ordered = sorted(words, key=lambda w: -w.box.top)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.box.top <= one.box.bottom:
                break
            yield one, other


def _are_far(one: Words, other: Words) -> bool:
    """Tell whether two texts belong to lines of their own; marks overlap letters."""
    return len(one.text.strip()) > 1 and len(other.text.strip()) > 1


def _not_colour_alone(subject: Subject) -> Iterator[Fault]:
    """See that a link in a line of text is told from it by more than its colour."""
    for sight in subject.sights:
        for area in _link_areas(subject, sight.number):
            told = _told_by_colour(sight.words, area)
            if told and not _is_underlined(area, sight):
                message = f"the link {_shown(told[0])} differs by its colour alone"
                yield Fault(message, sight.number)


def _told_by_colour(words: tuple[Words, ...], area: Box) -> list[Words]:
    """Give the words of a link in colours that the line around it has not."""
    around = {w.colour for w in words if _is_beside(w.box, area)}
    inside = (w for w in words if _is_inside(w.box, area))
    return [w for w in inside if around and w.colour not in around]


def _is_beside(text: Box, area: Box) -> bool:
    """Tell whether a text stands in the line of a link, next to it."""
    shared = text.meets(area)
    is_in_line = shared.height > min(text.height, area.height) / 2
    return is_in_line and -_NEAR < shared.width <= _SLACK


def _link_areas(subject: Subject, number: int) -> Iterator[Box]:
    found: Any = subject.pdf.pages[number - 1].obj.get("/Annots")
    for item in found if isinstance(found, pikepdf.Array) else ():
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Subtype") != "/Link":
            continue
        rect = item.get("/Rect")
        if isinstance(rect, pikepdf.Array) and len(rect) == 4:
            left, bottom, right, top = (float(value) for value in rect)
            yield Box(
                min(left, right), min(bottom, top), max(left, right), max(bottom, top)
            )


def _is_inside(text: Box, area: Box) -> bool:
    shared = text.meets(area)
    return shared.width > text.width / 2 and shared.height > text.height / 2


def _is_underlined(area: Box, sight: Sight) -> bool:
    return any(
        line.meets(area).width > area.width / 2
        and area.bottom - _RULE <= line.bottom <= area.top
        for line in sight.lines
    )


def _shown(words: Words) -> str:
    text = " ".join(words.text.split())
    return f"“{text}”" if len(text) <= 40 else f"“{text[:39]}…”"


_CHECKS = (
    (
        "contrast",
        "Text stands out from its ground",
        ("WCAG 2.2 1.4.3", "WCAG 2.2 1.4.6", "Matterhorn 04-001"),
        "Make the text darker or the ground lighter, in styles/tokens.css.",
        _enough_contrast,
    ),
    (
        "size",
        "No type is too small",
        ("tpdocs: 9 points, large print 18 points",),
        "Make the type larger in the style sheet; cut words rather than points.",
        _large_enough,
    ),
    (
        "page",
        "No text leaves the page",
        ("WCAG 2.2 1.4.10",),
        "Find out why the line did not break: a long word, or a missing line breaker.",
        _on_the_page,
    ),
    (
        "frame",
        "No text leaves its box",
        ("WCAG 2.2 1.4.12",),
        "Give the box more room, or the text fewer words.",
        _in_its_frame,
    ),
    (
        "overlap",
        "No text lies on another",
        ("WCAG 2.2 1.4.12",),
        "Give the lines more height: line-height in locales/languages.toml.",
        _no_overlap,
    ),
    (
        "colour",
        "A link is told by more than its colour",
        ("WCAG 2.2 1.4.1", "Matterhorn 04-001"),
        "Underline links.",
        _not_colour_alone,
    ),
)
RULES = tuple(
    Rule(
        name=f"eyes/{name}",
        title=title,
        clauses=clauses,
        hint=hint,
        check=check,
        pages=MOST_SEEN,
    )
    for name, title, clauses, hint, check in _CHECKS
)
