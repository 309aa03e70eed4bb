"""Translation memory: the same English in the project's other catalogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from shipped import SPANISH

from tpdocs.catalog import Entry, PoFile, make_memory, merge, parse_po

ASKED = Entry(msgid="Can I drive home?", comments=("list item, under “My questions”",))
KNOWN = replace(ASKED, msgstr="¿Puedo manejar?")
SAID = "From the catalog of other."
MACHINE = (("X-Tpdocs-Origin", "machine"),)


def fill(entry: Entry, catalog: PoFile | None = None, **others: PoFile) -> Entry:
    """Merge a template of one message into a catalog, beside other catalogs."""
    template = PoFile(headers=(("Project-Id-Version", "own"),), entries=(entry,))
    memory = make_memory(others)
    return merge(template, catalog or PoFile(), SPANISH, memory).entries[0]


def test_the_same_block_of_another_handout_is_translated() -> None:
    """Same English, context and remarks of the author: translated, and said so."""
    found = fill(ASKED, other=PoFile(entries=(KNOWN,)))
    assert (found.msgstr, found.is_fuzzy) == (KNOWN.msgstr, False)
    assert found.translator_comments == (SAID,)


@pytest.mark.parametrize(
    "other",
    [
        PoFile(entries=(replace(KNOWN, context="x"),)),
        PoFile(entries=(replace(KNOWN, comments=("heading",)),)),
        PoFile(obsolete=(KNOWN,)),
        PoFile(headers=MACHINE, entries=(KNOWN,)),
    ],
    ids=["context", "role", "obsolete", "machine"],
)
def test_another_block_is_fuzzy(other: PoFile) -> None:
    """Where more than the handout differs, a person has to look."""
    found = fill(ASKED, other=other)
    assert (found.msgstr, found.is_fuzzy) == (KNOWN.msgstr, True)
    assert found.translator_comments == (SAID,)


def test_catalogs_that_disagree_are_fuzzy() -> None:
    """Two translations of one English: neither is taken for granted."""
    otherwise = replace(KNOWN, msgstr="¿Puedo conducir?")
    found = fill(ASKED, other=PoFile(entries=(KNOWN,)), z=PoFile(entries=(otherwise,)))
    assert (found.msgstr, found.is_fuzzy) == (KNOWN.msgstr, True)


@pytest.mark.parametrize(
    "other",
    [
        PoFile(entries=(replace(KNOWN, flags=frozenset({"fuzzy"})),)),
        PoFile(entries=(ASKED,)),
        PoFile(entries=(replace(KNOWN, msgid="Can I drive?"),)),
    ],
    ids=["fuzzy", "untranslated", "other English"],
)
def test_no_exact_match_is_no_memory(other: PoFile) -> None:
    """A translation that was made for another text is not in the memory."""
    assert fill(ASKED, other=other) == ASKED


def test_own_translation_comes_first() -> None:
    """What the catalog has itself is not touched, fuzzy or not."""
    own = replace(ASKED, msgstr="mía", flags=frozenset({"fuzzy"}))
    found = fill(ASKED, PoFile(entries=(own,)), other=PoFile(entries=(KNOWN,)))
    assert found == own


def test_remarks_on_an_untranslated_message_stay() -> None:
    """A translator's question is not lost when the memory has an answer."""
    own = replace(ASKED, translator_comments=("Which car?",))
    found = fill(ASKED, PoFile(entries=(own,)), other=PoFile(entries=(KNOWN,)))
    assert found.translator_comments == ("Which car?", SAID)


def test_own_domain_is_not_asked() -> None:
    """A catalog is no memory of itself: what it has obsolete is revived, not said."""
    own = PoFile(obsolete=(KNOWN,))
    assert fill(ASKED, own, own=own).translator_comments == ()


def test_update_fills_a_new_handout(
    run: Callable[..., tuple[int, str, str]], project: Path
) -> None:
    """A second handout with a sentence of the first one comes with its translation."""
    text = (project / "handouts" / "sore-neck.md").read_text()
    other = text.replace("TST-01", "TST-02").replace("a sore neck", "a stiff neck")
    (project / "handouts" / "stiff-neck.md").write_text(other)
    assert run("-C", project, "catalog", "update")[0] == 0
    path = project / "locales" / "es" / "LC_MESSAGES" / "stiff-neck.po"
    file = parse_po(path.read_text(), "x").value
    assert file is not None
    entries = {entry.msgid: entry for entry in file.entries}
    found = entries["Sit up."]
    assert (found.msgstr, found.is_fuzzy) == ("Sí: Sit up.", False)
    assert found.translator_comments == ("From the catalog of sore-neck.",)
    assert entries["Care for a stiff neck"].msgstr == ""
    before = path.read_bytes()
    assert run("-C", project, "catalog", "update") == (0, "", "")
    assert path.read_bytes() == before
