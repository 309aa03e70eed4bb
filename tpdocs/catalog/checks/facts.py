"""Facts about a language that the checks ask for: CLDR's, and those of a small table.

The table is ``locales/checks/<locale>.toml``, beside ``languages.toml``. What it does
not say, the rules that need it do not check; they never guess.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from tpdocs.foundation import Language, locale_name, scripts_of_language
from tpdocs.foundation.project import shipped_defaults

__all__ = ["Facts", "find_facts", "table_keys"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """What the checks know of a language; an empty field is "not known".

    There is one for each language, so it is compared by identity, and can be a key.
    """

    tag: str
    cldr: str
    english_name: str = ""
    is_pseudo: bool = False
    is_rtl: bool = False
    scripts: frozenset[str] = frozenset()  #: ISO 15924 codes that it is written in
    decimal: str = "."  #: CLDR's decimal sign, in Latin digits
    group: str = ","  #: CLDR's sign between thousands; a space stands for any
    spaced: bool = True  #: words are parted by spaces
    year_offsets: tuple[int, ...] = ()  #: what is added to a year in its calendar
    spellout: tuple[str, ...] = ()  #: ICU's rulesets for numbers in words
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: tuple[str, ...] = ()  #: words by which "3 … and 3 …" becomes "3 each"
    wholly: tuple[str, ...] = ()  #: words that may stand for "100 %", as negators
    minus: tuple[str, ...] = ()  #: what says "below nought" beside ICU's word
    keeps_order: bool | None = None  #: whether numbers keep their order
    negators: tuple[str, ...] = ()  #: ``word``, ``prefix*``, ``*suffix``, ``*inside*``
    ends: str | None = None  #: signs that end a sentence; empty: it has none
    is_nominal: bool = False  #: a sentence may end in a noun, without a sign
    quotes: tuple[str, ...] | None = None  #: pairs of quotation marks
    repeats: bool | None = None  #: whether it doubles words as a matter of grammar
    doubled: frozenset[str] = frozenset()  #: words that may stand twice: ``vous vous``
    length: tuple[float, float] | None = None  #: letters for one of English, from, to
    joiners: bool = False  #: U+200C and U+200D are part of its spelling
    breaks: bool = False  #: U+200B may mark where a line may break

    @property
    def is_latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return "Latn" in self.scripts


def find_facts(language: Language) -> Facts:
    """Find what is known of a language; CLDR and the table are read once."""
    key = (language.tag, language.cldr, language.english_name)
    return _read_facts(key, language.is_pseudo, language.direction == "rtl")


def table_keys(tag: str) -> frozenset[str]:
    """Give the keys that the table of a language has."""
    return frozenset(_read_table(tag))


@cache
def _read_facts(key: tuple[str, str, str], is_pseudo: bool, is_rtl: bool) -> Facts:  # noqa: FBT001  # a cache asks for positions
    tag, cldr, name = key
    table = _read_table(tag)
    decimal, group = _separators(cldr)
    return Facts(
        tag=tag,
        cldr=cldr,
        english_name=name,
        is_pseudo=is_pseudo,
        is_rtl=is_rtl,
        scripts=scripts_of_language(tag, cldr),
        decimal=decimal,
        group=group,
        spaced=table.get("spaced", True),
        year_offsets=tuple(table.get("year-offsets", ())),
        spellout=tuple(table.get("spellout", ())),
        numbers=_tuples(table.get("numbers", {})),
        units=_tuples(table.get("units", {})),
        each=tuple(table.get("each", ())),
        wholly=tuple(table.get("wholly", ())),
        minus=tuple(table.get("minus", ())),
        keeps_order=table.get("keeps-order"),
        negators=tuple(table.get("negators", ())),
        ends=table.get("ends"),
        is_nominal=table.get("nominal", False),
        quotes=tuple(table["quotes"]) if "quotes" in table else None,
        repeats=table.get("repeats"),
        doubled=frozenset(table.get("doubled", ())),
        length=_band(table.get("length")),
        joiners=table.get("joiners", False),
        breaks=table.get("breaks", False),
    )


def _read_table(tag: str) -> dict[str, Any]:
    name = f"{locale_name(tag)}.toml"
    path = shipped_defaults() / "locales" / "checks" / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _tuples(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in table.items()}


def _band(value: list[float] | None) -> tuple[float, float] | None:
    return (float(value[0]), float(value[1])) if value else None


def _separators(cldr: str) -> tuple[str, str]:
    try:
        symbols = Locale.parse(cldr).number_symbols
    except (ValueError, UnknownLocaleError):
        return ".", ","
    latin = symbols.get("latn", symbols)
    return str(latin.get("decimal", ".")), str(latin.get("group", ","))
