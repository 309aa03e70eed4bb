"""Where a handout stands: which signatures hold for it, and what has changed since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from tpdocs.catalog import Translation
from tpdocs.foundation import SHARED_DOMAIN, Language
from tpdocs.review.before import Past
from tpdocs.review.match import Matcher
from tpdocs.review.names import same_name
from tpdocs.review.passage import find_passages
from tpdocs.review.record import Ledger, Passage, Reword, Role, Signature
from tpdocs.source import Handout, Text

__all__ = [
    "Credit",
    "Ledgers",
    "Mark",
    "MarkState",
    "Standing",
    "find_standing",
]


class MarkState(StrEnum):
    """How a passage stands."""

    SIGNED = "signed"  #: by all whom it needs
    CHANGED = "changed"  #: it was signed, in other words or another place
    UNSIGNED = "unsigned"  #: nobody whom it needs has signed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """What is needed to judge one language."""

    english: Ledger  #: its rewords count for every language
    own: Ledger  #: of the language; for English the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One passage and who has signed it."""

    text: Text  #: the English, with its line
    passage: Passage | None  #: ``None``: no translation that may be shown
    state: MarkState
    signatures: tuple[Signature, ...] = ()  #: those that hold for it
    before: Passage | None = None  #: if changed: what was signed
    earlier: tuple[Passage, ...] = ()  #: signed in other words or places; it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A person who has signed, as a page names them."""

    name: str
    credential: str
    date: dt.date  #: of the latest signature that holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A handout in a language, passage by passage."""

    handout: str
    language: Language
    marks: tuple[Mark, ...]  #: in document order
    rewords: tuple[Reword, ...]  #: of this handout, and of shared texts
    is_machine: bool  #: a machine drafted the translation, or the shared texts in it
    expires: str  #: ``YYYY-MM``, the last month in which it holds; may be empty
    is_expired: bool
    gone: tuple[Passage, ...] = ()  #: signed, not on the sheet, and no signer saw it go

    def count(self, state: MarkState) -> int:
        """Count the passages in a state."""
        return sum(mark.state is state for mark in self.marks)

    @property
    def signed(self) -> int:
        """How many passages everybody whom they need has signed."""
        return self.count(MarkState.SIGNED)

    @property
    def changed(self) -> int:
        """How many passages were signed, and are other than they were."""
        return self.count(MarkState.CHANGED)

    @property
    def unsigned(self) -> int:
        """How many passages nobody whom they need has signed."""
        return self.count(MarkState.UNSIGNED)

    @property
    def total(self) -> int:
        """All passages."""
        return len(self.marks)

    @property
    def is_signed(self) -> bool:
        """Whether every passage is signed; whether in time is another question."""
        return self.signed == self.total and not self.is_cut

    @property
    def removed(self) -> tuple[Passage, ...]:
        """What has gone without anything like it in its place."""
        replaced = {mark.before for mark in self.marks}
        return tuple(passage for passage in self.gone if passage not in replaced)

    @property
    def is_cut(self) -> bool:
        """Whether English was taken out that a clinician had signed, unseen by any.

        A translation has the passages of its English, so it is asked of that alone.
        """
        return self.language.is_source and bool(self.gone)

    def has_all(self, role: Role) -> bool:
        """Tell whether somebody has signed every passage in a role."""
        everywhere = all(any(s.role is role for s in m.signatures) for m in self.marks)
        return everywhere and not self.is_cut

    def has_any(self, role: Role) -> bool:
        """Tell whether anybody's signature in a role holds for any passage."""
        return any(s.role is role for m in self.marks for s in m.signatures)

    def credits(self, role: Role) -> tuple[Credit, ...]:
        """Give those who signed in a role, by name, each with the latest date."""
        found: dict[tuple[str, str], Credit] = {}
        for mark in self.marks:
            for s in mark.signatures:
                key = (same_name(s.name), s.credential)
                if s.role is role and (key not in found or found[key].date < s.date):
                    found[key] = Credit(
                        name=s.name, credential=s.credential, date=s.date
                    )
        return tuple(sorted(found.values(), key=lambda c: (c.date, c.name)))


def find_standing(
    source: Handout,
    translation: Translation,
    ledgers: Ledgers,
    today: dt.date,
) -> Standing:
    """Judge a handout in a language by its ledgers.

    English is signed when a clinician signed every passage. A translation is signed
    when a reviewer signed every passage who is not its translator; a translator must
    have signed too, unless a machine drafted it. See ``docs/explanation/sign-off.md``.

    Args:
        source: The handout in English.
        translation: The same in the language that is judged.
        ledgers: What was signed.
        today: The day on which it is judged.
    """
    slug = source.slug
    domains = (slug, SHARED_DOMAIN) if source.parts else (slug,)
    rewords = tuple(r for r in ledgers.english.rewords if r.handout in domains)
    matcher = Matcher(_about(ledgers.own, source), rewords, source)
    month = source.head.review_by
    marks, gone = _judge(source, translation, matcher)
    return Standing(
        handout=slug,
        language=translation.language,
        marks=marks,
        gone=gone,
        rewords=rewords,
        is_machine=bool(translation.drafted),
        expires=month,
        is_expired=bool(month) and today.strftime("%Y-%m") > month,
    )


def _judge(
    source: Handout, translation: Translation, matcher: Matcher
) -> tuple[tuple[Mark, ...], tuple[Passage, ...]]:
    """Give each text with its signatures, or what was signed; then what has gone."""
    language = translation.language
    marks, held = [], set[Passage]()
    for text, passage in find_passages(source, translation.handout, language):
        matches = tuple(matcher.find(passage)) if passage else ()
        held.update(match.signed for match in matches)
        signatures = tuple(dict.fromkeys(match.signature for match in matches))
        # What a person translated needs a translator's signature, whoever drafted the
        # rest of the page.
        is_machine = text.message[0] in translation.drafted
        state = _judge_signatures(signatures, language, is_machine=is_machine)
        others = (m.signed for m in matches if m.signed != passage)
        marks.append(
            Mark(
                text=text,
                passage=passage,
                state=state,
                signatures=signatures,
                earlier=tuple(dict.fromkeys(others)),
            )
        )
    lost = (m for m in matcher.signed() if m.signed not in held)
    gone = dict.fromkeys(m.signed for m in lost if matcher.is_gone(m))
    past = Past(gone)
    unseen = tuple(passage for passage in gone if passage not in matcher.settled)
    return tuple(_with_before(mark, past) for mark in marks), unseen


def _about(ledger: Ledger, source: Handout) -> Ledger:
    """Return the records that are about a handout.

    Its own texts, those of the parts that it includes, and those that were signed on
    it in parts that it included once; with the signatures on it, and those on other
    handouts that name a text of its parts.
    """
    slug = source.slug
    parts = {f"{SHARED_DOMAIN}/{name}" for name in source.parts}
    own = [s for s in ledger.signatures if s.handout == slug]
    named = {digest for s in own for digest in (*s.digests, *s.gone)}
    texts = tuple(
        text
        for text in ledger.texts
        if text.handout in (slug, *parts) or (text.is_shared and text.digest in named)
    )
    shared = {text.digest for text in texts if text.is_shared}
    signatures = tuple(
        s
        for s in ledger.signatures
        if s.handout == slug or not shared.isdisjoint(s.digests)
    )
    return Ledger(texts=texts, signatures=signatures)


def _judge_signatures(
    signatures: tuple[Signature, ...], language: Language, *, is_machine: bool
) -> MarkState:
    is_signed = _is_signed(signatures, language, is_machine=is_machine)
    return MarkState.SIGNED if is_signed else MarkState.UNSIGNED


def _is_signed(
    signatures: tuple[Signature, ...], language: Language, *, is_machine: bool
) -> bool:
    """Tell whether signatures are all that a passage needs."""
    by_role = {
        role: {same_name(s.name) for s in signatures if s.role is role} for role in Role
    }
    if language.is_source:
        return bool(by_role[Role.CLINICIAN])
    translators = by_role[Role.TRANSLATOR]
    others = by_role[Role.REVIEWER] - translators
    return bool(others) and (bool(translators) or is_machine)


def _with_before(mark: Mark, past: Past) -> Mark:
    """Say what was signed in place of a passage that is not signed."""
    before = None if mark.state is MarkState.SIGNED else past.find(mark.text)
    if before is None:
        return mark
    return replace(mark, before=before, state=MarkState.CHANGED)
