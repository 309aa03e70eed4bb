"""Rules about the tag tree: what there is, in which order, and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tpdocs.audit.content import MOST_PAGES, Piece
from tpdocs.audit.expected import ExpectedBlock, squeezed
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.subject import Subject
from tpdocs.audit.tags import STANDARD_TYPES, Content

__all__ = ["RULES"]

_TREE = "Let the program that makes the file tag it; in tpdocs, mend the template."
_HEADINGS = tuple(f"H{level}" for level in range(1, 7))
#: A text that is tagged on as many pages is a running head or foot.
_RUNNING = 3


def _one_document(subject: Subject) -> Iterator[Fault]:
    roots = [element.role for element in subject.tags.elements]
    if roots != ["Document"]:
        yield Fault(f"the tag tree begins with {', '.join(roots) or 'nothing'}")


def _all_tagged(subject: Subject) -> Iterator[Fault]:
    held = _held(subject)
    for page in subject.pages:
        loose = [piece for piece in page.pieces if _is_loose(page.number, piece, held)]
        texts = [piece.text for piece in loose if piece.text and piece.text.strip()]
        if texts:
            yield Fault(f"text without a tag: “{texts[0][:40]}”", page.number)
        elif loose:
            yield Fault(f"{len(loose)} drawings without a tag", page.number)
        if page.nested:
            yield Fault(
                "an artifact and tagged content stand in each other", page.number
            )


def _held(subject: Subject) -> set[tuple[int, int]]:
    return {
        (kid.page, kid.mcid)
        for element in subject.elements
        for kid in element.kids
        if isinstance(kid, Content)
    }


def _is_loose(page: int, piece: Piece, held: set[tuple[int, int]]) -> bool:
    if piece.is_artifact:
        return False
    return piece.mcid is None or (page, piece.mcid) not in held


def _standard_types(subject: Subject) -> Iterator[Fault]:
    strange = {e.own_role for e in subject.elements if e.role not in STANDARD_TYPES}
    for role in sorted(strange):
        yield Fault(f"the type {role!r} is mapped to no standard type")


def _heading_levels(subject: Subject) -> Iterator[Fault]:
    before = 0
    for element in subject.elements:
        if element.role not in _HEADINGS:
            continue
        level = int(element.role[1])
        if level > before + 1:
            after = f"after H{before}" if before else "first"
            yield Fault(f"H{level} comes {after}", element.page or None)
        before = level
    if not before:
        yield Fault("there is no heading")


def _pictures_in_words(subject: Subject) -> Iterator[Fault]:
    for element in subject.elements:
        if element.role not in ("Figure", "Formula"):
            continue
        words = (element.alt or element.actual or "").strip()
        page = element.page or None
        if not words:
            yield Fault(f"a {element.role} says nothing", page)
        elif words.lower().endswith((".png", ".jpg", ".jpeg", ".svg", ".gif")):
            message = f"a {element.role} says the name of a file: {words!r}"
            yield Fault(message, page)


def _no_empty_elements(subject: Subject) -> Iterator[Fault]:
    kept = ("TD", "TH", "Figure", "Formula")
    empty = (e for e in subject.elements if not e.kids and e.role not in kept)
    for role, count in Counter(element.role for element in empty).items():
        yield Fault(f"{count} elements {role} hold nothing")


def _running_text(subject: Subject) -> Iterator[Fault]:
    """Find page numbers and running heads that are tagged as if they were text.

    They are the first or the last text of many pages, alike but for a number.
    """
    ends = [{texts[0], texts[-1]} for texts in _numberless(subject).values()]
    for said, count in Counter(text for pair in ends for text in pair).items():
        if count >= max(_RUNNING, subject.page_count // 2):
            yield Fault(f"{said[:40]!r} is tagged on {count} pages: a running text")


def _numberless(subject: Subject) -> dict[int, list[str]]:
    """Give the texts of each page, with each digit as the same sign."""
    on_page: dict[int, list[str]] = {}
    for block in subject.blocks:
        if block.element.role not in ("Figure", "Formula", "Lbl", *_HEADINGS):
            said = "".join("#" if c.isdecimal() else c for c in squeezed(block.text))
            on_page.setdefault(block.page, []).append(said)
    return on_page


def _reading_order(subject: Subject) -> Iterator[Fault]:
    """See that the texts of the handout stand in its order, one element each."""
    said = [squeezed(block.text) for block in subject.blocks]
    at = 0
    for block in subject.wanted.blocks:
        wanted = squeezed(block.text)
        try:
            at = said.index(wanted, at) + 1
        except ValueError:
            if wanted in said:
                page = subject.blocks[said.index(wanted)].page
                yield Fault(f"“{block.text[:50]}” comes too early", page or None)


def _right_types(subject: Subject) -> Iterator[Fault]:
    """See that a title is an H1, an item is in a list, a cell in a table."""
    roles: dict[str, set[str]] = {}
    for block in subject.blocks:
        roles.setdefault(squeezed(block.text), set()).add(block.element.role)
    for expected in subject.wanted.blocks:
        found = roles.get(squeezed(expected.text))
        if found and expected.tags and not found & set(expected.tags):
            yield Fault(_wrong_type(expected, found))


def _wrong_type(expected: ExpectedBlock, found: set[str]) -> str:
    wanted = expected.tags[0] if len(expected.tags) == 1 else " or ".join(expected.tags)
    return f"“{expected.text[:50]}” is {', '.join(sorted(found))}, not {wanted}"


_CHECKS = (
    ("document", "One Document holds all", ("PDF/UA-2 8.2.5.2",), _one_document),
    (
        "content",
        "Everything on a page is tagged, or is an artifact",
        ("PDF/UA-1 7.1", "Matterhorn 01-003", "Matterhorn 01-004", "Matterhorn 01-005"),
        _all_tagged,
    ),
    (
        "types",
        "Every type is standard, or mapped to one",
        ("PDF/UA-1 7.1", "Matterhorn 02-001", "Matterhorn 02-003"),
        _standard_types,
    ),
    (
        "headings",
        "Headings begin with H1 and skip no level",
        ("PDF/UA-1 7.4.2", "Matterhorn 14-002", "Matterhorn 14-003", "WCAG 2.2 1.3.1"),
        _heading_levels,
    ),
    (
        "pictures",
        "Pictures say in words what they show",
        ("PDF/UA-1 7.3", "Matterhorn 13-004", "Matterhorn 17-002", "WCAG 2.2 1.1.1"),
        _pictures_in_words,
    ),
    ("empty", "No element is empty", ("WCAG 2.2 1.3.1",), _no_empty_elements),
    (
        "running-text",
        "Running heads, feet and page numbers are artifacts",
        ("PDF/UA-1 7.8", "Matterhorn 18-001"),
        _running_text,
    ),
)
_COMPARED = (
    (
        "order",
        "Texts are read in the order of the handout",
        ("PDF/UA-1 7.2", "Matterhorn 09-001", "WCAG 2.2 1.3.2"),
        _reading_order,
    ),
    (
        "block-types",
        "Each text of the handout has the type of its block",
        ("PDF/UA-1 7.1", "Matterhorn 01-006", "WCAG 2.2 1.3.1"),
        _right_types,
    ),
)
RULES = tuple(
    Rule(
        name=f"tags/{name}",
        title=title,
        clauses=clauses,
        hint=_TREE,
        check=check,
        pages=MOST_PAGES,
        needs_source=(name, title, clauses, check) in _COMPARED,
    )
    for name, title, clauses, check in (*_CHECKS, *_COMPARED)
)
