"""Characters that no font of the page has: found before anything is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tpdocs.document.page import PageRequest
from tpdocs.foundation import (
    SHARED_DOMAIN,
    SOURCE_TAG,
    Finding,
    FontFace,
    Language,
    Place,
    Severity,
    find_faces,
    find_language,
)
from tpdocs.source import find_segments

__all__ = ["check_glyphs", "families_of"]


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as it is drawn, and where it comes from."""

    text: str
    tag: str
    place: Place


def families_of(language: Language, english: Language) -> tuple[str, ...]:
    """Give the font families that a page may use: its language's, and English's."""
    return tuple(dict.fromkeys((*language.fonts, *english.fonts)))


def check_glyphs(request: PageRequest) -> tuple[Finding, ...]:
    """Find fonts that are not installed, and characters that no named font has."""
    language = request.translation.language
    english = find_language(request.project.languages, SOURCE_TAG)
    families = families_of(language, english)
    missing = [name for name in families if not find_faces(name)]
    if missing:
        return tuple(_not_installed(name, language) for name in missing)
    fonts = {language.tag: language.fonts, SOURCE_TAG: families}
    findings: dict[str, Finding] = {}
    for words in _all_words(request):
        for char in _unsupported(words.text, fonts.get(words.tag, families)):
            findings.setdefault(char, _missing_glyph(char, words, language))
    return tuple(findings.values())


def _all_words(request: PageRequest) -> Iterator[_Words]:
    language = request.translation.language
    names = {
        domain: f"locales/{language.locale}/LC_MESSAGES/{domain}.po"
        for domain in (request.source.slug, SHARED_DOMAIN)
    }
    for segment in find_segments(request.translation.handout):
        text = segment.text
        is_source = text.tag == SOURCE_TAG or language.is_pseudo
        domain = SHARED_DOMAIN if text.part else request.source.slug
        path = request.source.path if is_source else names[domain]
        line = text.line if is_source else None
        yield _Words(text.markdown, text.tag, Place(path, line))
    page_words = Place(f"locales/{language.locale}/LC_MESSAGES/tpdocs.po")
    for word in request.words.translations.values():
        yield _Words(word, language.tag, page_words)
    registry = Place("locales/languages.toml")
    yield _Words(language.spoken, language.tag, registry)
    yield _Words(language.spoken_english, SOURCE_TAG, registry)
    clinic = request.project.clinic
    for value in (clinic.name, clinic.phone, clinic.address, clinic.fever_temperature):
        yield _Words(value, language.tag, Place("clinic.toml"))


def _unsupported(text: str, families: Iterable[str]) -> Iterator[str]:
    for char in sorted(set(text)):
        drawn = unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp")
        if drawn and not any(_has(family, ord(char)) for family in families):
            yield char


def _has(family: str, code: int) -> bool:
    """Tell whether every installed weight of a family has a character."""
    faces = find_faces(family)
    return bool(faces) and all(code in _characters(face) for face in faces)


@cache
def _characters(face: FontFace) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    number = face.index & 0xFFFF  # the rest names an instance of a variable font
    with TTFont(face.path, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _missing_glyph(char: str, words: _Words, language: Language) -> Finding:
    name = unicodedata.name(char, "no name")
    shown = words.text if len(words.text) <= 60 else f"{words.text[:59]}…"
    return Finding(
        rule="font/missing-glyph",
        severity=Severity.ERROR,
        place=words.place,
        message=f"no font of {language.tag} has {char!r} (U+{ord(char):04X} {name}), "
        f"which stands in {shown!r}",
        hint=f"Write it another way, or add a font to [{language.tag}] in "
        "locales/languages.toml.",
    )


def _not_installed(family: str, language: Language) -> Finding:
    packages = " ".join(language.packages)
    return Finding(
        rule="font/not-installed",
        severity=Severity.ERROR,
        place=Place("locales/languages.toml"),
        message=f"the font {family!r}, which [{language.tag}] names, is not installed",
        hint=f"apt-get install {packages}"
        if packages
        else "Install it, or name another.",
    )
