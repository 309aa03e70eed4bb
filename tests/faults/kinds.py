"""The kinds of fault: each plants one in a message, or says that it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import TypeAlias

from babel import Locale
from icu4py.messageformat import MessageFormat

from faults.corpus import Catalog, catalogs, glossary
from tpdocs.catalog import Entry
from tpdocs.catalog.checks.pair import make_word_pattern
from tpdocs.catalog.checks.readings import to_ascii
from tpdocs.catalog.checks.spelled import find_spelled
from tpdocs.catalog.checks.unit_words import find_unit_words

__all__ = ["KINDS", "Kind"]

_Plant: TypeAlias = Callable[[Entry, Catalog, Random], Entry | None]
_Carry: TypeAlias = Callable[[Entry, Catalog], Entry]


def _as_it_is(entry: Entry, _catalog: Catalog) -> Entry:
    return entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of fault."""

    name: str
    plant: _Plant
    rules: frozenset[str]  #: that should find it; any other finding is a catch, too
    is_error: bool = True
    carry: _Carry = _as_it_is  #: puts into both texts what the fault needs


def _kind(
    name: str,
    rules: str,
    plant: _Plant,
    carry: _Carry = _as_it_is,
    *,
    is_error: bool = True,
) -> Kind:
    return Kind(
        name=name,
        plant=plant,
        rules=frozenset(rules.split()),
        is_error=is_error,
        carry=carry,
    )


# What is put into both texts, for the catalogs have few doses and no phones.


def _carry(english: str, given: str = "") -> _Carry:
    def carry(entry: Entry, catalog: Catalog) -> Entry:
        text = given or english
        if "{decimal}" in text:
            text = text.replace("{decimal}", catalog.facts.decimal)
        if "{month}" in text:
            months = Locale.parse(catalog.language.cldr).months["format"]["wide"]
            text = text.replace("{month}", str(months[3]))
        return replace(
            entry, msgid=f"{english} {entry.msgid}", msgstr=f"{text} {entry.msgstr}"
        )

    return carry


_DOSE = _carry("(2.5 mg)", "(2{decimal}5 mg)")
_PHONE = _carry("((415) 555-0123)")
_URL = _carry("(www.example.org/a1)")
_DATE = _carry("(March 14)", "(14 {month})")
_VALUE = _carry("{clinic_phone}:")
_BOLD = _carry("**2**:")

_COLD = _carry("(-20 °C)")
_MILD = _carry("(20 °C)")
_TWO = _carry("2, 3:")


def _every_8_hours(first: str) -> _Carry:
    """Put an amount every eight hours into both texts."""

    def carry(entry: Entry, catalog: Catalog) -> Entry:
        words = find_unit_words(catalog.facts).after
        hours = max((w for w in sorted(words) if words[w] == {"hour"}), key=len)
        return _carry(f"({first}, 8 hours)", f"({first}, 8 {hours})")(entry, catalog)

    return carry


# What goes wrong.


def _change(
    entry: Entry, pattern: str, new: str | Callable[[re.Match[str]], str]
) -> Entry | None:
    text, count = re.subn(pattern, new, entry.msgstr, count=1)
    return replace(entry, msgstr=text) if count and text != entry.msgstr else None


def _swap(old: str, new: str) -> _Plant:
    def plant(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
        if old not in entry.msgstr:
            return None
        return replace(entry, msgstr=entry.msgstr.replace(old, new, 1))

    return plant


def _sub(pattern: str, new: str) -> _Plant:
    return lambda entry, _catalog, _random: _change(entry, pattern, new)


_LINK = re.compile(r"\]\([^)]*\)")


def _numbers(entry: Entry) -> list[re.Match[str]]:
    """Give the numbers outside of addresses."""
    shown = _LINK.sub(lambda match: "_" * len(match[0]), entry.msgstr)
    return list(re.finditer(r"\d+", shown))


def _digit_changed(entry: Entry, _catalog: Catalog, random: Random) -> Entry | None:
    numbers = _numbers(entry)
    if not numbers:
        return None
    match = random.choice(numbers)
    place = random.randrange(match.start(), match.end())
    zero = ord(entry.msgstr[place]) - int(entry.msgstr[place])
    digit = (int(entry.msgstr[place]) + random.randrange(1, 10)) % 10
    text = entry.msgstr
    return replace(entry, msgstr=text[:place] + chr(zero + digit) + text[place + 1 :])


def _number_dropped(entry: Entry, catalog: Catalog, random: Random) -> Entry | None:
    """Drop a number that both texts say as often.

    No part of a time or of a decimal, which may keep its value; and no gloss, which
    says in English, in brackets, what stands before it in the language's own words.
    """
    numbers = [m for m in _numbers(entry) if not re.search("[:.]", _around(entry, m))]
    if not catalog.facts.is_latin:
        numbers = [m for m in numbers if not _is_gloss(entry, m)]
    shown = [to_ascii(m[0]) for m in _numbers(entry)]
    english = re.findall(r"\d+", _LINK.sub("", entry.msgid))
    fitting = [
        m
        for m in numbers
        if 0 < shown.count(to_ascii(m[0])) <= english.count(to_ascii(m[0]))
    ]
    if not fitting:
        return None
    match = random.choice(fitting)
    return replace(
        entry, msgstr=entry.msgstr[: match.start()] + entry.msgstr[match.end() :]
    )


def _around(entry: Entry, match: re.Match[str]) -> str:
    return entry.msgstr[max(0, match.start() - 1) : match.end() + 1]


def _is_gloss(entry: Entry, match: re.Match[str]) -> bool:
    return re.search(r"\([A-Za-z ]+$", entry.msgstr[: match.start()]) is not None


def _number_added(entry: Entry, _catalog: Catalog, random: Random) -> Entry | None:
    number = random.randrange(21, 99)
    if str(number) in entry.msgid:
        return None
    return replace(entry, msgstr=f"{entry.msgstr} {number}")


def _time_unit(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    """Put another unit of time behind a number that has one."""
    words = find_unit_words(catalog.facts).after
    found = re.search(r"(\d+) (minute|hour|day)s?\b", entry.msgid)
    if found is None:
        return None
    other = {"minute": "hour", "hour": "day", "day": "hour"}[found[2]]
    wrong = max((w for w in words if words[w] == {other}), key=len, default="")
    right = sorted((w for w in words if words[w] == {found[2]}), key=len, reverse=True)
    choice = "|".join(map(re.escape, right))
    pattern = rf"(?i)(?<!\d)({_any_digits(found[1])}\s?)(?:{choice})(?![^\W\d_])"
    return _change(entry, pattern, rf"\g<1>{wrong}")


def _any_digits(number: str) -> str:
    """Make a pattern for a number in Latin, Arabic or Persian digits."""
    return "".join(f"[{d}{chr(0x660 + int(d))}{chr(0x6F0 + int(d))}]" for d in number)


def _exchange(one: str, other: str) -> _Plant:
    """Put each of two numbers where the other stood first."""

    def plant(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
        form = rf"(?<!\d)({one})(?!\d)(.*?)(?<!\d)({other})(?!\d)"
        return _change(entry, form, r"\3\2\1")

    return plant


def _times_swapped(entry: Entry, _catalog: Catalog, random: Random) -> Entry | None:
    """Exchange two unlike numbers of hours, minutes or days."""
    found = re.findall(r"(?<![\d.:])(\d+) (minute|hour|day)s?\b", entry.msgid)
    numbers = dict(found)
    if len(numbers) < 2 or len(set(numbers.values())) < 2:
        return None
    one = next(iter(numbers))
    other = next(n for n in numbers if numbers[n] != numbers[one])
    for first, second in ((one, other), (other, one)):
        patterns = _any_digits(first), _any_digits(second)
        changed = _exchange(*patterns)(entry, _catalog, random)
        if changed is not None:
            return changed
    return None


def _two_turned(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    if not catalog.facts.keeps_order or re.search("[23]", entry.msgid[5:]):
        return None
    return _change(entry, "^2, 3:", "3, 2:")


def _said_again(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
    words = "two|twice|both|each|either|per|every|second"
    english = re.search(rf"(?i)2|\b({words})\b", entry.msgid[5:])
    return None if english else replace(entry, msgstr=f"{entry.msgstr} 2")


def _month(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    months = Locale.parse(catalog.language.cldr).months["format"]["wide"]
    text = entry.msgstr.replace(str(months[3]), str(months[5]), 1)
    return replace(entry, msgstr=text) if text != entry.msgstr else None


def _word_swapped(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    """Put five where the translation spells out a two, three or four."""
    if not re.search(r"(?i)\b(two|three|four)\b", entry.msgid):
        return None
    five = MessageFormat("{n,spellout}", catalog.language.cldr).format({"n": 5})
    for number in find_spelled(entry.msgstr, catalog.facts):
        if number.readings in ({2}, {3}, {4}) and not number.shown.isupper():
            text = entry.msgstr[: number.start] + five + entry.msgstr[number.end :]
            return replace(entry, msgstr=text)
    return None


def _look_alike(entry: Entry, catalog: Catalog, random: Random) -> Entry | None:
    latin, cyrillic = "aeocp", "аеоср"
    if catalog.facts.scripts == {"Cyrl"}:
        table, letters = dict(zip(cyrillic, latin, strict=True)), "а-яіїєґ"
    elif catalog.facts.is_latin:
        table, letters = dict(zip(latin, cyrillic, strict=True)), "a-z"
    else:
        return None
    inner = f"(?<=[{letters}])[{''.join(table)}](?=[{letters}])"
    places = list(
        re.finditer(inner, _LINK.sub(lambda m: "_" * len(m[0]), entry.msgstr))
    )
    if not places:
        return None
    at = random.choice(places).start()
    text = entry.msgstr
    return replace(entry, msgstr=text[:at] + table[text[at]] + text[at + 1 :])


def _foreign_word(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    word = "λόγος" if catalog.facts.scripts == {"Cyrl"} else "слово"
    return _change(entry, r"(?<=\w) (?=\w)|$", f" {word} ")


def _insert(char: str) -> _Plant:
    def plant(entry: Entry, _catalog: Catalog, random: Random) -> Entry | None:
        shown = _LINK.sub(lambda match: "_" * len(match[0]), entry.msgstr)
        places = [m.end() for m in re.finditer(r"[^\W\d_](?=[^\W\d_])", shown)]
        if not places:
            return None
        at = random.choice(places)
        text = entry.msgstr
        return replace(entry, msgstr=text[:at] + char + text[at:])

    return plant


def _zwsp(entry: Entry, catalog: Catalog, random: Random) -> Entry | None:
    if catalog.facts.breaks:
        return None
    return _insert("\u200b")(entry, catalog, random)


def _bracket(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
    shown = _LINK.sub(lambda match: "_" * len(match[0]), entry.msgstr)
    found = re.search(r"[)）](?=\W|$)", shown)
    if found is None or not re.search(r"[(（]\w{2}", shown):
        return None
    at = found.start()
    return replace(entry, msgstr=entry.msgstr[:at] + entry.msgstr[at + 1 :])


def _quote(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    for sign in (*(pair[1] for pair in catalog.facts.quotes or ()), '"'):
        if sign in entry.msgstr:
            return replace(entry, msgstr=entry.msgstr.replace(sign, "", 1))
    return None


def _doubled(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    if catalog.facts.repeats is not False:
        return None
    return _change(entry, r"(?<=[a-zа-яіїє] )([^\W\d_]{4,})(?= )", r"\1 \1")


def _stop(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    if catalog.facts.is_nominal or not entry.msgid.endswith("."):
        return None
    return _change(entry, r"(?<=\w)[.。؟]$", "")


def _english(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
    small = re.findall(r"\b[a-z]+\b", entry.msgid)
    return replace(entry, msgstr=entry.msgid) if len(small) > 2 else None


def _negation(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    if len(entry.msgid) > 300 or not re.search(r"\b(not|n't|never)\b", entry.msgid):
        return None
    text = make_word_pattern(catalog.facts.negators).sub("", entry.msgstr)
    return replace(entry, msgstr=text) if text != entry.msgstr else None


def _term(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    locale = catalog.language.locale
    for term, renderings in glossary().terms.items():
        for text in renderings.get(locale, ()):
            if (
                re.search(rf"\b{term}s?\b", entry.msgid, re.IGNORECASE)
                and text in entry.msgstr
            ):
                return replace(entry, msgstr=entry.msgstr.replace(text, "…"))
    return None


_MIXED_UP = {
    "es": "fr", "fr": "es", "pt": "es", "pl": "fr", "ru": "uk", "uk": "ru", "ar": "fa",
    "fa": "ar", "zh_Hans": "ja", "zh_Hant": "ja", "ja": "zh_Hans", "ko": "ja",
    "vi": "fr",
}  # fmt: skip


def _wrong_language(entry: Entry, catalog: Catalog, _random: Random) -> Entry | None:
    other = _MIXED_UP.get(catalog.language.locale, "")
    for candidate in catalogs():
        if candidate.name == f"book/{other}":
            for theirs in candidate.entries:
                if theirs.msgid == entry.msgid and len(theirs.msgstr) > 90:
                    return replace(entry, msgstr=theirs.msgstr)
    return None


def _half(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
    if len(_LINK.sub("", entry.msgid)) < 80 or _LINK.search(entry.msgid):
        return None
    return replace(entry, msgstr=entry.msgstr[: len(entry.msgstr) // 2].rstrip())


def _twice(entry: Entry, _catalog: Catalog, _random: Random) -> Entry | None:
    if _LINK.search(entry.msgid) or len(entry.msgstr) < 12:
        return None
    return replace(entry, msgstr=f"{entry.msgstr} {entry.msgstr}")


KINDS = (
    _kind("digit changed", "number phone date", _digit_changed),
    _kind("number dropped", "number", _number_dropped),
    _kind("number added", "number", _number_added),
    _kind("decimal moved +", "number", _sub(r"(?<=\(2)[.,](?=5)", ""), _DOSE),
    _kind("dose: mg to g +", "unit", _swap(" mg)", " g)"), _DOSE),
    _kind("unit of time swapped", "unit", _time_unit),
    _kind("phone: two digits swapped +", "phone", _swap("0123", "0132"), _PHONE),
    _kind("phone: digit dropped +", "phone", _swap("0123", "012"), _PHONE),
    _kind(
        "hours and amount exchanged +", "unit", _exchange("1", "8"), _every_8_hours("1")
    ),
    _kind(
        "hours and dose exchanged +",
        "unit",
        _exchange("500", "8"),
        _every_8_hours("500 mg"),
    ),
    _kind("two times exchanged", "unit", _times_swapped),
    _kind("minus lost +", "minus", _swap("(-20", "(20"), _COLD),
    _kind("minus added +", "minus", _swap("(20", "(-20"), _MILD),
    _kind("month swapped +", "date", _month, _DATE),
    _kind("placeholder renamed +", "placeholder", _swap("_phone}", "_name}"), _VALUE),
    _kind("placeholder dropped +", "placeholder", _swap("{clinic_phone}", ""), _VALUE),
    _kind(
        "placeholder doubled +",
        "placeholder",
        _swap("{clinic_phone}", "{clinic_phone} {clinic_phone}"),
        _VALUE,
    ),
    _kind("bold lost +", "markup bold", _swap("**2**", "2"), _BOLD),
    _kind("link target changed", "link", _sub(r"(?<=\]\(https://)(\w)", r"x\1")),
    _kind("link broken", "link markup", _swap("](h", "] (h")),
    _kind("address changed +", "address", _swap("org/a1", "org/b1"), _URL),
    _kind("look-alike letter", "look-alike script", _look_alike),
    _kind("word of another script", "script", _foreign_word),
    _kind("override (RLO)", "bidi", _insert("\u202e")),
    _kind("isolate not closed", "bidi", _insert("\u2067")),
    _kind("letter lost (U+FFFD)", "character", _insert("\ufffd")),
    _kind("number in words swapped", "number-word", _word_swapped, is_error=False),
    _kind("numbers turned +", "number-order", _two_turned, _TWO, is_error=False),
    _kind("number said again +", "number-repeat", _said_again, _TWO, is_error=False),
    _kind("zero-width space", "invisible", _zwsp, is_error=False),
    _kind("entity printed", "entity", _insert("&amp;nbsp;"), is_error=False),
    _kind("bracket dropped", "brackets", _bracket, is_error=False),
    _kind("quotation mark dropped", "quotes", _quote, is_error=False),
    _kind("word doubled", "doubled", _doubled, is_error=False),
    _kind("space at the end", "space", _sub(r"$", " "), is_error=False),
    _kind("final stop dropped", "ending", _stop, is_error=False),
    _kind("left in English", "same script", _english, is_error=False),
    _kind("negation removed", "negation", _negation, is_error=False),
    _kind("term of the glossary lost", "glossary", _term, is_error=False),
    _kind("text of another language", "language", _wrong_language, is_error=False),
    _kind("cut to half", "length", _half, is_error=False),
    _kind("whole text twice", "repeated", _twice, is_error=False),
)
