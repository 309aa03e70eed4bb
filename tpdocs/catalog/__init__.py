"""Gettext catalogs: templates from handouts, ``.po`` files, handouts in translation."""

from tpdocs.catalog.entry import Entry, PoFile
from tpdocs.catalog.extract import (
    extract_handout,
    find_own_segments,
    is_translatable,
)
from tpdocs.catalog.format import format_po
from tpdocs.catalog.memory import Memory, make_memory
from tpdocs.catalog.merge import merge
from tpdocs.catalog.po import parse_po
from tpdocs.catalog.pseudo import pseudo_catalog
from tpdocs.catalog.read import (
    read_handout_catalog,
    read_po_file,
    read_shared_catalog,
    read_words,
)
from tpdocs.catalog.rename import rename_messages
from tpdocs.catalog.strays import find_strays
from tpdocs.catalog.survey import Survey, check_catalogs
from tpdocs.catalog.template import handout_template, page_template
from tpdocs.catalog.translate import (
    Coverage,
    Located,
    State,
    Translation,
    translate,
)
from tpdocs.catalog.words import Word, Words

__all__ = [
    "Coverage",
    "Entry",
    "Located",
    "Memory",
    "PoFile",
    "State",
    "Survey",
    "Translation",
    "Word",
    "Words",
    "check_catalogs",
    "extract_handout",
    "find_own_segments",
    "find_strays",
    "format_po",
    "handout_template",
    "is_translatable",
    "make_memory",
    "merge",
    "page_template",
    "parse_po",
    "pseudo_catalog",
    "read_handout_catalog",
    "read_po_file",
    "read_shared_catalog",
    "read_words",
    "rename_messages",
    "translate",
]
