"""Abbreviations whose full stop ends no sentence.

Only those that stand before what they belong to: titles, "for example", "number". One
that may also end a sentence (``p.m.``, ``etc.``) is left to ICU, which looks at whether
a capital follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

__all__ = ["continues"]

#: By language, without the last full stop; small letters also match a capital, and _
#: stands for a space.
_KNOWN: Mapping[str, str] = {
    "en": "dr mr mrs ms prof st vs e.g i.e "
    "approx dept fig jan feb aug sept oct nov dec",
    "es": "dr dra dres sr sra srta ud uds p.ej p. tel aprox núm pág av",
    "fr": "dr pr mme mmes mlle m p.ex ex tél env cf av",
    "pt": "dr dra drs sr sra srs p.ex ex tel aprox núm pág av",
    "it": "dr dott dott.ssa sig sig.ra sig.na prof p.es es tel ca n pag",
    "de": "dr fr hr prof z z.b z._b d d.h d._h u "
    "u.a u._a ca evtl bzw tel nr str max min inkl",
    "nl": "dr dhr mevr mw bijv b.v ca nr tel evt max min",
    "pl": "dr lek prof np tj tzn tel ok godz im ul nr m.in",
    "ru": "т.е т.к т.н тел напр им ул см д-р проф г",
    "uk": "т.зв тел напр ім вул див д-р проф м",
    "tr": "dr doç prof örn vb no tel",
    "el": "κ κα δρ π.χ τηλ δηλ αρ",
    "ht": "dr mme eg",
    "so": "dr tus tel",
    "sw": "dkt bw bi tel k.m",
    "tl": "dr dra g gng hal tel",
    "vi": "bs ths ts gs đt tp",
    "hi": "डॉ श्री",
    "ne": "डा श्री",
    "bn": "ডা মো মোঃ",
    "gu": "ડૉ શ્રી",
    "pa": "ਡਾ",
    "ta": "டாக்டர் திரு",
    "te": "డా శ్రీ",
    "kn": "ಡಾ ಶ್ರೀ",
    "ml": "ഡോ ശ്രീ",
    "si": "වෛද්‍ය",
    "am": "ዶ/ር",
    "ar": "د أ",
    "fa": "دکتر آقا",
    "ur": "ڈاکٹر",
    "he": "פרופ",
}
#: An initial that opens a sentence or follows another one: ``J. Smith``. Elsewhere a
#: single capital is as likely a name's last word: ``vitamin C. Then …``.
_INITIAL = re.compile(r"(?:^|[\w]\.\s?)[^\W\d_]\.\s*$")


def continues(before: str, language: str) -> bool:
    """Tell whether a sentence goes on after a full stop at which ICU would end it.

    Args:
        before: The text up to and with the full stop.
        language: The language's subtag: ``zh`` for ``zh-Hans``.
    """
    if not before.rstrip().endswith("."):
        return False
    pattern = _pattern(language)
    if pattern is not None and pattern.search(before):
        return True
    match = _INITIAL.search(before)
    return match is not None and before[match.start() :].strip()[-2].isupper()


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    known = _KNOWN.get(language)
    if known is None:
        return None
    words = "|".join(re.escape(word.replace("_", " ")) for word in known.split())
    return re.compile(rf"(?<!\w)(?:{words})\.\s*$", re.IGNORECASE)
