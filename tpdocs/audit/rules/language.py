"""Rules about the language that each text is said to be in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel.core import get_global

from tpdocs.audit.blocks import INLINE
from tpdocs.audit.content import MOST_PAGES
from tpdocs.audit.expected import squeezed
from tpdocs.audit.rule import Fault, Rule
from tpdocs.audit.subject import Subject
from tpdocs.audit.tags import Content, Element, Kid

__all__ = ["RULES"]

_HINT = "Say the language of the text: lang in the template, or the file's Lang."
#: A tag of BCP 47 (RFC 5646, 2.1), without its rarer parts.
_TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2}|-\d{3})?(-[A-Za-z0-9]{5,8})*"
)
#: How Unicode names the letters of the scripts of each script subtag.
_LETTERS = {
    "Hans": ("CJK",), "Hant": ("CJK",), "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"), "Arab": ("ARABIC",), "Hebr": ("HEBREW",),
    "Latn": ("LATIN",), "Cyrl": ("CYRILLIC",), "Grek": ("GREEK",),
    "Armn": ("ARMENIAN",), "Geor": ("GEORGIAN",), "Ethi": ("ETHIOPIC",),
    "Deva": ("DEVANAGARI",), "Beng": ("BENGALI",), "Guru": ("GURMUKHI",),
    "Gujr": ("GUJARATI",), "Taml": ("TAMIL",), "Telu": ("TELUGU",),
    "Knda": ("KANNADA",), "Mlym": ("MALAYALAM",), "Sinh": ("SINHALA",),
    "Khmr": ("KHMER",), "Mymr": ("MYANMAR",), "Laoo": ("LAO",), "Thai": ("THAI",),
}  # fmt: skip
#: A text with fewer letters may be a name or a brand.
_FEWEST = 12
#: In another language's text as few letters fit; a text full of names has more.
_SHARE = 0.02
#: Addresses of the web and of mail are in Latin letters everywhere.
_ADDRESS = re.compile(r"\S+[.@]\w\S*")


def _has_language(subject: Subject) -> Iterator[Fault]:
    lang = subject.tags.lang
    yield from _document_language(lang, subject)
    for tag in sorted({element.lang for element in subject.elements} - {lang, ""}):
        if not _TAG.fullmatch(tag):
            yield Fault(f"{tag!r} is no language tag")


def _document_language(lang: str, subject: Subject) -> Iterator[Fault]:
    if not lang:
        yield Fault("the document says no language")
    elif not _TAG.fullmatch(lang):
        yield Fault(f"{lang!r} is no language tag")
    if subject.expected is not None and lang and lang != subject.expected.lang:
        yield Fault(f"the document is said to be {lang}, not {subject.expected.lang}")


def _letters_fit(subject: Subject) -> Iterator[Fault]:
    """See that a text is written in a script of the language it is said to be in."""
    for element in _with_language(subject.tags):
        named = _LETTERS.get(_script_of(element.lang))
        text = _ADDRESS.sub("", _own_text(element, subject))
        count = Counter(_letter_names(text))
        total = sum(count.values())
        if named is None or total < _FEWEST:
            continue
        fitting = sum(n for name, n in count.items() if name.startswith(named))
        if fitting < total * _SHARE:
            shown = " ".join(text.split())[:50]
            message = f"“{shown}” is said to be {element.lang}, in other letters"
            yield Fault(message, element.page or None)


def _with_language(root: Element) -> Iterator[Element]:
    """Give the blocks, and what in them has a language of its own."""
    for parent in root.walk():
        for kid in parent.elements:
            if kid.role not in INLINE or kid.lang != parent.lang:
                yield kid


def _own_text(element: Element, subject: Subject) -> str:
    """Give what an element says in its language, without what is in another."""
    if element.role in ("Figure", "Formula"):
        return element.alt or ""
    if element.actual is not None:
        return element.actual
    return "".join(_text_of_kid(kid, element.lang, subject) for kid in element.kids)


def _text_of_kid(kid: Kid, lang: str, subject: Subject) -> str:
    if isinstance(kid, Content):
        return subject.texts.get((kid.page, kid.mcid), "")
    if isinstance(kid, Element) and kid.role in INLINE:
        return _own_text(kid, subject) if kid.lang == lang else " "
    return ""


def _letter_names(text: str) -> Iterator[str]:
    for char in text:
        if char.isalpha():
            yield unicodedata.name(char, "").partition(" ")[0]


@cache
def _script_of(tag: str) -> str:
    """Give the script of a language, by CLDR where the tag does not say it."""
    likely = get_global("likely_subtags")
    parts = tag.split("-")
    known = likely.get("_".join(parts)) or likely.get(parts[0], "")
    found = (part for part in [*parts[1:], *known.split("_")] if len(part) == 4)
    return next((part.title() for part in found if part.isalpha()), "")


def _languages_of_blocks(subject: Subject) -> Iterator[Fault]:
    said: dict[str, set[str]] = {}
    for block in subject.blocks:
        said.setdefault(squeezed(block.text), set()).update(_langs(block.element))
    for expected in subject.wanted.blocks:
        found = said.get(squeezed(expected.text))
        if found and expected.lang not in found:
            message = f"“{expected.text[:50]}” is said to be {', '.join(sorted(found))}"
            yield Fault(f"{message}, not {expected.lang}")


def _langs(element: Element) -> set[str]:
    return {element.lang, *(kid.lang for kid in element.elements)}


RULES = (
    Rule(
        name="language/document",
        title="The document and its parts say their language",
        clauses=(
            "PDF/UA-1 7.2",
            "Matterhorn 11-001",
            "Matterhorn 11-006",
            "WCAG 2.2 3.1.1",
        ),
        hint=_HINT,
        check=_has_language,
    ),
    Rule(
        name="language/script",
        title="Texts are written in a script of their language",
        clauses=("PDF/UA-1 7.2", "Matterhorn 11-007", "WCAG 2.2 3.1.2"),
        hint=_HINT,
        check=_letters_fit,
        pages=MOST_PAGES,
    ),
    Rule(
        name="language/blocks",
        title="Each text of the handout says the language that it is in",
        clauses=("WCAG 2.2 3.1.2",),
        hint=_HINT,
        check=_languages_of_blocks,
        needs_source=True,
        pages=MOST_PAGES,
    ),
)
