"""Rules about the text that readers, search and screen readers get."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tpdocs.audit.compare import MOST_WORDS, Reading, compare, words_of
from tpdocs.audit.content import MOST_PAGES
from tpdocs.audit.expected import squeezed
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.sight import MOST_SEEN
from tpdocs.audit.subject import CannotCheckError, Subject

__all__ = ["RULES"]

_BREAKS = re.compile("[\u00ad\u200b\u2060\ufffd\ufffc\x00]|[\ue000-\uf8ff]")
_HINT = (
    "A person who listens, searches or copies gets other words than the page shows. "
    "Make the file with tpdocs, or have its producer mend the fonts' ToUnicode maps."
)


#: Where a reader may part a text: at a line to write on, or at a clause.
_LINE, _CLAUSE = (
    re.compile("\n"),
    re.compile("[\n.:;!?()\u00ab\u00bb\u060c\u061b\u061f\u06d4]+"),
)


def _every_code_says(subject: Subject) -> Iterator[Fault]:
    for page in subject.pages:
        codes = {code for piece in page.pieces for code in piece.unmapped}
        if codes:
            shown = ", ".join(f"{code:#06x}" for code in sorted(codes)[:5])
            count = f"{len(codes)} codes" if len(codes) > 1 else "a code"
            yield Fault(f"{count} on the page say nothing: {shown}", page.number)


def _nothing_unsaid(subject: Subject) -> Iterator[Fault]:
    for block in subject.blocks:
        for char in sorted(set(_BREAKS.findall(block.text))):
            message = f"U+{ord(char):04X} stands in the text {_short(block.text)}"
            yield Fault(message, block.page or None)


def _tags_say_it(subject: Subject) -> Iterator[Fault]:
    """Compare each block of the handout with the text of a tag."""
    said = {squeezed(block.text) for block in subject.blocks}
    for block in subject.wanted.blocks:
        if squeezed(block.text) not in said:
            near = _nearest(block.text, subject)
            yield Fault(f"no tag says {_short(block.text)}; the nearest says {near}")


def _nearest(text: str, subject: Subject) -> str:
    wanted = words_of(text)
    best = min(
        subject.blocks,
        key=lambda block: compare(wanted, words_of(block.text))[0],
        default=None,
    )
    if best is None:
        return "nothing"
    _, difference = compare(wanted, words_of(best.text))
    return f"… {difference.read} …" if difference else _short(best.text)


def _reader_says_it(
    name: str, subject: Subject, first: str, *others: Callable[[], str]
) -> Iterator[Fault]:
    """Compare each block with what a reader gives; where it stands is the tags' matter.

    In right-to-left text readers put numbers and Latin words in an order of their own,
    whoever made the file; so there they need only be whole. ``others`` are what the
    reader gives when asked otherwise: for blocks that the first has not.
    """
    blocks = list(_parts_in_words(subject))
    if not blocks:
        raise CannotCheckError("there is no text to compare with")
    reading = Reading(first.split("\f"))
    if len(reading.words) > MOST_WORDS:
        raise CannotCheckError(f"more than {MOST_WORDS} words")
    lost = [
        words for words, is_rtl in blocks if not _has(reading, words, is_rtl=is_rtl)
    ]
    for other in others:
        if lost:
            again = Reading(other().split("\f"))
            lost = [words for words in lost if not again.has(words)]
    for words in lost:
        found = reading.difference(words)
        yield Fault(f"{name} says “{found.read}” for “{found.text}”")


def _parts_in_words(subject: Subject) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Give the words of each part, and whether they run from right to left."""
    for text in _shown_texts(subject):
        for part in _parts(text):
            words = words_of(part)
            if words:
                yield words, _is_rtl(text)


def _has(reading: Reading, words: tuple[str, ...], *, is_rtl: bool) -> bool:
    if is_rtl:
        return reading.has_mixed(words)
    return reading.has(words) or reading.has_beside(words)


def _parts(text: str) -> list[str]:
    """Cut a text at lines to write on, and right-to-left text at its clauses too.

    On a page that is mostly in Latin letters poppler puts these from left to right.
    """
    return (_CLAUSE if _is_rtl(text) else _LINE).split(text)


def _shown_texts(subject: Subject) -> Iterator[str]:
    """Give the texts that stand on the pages: the handout's, or else the tags'."""
    if subject.expected is not None and subject.wanted.blocks:
        yield from (b.text for b in subject.expected.blocks if b.tags != ("Figure",))
        return
    for block in subject.blocks:
        if block.element.role not in ("Figure", "Formula"):
            yield block.text


def _poppler_says_it(subject: Subject) -> Iterator[Fault]:
    first = subject.poppler
    return _reader_says_it("poppler", subject, first, lambda: subject.poppler_as_drawn)


def _pdfium_says_it(subject: Subject) -> Iterator[Fault]:
    pages = (sight.text.replace("\ufffe", "-") for sight in subject.sights)
    return _reader_says_it("PDFium", subject, "\f".join(pages))


def _is_rtl(text: str) -> bool:
    return re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]", text) is not None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"


RULES = (
    Rule(
        name="text/mapped",
        title="Every code on the page has a text",
        clauses=("PDF/UA-1 7.2", "Matterhorn 10-001", "WCAG 2.2 1.3.1"),
        hint=_HINT,
        check=_every_code_says,
        pages=MOST_PAGES,
    ),
    Rule(
        name="text/clean",
        title="No break marks, stand-ins or private characters in the text",
        clauses=("PDF/UA-1 7.21.7", "WCAG 2.2 1.3.1"),
        hint=_HINT,
        check=_nothing_unsaid,
        pages=MOST_PAGES,
    ),
    Rule(
        name="text/tags",
        title="The tags say each text of the handout, whole and exact",
        clauses=("PDF/UA-1 7.1", "WCAG 2.2 1.3.1"),
        hint="Build it again; if it stays, the template or the text layer is wrong.",
        check=_tags_say_it,
        needs_source=True,
        pages=MOST_PAGES,
    ),
    Rule(
        name="text/poppler",
        title="poppler gives every word, in order",
        clauses=("PDF/UA-1 7.2", "WCAG 2.2 1.3.2"),
        hint=_HINT,
        check=_poppler_says_it,
        pages=MOST_PAGES,
    ),
    Rule(
        name="text/pdfium",
        title="PDFium (Chrome, Edge) gives every word, in order",
        clauses=("PDF/UA-1 7.2", "WCAG 2.2 1.3.2"),
        hint=_HINT,
        check=_pdfium_says_it,
        pages=MOST_SEEN,
    ),
)
