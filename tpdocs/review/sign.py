"""Signing: what a person may sign, and the records that come of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from tpdocs.foundation import UsageError, digest_bytes
from tpdocs.review.check import roles_of
from tpdocs.review.fields import is_said
from tpdocs.review.names import same_name
from tpdocs.review.record import Ledger, Passage, Role, Signature
from tpdocs.review.standing import Mark, Standing

__all__ = ["Offer", "Signer", "add_signature", "code_of", "make_offer"]

#: Of whom the other may not be the same person.
_OTHER = {Role.TRANSLATOR: Role.REVIEWER, Role.REVIEWER: Role.TRANSLATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who wants to sign, and as what."""

    role: Role
    name: str
    credential: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a person may sign of a handout."""

    signer: Signer
    marks: tuple[Mark, ...]  #: not signed by this person yet
    own: tuple[Mark, ...]  #: refused: the person has the other role in them
    lacking: tuple[Mark, ...]  #: refused: no translation that may be shown
    already: int  #: how many the person has signed before
    known: tuple[Passage, ...]  #: of shared parts, signed by the person before
    standing: Standing  #: of the sheet

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is signed if the person agrees."""
        return tuple(mark.passage for mark in self.marks if mark.passage)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to sign: what has gone, a clinician signs."""
        return not (self.passages or self.standing.is_cut)


def make_offer(standing: Standing, signer: Signer) -> Offer:
    """Find what a person may sign.

    Raises:
        UsageError: The role does not sign this language, or a name or credential says
            nothing.
    """
    _check_signer(standing, signer)
    lacking = tuple(mark for mark in standing.marks if mark.passage is None)
    there = [mark for mark in standing.marks if mark.passage is not None]
    open_ = [mark for mark in there if _is_open(mark, signer)]
    known = (m.passage for m in there if m.text.part and m not in open_)
    own = [
        m
        for m in open_
        if signer.role in _OTHER and _has_signed(m, signer, _OTHER[signer.role])
    ]
    return Offer(
        signer=signer,
        marks=tuple(mark for mark in open_ if mark not in own),
        own=tuple(own),
        lacking=lacking,
        already=len(there) - len(open_),
        known=tuple(passage for passage in known if passage),
        standing=standing,
    )


def code_of(standing: Standing) -> str:
    """Give a short code for exactly these texts, such as ``3F2A-91BC-77D0``.

    It stands on the printed form, so that who enters a signature given on paper can
    show that the texts have not changed since.
    """
    digests = sorted(mark.passage.digest for mark in standing.marks if mark.passage)
    digests += sorted(passage.digest for passage in standing.removed)
    code = digest_bytes(" ".join((standing.language.tag, *digests)).encode()).upper()
    return f"{code[:4]}-{code[4:8]}-{code[8:12]}"


def add_signature(ledger: Ledger, offer: Offer, today: dt.date) -> Ledger:
    """Add a signature to what an offer shows, and the texts that it names.

    It names all shared texts of the sheet that the person has signed, wherever that
    was. So if the sheet loses a part, it can be seen that the part was there; and if a
    part loses a text, that it had gone when the others were signed.
    """
    passages, signer, standing = offer.passages, offer.signer, offer.standing
    # Another handout cannot know that an edited heading is the same; this signature
    # says so, for it names what is under it anew.
    shared = (mark for mark in offer.marks if mark.text.part)
    moved = (passage for mark in shared for passage in mark.earlier)
    signature = Signature(
        handout=standing.handout,
        language=standing.language.tag,
        role=signer.role,
        name=signer.name,
        credential=signer.credential,
        date=today,
        digests=tuple(sorted({p.digest for p in (*passages, *offer.known)})),
        gone=tuple(sorted({p.digest for p in (*standing.gone, *moved)})),
    )
    texts = tuple(dict.fromkeys((*ledger.texts, *passages)))
    return replace(ledger, texts=texts, signatures=(*ledger.signatures, signature))


def _check_signer(standing: Standing, signer: Signer) -> None:
    roles = roles_of(is_source=standing.language.is_source)
    if signer.role not in roles or standing.language.is_pseudo:
        raise UsageError(
            f"a {signer.role} does not sign {standing.language.english_name}",
            hint="A clinician signs the English; a translator and a reviewer sign a "
            "translation.",
        )
    for what, words in (("name", signer.name), ("credential", signer.credential)):
        if not is_said(words):
            raise UsageError(
                f"the {what} {words!r} says nothing that a page can print",
                hint="Give it in words, on one line, 200 characters at most.",
            )


def _is_open(mark: Mark, signer: Signer) -> bool:
    """Check whether a person has to be shown a text.

    A shared one is shown again if what is around it was edited since: on the other
    handouts that include it, only the same text in the same place counts as signed.
    """
    name, passage = same_name(signer.name), mark.passage
    mine = [
        s
        for s in mark.signatures
        if s.role is signer.role and same_name(s.name) == name
    ]
    if passage is None or not passage.is_shared:
        return not mine
    return not any(passage.digest in s.digests for s in mine)


def _has_signed(mark: Mark, signer: Signer, role: Role) -> bool:
    name = same_name(signer.name)
    return any(s.role is role and same_name(s.name) == name for s in mark.signatures)
