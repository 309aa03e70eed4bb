"""HTML to EPUB 3.3, with nothing in it from outside and nothing from the clock."""

from tpdocs.formats.epub.render import render

__all__ = ["render"]
