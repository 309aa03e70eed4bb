"""What leaves for a translation agency and comes back: units, and a parcel of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tpdocs.catalog.entry import Key
from tpdocs.foundation import digest_bytes

__all__ = [
    "Parcel",
    "Sent",
    "Stage",
    "Unit",
    "as_sent",
    "identify",
    "same_text",
    "shorten",
]


class Stage(StrEnum):
    """How far a unit is, in the words that a translator chooses from."""

    NEW = "to translate"
    CHECK = "to check"  #: its translation was made for another text
    MACHINE = "machine draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"  #: by the agency; it is no signature

    @property
    def is_done(self) -> bool:
        """Whether a person says that the translation holds."""
        return self in (Stage.TRANSLATED, Stage.REVIEWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How a unit went out, by which is told what the agency has done to it."""

    stage: Stage
    text: str  #: digest of the translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A message on its way."""

    id: str  #: of context and English, by :func:`identify`
    msgid: str  #: the English, as Markdown
    msgstr: str = ""  #: empty: not translated
    context: str | None = None
    stage: Stage = Stage.NEW
    where: str = ""  #: section and kind of text
    notes: tuple[str, ...] = ()  #: from the author and from earlier translators
    previous: str = ""  #: the English that the translation was made for
    remarks: tuple[str, ...] = ()  #: what the agency added
    shown: str | None = None  #: the English as it came back, where it is not ``msgid``
    line: int | None = None  #: or row, in the file that it came back in
    sent: Sent | None = None  #: ``None`` where a tool has dropped it

    @property
    def has_text(self) -> bool:
        """Whether there is a translation."""
        return bool(self.msgstr.strip())

    @property
    def is_untouched(self) -> bool:
        """Whether it is known to be as it went out."""
        return self.sent == as_sent(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The units of one handout in one language."""

    slug: str
    tag: str  #: BCP 47
    units: tuple[Unit, ...]


def as_sent(unit: Unit) -> Sent:
    """Give what is sent along with a unit."""
    return Sent(stage=unit.stage, text=digest_bytes(_plain(unit.msgstr).encode()))


def same_text(one: str, other: str) -> bool:
    """Tell whether texts are the same but for how their lines end."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def identify(key: Key) -> str:
    """Give the stable name of a message: 32 hexadecimal digits.

    Context and message are joined by U+0004, as in gettext's ``.mo`` files.
    """
    context, msgid = key
    whole = msgid if context is None else f"{context}\x04{msgid}"
    return digest_bytes(whole.encode())


def shorten(text: str) -> str:
    """Give a text as a finding quotes it: its first 50 characters."""
    return repr(text if len(text) <= 50 else f"{text[:49]}…")
