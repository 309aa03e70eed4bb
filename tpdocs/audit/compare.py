"""What two readings of a text have in common, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

__all__ = ["Difference", "Reading", "compare", "words_of"]

#: Scripts that put no space between words: a word is then one sign.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
#: More words than this are no handout; comparing them takes too long.
MOST_WORDS = 60_000
_CONTEXT = 3  #: words shown before a difference
_LENGTH = 8  #: words shown of each side


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a reading departs from the text."""

    text: str  #: words of the text
    read: str  #: what the reader gave there


def compare(text: Sequence[str], read: Sequence[str]) -> tuple[int, Difference | None]:
    """Compare the words of a text with those that a reader gives, in order.

    The reader may have more before and after: page numbers, other blocks.

    Returns:
        How many words of the text it lacks, and the first place where.
    """
    # With autojunk, words that are frequent in a long text would count for nothing.
    matcher = SequenceMatcher(None, text, read, autojunk=False)
    blocks = matcher.get_matching_blocks()
    lacking = len(text) - sum(block.size for block in blocks)
    if not lacking:
        return 0, None
    end_text = end_read = 0
    for block in blocks:
        if block.a > end_text:
            break
        end_text, end_read = block.a + block.size, block.b + block.size
    return lacking, Difference(
        _shown(text, end_text),
        _shown(read, end_read),
    )


class Reading:
    """The words that a reader gives for a file."""

    def __init__(self, pages: Iterable[str]) -> None:
        """Take the text of each page."""
        texts = tuple(pages)
        by_page = [words_of(page) for page in texts]
        lines = (words_of(line) for text in texts for line in text.splitlines())
        self._mixed = [frozenset(line) for line in lines if any(map(_is_rtl, line))]
        self.words = tuple(word for page in by_page for word in page)
        self._lines = [_line(page) for page in by_page]
        self._letters = tuple(filter(_is_rtl, self.words))
        self._all = set(self.words)

    def has(self, text: Sequence[str]) -> bool:
        """Tell whether the words of a block stand together, in order.

        Args:
            text: The words of the block; it may go on on the next page.
        """
        return _holds(self._lines, text)

    def has_mixed(self, text: Sequence[str]) -> bool:
        """Tell whether a right-to-left block is there, word by word.

        Its right-to-left words stand in order, though a reader may put others between;
        its numbers and Latin words may stand anywhere, but whole. PDFium takes a line
        that is mostly Latin to run left to right: there all must be whole.
        """
        wanted = [word for word in text if _is_rtl(word)]
        is_mostly_latin = 2 * len(wanted) <= len(text)
        # An iterator goes on where the last find was, so this asks for the order too.
        letters = iter(self._letters)
        is_in_order = is_mostly_latin or all(word in letters for word in wanted)
        return is_in_order and self._all.issuperset(text)

    def has_beside(self, text: Sequence[str]) -> bool:
        """Tell whether all words of a block are in one line with right-to-left text.

        There a reader may put Latin words from right to left.
        """
        return any(line.issuperset(text) for line in self._mixed)

    def difference(self, text: Sequence[str]) -> Difference:
        """Say where the reading departs from a block that it does not have."""
        _, difference = compare(text, self.words)
        apart = Difference(_shown(text, 0), "these words, but not together")
        return difference or apart


def _holds(pages: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a page has words in a row, or two pages have their parts."""
    whole = _line(words)
    if any(whole in page for page in pages):
        return True
    splits = range(1, len(words))
    return any(
        _line(words[:split]) in page and _line(words[split:]) in after
        for page, after in pairwise(pages)
        for split in splits
    )


def _line(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _is_rtl(word: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in word)


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, without punctuation and signs that are not said."""
    return tuple(_words(unicodedata.normalize("NFC", text)))


def _words(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if word and _ends(word, char):
            yield word
            word = ""
        if _is_part(char):
            word += char
    if word:
        yield word


def _ends(word: str, char: str) -> bool:
    """Tell whether a word ends before a character.

    Digits and Latin letters are words of their own, for in right-to-left text a reader
    may part them (``TST-01``); an Arabic letter right after a digit is a space lost.
    """
    if not _is_part(char):
        return unicodedata.category(char) != "Cf"
    if _UNSPACED.match(char) or _UNSPACED.match(word):
        return True
    before = _kind(word[-1])
    return {before, _kind(char)} in ({"L", "R"}, {"L", "N"})


def _kind(char: str) -> str:
    if _is_rtl(char):
        return "R"
    return {"L": "L", "N": "N"}.get(unicodedata.category(char)[0], "")


def _is_part(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


def _shown(words: Sequence[str], at: int) -> str:
    part = words[max(at - _CONTEXT, 0) : at + _LENGTH]
    pairs = pairwise([*part, ""])
    return "".join(
        word if _UNSPACED.match(word) and _UNSPACED.match(after or " ") else f"{word} "
        for word, after in pairs
    ).strip()
