"""What a format makes."""

from __future__ import annotations

from dataclasses import dataclass

from tpdocs.foundation import Finding

__all__ = ["Rendered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished file, still in memory."""

    data: bytes
    pages: int | None  #: ``None`` where a format has no pages
    first_page_ids: frozenset[str] | None  #: element ids on page 1; ``None``: no pages
    findings: tuple[Finding, ...] = ()
