"""Laws of the audit's own reading: words, maps of fonts, and contrast."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tpdocs.audit.compare import Reading, compare, words_of
from tpdocs.audit.encoding import _read_cmap
from tpdocs.audit.expected import squeezed
from tpdocs.audit.rules.eyes import contrast
from tpdocs.audit.rules.language import _script_of

_LETTERS = "abcdé123אבגخذدकाखि。、เมါន្"
_WORDS = st.lists(st.text(_LETTERS, min_size=1, max_size=8), min_size=1, max_size=12)
_COLOURS = st.tuples(*[st.integers(0, 255)] * 3)
_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4
).filter(lambda text: len(text.encode("utf-16-be")) <= 512)
_MAPS = st.dictionaries(st.integers(0, 0xFFFF), _TEXTS, min_size=1, max_size=20)


@given(st.text())
def test_a_text_has_itself(text: str) -> None:
    """Nothing is lacking where the reader gives what is written."""
    words = words_of(text)
    assert compare(words, words) == (0, None)
    reading = Reading([text])
    assert reading.words == words
    assert reading.has(words)
    assert reading.has_mixed(words)


@given(_WORDS, st.data())
def test_a_lost_word_is_noticed(texts: list[str], data: st.DataObject) -> None:
    """A reader that leaves out a word lacks it, and it is shown."""
    words = words_of(" ".join(texts))
    if not words:
        return
    at = data.draw(st.integers(0, len(words) - 1))
    read = [*words[:at], *words[at + 1 :]]
    lacking, difference = compare(words, read)
    assert lacking >= 1
    assert difference is not None
    other = Reading([" ".join(read)])
    assert len(other.words) < len(words) or not other.has(words)


@given(_WORDS, st.text(" \n\t\u00a0", min_size=1, max_size=3))
def test_white_space_is_no_difference(texts: list[str], space: str) -> None:
    """Lines may break anywhere between words."""
    assert words_of(space.join(texts)) == words_of(" ".join(texts))


@given(_WORDS)
def test_a_block_may_go_on_on_the_next_page(texts: list[str]) -> None:
    """A block cut by the end of a page is still there."""
    words = words_of(" ".join(texts))
    for cut in range(len(words) + 1):
        pages = ["0 " + " ".join(words[:cut]), " ".join(words[cut:]) + " 0"]
        assert Reading(pages).has(words) or not words


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


@given(_MAPS)
def test_a_map_that_is_written_is_read(texts: dict[int, str]) -> None:
    """Single codes come back as they were, with any white space in between."""
    rows = "\n".join(f"<{code:04x}> <{_hex(text)}>" for code, text in texts.items())
    cmap = f"/CIDInit begincmap {len(texts)} beginbfchar\n{rows}\nendbfchar endcmap"
    assert dict(_read_cmap(cmap.encode())) == texts


@given(st.integers(0, 0xFF00), st.integers(0, 200), st.integers(0x20, 0xD000))
def test_a_range_is_read(first: int, more: int, start: int) -> None:
    """A range counts up from its first text, or lists each."""
    wanted = {first + n: chr(start + n) for n in range(more + 1)}
    head = f"<{first:04x}> <{first + more:04x}>"
    counted = f"{head} <{start:04x}> endbfrange"
    listed = f"{head} [{' '.join(f'<{_hex(t)}>' for t in wanted.values())}] endbfrange"
    assert dict(_read_cmap(counted.encode())) == wanted
    assert dict(_read_cmap(listed.encode())) == wanted


@given(st.binary(max_size=300))
def test_rubbish_is_no_map_and_no_error(data: bytes) -> None:
    """Whatever stands in a map, reading it ends."""
    operators = re.sub(rb"[a-z]{4,}", b"endbfrange", data)
    assert len(dict(_read_cmap(data + b"<0> <f" + operators))) <= 0x20000


@given(_COLOURS, _COLOURS)
def test_contrast_has_no_order_and_bounds(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    """It is the same both ways, from 1 for the same colour to 21 for black on white."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, one) == 1
    assert abs(contrast((0, 0, 0), (255, 255, 255)) - 21) < 1e-9


@given(st.text())
def test_what_is_squeezed_stays_so(text: str) -> None:
    """Squeezing a text twice changes nothing, and leaves no white space."""
    once = squeezed(text)
    assert squeezed(once) == once
    assert not re.search(r"\s", once)


def test_the_script_of_a_language_is_known() -> None:
    """By its tag where that says it, and else as it is most often written."""
    tags = {
        "ar": "Arab", "ar-EG": "Arab", "en": "Latn", "hi": "Deva", "ja": "Jpan",
        "ko": "Kore", "pa": "Guru", "ur": "Arab", "zh-Hans": "Hans", "zh-TW": "Hant",
        "sr-Latn": "Latn", "ht": "Latn", "so": "Latn", "km": "Khmr", "qq": "",
    }  # fmt: skip
    assert {tag: _script_of(tag) for tag in tags} == tags
