"""How hard a text is to read, by formulas made for its language."""

from tpdocs.readability.cost import Split, cost_of, find_split
from tpdocs.readability.counts import Counts
from tpdocs.readability.formulas import FORMULAS, Band, Example, Formula, formulas_for
from tpdocs.readability.gate import Reading, check_level, check_reading
from tpdocs.readability.level import LONGEST_SENTENCE, find_sentences, read_level
from tpdocs.readability.measures import Measures, Unit, measure
from tpdocs.readability.passage import (
    STAND_IN,
    Passage,
    find_passages,
    make_passage,
    plain_passage,
)
from tpdocs.readability.plain import PLAIN_RULES, PlainReport, check_plain, judge_plain
from tpdocs.readability.rare import LISTED, find_rare, rare_share
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
from tpdocs.readability.relative import Ratio, check_translation, compare
from tpdocs.readability.sentences import split_sentences
from tpdocs.readability.syllables import COUNTED, count_syllables
from tpdocs.readability.targets import Targets, read_targets, target_of
from tpdocs.readability.words import LONG_WORD, count_words, split_words

__all__ = [
    "COUNTED",
    "FORMULAS",
    "LISTED",
    "LONGEST_SENTENCE",
    "LONG_WORD",
    "PLAIN_RULES",
    "STAND_IN",
    "Band",
    "Block",
    "Counts",
    "Example",
    "Formula",
    "Level",
    "Measures",
    "Part",
    "Passage",
    "PlainReport",
    "Ratio",
    "Reading",
    "ReadingReport",
    "SecondOpinion",
    "Section",
    "Sentence",
    "Split",
    "Targets",
    "Unit",
    "Verdict",
    "check_level",
    "check_plain",
    "check_reading",
    "check_translation",
    "compare",
    "cost_of",
    "count_syllables",
    "count_words",
    "find_passages",
    "find_rare",
    "find_sentences",
    "find_split",
    "formulas_for",
    "judge_plain",
    "make_passage",
    "measure",
    "plain_passage",
    "rare_share",
    "read_level",
    "read_targets",
    "split_sentences",
    "split_words",
    "target_of",
]
