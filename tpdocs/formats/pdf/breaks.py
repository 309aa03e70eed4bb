"""Where lines may break, in languages for which Pango does not know.

Pango breaks Khmer, Burmese and Lao between letters, Thai by a small dictionary of its
own, and Korean inside words. What tells it better is put into the text that is laid
out, and taken out of the text that is written: nobody reads, finds or copies it.
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


def mark_breaks(root: Any) -> None:  # an ElementTree of any kind
    """Mark in the texts of an HTML document where its lines may break."""
    body = root.find("body")
    if body is not None:
        _mark(body, root.get("lang", ""), in_heading=False)


def without_breaks(text: str) -> str:
    """Give a text as it was before its breaks were marked."""
    return text.translate(_MARKS)


def _mark(element: Any, lang: str, *, in_heading: bool) -> None:
    lang = element.get("lang", lang)
    in_heading = in_heading or element.tag in _HEADINGS
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
    return None


def _keep_phrases(text: str) -> str:
    """Let a Japanese heading break at phrases only (UTS 35, ``lw=phrase``)."""
    return _ZWSP.join(_JOINER.join(piece) for piece in _pieces(text, "ja@lw=phrase"))


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
