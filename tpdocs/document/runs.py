"""What is one run: the patterns of numbers, phones, addresses and foreign words.

A run is what a reader takes in as one thing. A number that may belong to the next word
of the other script stays on its own: in ``Tylenol 3 مرات``, *3 times*, an isolate
around the first two would put the 3 away from its noun. Items that stand side by side
are read one after the other in the direction of the text, so runs are as short as they
can be.
"""

from __future__ import annotations

import re
from functools import cache

from tpdocs.foundation import Direction

__all__ = ["OPAQUE", "find_runs"]

#: Stands for what has an order of its own already, as a value has: no run crosses it.
OPAQUE = "\ufffc"

#: Letters, marks and punctuation of right-to-left scripts; no digits or percent signs.
_R = (
    "\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\u200f\u202b\u202e\u2067"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
#: Letters of left-to-right scripts, with their marks.
_L = (
    "A-Za-zªµºÀ-ÖØ-öø-ʸ\u0300-\u0373\u0376-\u0588\u0900-\u1fff"
    "\u2c00-\u2dff\u3005-\u3007\u3031-\u3035\u3041-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_W, _N = "0-9", "\u0660-\u0669\u06f0-\u06f9"  # Western digits; Arabic and Persian ones
_D = f"[{_W}{_N}]"
_SP = "[ \u00a0\u2009\u202f]"
#: A sign stands at the start of a word: the hyphen of a prefix is no minus.
_SIGN = rf"(?:(?<![^\s(\[«„“\"'])(?:[-\u2212+\u00d7#]|[±<>≤≥~≈]{_SP}?+))?+[$€£¥₪]?+"
#: Words of the text's own script do not follow, whose number it might be.
_NO_NOUN = rf"(?!{_SP}*+\(?[{_R}{OPAQUE}])"

_WEST = rf"[{_W}]++(?:[.,:/’'][{_W}]++)*+[½¼¾⅓⅔⅛]?+"  # 1,000.5 9:30 11/25/2026
_NATIVE = rf"[{_N}]++(?:[.,:/\u066b\u066c][{_N}]++)*+"
#: Arabic digits take no dash here: their ranges run as the text does.
_RANGE = (
    rf"(?>{_SIGN}(?:[{_W}]++{_SP}[{_W}]++/[{_W}]++"  # 1 1/2
    rf"|[{_W}]{{1,3}}+(?:\.[{_W}]++)?+{_SP}[–—-]{_SP}[{_W}]{{1,3}}+(?![{_W}])"  # 3 – 4
    rf"|[{_W}]{{1,3}}+(?:[\u00a0\u2009\u202f][{_W}]{{3}})++"
    rf"|{_WEST}(?:[-\u2011–—\u2212\u00d7]\+?{_WEST})*+"  # 3–4, 2026-11-25
    rf"|{_NATIVE}|[½¼¾⅓⅔⅛]))"
)
_SPAN = rf"{_RANGE}(?:{_SP}(?:to|or|and|by|x|\u00d7){_SP}{_RANGE})*+"  # 15 to 20
_WORD = (
    rf"(?:(?:[{_L}]\.){{2,}}+"  # a.m., U.S.
    rf"|(?:Dr|Mrs?|Ms|St|Prof|No|vs|ext|approx)\.(?={_SP}[{_L}{_W}])"
    rf"|[{_L}][{_L}{_W}]*+(?:[.'’&/_@+:-][{_L}{_W}]++)*+[®™©+²³]*+)"
)
_PER = rf"(?:/(?:(?:{_WEST}|{_NATIVE}){_SP}?+)?+[{_L}]++[²³]?+)*+"  # mg/5 mL, mg/kg/d
_UNIT = (
    rf"(?:{_SP}?+°(?:{_SP}?+[CF](?![{_L}]))?+"
    rf"|(?<=[{_W}½¼¾]){_SP}?+[%‰$€£¥₪](?![{_W}])"
    rf"|-?[{_L}][{_L}{_W}]*+[²³]?+{_PER}"  # 5mg, 3-day, 4B
    rf"|{_SP}(?:[ap]\.m\.|[a-zµμ][{_L}]*+"
    rf"|(?:IU|U|L|C|F|K|V|W|Hz|AM|PM|MG|ML|MCG|USD|EUR)(?![{_L}]))[²³]?+{_PER})"
)
_ASIDE = rf"(?:{_SP}\([^(){_R}{OPAQUE}]{{1,60}}+\))?+"  # (38 °C), (ibuprofen)
#: 5 mg, 5 mg–10 mg, 9 a.m.–5 p.m.
_MEASURE = rf"{_SPAN}{_UNIT}(?:{_SP}?+[-–—\u00d7]{_SP}?+{_RANGE}{_UNIT})*+{_ASIDE}"
_ITEM = rf"(?:{_SP}(?:[&+]{_SP})?+(?:{_MEASURE}|{_SPAN}{_NO_NOUN}|{_WORD}))"
_DEGREE = (
    r"(?:,[ ](?:M\.?D\.?|D\.?O\.?|R\.?N\.?|N\.?P\.?|Ph\.?D\.?|PharmD|DDS)(?!\w))?+"
)
_PHRASE = rf"{_WORD}{_ITEM}*+{_DEGREE}{_ASIDE}"

_STREET = (
    r"(?:St|Ave|Rd|Blvd|Dr|Ln|Ct|Pl|Sq|Hwy|Pkwy|Street|Avenue|Road|Boulevard|Drive"
    rf"|Lane|Court|Place|Square|Way|Highway|Parkway)(?![{_L}])\.?+"
)
_PLACE = rf"[{_L}{_W}#](?:[.'’-]?+[{_L}{_W}])*+(?:\.(?=,|[ ][{_L}{_W}]))?+"
_ADDRESS = (
    rf"(?:[{_W}]{{1,6}}+[A-Za-z]?+(?:[ ]{_PLACE}){{0,5}}?[ ]{_STREET}"  # 12 Elm St.
    rf"|P\.?O\.?[ ]Box[ ][{_W}]++"
    # Springfield, IL 62701; Hauptstraße 12, 10115 Berlin
    rf"|{_PLACE}(?:[ ]{_PLACE}){{0,3}}+"
    rf"(?=,[ ](?:[A-Z]{{2}}[ ][{_W}]{{5}}|[{_W}]{{4,5}}[ ][{_L}])))"
    rf"(?:,[ ]{_PLACE}(?:[ ]{_PLACE}){{0,5}}+"
    rf"|[ ](?:Apt|Suite|Ste|Unit|Floor|Room|Rm)\.?[ ]{_PLACE}){{0,6}}+"
)
_GAP = "[ \u00a0.\u2011-]"
_YEAR = rf"[\u0661\u0662\u06f1\u06f2][{_N}]{{3}}"
_YEARS = rf"{_YEAR}-{_YEAR}(?![-{_N}])"
_PHONE = (
    rf"(?:(?=(?:[ \u00a0().+\u2011-]{{0,2}}{_D}){{7}})(?:\+?{_D}{{1,3}}+{_GAP}?+)?+"
    rf"\({_D}{{1,5}}+\){_GAP}?+{_D}++(?:{_GAP}{_D}++)*+"  # +1 (415) 555-0123
    rf"|(?<![{_R}{_L}])\+{_D}++(?:{_GAP}\(?{_D}++\)?)*+"  # +49 30 901820
    rf"|(?=(?:{_GAP}?+{_D}){{7}})(?!{_YEARS})"
    rf"{_D}{{2,}}+(?:{_GAP}{_D}{{2,}}+)++)"  # 030 901820, 555-0123
    rf"(?:,?[ ](?:ext\.?|extension|x)[ ]?{_D}++)?+"
)
_WEB = (
    r"(?:https?://|www\.)(?:\([A-Za-z0-9_.,~/-]*+\)|[.:?!$&'*+,;]*+[A-Za-z0-9_~/#@=%-])++"
    r"|[A-Za-z0-9._+-]{1,64}+@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++"
)
_RUNS: dict[Direction, str] = {
    "rtl": f"{_WEB}|{_ADDRESS}|{_PHONE}|{_PHRASE}|{_MEASURE}{_ITEM}*+|{_SPAN}{_ASIDE}",
    "ltr": rf"[{_R}]++(?:[ '’/-]?+(?:[{_R}]++|{_D}++(?=[ ]?[{_R}])))*+",
}


@cache
def _pattern(direction: Direction) -> re.Pattern[str]:
    """Compile a pattern when a page is made, for it takes a sixth of a second."""
    return re.compile(_RUNS[direction])


def find_runs(text: str, direction: Direction) -> list[tuple[int, int]]:
    """Find the runs that keep their own order in a text of a direction.

    Returns:
        The start and the end of each, in order; none overlap.
    """
    return [_whole(match) for match in _pattern(direction).finditer(text)]


def _whole(match: re.Match[str]) -> tuple[int, int]:
    """Leave out a bracket without its partner, which would be mirrored."""
    run = match[0]
    if run.count("(") != run.count(")"):
        run = re.split("[()]", run, maxsplit=1)[0]
    return match.start(), match.start() + len(run)
