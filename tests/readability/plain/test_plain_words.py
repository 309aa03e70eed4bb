"""The word list: long enough, in order, and true to itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tpdocs.readability import plain
from tpdocs.readability.plain import Hit, hard_words, idioms
from tpdocs.readability.plain.inflect import forms_of
from tpdocs.readability.plain.lexicon import all_terms
from tpdocs.readability.plain.sentences import find_words

FOLDER = Path(str(plain.__file__)).parent
WORDS = tomllib.loads((FOLDER / "words.toml").read_text())
IDIOMS = tomllib.loads((FOLDER / "idioms.toml").read_text())
TERMS = hard_words().terms


def test_lists_are_long_enough() -> None:
    """There are at least 220 hard words of three kinds, and 60 idioms."""
    assert len(TERMS) >= 220
    assert {term.kind for term in TERMS} == {"medical", "formal", "phrase"}
    assert len(idioms().terms) >= 60


def test_lists_are_sorted() -> None:
    """Entries stand in order, so that one is found, and added, in one place."""
    tables = [t for sources in WORDS.values() for t in sources.values()]
    for table in (*tables, *IDIOMS.values()):
        assert list(table) == sorted(table)


def test_no_word_is_listed_twice() -> None:
    """Each hard word has one entry, and is found as that one."""
    for lexicon in (hard_words(), idioms(), all_terms()):
        hard = [term.hard for term in lexicon.terms]
        assert len(hard) == len(set(hard))
        found = [next(lexicon.find(tuple(h.split()))).term.hard for h in hard]
        assert found == hard


def test_plain_words_are_plain() -> None:
    """What is said instead is no hard word of the list itself, nor an idiom."""
    said = [plainer for term in all_terms().terms for plainer in term.plain]
    assert all(term.plain for term in all_terms().terms)
    hard = {
        plainer: hit.text
        for plainer in said
        for hit in all_terms().find(find_words(plainer))
    }
    assert hard == {}
    assert max(len(find_words(plainer)) for plainer in said) <= 9


def test_every_form_is_found() -> None:
    """A sentence with any form of a hard word is found to have it, whole."""
    missed = [
        form
        for term in TERMS
        for form in term.forms
        if form not in [hit.text for hit in _find(f"the {form} now")]
    ]
    assert missed == []
    assert all(term.hard in term.forms for term in TERMS)


def _find(text: str) -> Iterator[Hit]:
    return hard_words().find(find_words(text))


def test_sources_are_said() -> None:
    """Each group has a source that the head of the file names."""
    head = (FOLDER / "words.toml").read_text().split("[medical")[0]
    named = set(re.findall(r"^#   (\w+)  ", head, re.MULTILINE))
    assert {term.source for term in TERMS} == named


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("biopsy", {"biopsies"}),
        ("diagnosis", {"diagnoses"}),
        ("reduce", {"reduces", "reduced", "reducing"}),
        ("immunize", {"immunized", "immunizing"}),
        ("chronic", {"chronically"}),
        ("clot", {"clots", "clotted", "clotting"}),
        ("take", {"takes", "took", "taken", "taking"}),
        ("topical", {"topically"}),
        ("simple", {"simply"}),
        ("happy", {"happily"}),
        ("flush", {"flushes", "flushed"}),
        ("agree", {"agreed", "agreeing"}),
    ],
)
def test_forms(word: str, forms: set[str]) -> None:
    """Plurals and verb forms are made by the rules of English spelling."""
    assert forms | {word} <= forms_of(word)


def test_longer_phrases_win() -> None:
    """Of two entries that begin alike the longer one is meant; none overlaps."""
    found = list(hard_words().find(find_words("an adverse reaction in order to do")))
    assert [hit.text for hit in found] == ["adverse reaction", "in order to"]
    assert all(a.start + len(a.words) <= b.start for a, b in pairwise(found))
