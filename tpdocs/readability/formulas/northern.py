"""Formulas for German, Dutch and the Nordic languages, Slavic ones and Turkish."""

from __future__ import annotations

from tpdocs.readability.counts import Counts
from tpdocs.readability.formulas.row import Band, Example, Formula

__all__ = ["NORTHERN"]

_DE_TEXT = (
    "Ruhen Sie sich aus. Die Nadel ist sehr dünn. "
    "Regelmäßige Bewegung hilft den Muskeln."
)


def _wiener(c: Counts) -> float:
    hard, single = c.three_syllables or 0, c.one_syllable or 0
    words = 19.35 * hard + 12.97 * c.long_words - 3.27 * single
    return words / c.words + 0.1672 * c.words_per_sentence - 0.875


def _amstad(c: Counts) -> float:
    return 180 - c.words_per_sentence - 58.5 * (c.syllables or 0) / c.words


def _douma(c: Counts) -> float:
    return 206.835 - 0.93 * c.words_per_sentence - 77 * (c.syllables or 0) / c.words


def _lix(c: Counts) -> float:
    return c.words_per_sentence + 100 * c.long_words / c.words


def _oborneva(c: Counts) -> float:
    return 206.835 - 1.3 * c.words_per_sentence - 60.1 * (c.syllables or 0) / c.words


def _fog_pl(c: Counts) -> float:
    return 0.4 * (c.words_per_sentence + 100 * (c.four_syllables or 0) / c.words)


def _atesman(c: Counts) -> float:
    return (
        198.825 - 40.175 * (c.syllables or 0) / c.words - 2.610 * c.words_per_sentence
    )


NORTHERN: tuple[Formula, ...] = (
    Formula(
        name="wiener",
        title="Erste Wiener Sachtextformel",
        languages=("de",),
        compute=_wiener,
        needs=("three_syllables", "one_syllable"),
        written="0.1935 × % of words of 3 or more syllables + 0.1672 × words/sentences "
        "+ 0.1297 × % of words over 6 letters − 0.0327 × % of words of 1 syllable "
        "− 0.875",
        higher="harder",
        scale="school year, 4 to 15",
        bands=(
            Band(float("-inf"), "school year 4 or lower"),
            Band(4.0, "school years 4 to 6"),
            Band(6.0, "school years 6 to 9"),
            Band(9.0, "school years 9 to 12"),
            Band(12.0, "very hard"),
        ),
        target=6.0,
        target_why="School year 6, as the English gate.",
        source="Bamberger and Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben",
        limits="Made for non-fiction. Some tools count words of 6 letters as long; the "
        "published formula counts those with more.",
        example=Example(
            text=_DE_TEXT,
            counted="3 sentences, 14 words: 2 of 3 syllables or more, 3 over 6 "
            "letters, 9 of 1 syllable: 0.1935 × 200/14 + 0.1672 × 14/3 "
            "+ 0.1297 × 300/14 − 0.0327 × 900/14 − 0.875",
            value=3.35,
        ),
    ),
    Formula(
        name="amstad",
        title="Flesch for German (Amstad)",
        languages=("de",),
        compute=_amstad,
        needs=("syllables",),
        written="180 − words/sentences − 58.5 × syllables/words",
        higher="easier",
        scale="as Flesch Reading Ease, 0 to 100",
        bands=(),
        target=80.0,
        target_why="Advised for patient texts in German practice; no study was found.",
        source="Amstad 1978, Wie verständlich sind unsere Zeitungen?, thesis, Zürich",
        limits="Long compounds weigh heavily, known or not.",
        example=Example(
            text=_DE_TEXT,
            counted="3 sentences, 14 words, 23 syllables: 180 − 14/3 − 58.5 × 23/14",
            value=79.23,
        ),
    ),
    Formula(
        name="douma",
        title="Flesch-Douma",
        languages=("nl",),
        compute=_douma,
        needs=("syllables",),
        written="206.835 − 0.93 × words/sentences − 77 × syllables/words",
        higher="easier",
        scale="0 to 100",
        bands=(
            Band(float("-inf"), "zeer moeilijk"),
            Band(30.0, "moeilijk"),
            Band(45.0, "tamelijk moeilijk"),
            Band(60.0, "normaal"),
            Band(70.0, "tamelijk gemakkelijk"),
            Band(80.0, "gemakkelijk"),
            Band(90.0, "zeer gemakkelijk"),
        ),
        target=70.0,
        target_why="Douma's band for school years 6 and 7 begins at 70.",
        source="Douma 1960, De leesbaarheid van landbouwbladen, Wageningen",
        limits="Adjusted by mean lengths, not tested on readers. Brouwer's formula of "
        "1963 has other weights.",
        example=Example(
            text="Rust twee dagen. Bel ons als u koorts krijgt.",
            counted="2 sentences, 9 words, 10 syllables: "
            "206.835 − 0.93 × 4.5 − 77 × 10/9",
            value=117.09,
        ),
    ),
    Formula(
        name="lix",
        title="LIX",
        languages=("sv", "da", "no", "nb", "nn", "fi"),
        compute=_lix,
        needs=("long_words",),
        written="words/sentences + 100 × words over 6 letters/words",
        higher="harder",
        scale="about 20 to 60",
        bands=(
            Band(float("-inf"), "mycket lättläst"),
            Band(30.0, "lättläst"),
            Band(40.0, "medelsvår"),
            Band(50.0, "svår"),
            Band(60.0, "mycket svår"),
        ),
        target=34.0,
        target_why="Within “lättläst”, and where koRpus ends “easy”; Anderson's table "
        "of 1983, for English, has about 38 for grade 6.",
        source="Björnsson 1968, Läsbarhet",
        limits="Counts letters, so compounds of short known words count as hard. In "
        "Finnish, whose words are long, values stand far higher: no band is known.",
        example=Example(
            text="Vila i två dagar. Nålen är mycket tunn. "
            "Kontakta mottagningen om du får feber.",
            counted="3 sentences, 14 words, 2 over 6 letters: 14/3 + 200/14",
            value=18.95,
            tag="sv",
        ),
    ),
    Formula(
        name="oborneva",
        title="Flesch for Russian (Oborneva)",
        languages=("ru",),
        compute=_oborneva,
        needs=("syllables",),
        written="206.835 − 1.3 × words/sentences − 60.1 × syllables/words",
        higher="easier",
        scale="as Flesch Reading Ease, 0 to 100",
        bands=(),
        target=70.0,
        target_why="Ours: “fairly easy” on Flesch's scale. No band for patients was "
        "found.",
        source="Oborneva 2006, thesis, Moscow; as textstat and textacy give it",
        limits="Fitted to translations of English novels, not to readers.",
        example=Example(
            text="Отдохните два дня. Игла очень тонкая. Позвоните врачу.",
            counted="3 sentences, 8 words, 19 syllables: "
            "206.835 − 1.3 × 8/3 − 60.1 × 19/8",
            value=60.63,
        ),
    ),
    Formula(
        name="fog-pl",
        title="FOG for Polish",
        languages=("pl",),
        compute=_fog_pl,
        needs=("four_syllables",),
        written="0.4 × (words/sentences + 100 × words of 4 or more syllables/words)",
        higher="harder",
        scale="years of schooling",
        bands=(
            Band(float("-inf"), "szkoła podstawowa"),
            Band(7.0, "gimnazjum"),
            Band(10.0, "liceum"),
            Band(13.0, "studia"),
        ),
        target=6.0,
        target_why="Years 1 to 6 are primary school on the Polish scale.",
        source="Gunning 1952 in Polish use; Broda, Nitoń, Gruszczyński and Ogrodniczuk "
        "2014, LREC",
        limits="Some tools count words of 3 syllables, which are common in Polish. "
        "Pisarek's index correlates with it; his formula was not found.",
        example=Example(
            text="Odpocznij dwa dni. Igła jest bardzo cienka. "
            "Poinformuj lekarza o ciąży.",
            counted="3 sentences, 11 words, 1 of 4 syllables: 0.4 × (11/3 + 100/11)",
            value=5.10,
        ),
    ),
    Formula(
        name="atesman",
        title="Ateşman",
        languages=("tr",),
        compute=_atesman,
        needs=("syllables",),
        written="198.825 − 40.175 × syllables/words − 2.610 × words/sentences",
        higher="easier",
        scale="0 to 100",
        bands=(
            Band(float("-inf"), "çok zor"),
            Band(30.0, "zor"),
            Band(50.0, "orta güçlükte"),
            Band(70.0, "kolay"),
            Band(90.0, "çok kolay"),
        ),
        target=80.0,
        target_why="80 to 89 is for school years 5 and 6, by the author's own page.",
        source="Ateşman 1997, Dil Dergisi 58: 71–74",
        limits="Flesch's formula fitted to Turkish and its English translations. One "
        "package has the two weights the wrong way round.",
        example=Example(
            text="İki gün dinlenin. İğne çok incedir. Ateşiniz varsa bizi arayın.",
            counted="3 sentences, 10 words, 23 syllables: "
            "198.825 − 40.175 × 23/10 − 2.610 × 10/3",
            value=97.72,
        ),
    ),
)
