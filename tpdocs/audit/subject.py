"""A PDF under audit: each view of it is read once, when a rule first asks for it."""

from __future__ import annotations

import io
import shutil
import subprocess
import threading
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pikepdf

from tpdocs.audit.blocks import Block, find_blocks
from tpdocs.audit.content import MOST_PAGES, PageContent, read_pages, texts_of
from tpdocs.audit.expected import Expected
from tpdocs.audit.lines import SetBlock, set_blocks
from tpdocs.audit.sight import Sight, see_pages
from tpdocs.audit.tags import Element, TagTreeError, read_tags

__all__ = ["FAULTS", "CannotCheckError", "Subject", "reason_of"]

_SECONDS = 30  #: for poppler
_T = TypeVar("_T")
#: What reading a file that makes no sense can raise.
FAULTS = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
)


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

    @property
    def pages(self) -> tuple[PageContent, ...]:
        """What its pages show, in the order in which it is drawn."""
        return _kept(self._pages)

    @cached_property
    def _pages(self) -> tuple[PageContent, ...] | CannotCheckError:
        try:
            return tuple(read_pages(self.pdf))
        except FAULTS as error:
            return CannotCheckError(f"a page cannot be read: {reason_of(error)}")

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """The text of marked content, by page and ``MCID``."""
        return texts_of(self.pages)

    @property
    def tags(self) -> Element:
        """The tag tree."""
        return _kept(self._tags)

    @property
    def tag_fault(self) -> str:
        """Why the tag tree cannot be read; empty if it can, or if there is none."""
        is_broken = isinstance(self._tags, CannotCheckError)
        return str(self._tags) if is_broken and _has_tags(self.pdf) else ""

    @cached_property
    def _tags(self) -> Element | CannotCheckError:
        try:
            tree = read_tags(self.pdf)
        except TagTreeError as error:
            return CannotCheckError(str(error))
        return tree or CannotCheckError("the file has no tags")

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All structure elements, in their order."""
        return tuple(self.tags.walk())[1:]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of text that the tags make."""
        return tuple(find_blocks(self.tags, self.texts))

    @cached_property
    def set_blocks(self) -> tuple[SetBlock, ...]:
        """The blocks with their lines on the pages."""
        return tuple(set_blocks(self.blocks, self.sights))

    @property
    def sights(self) -> tuple[Sight, ...]:
        """What the pages look like."""
        return _kept(self._sights)

    @cached_property
    def _sights(self) -> tuple[Sight, ...] | CannotCheckError:
        try:
            return tuple(see_pages(self.data))
        except FAULTS as error:
            return CannotCheckError(f"PDFium cannot draw it: {reason_of(error)}")

    def begin(self) -> None:
        """Let poppler read in the background, while Java does."""
        threading.Thread(target=lambda: self._poppler).start()

    @property
    def poppler(self) -> str:
        """The text that poppler's ``pdftotext`` gives; it guesses at columns."""
        return _kept(self._poppler)

    @cached_property
    def _poppler(self) -> str | CannotCheckError:
        return self._pdftotext()

    @property
    def poppler_as_drawn(self) -> str:
        """The same in the order of the file; right-to-left text is not turned round."""
        return _kept(self._poppler_as_drawn)

    @cached_property
    def _poppler_as_drawn(self) -> str | CannotCheckError:
        return self._pdftotext("-raw")

    def _pdftotext(self, *options: str) -> str | CannotCheckError:
        if shutil.which("pdftotext") is None:
            reason = "pdftotext is not installed (package poppler-utils)"
            return CannotCheckError(reason)
        last = ("-l", str(MOST_PAGES))
        command = ["pdftotext", *options, *last, "-enc", "UTF-8", "-", "-"]
        try:
            done = subprocess.run(
                command,
                input=self.data,
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
        except (subprocess.SubprocessError, OSError) as error:
            return CannotCheckError(f"pdftotext cannot read it: {error}")
        return done.stdout.decode("utf-8", "replace")


def reason_of(error: Exception) -> str:
    """Give the first line of what an error says, or else its kind."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _kept(found: _T | CannotCheckError) -> _T:
    """Give what was read, or say again why it could not be."""
    if isinstance(found, CannotCheckError):
        raise found
    return found


def _has_tags(pdf: pikepdf.Pdf) -> bool:
    return isinstance(pdf.Root.get("/StructTreeRoot"), pikepdf.Dictionary)
