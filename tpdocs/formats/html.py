"""HTML: the document as it is."""

from __future__ import annotations

from tpdocs.formats.pdf import Standard
from tpdocs.formats.result import Rendered
from tpdocs.foundation import Place

__all__ = ["render"]


def render(html: str, _place: Place, _standard: Standard) -> Rendered:
    """Encode an HTML document as a file of its own."""
    return Rendered(data=html.encode(), pages=None, first_page_ids=None)
