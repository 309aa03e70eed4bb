"""HTML to finished files, one format each; a heavy library loads only when it runs."""

from tpdocs.formats.result import Rendered
from tpdocs.formats.table import FORMATS, Format

__all__ = ["FORMATS", "Format", "Rendered"]
