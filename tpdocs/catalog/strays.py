"""Messages of another handout in a catalog: pasted, or the file of another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from tpdocs.catalog.entry import Entry, Key, PoFile
from tpdocs.foundation import SHARED_DOMAIN, Finding, Place, Severity

__all__ = ["find_strays"]


def find_strays(
    catalog: PoFile, name: str, template: PoFile, others: Mapping[str, PoFile]
) -> Iterator[Finding]:
    """Find messages in use that are not the handout's own, and say whose they are.

    Args:
        catalog: Of one handout.
        name: Its file, relative to the project.
        template: Of the same handout.
        others: The templates of the other handouts, by their slugs; may be empty.
    """
    own = {entry.key for entry in template.entries}
    sources = {source for entry in template.entries for source in entry.sources}
    owners = _owners(others)
    for entry in catalog.entries:
        owner = "" if entry.key in own else _owner(entry, sources, owners)
        if owner and owner != template.header("Project-Id-Version"):
            yield Finding(
                rule="catalog/stray",
                severity=Severity.WARNING,
                place=Place(name, entry.line),
                message=f"this message belongs to {_name(owner)}",
                hint="'tpdocs catalog update' keeps its translation as obsolete, and "
                f"offers it to the catalog of {owner}.",
            )


def _name(owner: str) -> str:
    is_shared = owner == SHARED_DOMAIN
    return "the texts that handouts share" if is_shared else f"the handout {owner}"


def _owners(templates: Mapping[str, PoFile]) -> dict[Key, str]:
    """Give the handout of each message; where several have it, one of them."""
    return {
        entry.key: slug
        for slug, template in templates.items()
        for entry in template.entries
    }


def _owner(entry: Entry, sources: set[str], owners: Mapping[Key, str]) -> str:
    """Give the handout that a message comes from, by its place or its English."""
    for source in entry.sources:
        path = PurePosixPath(source)
        if source not in sources and path.suffix == ".md":
            is_shared = path.parent.name == SHARED_DOMAIN
            return SHARED_DOMAIN if is_shared else path.stem
    return owners.get(entry.key, "")
