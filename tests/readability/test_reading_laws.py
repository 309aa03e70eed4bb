"""Laws of counting: whatever the text and the language, nothing is lost or made up."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import SentenceBreaker, WordBreaker

from tpdocs.foundation import read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import (
    FORMULAS,
    STAND_IN,
    Counts,
    count_words,
    find_sentences,
    find_split,
    plain_passage,
    split_sentences,
    split_words,
)
from tpdocs.readability.counts import add_counts, without
from tpdocs.readability.words import count_sentences

_PROJECT = read_project(shipped_defaults()).value
assert _PROJECT is not None
TAGS = sorted(
    tag for tag in _PROJECT.languages if not _PROJECT.languages[tag].is_pseudo
)
#: Texts of all scripts, with more stops, spaces, joiners and emoji than chance has.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(list(" .!?।۔؟。！？።။։:;-'’0123Aabéç😀字กកကا\u200d\ufffc")),
    ),
    max_size=80,
)


@given(TEXTS, st.sampled_from(TAGS))
def test_sentences_cover_the_text(text: str, tag: str) -> None:
    """Sentences stand end to end, from the first character to the last."""
    spans = list(split_sentences(text, tag))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(TEXTS, st.sampled_from(TAGS))
def test_words_are_parts_of_the_text(text: str, tag: str) -> None:
    """Words follow each other, hold a letter or digit, and leave none out."""
    spans = list(split_words(text, tag))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(any(c.isalnum() for c in text[a:z]) for a, z in spans)
    inside = sum(c.isalnum() for a, z in spans for c in text[a:z])
    assert inside == sum(c.isalnum() for c in text)


@given(TEXTS, st.sampled_from(TAGS))
def test_sentences_add_up(text: str, tag: str) -> None:
    """The words of all sentences are the words of the whole; each sentence has one."""
    passage = plain_passage(text, tag)
    sentences = list(find_sentences(passage))
    assert all(sentence.words > 0 for sentence in sentences)
    assert all(STAND_IN not in sentence.text for sentence in sentences)
    counts = add_counts((Counts(), *(sentence.counts for sentence in sentences)))
    assert counts.sentences == len(sentences)
    for sentence in sentences:
        rest = without(counts, sentence.counts)
        assert add_counts((rest, sentence.counts)) == counts
        assert counts.words >= rest.words >= 0


@given(TEXTS, st.sampled_from(TAGS))
def test_a_block_is_counted_as_its_sentences(text: str, tag: str) -> None:
    """To cut a block into words once gives what each of its sentences gives alone."""
    spans = list(split_sentences(text, tag))
    alone = [count_words(text[start:end], tag) for start, end in spans]
    assert list(count_sentences(text, spans, tag)) == alone


@given(
    st.text("Ab0 ,'’()é字", max_size=20),
    st.sampled_from(["", ".", "!", "?"]),
    st.sampled_from(sorted({*TAGS} - {"lo", "th"})),
)
def test_the_short_way_to_sentences_is_icu_s(begin: str, stop: str, tag: str) -> None:
    """A plain text, about which ICU is not asked, is the sentences that ICU gives."""
    text = f"{begin}{stop}"
    found = SentenceBreaker(text, tag.partition("-")[0]).segments()
    assert [z for _, z in split_sentences(text, tag)] == [z for _, z in found]


@given(st.text("Ab0 ,.!?;:()'é字", max_size=20), st.sampled_from(TAGS))
def test_the_short_way_to_words_is_icu_s(text: str, tag: str) -> None:
    """A plain text, about which ICU is not asked, is the words that ICU gives."""
    found = (text[a:z] for a, z in WordBreaker(text, tag.partition("-")[0]).segments())
    words = [word for word in found if any(c.isalnum() for c in word)]
    assert [text[a:z] for a, z in split_words(text, tag)] == words


@given(TEXTS, st.sampled_from(TAGS))
def test_counts_make_sense(text: str, tag: str) -> None:
    """There are no more long words than words, and a syllable a word at least."""
    counts = count_words(text, tag)
    assert counts.long_words <= counts.words <= counts.letters
    if counts.syllables is not None and counts.three_syllables is not None:
        assert counts.syllables >= counts.words + 2 * counts.three_syllables
    for formula in FORMULAS.values():
        value = formula.value(counts)
        assert (value is None) or abs(value) < 1e6


@given(TEXTS, st.sampled_from(TAGS))
def test_a_split_makes_two(text: str, tag: str) -> None:
    """Both halves of a split have words, and together all of them."""
    split = find_split(text, tag)
    if split is not None:
        assert split.first >= 2
        assert split.second >= 2
        assert split.first + split.second == len(list(split_words(text, tag)))


def test_one_odd_sign_after_plain_words_is_no_maze() -> None:
    """A pattern that tries every way to part a line would never come to the sign."""
    text = f"{'This sheet does not replace a talk with your nurse. ' * 20}\ufffc"
    assert len(list(split_words(text, "en"))) == 200
