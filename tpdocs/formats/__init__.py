"""HTML to finished files, one format each; a heavy library loads only when it runs."""

from tpdocs.formats.pdf import DEFAULT_STANDARD, STANDARDS, Standard
from tpdocs.formats.result import Rendered
from tpdocs.formats.table import FORMATS, Format

__all__ = [
    "DEFAULT_STANDARD",
    "FORMATS",
    "STANDARDS",
    "Format",
    "Rendered",
    "Standard",
]
