"""The words of the page, ready for a template: as HTML, and plain for attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from tpdocs.catalog import Words
from tpdocs.document.isolate import bdi, direction_of, isolate
from tpdocs.document.phrase import Phrase
from tpdocs.foundation import BLANK, SOURCE_TAG, Direction, Language

__all__ = ["Wording"]


def _(message: str) -> str:
    """Mark a string for ``pybabel extract``."""
    return message


_BRACES = re.compile(r"\{(\w+)\}")
_VALUE_NAMES = {
    "clinic_name": _("name of the clinic"),
    "clinic_phone": _("phone of the clinic"),
    "clinic_phone_after_hours": _("phone when the clinic is closed"),
    "clinic_address": _("address of the clinic"),
    "clinic_web": _("web page of the clinic"),
    "emergency_number": _("emergency number"),
    "fever_temperature": _("temperature"),
    BLANK: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Page words in the language of the page, or in English and marked so."""

    words: Words

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.words.language

    def phrase(self, msgid: str, **values: object) -> Phrase:
        """Give a word of the page; it is foreign if it is not translated."""
        word = self.words.find(msgid)
        if word.tag == self.language.tag:
            return Phrase(_filled(word.text, values, self.language.direction), "")
        return Phrase(_filled(word.text, values, "ltr"), word.tag)

    def phrases(self, msgids: Iterable[str]) -> list[Phrase]:
        """Give several words, none of which has a value to fill in."""
        return [self.phrase(msgid) for msgid in msgids]

    def spoken_name(self) -> list[Phrase]:
        """Return what a caller says so that an English speaker knows the language.

        First the sound in the letters of the reader, then the English word.
        Pseudo-locales have the word alone.
        """
        language = self.language
        # An isolate each, so that no line ends inside of a word, as it may in Chinese.
        words = (
            bdi(escape(word), language.direction, word)
            for word in language.spoken.split()
        )
        sound = Phrase(Markup(" ").join(words), "")
        word = Phrase(isolate(language.spoken_english, "ltr"), SOURCE_TAG).strong
        return [sound, word] if language.spoken else [word]

    def isolated(self, value: str) -> Markup:
        """Give a value, such as a date, that keeps its order between other words."""
        return _isolated(value, self.language.direction)

    def plain(self, msgid: str) -> str:
        """Give a word as plain text, for an attribute."""
        return self.words.find(msgid).text

    def value_name(self, placeholder: str) -> str:
        """Name a placeholder, for who hears the page."""
        return self.plain(_VALUE_NAMES[placeholder])


def _filled(text: str, values: Mapping[str, object], direction: Direction) -> Markup:
    """Put values in their places, each in its own order, whatever stands around it."""
    parts = [Markup("")]
    for index, part in enumerate(_BRACES.split(text)):
        if not index % 2:
            parts.append(isolate(part, direction))
        elif part in values:
            parts.append(_isolated(values[part], direction))
        else:
            parts.append(escape(f"{{{part}}}"))
    return Markup("").join(parts)


def _isolated(value: object, around: Direction) -> Markup:
    said = value.striptags() if isinstance(value, Markup) else str(value)
    direction = direction_of(said)
    html = value if isinstance(value, Markup) else isolate(said, direction)
    return html if direction == around == "ltr" else bdi(html, direction, said)
