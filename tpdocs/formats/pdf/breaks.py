"""Where lines may break, in languages for which Pango does not know.

Pango breaks Khmer, Burmese and Lao between letters, Thai by a small dictionary of its
own, and Korean inside words. What tells it better is put into the text that is laid
out, and taken out of the text that is written: nobody reads, finds or copies it.

It also keeps the last word of a text from a line of its own, and puts a little room
between Han characters and figures, as the W3C's requirements for Chinese text layout
(clreq, 3.2.2) and for Japanese (jlreq, 3.2.6) ask.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["mark_breaks", "without_breaks"]

#: A line may break here; it may not; it may, with a hyphen.
_ZWSP, _JOINER, _SOFT_HYPHEN = "\u200b", "\u2060", "\u00ad"
_MARKS = dict.fromkeys(map(ord, (_ZWSP, _JOINER, _SOFT_HYPHEN)))
#: Whose words the line breaker of ICU finds with a dictionary.
_BY_DICTIONARY = ("km", "lo", "my", "th")
#: Inside of a Korean word, with the number, name or bracket that its ending hangs on.
_HANGUL = re.compile(
    r"(?<=[\uac00-\ud7a3])(?=[\w\u00b7(])"
    r"|(?<=[\w\u00b7)\]\u201d\u2019\u300d\u300f%\u00b0\u2103])(?=[\uac00-\ud7a3])"
)
_HEADINGS = ("h1", "h2", "h3")
#: Elements whose text is a block of lines of its own.
_BLOCKS = frozenset(("p", "li", "h1", "h2", "h3", "th", "td", "figcaption"))
#: Scripts without spaces between words.
_UNSPACED = ("zh", "ja", *_BY_DICTIONARY)
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uf900-\ufaff"
#: A figure or words in Latin letters, with the signs inside of them.
_LATIN_RUN = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.,:/ \u2013-]*[0-9A-Za-z%\u00b0])?")
#: A last word of up to so many characters does not take a line alone.
_SHORT_WORD = 7
#: Han words that stay whole in large type have up to so many characters.
_WHOLE_WORD = 6


def mark_breaks(root: Any) -> None:  # an ElementTree of any kind
    """Mark in the texts of an HTML document where its lines may break."""
    body = root.find("body")
    if body is None:
        return
    language = root.get("lang", "")
    _bind_last_words(body, language)
    _mark(body, language, in_heading=False)
    if language.split("-", maxsplit=1)[0] in ("zh", "ja"):
        _space_han(body)


def without_breaks(text: str) -> str:
    """Give a text as it was before its breaks were marked."""
    return text.translate(_MARKS)


def _mark(element: Any, lang: str, *, in_heading: bool) -> None:
    lang = element.get("lang", lang)
    is_large = "main-message" in element.get("class", "").split()
    in_heading = in_heading or element.tag in _HEADINGS or is_large
    marker = _marker_for(lang, in_heading=in_heading)
    if marker and element.text:
        element.text = marker(element.text)
    for child in element:
        _mark(child, lang, in_heading=in_heading)
        if marker and child.tail:
            child.tail = marker(child.tail)


def _marker_for(lang: str, *, in_heading: bool) -> Callable[[str], str] | None:
    language = lang.split("-", maxsplit=1)[0]
    if language in _BY_DICTIONARY:
        return lambda text: _ZWSP.join(_pieces(text, language))
    if language == "ko":
        return lambda text: _HANGUL.sub(_JOINER, text)
    if language == "ja" and in_heading:
        return _keep_phrases
    if language == "zh" and in_heading:
        return _keep_words
    return None


def _keep_phrases(text: str) -> str:
    """Let a Japanese heading break at phrases only (UTS 35, ``lw=phrase``)."""
    return _ZWSP.join(_JOINER.join(piece) for piece in _pieces(text, "ja@lw=phrase"))


def _keep_words(text: str) -> str:
    """Let a line of large Chinese type break between words only.

    ICU has some words in two pieces, one of them a single character, as in "migraine":
    such a piece is kept with its neighbours.
    """
    from icu4py.breakers import WordBreaker

    words: list[str] = []
    for piece in map(str, WordBreaker(text, "zh")):
        before = words[-1] if words else ""
        is_single = 1 in (len(piece), len(before))
        is_han = re.fullmatch(rf"[{_HAN}]{{1,{_WHOLE_WORD}}}", before + piece)
        if before and is_single and is_han:
            words[-1] += piece
        else:
            words.append(piece)
    return "".join(_JOINER.join(word) for word in words)


def _bind_last_words(element: Any, lang: str) -> None:
    """Keep the last short word of each block of text with the word before it."""
    lang = element.get("lang", lang)
    for child in element:
        _bind_last_words(child, lang)
    inner = (other for other in element.iter() if other is not element)
    if element.tag in _BLOCKS and not any(other.tag in _BLOCKS for other in inner):
        _bind_last(list(_slots(element)), lang.split("-", maxsplit=1)[0])


def _slots(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield where an element holds its text, in the order in which it is read."""
    yield element, "text"
    for child in element:
        yield from _slots(child)
        yield child, "tail"


def _bind_last(slots: list[tuple[Any, str]], language: str) -> None:
    """Put a joiner before the last word, or the last character, of a text."""
    whole = "".join(getattr(holder, part) or "" for holder, part in slots).rstrip()
    if language in ("zh", "ja"):
        last = re.search(rf"(?<=\S)[{_HAN}][^{_HAN}\w]*$", whole)
    elif language in _UNSPACED:
        last = None
    else:
        last = re.search(rf"(?<=\S\s)\S{{1,{_SHORT_WORD}}}$", whole)
    least = 4 if language in _UNSPACED else 4 * _SHORT_WORD
    if last is None or len(whole) < least:
        return
    at = last.start()
    for holder, part in slots:
        text = getattr(holder, part) or ""
        if at < len(text):
            # If the word has an element of its own, WeasyPrint 70 breaks the line much
            # too early, so such a word is left as it is.
            is_here = language in _UNSPACED or at + len(last[0]) <= len(text)
            if at and is_here:
                setattr(holder, part, text[:at] + _JOINER + text[at:])
            return
        at -= len(text)


def _space_han(element: Any) -> None:
    """Put figures and Latin words beside Han into elements with room around them.

    The room is a margin: no character is added to the text.
    """
    for child in list(element):
        _space_han(child)
    _split_room(element, "text", 0, element)
    for index, child in reversed(list(enumerate(element))):
        _split_room(child, "tail", index + 1, element)


def _split_room(holder: Any, part: str, index: int, parent: Any) -> None:
    text = getattr(holder, part) or ""
    spans: list[Any] = []
    end = 0
    for run in _LATIN_RUN.finditer(text):
        sides = [
            f"room-{side}"
            for side, beside in (
                ("before", text[run.start() - 1 : run.start()]),
                ("after", text[run.end() : run.end() + 1]),
            )
            if re.fullmatch(f"[{_HAN}]", beside)
        ]
        if not sides:
            continue
        if spans:
            spans[-1].tail = text[end : run.start()]
        else:
            setattr(holder, part, text[: run.start()])
        span = parent.makeelement("span", {"class": " ".join(sides)})
        span.text, end = run[0], run.end()
        spans.append(span)
    for number, span in enumerate(spans):
        parent.insert(index + number, span)
    if spans:
        spans[-1].tail = text[end:]


def _pieces(text: str, locale: str) -> Iterator[str]:
    """Give the parts of a text that no line breaks; a space ends one by itself.

    ICU's dictionary of Burmese has a few breaks inside of stacked letters: those are
    none here.
    """
    from icu4py.breakers import CharacterBreaker, LineBreaker

    clusters = set(_ends(CharacterBreaker(text, "en")))
    start = 0
    for end in _ends(LineBreaker(text, locale)):
        if end in clusters and not re.search(r"\s", text[end - 1 : end + 1]):
            yield text[start:end]
            start = end
    if start < len(text):
        yield text[start:]


def _ends(parts: Iterable[object]) -> Iterator[int]:
    return accumulate(len(str(part)) for part in parts)
