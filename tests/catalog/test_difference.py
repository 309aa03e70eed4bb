"""What changed between two English texts: sentences, then words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tpdocs.catalog.difference import diff_sentences, find_english_sentences

LAW = settings(deadline=None, max_examples=200)
WORDS = ["Take", "1", "100.4", "pills.", "{blank}", "**Rest!**", "not", "e.g.", "😀"]
WORDS += ["(now)", "Why?", "“No.”", "—", "a.example/b?c=d", "*stop*"]
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=20).map(
    lambda words: " ".join(" ".join(words).split())
)


def bare(text: str) -> str:
    """Give a text without spaces: ICU also ends sentences where no space is."""
    return "".join(text.split())


@LAW
@given(texts, texts)
@example("", "")
@example("One. Two.", "Two. One.")
def test_each_side_is_its_text(old: str, new: str) -> None:
    """Nothing is invented or left out: the sides are the texts, in their order."""
    changes = diff_sentences(old, new)
    assert bare("".join(c.old for c in changes)) == bare(old)
    assert bare("".join(c.new for c in changes)) == bare(new)
    for change in changes:
        old_parts = [p.text for p in change.parts if p.kind != "new"]
        new_parts = [p.text for p in change.parts if p.kind != "old"]
        assert "".join(old_parts) == change.old
        assert "".join(new_parts) == change.new


@LAW
@given(texts)
def test_the_same_text_has_no_change(text: str) -> None:
    """Every sentence is the same, and says so."""
    assert all(change.is_same for change in diff_sentences(text, text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rest. Call us.", ("Rest.", "Call us.")),
        ("Take 100.4 mg, e.g. at 5 p.m.", ("Take 100.4 mg, e.g. at 5 p.m.",)),
        ("**Get help.** Go now.", ("**Get help.**", "Go now.")),
        ("See [us](https://a.example/b?c=d!e). Go.",
         ("See [us](https://a.example/b?c=d!e).", "Go.")),
        ("Get *help.*", ("Get *help.*",)),
        ("One\ntwo.", ("One\ntwo.",)),
        ("", ()),
        ("😀 Yes. 😀 No.", ("😀 Yes.", "😀 No.")),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: tuple[str, ...]) -> None:
    """A decimal point, an abbreviation and a line's end end nothing."""
    assert find_english_sentences(text) == sentences


def test_a_changed_dose_stands_out() -> None:
    """Only the number is marked; the sentence beside it is the same."""
    dose, rest = diff_sentences(
        "Take 1.5 tablets at night. Rest.", "Take 2 tablets at night. Rest."
    )
    assert [(p.kind, p.text) for p in dose.parts] == [
        ("same", "Take "),
        ("old", "1.5"),
        ("new", "2"),
        ("same", " tablets at night."),
    ]
    assert rest.is_same


def test_a_sentence_is_added_and_taken_out() -> None:
    """What has no other side is whole on its own."""
    (same, new) = diff_sentences("Rest.", "Rest. Do not drive.")
    assert same.is_same
    assert (new.old, new.new) == ("", "Do not drive.")
    (gone, _) = diff_sentences("Do not drive. Rest.", "Rest.")
    assert (gone.old, gone.new) == ("Do not drive.", "")
