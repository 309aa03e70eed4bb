"""The report as plain data, with keys that stay: ``docs/reference/output.md``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tpdocs.readability.plain import plain_data
from tpdocs.readability.records import Level, SecondOpinion, Verdict
from tpdocs.readability.report.records import Measured, Subject
from tpdocs.readability.report.text import ShownBlock, ShownSection, show_text

__all__ = ["subject_data"]


def subject_data(subject: Subject) -> list[dict[str, Any]]:
    """Give a handout as one record for each language."""
    return [_text(subject, measured) for measured in subject.texts]


def _text(subject: Subject, measured: Measured) -> dict[str, Any]:
    report, counts, before = measured.level, measured.level.counts, measured.before
    return {
        "handout": subject.slug,
        "language": measured.language.tag,
        "verdict": measured.verdict,
        "levels": [_level(lv, is_held=lv in measured.held) for lv in report.levels],
        "sentences": counts.sentences,
        "words": counts.words,
        "mean_sentence": round(counts.words_per_sentence, 2),
        "longest_sentence": measured.longest,
        "sentences_are_estimates": report.is_estimate,
        "textstat": _textstat(report.second),
        "measures": _measures(measured),
        "before": before and {"level": before.said, "values": dict(before.values)},
        "exceptions": [
            {"line": b.line, "words": b.words, "reason": b.exception}
            for b in report.exceptions
        ],
        "beside_english": _beside_english(measured),
        "sections": [_section(shown, measured) for shown in show_text(measured)],
        "plain": measured.plain and plain_data(measured.plain),
        "findings": [asdict(finding) for finding in measured.findings],
    }


def _measures(measured: Measured) -> dict[str, Any]:
    found = measured.measures
    return {
        "unit": found.unit,
        "sentence": round(found.sentence, 2),
        "longest": found.longest,
        "long_share": found.long_share and round(found.long_share, 4),
        "rare_share": found.rare_share and round(found.rare_share, 4),
        "medical_terms": measured.terms.medical,
        "explained_terms": measured.terms.explained,
    }


def _beside_english(measured: Measured) -> dict[str, int] | None:
    if not measured.ratios:
        return None
    return {
        "longer": sum(ratio.is_long for ratio in measured.ratios),
        "joined": sum(ratio.is_joined for ratio in measured.ratios),
    }


def _level(level: Level, *, is_held: bool) -> dict[str, Any]:
    return {
        "formula": level.formula.name,
        "title": level.formula.title,
        "value": _round(level.value),
        "textstat": _round(level.second),
        "band": level.band,
        "higher_is": level.formula.higher,
        "target": level.target,
        "verdict": level.verdict if level.value is not None else Verdict.NOT_CHECKED,
        "held": is_held,
        "note": level.note,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _textstat(opinion: SecondOpinion | None) -> dict[str, Any] | None:
    if opinion is None:
        return None
    return {
        "sentences": opinion.sentences,
        "words": opinion.words,
        "syllables": opinion.syllables,
        "short_sentences": opinion.short_sentences,
        "others": [asdict(other) for other in opinion.others],
    }


def _section(shown: ShownSection, measured: Measured) -> dict[str, Any]:
    section = shown.section
    return {
        "heading": section.heading,
        "line": section.line,
        "levels": [_level(lv, is_held=False) for lv in measured.held_of(section)],
        "sentences": section.counts.sentences,
        "words": section.counts.words,
        "longest_sentence": max((s.words for s in section), default=0),
        "blocks": [_block(b) for group in shown.groups for b in group.blocks],
    }


def _block(shown: ShownBlock) -> dict[str, Any]:
    block = shown.block
    return {
        "role": block.role,
        "line": block.line,
        "counted": block.is_counted,
        "why_not": block.why_not,
        "sentences": [
            {
                "text": s.sentence.text,
                "words": s.sentence.words,
                "long": s.sentence.is_long,
                "cost": round(s.sentence.cost, 4),
                "share": round(s.sentence.share, 4),
                "shade": int(s.shade),
                "hard_words": [
                    {"words": piece.text, "plainer": piece.plainer}
                    for piece in s.pieces
                    if piece.kind == "hard"
                ],
            }
            for s in shown.sentences
        ],
    }
