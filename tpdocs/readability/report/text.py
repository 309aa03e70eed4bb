"""A text as the report shows it: sections, blocks, shaded sentences, hard words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean
from typing import Literal

from tpdocs.foundation import SOURCE_TAG
from tpdocs.readability.measures import Unit, lengths_of, unit_of
from tpdocs.readability.records import Block, Section, Sentence
from tpdocs.readability.report.records import Measured
from tpdocs.readability.report.shade import Shade, shade_of
from tpdocs.readability.report.terms import Piece, cut_text

__all__ = ["Group", "ShownBlock", "ShownSection", "ShownSentence", "show_text"]

#: What a block is on the page of the report; all but the last by the end of its role.
Form = Literal["title", "summary", "heading", "list item", "paragraph", "other"]
_FORMS: tuple[Form, ...] = ("title", "summary", "heading", "list item", "paragraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """A sentence with its shade, cut where something is to be said of a word."""

    sentence: Sentence
    shade: Shade
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """A block with its shaded sentences."""

    block: Block
    is_english: bool  #: the handout's own English, in a translation too
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Blocks in a row of one form: items of a list, paragraphs, cells of a table."""

    form: Form
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A section with what stands in its margin."""

    section: Section
    groups: tuple[Group, ...]

    unit: Unit  #: in what the lengths of its sentences are told

    @property
    def mean(self) -> float:
        """Length of its average sentence."""
        return fmean(lengths_of(self.section, self.unit) or (0,))

    @property
    def longest(self) -> int:
        """Length of its longest sentence that counts; 0 without one."""
        return max(lengths_of(self.section, self.unit), default=0)


def show_text(measured: Measured) -> tuple[ShownSection, ...]:
    """Prepare all sections of a text."""
    count, unit = len(measured.level.sentences), unit_of(measured.level.tag)
    return tuple(
        ShownSection(
            section=section,
            groups=tuple(_groups(_blocks(section, measured, count))),
            unit=unit,
        )
        for section in measured.level.sections
    )


def _blocks(section: Section, measured: Measured, count: int) -> Iterator[ShownBlock]:
    said = set(measured.plain.explained) if measured.plain else set()
    for block in section.blocks:
        is_english = measured.language.is_source or block.why_not == "not translated"
        with_terms = measured.level.tag == SOURCE_TAG and not block.exception
        yield ShownBlock(
            block=block,
            is_english=is_english,
            sentences=tuple(
                ShownSentence(
                    sentence=sentence,
                    shade=shade_of(sentence, block, count),
                    pieces=cut_text(sentence.text, with_terms=with_terms, said=said),
                )
                for sentence in block.sentences
            ),
        )


def _groups(blocks: Iterator[ShownBlock]) -> Iterator[Group]:
    def form_of(shown: ShownBlock) -> tuple[Form, str]:
        form = _form(shown.block.role)
        return form, shown.block.role if form == "other" else ""

    for (form, _), group in groupby(blocks, form_of):
        kept = tuple(b for b in group if b.sentences or form != "other")
        if kept:
            yield Group(form=form, blocks=kept)


def _form(role: str) -> Form:
    return next((form for form in _FORMS if role.endswith(form)), "other")
