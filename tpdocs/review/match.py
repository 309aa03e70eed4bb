"""Which signatures hold for a passage as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from tpdocs.review.passage import render_text
from tpdocs.review.record import Ledger, Passage, Reword, Signature
from tpdocs.review.typo import find_change
from tpdocs.source import Handout, find_segments

__all__ = ["Match", "Matcher", "find_wordings"]


@dataclass(frozen=True, slots=True)
class Match:
    """A signature that holds, and the passage that was signed."""

    signed: Passage
    signature: Signature


class Matcher:
    """Finds signatures for the passages of one handout in one language."""

    def __init__(
        self, ledger: Ledger, rewords: Iterable[Reword], source: Handout
    ) -> None:
        """Look up the signatures of a handout.

        Args:
            ledger: Of the language, the records that are about this handout only; some
                may be signatures on other handouts that include the same part.
            rewords: Edits of the English that changed no meaning.
            source: The handout in English.
        """
        by_digest = {passage.digest: passage for passage in ledger.texts}
        texts = [segment.text for segment in find_segments(source)]
        self._slug = source.slug
        self._texts = frozenset(text.markdown for text in texts)
        self._shared = frozenset((t.part, t.context, t.markdown) for t in texts)
        self._in_parts = frozenset(
            (p.handout, p.english) for p in ledger.texts if p.is_shared
        )
        self._rewords = tuple(rewords)
        self._known: dict[Signature, frozenset[str]] = {}
        self._gone: dict[Signature, frozenset[str]] = {}
        self.settled: set[Passage] = set()  #: that a signer has seen to be gone
        self._matches: dict[Passage, list[Match]] = defaultdict(list)
        for signature in ledger.signatures:
            signed = [by_digest[d] for d in signature.digests if d in by_digest]
            gone = [by_digest[d] for d in signature.gone if d in by_digest]
            known = frozenset(passage.english for passage in signed)
            self._known[signature] = known
            if signature.handout == self._slug:
                lost = frozenset(passage.english for passage in gone)
                self._gone[signature] = lost - known
                self.settled.update(gone)
            else:
                # Only where the part still is: a sheet that lost it is another case.
                here = (p for p in gone if _part_of(p) in source.parts)
                self.settled.update(_find_left(tuple(here), signed))
            for passage in signed:
                key = replace(passage, under=())
                self._matches[key].append(Match(passage, signature))

    def find(self, passage: Passage) -> Iterator[Match]:
        """Find the signatures that hold for a passage."""
        rewords = [row for row in self._rewords if row.handout == passage.domain]
        for english in find_wordings(passage.context, passage.english, rewords):
            same = _in_words(passage, english)
            for match in self._matches.get(replace(same, under=()), ()):
                if self._is_in_place(passage, match):
                    yield match

    def signed(self) -> tuple[Match, ...]:
        """Give all that was ever signed, the latest first."""
        every = (match for matches in self._matches.values() for match in matches)
        return tuple(sorted(every, key=lambda m: m.signature.date, reverse=True))

    def is_gone(self, match: Match) -> bool:
        """Check whether a passage that no signature holds for was on this sheet.

        What was signed here was. What was signed on another handout was here, as far
        as can be known, unless the text is still here and was signed there under
        something of that handout's own: a text that this sheet does not have, and
        that is no text of the part.
        """
        signed = match.signed
        if match.signature.handout == self._slug:
            return True
        is_here = (_part_of(signed), signed.context, signed.english) in self._shared
        return not is_here or all(
            text in self._texts or (signed.handout, text) in self._in_parts
            for text in signed.under
        )

    def _is_in_place(self, passage: Passage, match: Match) -> bool:
        """Check whether a passage is still in the place where it was signed.

        Who signed on another handout has not seen what this one says around it, so
        around it must be the same texts.
        """
        was, now = match.signed.under, passage.under
        is_own = match.signature.handout == self._slug
        return len(was) == len(now) and all(
            old == new
            or old in _older(new, self._rewords)
            or (is_own and self._is_edit(old, new, match.signature))
            for old, new in zip(was, now, strict=True)
        )

    def _is_edit(self, old: str, new: str, signature: Signature) -> bool:
        """Tell whether what a text stands under is the same, at most edited since.

        Then the old one has gone, and the signer did not know the new one. Under
        another heading of the sheet a line can mean the opposite, so a line that moved
        there was not signed. If somebody has signed the new one, it is an edit only if
        they saw the old one go, on this handout.
        """
        if old in self._texts or new in self._known[signature]:
            return False
        signers = [s for s, known in self._known.items() if new in known]
        return not signers or any(old in self._gone.get(s, ()) for s in signers)


def _part_of(passage: Passage) -> str:
    return passage.handout.rpartition("/")[2]


def _find_left(
    gone: Collection[Passage], signed: Collection[Passage]
) -> Iterator[Passage]:
    """Find what had left its part when somebody saw it gone from another sheet.

    A signature names all shared texts of its sheet. So if it names others of the part,
    the part was on the sheet, and a text that it does not name was not in the part. A
    text that it names was signed in another place: it has left the old one if that was
    under a text that has left the part. All else may have to do with that sheet alone.
    """
    named = {(p.handout, p.context, p.english) for p in signed}
    parts = {p.handout for p in signed}
    left = [
        p
        for p in gone
        if p.handout in parts and (p.handout, p.context, p.english) not in named
    ]
    yield from left
    over = {(p.handout, p.english) for p in left}
    yield from (p for p in gone if any((p.handout, u) in over for u in p.under))


def find_wordings(
    context: str | None, english: str, rewords: Iterable[Reword]
) -> tuple[str, ...]:
    """Give a text, and the older ones of which it is a reword, however often.

    One small step may follow another until the last text says what the first did not.
    So an older text counts only if the way from it, as a whole, is a reword as well.
    """
    found, rows = [english], tuple(rewords)
    for text in found:  # grows while it runs
        found += [
            row.old
            for row in rows
            if (row.context, row.new) == (context, text) and row.old not in found
        ]
    near = {row.old for row in rows if (row.context, row.new) == (context, english)}
    return tuple(
        text
        for text in found
        if text == english or text in near or not find_change(text, english)
    )


def _older(english: str, rewords: Iterable[Reword]) -> tuple[str, ...]:
    """Give the older wordings of a text, whatever its context."""
    plain = (replace(row, context=None) for row in rewords)
    return find_wordings(None, english, plain)


def _in_words(passage: Passage, english: str) -> Passage:
    """Give a passage in an older wording of its English."""
    if english == passage.english:
        return passage
    if passage.translation:
        return replace(passage, english=english)
    return replace(passage, english=english, rendered=render_text(english))
