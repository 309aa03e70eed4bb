"""Formulas that were made for Spanish, Portuguese, Italian and French."""

from __future__ import annotations

from tpdocs.readability.counts import Counts
from tpdocs.readability.formulas.row import Band, Example, Formula

__all__ = ["ROMANCE"]

_ES_TEXT = "Descanse dos días. La aguja es muy fina. Llame si tiene fiebre."
_SHORT = "Made on long texts; a short one may lie beyond the ends of the scale."


def _szigriszt(c: Counts) -> float:
    return 206.835 - 62.3 * (c.syllables or 0) / c.words - c.words_per_sentence


def _fernandez_huerta(c: Counts) -> float:
    return 206.84 - 60 * (c.syllables or 0) / c.words - 1.02 * c.words_per_sentence


def _martins(c: Counts) -> float:
    return 248.835 - 1.015 * c.words_per_sentence - 84.6 * (c.syllables or 0) / c.words


def _gulpease(c: Counts) -> float:
    return 89 + (300 * c.sentences - 10 * c.letters) / c.words


def _kandel_moles(c: Counts) -> float:
    return 207 - 1.015 * c.words_per_sentence - 73.6 * (c.syllables or 0) / c.words


ROMANCE: tuple[Formula, ...] = (
    Formula(
        name="szigriszt",
        title="Szigriszt-Pazos, INFLESZ scale",
        languages=("es",),
        compute=_szigriszt,
        needs=("syllables",),
        written="206.835 − 62.3 × syllables/words − words/sentences",
        higher="easier",
        scale="INFLESZ, 0 to 100",
        bands=(
            Band(float("-inf"), "muy difícil"),
            Band(40.0, "algo difícil"),
            Band(55.0, "normal"),
            Band(65.0, "bastante fácil"),
            Band(80.0, "muy fácil"),
        ),
        target=65.0,
        target_why="“Bastante fácil” begins there. The scale was validated on texts "
        "for patients.",
        source="Szigriszt Pazos 1993, thesis, Universidad Complutense de Madrid; "
        "bands: Barrio-Cantalejo et al. 2008, An. Sist. Sanit. Navar. 31: 135–152",
        limits=f"Not a school grade. {_SHORT}",
        example=Example(
            text=_ES_TEXT,
            counted="3 sentences, 12 words, 21 syllables: 206.835 − 62.3 × 21/12 − 4",
            value=93.81,
        ),
    ),
    Formula(
        name="fernandez-huerta",
        title="Fernández Huerta",
        languages=("es",),
        compute=_fernandez_huerta,
        needs=("syllables",),
        written="206.84 − 60 × syllables/words − 1.02 × words/sentences",
        higher="easier",
        scale="0 to 100",
        bands=(
            Band(float("-inf"), "muy difícil"),
            Band(30.0, "difícil"),
            Band(50.0, "algo difícil"),
            Band(60.0, "normal"),
            Band(70.0, "algo fácil"),
            Band(80.0, "fácil"),
            Band(90.0, "muy fácil"),
        ),
        target=70.0,
        target_why="The author's band for sixth grade begins at 70.",
        source="Fernández Huerta 1959, Consigna 214: 29–32, as corrected by Law 2011",
        limits="Flesch's formula carried over, not fitted to readers of Spanish.",
        example=Example(
            text=_ES_TEXT,
            counted="3 sentences, 12 words, 21 syllables: "
            "206.84 − 60 × 21/12 − 1.02 × 4",
            value=97.76,
        ),
    ),
    Formula(
        name="martins",
        title="Flesch index for Portuguese (Martins)",
        languages=("pt",),
        compute=_martins,
        needs=("syllables",),
        written="248.835 − 1.015 × words/sentences − 84.6 × syllables/words",
        higher="easier",
        scale="0 to 100",
        bands=(
            Band(float("-inf"), "muito difícil"),
            Band(25.0, "difícil"),
            Band(50.0, "fácil"),
            Band(75.0, "muito fácil"),
        ),
        target=75.0,
        target_why="“Muito fácil”, school years 1 to 4, begins there; “fácil” reaches "
        "up to year 8. The 42 added to Flesch puts a text where its English stands.",
        source="Martins, Ghiraldelo, Nunes and Oliveira 1996, Notas do ICMSC 28, "
        "Universidade de São Paulo",
        limits=f"Fitted to Brazilian textbooks; not tried on patients. {_SHORT}",
        example=Example(
            text="Descanse dois dias. A agulha é muito fina.",
            counted="2 sentences, 8 words, 15 syllables: "
            "248.835 − 1.015 × 4 − 84.6 × 15/8",
            value=86.15,
        ),
    ),
    Formula(
        name="gulpease",
        title="Gulpease",
        languages=("it",),
        compute=_gulpease,
        needs=("letters",),
        written="89 + (300 × sentences − 10 × letters)/words",
        higher="easier",
        scale="0 to 100",
        bands=(
            Band(float("-inf"), "hard for high-school leavers"),
            Band(40.0, "hard for middle-school leavers"),
            Band(60.0, "hard for primary-school leavers"),
            Band(80.0, "easy for primary-school leavers"),
        ),
        target=80.0,
        target_why="From there on readers with primary schooling read it with ease.",
        source="Lucisano and Piemontese 1988, Scuola e città 39: 110–124",
        limits="Tested on Italian readers. Letters are counted, as published; textstat "
        f"counts full stops and commas too. {_SHORT}",
        example=Example(
            text="L'ago è molto sottile. "
            "Chiami il medico se ha la febbre o se il dolore peggiora.",
            counted="2 sentences, 16 words, 62 letters: 89 + (600 − 620)/16",
            value=87.75,
        ),
    ),
    Formula(
        name="kandel-moles",
        title="Flesch for French (Kandel and Moles)",
        languages=("fr",),
        compute=_kandel_moles,
        needs=("syllables",),
        written="207 − 1.015 × words/sentences − 73.6 × syllables/words",
        higher="easier",
        scale="as Flesch Reading Ease, 0 to 100",
        bands=(),
        target=70.0,
        target_why="Ours: “fairly easy” on Flesch's scale. No French source was found.",
        source="Kandel and Moles 1958, Cahiers d'Études de Radio-Télévision 19: "
        "253–274; not seen, as textstat, textacy and Cordial give it",
        limits="Mute e is not counted at the end of a word and counted inside it. "
        "koRpus prints other numbers under the same name.",
        example=Example(
            text="Restez au calme. L'aiguille est très fine. "
            "Appelez le médecin si la douleur augmente.",
            counted="3 sentences, 14 words, 22 syllables: "
            "207 − 1.015 × 14/3 − 73.6 × 22/14",
            value=86.61,
        ),
    ),
)
