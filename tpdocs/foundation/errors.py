"""The error tree, each class with its exit code.

::

    TpdocsError               1   findings: something needs a person
    ├── UsageError            2   the command or clinic.toml asks for what is not there
    ├── HandoutError          3   a handout's Markdown cannot be used
    ├── CatalogError          4   a catalog or a language cannot be used
    ├── MissingToolError      5   a font, a library or a tool is not on this machine
    └── RenderError           6   a file could not be made
"""

from __future__ import annotations

__all__ = [
    "CatalogError",
    "HandoutError",
    "MissingToolError",
    "RenderError",
    "TpdocsError",
    "UsageError",
]


class TpdocsError(Exception):
    """Something that a person has to look at, said in one sentence.

    Args:
        message: What is wrong, and where.
        hint: What to do next; never empty.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(TpdocsError):
    """The command line or ``clinic.toml`` asks for something that is not there."""

    exit_code = 2


class HandoutError(TpdocsError):
    """A handout's Markdown cannot be used."""

    exit_code = 3


class CatalogError(TpdocsError):
    """A catalog or a language cannot be used."""

    exit_code = 4


class MissingToolError(TpdocsError):
    """A font, a library or a tool is not on this machine."""

    exit_code = 5


class RenderError(TpdocsError):
    """A file could not be made."""

    exit_code = 6
