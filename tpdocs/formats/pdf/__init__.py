"""PDF with WeasyPrint, its text layer and its tags repaired."""

from tpdocs.formats.pdf.render import render

__all__ = ["render"]
