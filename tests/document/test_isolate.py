"""Runs keep their own order: as UAX 9 has it, as fribidi has it, and on the page."""

from __future__ import annotations

import ctypes
import ctypes.util
import html
import re
import time
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from tpdocs.document.isolate import direction_of, isolate
from tpdocs.foundation import Direction

_CASES = Path(__file__).parents[1] / "cases" / "isolate" / "runs.txt"
_LINES = tuple(
    tuple(line.split(" | ", maxsplit=1))
    for line in _CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
_TAGS = re.compile("</?bdi[^<>]*>")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title>",
    "&lt;b&gt;",
)


def _said(text: str) -> str:
    return text.translate({ord("⟦"): None, ord("⟧"): None})


def _outer(shown: str) -> str:
    """Give the outermost isolates as ⟦ ⟧."""
    parts, depth = [], 0
    for part in re.split("(</?bdi[^<>]*>)", shown):
        opens, closes = part.startswith("<bdi"), part == "</bdi>"
        depth += opens - closes
        if opens and depth == 1:
            parts.append("⟦")
        elif closes and depth == 0:
            parts.append("⟧")
        elif not opens and not closes:
            parts.append(html.unescape(part))
    return "".join(parts)


def _visual(text: str) -> str:
    """Give a case's characters from left to right: the whole of the reference."""
    parts = re.split("⟦(.*?)⟧", text)
    turned = [part if at % 2 else part[::-1] for at, part in enumerate(parts)]
    return "".join(turned[::-1])


@cache
def _fribidi() -> ctypes.CDLL:
    """Load the library that Pango orders lines with: an implementation of UAX 9."""
    return ctypes.CDLL(ctypes.util.find_library("fribidi") or "libfribidi.so.0")


def _order(text: str, direction: str = "rtl") -> str:
    """Give a text from left to right, by fribidi; brackets as they are written."""
    codes = (ctypes.c_uint32 * len(text))(*map(ord, text))
    visual = (ctypes.c_uint32 * (len(text) + 1))()
    places = (ctypes.c_int * len(text))()
    base = ctypes.c_uint32(0x111 if direction == "rtl" else 0x110)
    assert _fribidi().fribidi_log2vis(
        codes, len(text), ctypes.byref(base), visual, None, places, None
    )
    return "".join(text[place] for place in places)


def _ordered(shown: str, direction: str = "rtl") -> str:
    """Order HTML as a browser does: a bdi is LRI or RLI to PDI (CSS Writing Modes)."""
    text = shown.replace("</bdi>", "\u2069")
    text = re.sub('<bdi dir="ltr"[^<>]*>', "\u2066", text)
    text = re.sub('<bdi dir="rtl"[^<>]*>', "\u2067", text)
    ordered = _order(html.unescape(text), direction)
    return re.sub("[\u2066\u2067\u2069]", "", ordered)


@pytest.mark.parametrize(("tag", "text"), _LINES)
def test_each_run_is_found_whole(tag: str, text: str) -> None:
    """The isolates of each case stand where the case says."""
    del tag
    assert _outer(isolate(_said(text))) == text


#: fribidi 1.0.8 orders hyphens between three isolates wrongly; python-bidi does not.
_BEYOND_FRIBIDI = "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0665"


@pytest.mark.parametrize(
    ("tag", "text"), [line for line in _LINES if _BEYOND_FRIBIDI not in line[1]]
)
def test_the_order_is_that_of_uax_9(tag: str, text: str) -> None:
    """A browser, which orders by UAX 9, prints each case as the case says."""
    del tag
    assert _ordered(isolate(_said(text))) == _visual(text)


def test_what_isolation_is_for() -> None:
    """Without isolates these print in a wrong order: the reason for all of this."""
    wrong = [text for _, text in _LINES if _order(_said(text)) != _visual(text)]
    assert len(wrong) > len(_LINES) // 3


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Elm", "ltr"),
        ("عيادة", "rtl"),
        ("12 شارع Elm", "rtl"),
        ("911", "ltr"),
        ("(415) 555", "ltr"),
        ("מרפאה", "rtl"),
        ("", "ltr"),
    ],
)
def test_direction_comes_from_the_first_strong_character(
    text: str, direction: str
) -> None:
    """UAX 9: the first letter decides; digits and signs do not."""
    assert direction_of(text) == direction


@pytest.mark.parametrize(
    "text",
    [
        "Ask for ⟦عيادة الأمل⟧, or phone",
        "We speak ⟦العربية⟧, ⟦עברית⟧ (⟦فارسی⟧) and 中文.",
        "⟦شارع 5 مايو⟧ 12",
        "Take 5 mg.",
    ],
)
def test_right_to_left_words_on_a_left_to_right_page(text: str) -> None:
    """The other way round: names are isolated, and a list keeps its order."""
    shown = isolate(_said(text), "ltr")
    assert _outer(shown) == text
    assert 'dir="ltr"' not in shown


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_is_never_markup(hostile: str) -> None:
    """Signs of HTML in the text of a right-to-left page are escaped."""
    assert _TAGS.sub("", isolate(hostile)) == escape(hostile)


_SIGNS = st.sampled_from(
    "aZ\xe9\u060c\u0645\u0631\u0660\u06f1 019().,:/+-\u2013%\xb0&<>'\""
)
_TEXT = st.one_of(st.text(_SIGNS), st.text())


@settings(deadline=None, max_examples=150)
@given(_TEXT, st.sampled_from(["ltr", "rtl"]))
@example("5 ", "rtl")
@example("\u0660-\u0660 a", "rtl")
def test_isolation_only_adds_bdi(text: str, direction: Direction) -> None:
    """Law: taking the bdi tags out again gives the escaped text; tags pair up."""
    shown = isolate(text, direction)
    assert _TAGS.sub("", shown) == escape(text)
    depth = 0
    for tag in _TAGS.findall(shown):
        depth += -1 if tag == "</bdi>" else 1
        assert 0 <= depth <= 2
    assert depth == 0


@settings(deadline=None, max_examples=200)
@given(_TEXT)
@example("Botox/بوتوكس")
@example("A-الف")
@example("http://a.b/الف")
def test_no_right_to_left_letter_is_isolated_as_left_to_right(text: str) -> None:
    """Law: a left-to-right isolate holds no letter that runs the other way."""
    for run in re.findall("⟦(.*?)⟧", _outer(isolate(text)), re.DOTALL):
        kinds = {unicodedata.bidirectional(char) for char in run}
        assert not kinds & {"R", "AL"}, run
        assert run.count("(") == run.count(")")


@settings(deadline=None, max_examples=200)
@given(_TEXT)
def test_each_digit_is_in_an_isolate(text: str) -> None:
    """Law: no number is left to its neighbours."""
    outside = re.sub("⟦.*?⟧", "", _outer(isolate(text)), flags=re.DOTALL)
    assert not re.search("[0-9\u0660-\u0669\u06f0-\u06f9]", outside)


_WORDS = ("خذ", "ثم", "في", "كل", "يوم")
_RUNS = tuple(run for _, text in _LINES for run in re.findall("⟦(.*?)⟧", text))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(_WORDS), min_size=4, max_size=4),
    st.lists(st.sampled_from(_RUNS), min_size=3, max_size=3),
)
def test_a_run_is_one_wherever_it_stands(words: list[str], runs: list[str]) -> None:
    """Law: a run between words, with a comma or stop after it, stays in one isolate."""
    a, b, c, d = words
    text = f"{a} ⟦{runs[0]}⟧، {b} ⟦{runs[1]}⟧: {c} ⟦{runs[2]}⟧. {d}"
    assert _outer(isolate(_said(text))) == text


@pytest.mark.parametrize("unit", ["1", "1 ", "+", "a-", "(1", "a ", "Aa, ", "1 a, "])
def test_isolation_of_a_long_text_takes_no_long_time(unit: str) -> None:
    """Many digits, signs and spaces do not make a pattern run wild."""
    started = time.monotonic()
    assert isolate(unit * 10_000)
    assert time.monotonic() - started < 5
