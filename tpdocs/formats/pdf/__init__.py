"""PDF with WeasyPrint, its text layer and its tags repaired."""

from tpdocs.formats.pdf.render import render
from tpdocs.formats.pdf.standard import DEFAULT_STANDARD, STANDARDS, Standard

__all__ = ["DEFAULT_STANDARD", "STANDARDS", "Standard", "render"]
