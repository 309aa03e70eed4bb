"""Syllables of Spanish, Portuguese, Italian and French, from their spelling.

A word is respelt as it is heard, then the vowel groups that carry a syllable are
counted. Each language has words in the tests that were counted by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["count_french", "count_italian", "count_portuguese", "count_spanish"]

Respelling = tuple[tuple[re.Pattern[str], str], ...]


def _respell(*pairs: tuple[str, str]) -> Respelling:
    return tuple((re.compile(pattern), heard) for pattern, heard in pairs)


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


def _heard(word: str, respelling: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, heard in respelling:
        word = pattern.sub(heard, word)
    return word


_ES_HEARD = _respell(
    (r"(?<=q)u", ""),
    (r"(?<=g)u(?=[eiéí])", ""),
    (r"(?<!c)h", ""),
    (r"y(?=[aeiouáéíóú])", "j"),
)
_ES_NUCLEI = _any(r"[iuü]*[aeoáéó](?:[iuüy](?![aeoáéóíú]))?", r"[íú]", r"[iuüy]+")


def count_spanish(word: str) -> int:
    """Count by the Academy's rule for writing (Ortografía, RAE 2010).

    Two open vowels, or a closed one with an accent beside an open one, are two; a
    closed one beside any other is one, and an ``h`` between them changes nothing.
    """
    return len(_ES_NUCLEI.findall(_heard(word, _ES_HEARD)))


_PT_HEARD = _respell(
    (r"(?<=[qg])u(?=[aeioáéíóâêôãõ])", ""),
    # ra-i-nha, ru-im, ca-ir, a-in-da: before nh, or l m n r z that close the syllable.
    (r"(?<=[aeou])i(?=nh|[lmnrz](?:[^aeiouáéíóúâêôãõh]|$))", "í"),
    (r"(?<=[aeoi])u(?=[lmnrz](?:[^aeiouáéíóúâêôãõh]|$))", "ú"),
)
_PT_NUCLEI = _any(r"ã[oe]", r"õe", r"[aeoáéóâêô][iu]", "ui", "iu", r"ao(?=s?$)")
_PT_VOWELS = re.compile(rf"{_PT_NUCLEI.pattern}|[aeiouáéíóúâêôãõàü]")
_PT_ACCENTED_END = re.compile(r"[áéíóúâêôãõ].*[^aeiouáéíóúâêôãõ][iu][aeo]s?$")


def count_portuguese(word: str) -> int:
    """Count ``ai``, ``ei``, ``ão`` … as one and ``ia``, ``io`` … as two.

    At the end of a word with an accent before it (``farmácia``) ``ia`` is one. Source:
    Cunha and Cintra, Nova Gramática do Português Contemporâneo, 1985.
    """
    heard = _heard(word, _PT_HEARD)
    return len(_PT_VOWELS.findall(heard)) - bool(_PT_ACCENTED_END.search(heard))


_IT_HEARD = _respell(
    (r"(?<=q)u", ""),
    (r"(?<=g)u(?=[aeioàèéìò])", ""),
    (r"(?<=[cg])i(?=[aeouàòù])", ""),
    (r"(?<=gl)i(?=[aeo])", ""),
)
_IT_NUCLEI = _any(r"[iu]*[aeoàèéìòù](?:[iu](?![aeoàèéìòù]))?", r"[iu]+")
#: Words whose stressed i or u the spelling does not show: terapia, allergia, mio, due.
_IT_STRESSED = _any(
    r"(?:log|alg|erg|urg|rap|cop|graf|tes|em|tom|nom|pat|mac|att|man|plas)ia$",
    r"^[^aeiouàèéìòù]{1,2}[iu][aeo]$",
)


def count_italian(word: str) -> int:
    """Count open vowels; ``i`` and ``u`` beside another vowel are glides.

    Source: Serianni, Grammatica italiana, 1989; the endings of words such as
    ``terapia`` are a list of ours.
    """
    count = len(_IT_NUCLEI.findall(_heard(word, _IT_HEARD)))
    is_glide_only = word.startswith("qu")
    return count + (bool(_IT_STRESSED.search(word)) and not is_glide_only)


_FR_HEARD = _respell(
    (r"(?<=[qg])u(?=[aeioéèê'])", ""),
    (r"(?<=[aeou])y(?=[aeiouéè])", "ij"),
    (r"^y(?=[aeiouéè])", "j"),
    (r"(?<=g)e(?=[ao])", ""),
    # Verbs in -ent: the letters before it tell most of them.
    (
        r"(?<=[ao]i)ent$|(?<=nn)ent$|(?<=ss)ent$|(?<=tt)ent$|(?<=iv)ent$|(?<=euv)ent$",
        "",
    ),
    (r"(?<=[^aeoàâèêô])es?$", ""),
)
_FR_NUCLEI = _any(
    r"(?<=[bcdfgptv][lr])[iu](?=[aeoé])",
    *("eau", "aoû", "oui", "ieu", "uei", "œu", "œi", "ou", "oû", "oi", "oî"),
    *("ai", "aî", "au", "ei", "eî", "eu", "eû", "ui", "ia", "ie", "iè", "ié", "io"),
    r"[aeiouyéèêëàâîïôöûüùœæ]",
)


def count_french(word: str) -> int:
    """Count as spoken, without mute ``e`` at the end; ``ie``, ``io``, ``ui`` are one.

    After a consonant with ``l`` or ``r`` (``crier``) they are two. A mute ``e`` within
    a word counts. Source: Grevisse, Le Bon Usage.
    """
    return len(_FR_NUCLEI.findall(_heard(word.replace("’", "'"), _FR_HEARD)))
