"""Formulas that were made for English."""

from __future__ import annotations

import math

from tpdocs.readability.counts import Counts
from tpdocs.readability.formulas.row import Band, Example, Formula

__all__ = ["ENGLISH"]

_TEXT = (
    "Sit down and rest. The needle is very small. "
    "Regular exercise can help your muscles."
)
_GRADE = "US school grade that can read it"
_GRADE_BANDS = (
    Band(float("-inf"), "grade 5 or lower"),
    Band(5.0, "grade 5 to 6"),
    Band(6.0, "grade 6 to 8"),
    Band(8.0, "grade 8 to 12"),
    Band(12.0, "college"),
)
_SYLLABLES = (
    "Counts sound, not meaning: a short rare word passes, a long known one fails."
)


def _flesch_kincaid(c: Counts) -> float:
    return 0.39 * c.words_per_sentence + 11.8 * (c.syllables or 0) / c.words - 15.59


def _smog(c: Counts) -> float:
    return 1.0430 * math.sqrt((c.three_syllables or 0) * 30 / c.sentences) + 3.1291


def _flesch(c: Counts) -> float:
    return 206.835 - 1.015 * c.words_per_sentence - 84.6 * (c.syllables or 0) / c.words


def _fog(c: Counts) -> float:
    return 0.4 * (c.words_per_sentence + 100 * (c.fog_words or 0) / c.words)


def _coleman_liau(c: Counts) -> float:
    return (5.88 * c.letters - 29.6 * c.sentences) / c.words - 15.8


def _dale_chall(c: Counts) -> float:
    share = 100 * (c.unfamiliar or 0) / c.words
    return 0.1579 * share + 0.0496 * c.words_per_sentence + 3.6365


ENGLISH: tuple[Formula, ...] = (
    Formula(
        name="flesch-kincaid",
        title="Flesch-Kincaid grade",
        languages=("en",),
        compute=_flesch_kincaid,
        needs=("syllables",),
        written="0.39 × words/sentences + 11.8 × syllables/words − 15.59",
        higher="harder",
        scale=_GRADE,
        bands=_GRADE_BANDS,
        target=6.0,
        target_why="Sixth grade is what is commonly asked of patient texts; it is "
        "attributed to the AMA and the NIH, whose own text was not found.",
        source="Kincaid, Fishburne, Rogers and Chissom 1975, Navy Research Branch "
        "Report 8-75",
        limits=f"{_SYLLABLES} Fitted on manuals of the US Navy.",
        example=Example(
            text=_TEXT,
            counted="3 sentences, 15 words, 22 syllables: "
            "0.39 × 5 + 11.8 × 22/15 − 15.59",
            value=3.67,
        ),
    ),
    Formula(
        name="smog",
        title="SMOG grade",
        languages=("en",),
        compute=_smog,
        needs=("three_syllables",),
        written="1.0430 × √(words of 3 or more syllables × 30/sentences) + 3.1291",
        higher="harder",
        scale="US school grade that understands all of it",
        bands=_GRADE_BANDS,
        target=8.0,
        target_why="SMOG asks for full comprehension and so stands about two grades "
        "above other formulas: SMOG 8 is about Fry 6 (UNM Hospitals).",
        source="McLaughlin 1969, Journal of Reading 12: 639–646",
        limits="Made for 30 sentences; with fewer it is an estimate.",
        sample_words=0,
        sample_sentences=30,
        example=Example(
            text=_TEXT,
            counted="3 sentences, 2 words of 3 syllables: "
            "1.0430 × √(2 × 30/3) + 3.1291",
            value=7.79,
        ),
    ),
    Formula(
        name="flesch",
        title="Flesch Reading Ease",
        languages=("en",),
        compute=_flesch,
        needs=("syllables",),
        written="206.835 − 1.015 × words/sentences − 84.6 × syllables/words",
        higher="easier",
        scale="0 to 100; short plain texts may lie above",
        bands=(
            Band(float("-inf"), "very difficult"),
            Band(30.0, "difficult"),
            Band(50.0, "fairly difficult"),
            Band(60.0, "standard"),
            Band(70.0, "fairly easy"),
            Band(80.0, "easy"),
            Band(90.0, "very easy"),
        ),
        target=80.0,
        target_why="Flesch's own band for sixth grade begins at 80.",
        source="Flesch 1948, Journal of Applied Psychology 32: 221–233",
        limits=_SYLLABLES,
        example=Example(
            text=_TEXT,
            counted="3 sentences, 15 words, 22 syllables: "
            "206.835 − 1.015 × 5 − 84.6 × 22/15",
            value=77.68,
        ),
    ),
    Formula(
        name="fog",
        title="Gunning Fog",
        languages=("en",),
        compute=_fog,
        needs=("fog_words",),
        written="0.4 × (words/sentences + 100 × hard words/words)",
        higher="harder",
        scale="years of schooling in the US",
        bands=_GRADE_BANDS,
        target=8.0,
        target_why="Counts words of three syllables like SMOG, so the same number.",
        source="Gunning 1952, The Technique of Clear Writing",
        limits="What is a hard word is judged by rules here: three syllables, not a "
        "name, not by -es, -ed or -ing alone.",
        example=Example(
            text=_TEXT,
            counted="3 sentences, 15 words, 2 hard words: 0.4 × (5 + 100 × 2/15)",
            value=7.33,
        ),
    ),
    Formula(
        name="coleman-liau",
        title="Coleman-Liau index",
        languages=("en",),
        compute=_coleman_liau,
        needs=("letters",),
        written="0.0588 × letters per 100 words − 0.296 × sentences per 100 words "
        "− 15.8",
        higher="harder",
        scale=_GRADE,
        bands=_GRADE_BANDS,
        target=6.0,
        target_why="Sixth grade, as above.",
        source="Coleman and Liau 1975, Journal of Applied Psychology 60: 283–284",
        limits="No syllables, so no dictionary; long plain words count against it. "
        "textstat rounds 0.0588 to 0.058.",
        example=Example(
            text=_TEXT,
            counted="3 sentences, 15 words, 67 letters: "
            "0.0588 × 6700/15 − 0.296 × 300/15 − 15.8",
            value=4.54,
        ),
    ),
    Formula(
        name="dale-chall",
        title="Dale-Chall score",
        languages=("en",),
        compute=_dale_chall,
        needs=("unfamiliar",),
        written="0.1579 × % of words off the list + 0.0496 × words/sentences + 3.6365",
        higher="harder",
        scale="adjusted score: 4.9 and less is grade 4",
        bands=(
            Band(float("-inf"), "grade 4 or lower"),
            Band(5.0, "grade 5 to 6"),
            Band(6.0, "grade 7 to 8"),
            Band(7.0, "grade 9 to 10"),
            Band(8.0, "grade 11 to 12"),
            Band(9.0, "college"),
        ),
        target=5.9,
        target_why="The authors' band for grades 5 and 6 ends at 5.9.",
        source="Dale and Chall 1948, Educational Research Bulletin 27: 11–20; the list "
        "is the one in textstat",
        limits="The list is of 1948: computer is off it, and so are names. textstat "
        "and most tools leave 3.6365 out where 5 % of words or fewer are off the list.",
        example=Example(
            text=_TEXT,
            counted="3 sentences, 15 words, 3 off the list: "
            "0.1579 × 300/15 + 0.0496 × 5 + 3.6365",
            value=7.04,
        ),
    ),
)
