"""A handout in one language, measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tpdocs.foundation import Language
from tpdocs.readability.cost import with_costs
from tpdocs.readability.counts import NOTHING, Counts, add_counts
from tpdocs.readability.formulas import Formula, formulas_for
from tpdocs.readability.passage import Passage, find_passages
from tpdocs.readability.records import (
    Block,
    Level,
    Part,
    ReadingReport,
    SecondOpinion,
    Section,
    Sentence,
    Verdict,
)
from tpdocs.readability.sentences import SPACED_CLAUSES, language_of, split_sentences
from tpdocs.readability.targets import Targets, target_of
from tpdocs.readability.words import count_sentences
from tpdocs.source import Handout

__all__ = ["LONGEST_SENTENCE", "find_sentences", "read_level"]

#: NHS content guide: sentences of up to 20 words.
LONGEST_SENTENCE = 20
#: Roles of the texts that are running text. Flesch (1979) leaves out titles, headings
#: and captions; cells and labels are no more sentences than these.
_RUNNING = ("paragraph", "list item")


@dataclass(frozen=True, slots=True)
class _Ruler:
    """What a text is measured with."""

    handout: Handout
    language: Language
    formulas: tuple[Formula, ...]
    project: Targets

    def levels(
        self, counts: Counts, opinion: SecondOpinion | None = None
    ) -> tuple[Level, ...]:
        seconds = opinion.values if opinion else {}
        return tuple(
            self.level(formula, counts, seconds.get(formula.name))
            for formula in self.formulas
        )

    def level(
        self, formula: Formula, counts: Counts, second: float | None = None
    ) -> Level:
        value = formula.value(counts)
        target = target_of(formula, self.handout.head, self.project)
        note = self._note(formula, counts, value)
        if value is None or language_of(self.language.tag) not in formula.languages:
            verdict = Verdict.NOT_CHECKED
        else:
            asked = (value, *(() if second is None else (second,)))
            passes = all(formula.meets(found, target) for found in asked)
            verdict = Verdict.PASS if passes else Verdict.FAIL
        return Level(
            formula=formula,
            value=value,
            target=target,
            verdict=verdict,
            note=note,
            second=second,
        )

    def _note(self, formula: Formula, counts: Counts, value: float | None) -> str:
        name = self.language.english_name
        if value is None:
            missing = counts.words and counts.sentences
            return f"not counted in {name}" if missing else "there is nothing to read"
        if language_of(self.language.tag) not in formula.languages:
            return f"not made for {name}"
        if counts.sentences < formula.sample_sentences:
            asked = formula.sample_sentences
            return f"an estimate: {counts.sentences} sentences, it asks for {asked}"
        return ""


def read_level(
    handout: Handout, language: Language, project: Targets | None = None
) -> ReadingReport:
    """Measure a handout in the language that it is in.

    The English is measured by textstat too, as a whole, and the harder of the two
    values decides about its target.

    Texts in another language (not yet translated) are kept, and do not count.

    Args:
        handout: In this language: the English, or a translation of it.
        language: Its language.
        project: Targets of the project, by formula.
    """
    ruler = _Ruler(handout, language, formulas_for(language), project or {})
    passages = find_passages(handout)
    sections = tuple(_sections(passages, ruler))
    counts = _sum(section.counts for section in sections)
    sections = with_costs(sections, counts, next(iter(ruler.formulas), None))
    second = _ask(sections) if language.is_source else None
    return ReadingReport(
        slug=handout.slug,
        path=handout.path,
        tag=language.tag,
        sections=sections,
        parts=tuple(_parts(sections, ruler)),
        counts=counts,
        levels=ruler.levels(counts, second),
        is_estimate=language_of(language.tag) in SPACED_CLAUSES,
        second=second,
    )


def _ask(sections: Iterable[Section]) -> SecondOpinion | None:
    """Ask textstat about the text; it takes a third of a second to load."""
    from tpdocs.readability.second_opinion import ask_textstat

    return ask_textstat(sentence for section in sections for sentence in section)


def find_sentences(passage: Passage) -> Iterator[Sentence]:
    """Give the sentences of a passage that have a word."""
    tag = passage.source.tag
    spans = list(split_sentences(passage.text, tag))
    counted = count_sentences(passage.text, spans, tag)
    written = zip(passage.shown(spans), passage.plain(spans), counted, strict=True)
    for text, plain, counts in written:
        if counts.words:
            yield Sentence(
                text=text,
                plain=plain,
                line=passage.source.line,
                counts=counts,
                is_long=counts.words > LONGEST_SENTENCE,
            )


def _sections(passages: Iterable[Passage], ruler: _Ruler) -> Iterator[Section]:
    number = 0

    def section_of(passage: Passage) -> int:
        nonlocal number
        number += passage.role == "heading"
        return number

    for _, group in groupby(passages, section_of):
        blocks = tuple(group)
        heading = blocks[0] if blocks[0].role == "heading" else None
        measured = tuple(_block(passage, ruler.language) for passage in blocks)
        counted = (s.counts for b in measured if b.is_counted for s in b.sentences)
        counts = _sum(counted)
        yield Section(
            heading=_all(heading) if heading else "",
            line=blocks[0].source.line,
            blocks=measured,
            counts=counts,
            levels=ruler.levels(counts),
        )


def _all(passage: Passage) -> str:
    return "".join(passage.shown([(0, len(passage.text))]))


def _block(passage: Passage, language: Language) -> Block:
    why_not = ""
    if passage.source.tag != language.tag:
        why_not = "not translated"
    elif passage.source.reading:
        why_not = "the author's exception"
    elif not passage.role.endswith(_RUNNING):
        why_not = "not running text"
    return Block(
        role=passage.role,
        line=passage.source.line,
        sentences=tuple(find_sentences(passage)),
        is_counted=not why_not,
        why_not=why_not,
        exception=passage.source.reading,
        part=passage.source.part,
    )


def _parts(sections: tuple[Section, ...], ruler: _Ruler) -> Iterator[Part]:
    for formula in ruler.formulas:
        for group in _samples(sections, formula):
            counts = _sum(section.counts for section in group)
            if counts.words:
                level = ruler.level(formula, counts)
                yield Part(sections=group, counts=counts, level=level)


def _samples(
    sections: tuple[Section, ...], formula: Formula
) -> Iterator[tuple[Section, ...]]:
    """Join sections in a row until they are a sample; a rest joins the last."""
    begins = [0]
    counts = NOTHING
    for number, section in enumerate(sections, 1):
        counts = add_counts((counts, section.counts))
        if formula.is_sample(counts):
            begins.append(number)
            counts = NOTHING
    # The last begin is that of the rest, if there is another one.
    ends = [*begins[1:-1], len(sections)]
    return (sections[begin:end] for begin, end in zip(begins, ends, strict=False))


def _sum(many: Iterable[Counts]) -> Counts:
    return add_counts((NOTHING, *many))
