"""A PDF under audit: each view of it is read once, when a rule first asks for it."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property

import pikepdf

from tpdocs.audit.blocks import Block, find_blocks
from tpdocs.audit.content import PageContent, read_pages, texts_of
from tpdocs.audit.expected import Expected
from tpdocs.audit.sight import Sight, see_pages
from tpdocs.audit.tags import Element, TagTreeError, read_tags

__all__ = ["CannotCheckError", "Subject"]

_SECONDS = 30  #: for poppler


class CannotCheckError(Exception):
    """A rule cannot be checked on this file or this machine; the text says why."""


@dataclass(frozen=True)  # no slots: cached_property keeps what was read
class Subject:
    """A PDF, and what is known of what it should be."""

    data: bytes
    expected: Expected | None = None

    @property
    def wanted(self) -> Expected:
        """What the file should say, for rules that need to know it."""
        if self.expected is None:
            raise CannotCheckError("no handout to compare with")
        return self.expected

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The file's objects; the file is known to open."""
        try:
            return pikepdf.open(io.BytesIO(self.data))
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise CannotCheckError(f"the file cannot be read: {error}") from error

    @cached_property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.pdf.pages)

    @cached_property
    def pages(self) -> tuple[PageContent, ...]:
        """What its pages show, in the order in which it is drawn."""
        try:
            return tuple(read_pages(self.pdf))
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError) as error:
            raise CannotCheckError(f"a page cannot be read: {error}") from error

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """The text of marked content, by page and ``MCID``."""
        return texts_of(self.pages)

    @cached_property
    def tags(self) -> Element:
        """The tag tree."""
        try:
            tree = read_tags(self.pdf)
        except TagTreeError as error:
            raise CannotCheckError(str(error)) from error
        if tree is None:
            raise CannotCheckError("the file has no tags")
        return tree

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All structure elements, in their order."""
        return tuple(self.tags.walk())[1:]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of text that the tags make."""
        return tuple(find_blocks(self.tags, self.texts))

    @cached_property
    def sights(self) -> tuple[Sight, ...]:
        """What the pages look like."""
        try:
            return tuple(see_pages(self.data))
        except RuntimeError as error:
            raise CannotCheckError(f"PDFium cannot draw it: {error}") from error

    @cached_property
    def poppler(self) -> tuple[str, str]:
        """The text that poppler's ``pdftotext`` gives: as laid out, and as drawn.

        It guesses at columns where it goes by the layout, and does not turn
        right-to-left text round where it goes by the order of the file.
        """
        if shutil.which("pdftotext") is None:
            raise CannotCheckError("pdftotext is not installed (package poppler-utils)")
        return self._pdftotext(), self._pdftotext("-raw")

    def _pdftotext(self, *options: str) -> str:
        command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
        try:
            done = subprocess.run(
                command,
                input=self.data,
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise CannotCheckError(f"pdftotext cannot read it: {error}") from error
        return done.stdout.decode("utf-8", "replace")
