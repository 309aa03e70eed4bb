"""Whether a catalog is still a machine's, after an agency has worked on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tpdocs.catalog.entry import Key, PoFile
from tpdocs.catalog.interchange.pack import MACHINE, ORIGIN
from tpdocs.foundation import Finding, Place, Severity

__all__ = ["Origin", "judge_origin"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A catalog with the header that it deserves, and what is to be said of that."""

    catalog: PoFile
    findings: tuple[Finding, ...] = ()


def judge_origin(catalog: PoFile, confirmed: frozenset[Key], name: str) -> Origin:
    """Take the header that says ``machine`` away once people confirmed all messages.

    A message is confirmed if it went out as a draft and came back as translated. One
    that is left keeps the header, for the header speaks of the whole file.

    Args:
        catalog: After the import.
        confirmed: The messages that this import confirms.
        name: The file that was imported.
    """
    if catalog.header(ORIGIN) != MACHINE or not confirmed:
        return Origin(catalog)
    shown = [e.key for e in catalog.entries if e.has_words and not e.is_fuzzy]
    left = sum(key not in confirmed for key in shown)
    if left:
        message = f"{left} of {len(shown)} translations are still a machine's"
        hint = "The header X-Tpdocs-Origin: machine stays until one file confirms all."
        return Origin(catalog, (_note(name, message, hint),))
    headers = tuple(pair for pair in catalog.headers if pair[0] != ORIGIN)
    message = f"all {len(shown)} translations came back as a person's work: the header"
    message += f" {ORIGIN}: {MACHINE} was removed"
    hint = "Name the translator in Last-Translator and in the comment above the header."
    return Origin(replace(catalog, headers=headers), (_note(name, message, hint),))


def _note(name: str, message: str, hint: str) -> Finding:
    return Finding(
        rule="catalog/import-origin",
        severity=Severity.NOTE,
        place=Place(name),
        message=message,
        hint=hint,
    )
