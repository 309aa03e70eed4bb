"""What an import does with each message, and what it never does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from shipped import SPANISH

from tpdocs.catalog import Entry, PoFile
from tpdocs.catalog.interchange import (
    Change,
    Parcel,
    Stage,
    Unit,
    Unpacked,
    pack,
    unpack,
)
from tpdocs.catalog.interchange.xliff_read import parse_xliff
from tpdocs.catalog.interchange.xliff_write import format_xliff

DONE = Entry(msgid="Rest at home.", msgstr="Descanse en casa.")
OPEN = Entry(msgid="Sleep well.")
OLD = Entry(
    msgid="Take 2 pills.",
    msgstr="Tome 1 pastilla.",
    flags=frozenset({"fuzzy"}),
    previous="Take 1 pill.",
)
CATALOG = PoFile(entries=(DONE, OPEN, OLD))
MACHINE = replace(
    CATALOG,
    headers=(("Language", "es"), ("X-Tpdocs-Origin", "machine")),
    entries=(DONE, replace(OPEN, msgstr="Duerma bien.")),
)
Edit = Callable[[Unit], Unit]


def came_back(sent: PoFile, edits: dict[str, Edit]) -> Parcel:
    """Send a catalog and let the agency edit units, by their English."""
    data = format_xliff(pack(sent, "sore-neck", SPANISH), SPANISH)
    parcel = parse_xliff(data, "x.xlf").value
    assert parcel is not None
    units = (edits[u.msgid](u) if u.msgid in edits else u for u in parcel.units)
    return replace(parcel, units=tuple(units))


def bring_in(
    edits: dict[str, Edit], sent: PoFile = CATALOG, now: PoFile | None = None
) -> Unpacked:
    """Put what came back into the catalog as it is now."""
    return unpack(came_back(sent, edits), now or sent, SPANISH, "x.xlf")


def to(text: str, stage: Stage = Stage.TRANSLATED) -> Edit:
    """Translate a unit."""
    return lambda unit: replace(unit, msgstr=text, stage=stage)


def entry(done: Unpacked, msgid: str) -> Entry:
    return {e.msgid: e for e in done.catalog.entries}[msgid]


def test_a_new_translation_comes_in() -> None:
    """It is counted as new, and checked as one that the file brought."""
    done = bring_in({"Sleep well.": to("Duerma bien.")})
    assert entry(done, "Sleep well.").msgstr == "Duerma bien."
    assert done.changes == {Change.NEW: 1, Change.SAME: 2}
    assert done.taken == {OPEN.key}


def test_a_changed_translation_is_counted_as_changed() -> None:
    """Whoever imports sees that work of others was replaced."""
    done = bring_in({"Rest at home.": to("Repose en casa.")})
    assert entry(done, "Rest at home.").msgstr == "Repose en casa."
    assert done.changes[Change.CHANGED] == 1


def test_an_old_translation_that_holds_is_confirmed() -> None:
    """The flag and the previous text go once a person says that it is done."""
    done = bring_in({"Take 2 pills.": to(OLD.msgstr)})
    assert entry(done, "Take 2 pills.") == replace(OLD, flags=frozenset(), previous="")
    assert done.changes[Change.CONFIRMED] == 1
    assert OLD.key in done.taken


def test_an_edit_that_is_still_to_be_checked_stays_fuzzy() -> None:
    """The text comes in; the page goes on showing English."""
    done = bring_in({"Take 2 pills.": to("Tome 2 pastillas.", Stage.CHECK)})
    after = entry(done, "Take 2 pills.")
    assert (after.msgstr, after.is_fuzzy) == ("Tome 2 pastillas.", True)
    assert after.previous == "Take 1 pill."
    assert done.changes[Change.FUZZY] == 1


def test_a_translation_taken_back_is_fuzzy() -> None:
    """An agency that is no longer sure of a text keeps it off the page."""
    done = bring_in({"Rest at home.": to(DONE.msgstr, Stage.CHECK)})
    assert entry(done, "Rest at home.").is_fuzzy


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_target_deletes_nothing(text: str) -> None:
    """The translation that was there stays, and the count says so."""
    done = bring_in({"Rest at home.": to(text)})
    assert done.catalog == CATALOG
    assert done.changes[Change.EMPTY] == 2


def test_a_unit_that_is_missing_deletes_nothing() -> None:
    """A row or unit less is said, and the message is as it was."""
    parcel = came_back(CATALOG, {})
    done = unpack(replace(parcel, units=parcel.units[1:]), CATALOG, SPANISH, "x.xlf")
    assert done.catalog == CATALOG
    assert done.changes[Change.ABSENT] == 1


def test_work_done_here_meanwhile_is_kept() -> None:
    """What the agency did not touch does not take newer work back."""
    newer = replace(DONE, msgstr="Repose en casa.")
    now = replace(CATALOG, entries=(newer, OPEN, OLD))
    done = bring_in({}, now=now)
    assert done.catalog == now
    assert done.changes[Change.KEPT] == 1


def test_a_flag_set_here_meanwhile_is_kept() -> None:
    """A text that somebody doubts is not confirmed by having gone out before."""
    doubted = replace(DONE, flags=frozenset({"fuzzy"}))
    now = replace(CATALOG, entries=(doubted, OPEN, OLD))
    assert bring_in({}, now=now).catalog == now


def test_a_new_english_takes_the_translation_as_fuzzy() -> None:
    """The English changed after the export: nothing is lost, nothing shown."""
    now = PoFile(entries=(replace(DONE, msgid="Rest at home today.", msgstr=""),))
    done = bring_in({"Rest at home.": to("Repose en casa.")}, now=now)
    (after,) = done.catalog.entries
    assert (after.msgstr, after.previous) == ("Repose en casa.", "Rest at home.")
    assert after.is_fuzzy
    rules = {finding.rule for finding in done.findings}
    assert rules == {"catalog/import-unknown"}
    assert any("as fuzzy" in finding.message for finding in done.findings)


def test_a_new_context_takes_the_translation_as_fuzzy() -> None:
    """The author told two texts apart: the old translation is offered for both."""
    now = PoFile(entries=(replace(OPEN, context="night"),))
    sent = PoFile(entries=(OPEN,))
    done = bring_in({"Sleep well.": to("Duerma bien.")}, sent, now)
    (after,) = done.catalog.entries
    assert (after.msgstr, after.is_fuzzy) == ("Duerma bien.", True)
    assert (after.previous, after.previous_context) == ("Sleep well.", None)
    confirmed = bring_in({"Sleep well.": to("Duerma bien.")}, done.catalog)
    assert confirmed.catalog.entries == (
        replace(now.entries[0], msgstr="Duerma bien."),
    )


def test_a_text_that_is_gone_is_kept_as_obsolete() -> None:
    """A unit that no message is like is said, and its translation kept."""
    now = PoFile(entries=(Entry(msgid="Something quite different: call us."),))
    done = bring_in({"Sleep well.": to("Duerma bien.")}, now=now)
    assert done.catalog.entries == now.entries
    kept = {(e.msgid, e.msgstr) for e in done.catalog.obsolete}
    assert ("Sleep well.", "Duerma bien.") in kept
    assert len(done.findings) == len(kept)
    again = bring_in({"Sleep well.": to("Duerma bien.")}, now=done.catalog)
    assert again.catalog == done.catalog


def test_a_new_english_with_a_translation_keeps_it() -> None:
    """An old text does not push out one that was made for the new English."""
    here = replace(DONE, msgid="Rest at home today.", msgstr="Hoy descanse en casa.")
    done = bring_in(
        {"Rest at home.": to("Repose en casa.")}, now=PoFile(entries=(here,))
    )
    assert done.catalog.entries == (here,)
    assert "Repose en casa." in {e.msgstr for e in done.catalog.obsolete}


def test_a_unit_of_no_text_is_no_message() -> None:
    """An empty English is the header of a catalog, which no import may touch."""
    parcel = came_back(CATALOG, {})
    odd = Unit(id="x", msgid="", msgstr="Language: xx\n", stage=Stage.TRANSLATED)
    done = unpack(replace(parcel, units=(odd,)), CATALOG, SPANISH, "x.xlf")
    assert done.catalog == CATALOG


def test_a_unit_that_came_back_in_two_ways_is_refused() -> None:
    """Which one holds cannot be told: neither is taken, and it is said."""
    parcel = came_back(CATALOG, {"Sleep well.": to("Duerma bien.")})
    other = replace(parcel.units[1], msgstr="Duerma mucho.", line=7)
    twice = replace(parcel, units=(*parcel.units, other, parcel.units[0]))
    done = unpack(twice, CATALOG, SPANISH, "x.xlf")
    assert done.catalog == CATALOG
    assert done.changes[Change.REFUSED] == 1
    assert [finding.rule for finding in done.findings] == ["catalog/import-twice"]


def test_a_translation_of_changed_english_is_fuzzy() -> None:
    """The translator saw another text than the handout's: a person has to look."""

    def edit(unit: Unit) -> Unit:
        return replace(to("Duerma mucho.")(unit), shown="Sleep a lot.")

    done = bring_in({"Sleep well.": edit})
    after = entry(done, "Sleep well.")
    assert (after.msgstr, after.previous) == ("Duerma mucho.", "Sleep a lot.")
    assert after.is_fuzzy
    assert [finding.rule for finding in done.findings] == ["catalog/import-english"]


def test_remarks_become_comments_once() -> None:
    """What the agency asks is in the catalog, line by line, without doubles."""

    def edit(unit: Unit) -> Unit:
        return replace(unit, remarks=("Which\x1b pills?\n\nAsk \\", "Which pills?"))

    done = bring_in({"Take 2 pills.": edit})
    comments = entry(done, "Take 2 pills.").translator_comments
    assert comments == ("Which pills?", "Ask")
    again = bring_in({"Take 2 pills.": edit}, now=done.catalog)
    assert entry(again, "Take 2 pills.").translator_comments == comments


def test_a_machine_goes_out_as_drafts() -> None:
    """What comes back as translated was therefore looked at."""
    units = pack(MACHINE, "sore-neck", SPANISH).units
    assert [unit.stage for unit in units] == [Stage.MACHINE, Stage.MACHINE]


def test_the_header_of_a_machine_stays_while_any_draft_is_left() -> None:
    """One confirmed message does not make the file a person's."""
    done = bring_in({"Sleep well.": to("Duerma bien.")}, MACHINE)
    assert done.catalog == MACHINE
    (finding,) = done.findings
    assert finding.message == "1 of 2 translations are still a machine's"
    assert finding.rule == "catalog/import-origin"
    assert bring_in({}, MACHINE).findings == ()


def test_the_header_of_a_machine_goes_when_all_is_confirmed() -> None:
    """It is said, with what is still to be written by hand."""
    edits = {
        "Rest at home.": to(DONE.msgstr, Stage.REVIEWED),
        "Sleep well.": to("Duerma mucho."),
    }
    done = bring_in(edits, MACHINE)
    assert done.catalog.headers == (("Language", "es"),)
    (finding,) = done.findings
    assert "was removed" in finding.message
    assert "Last-Translator" in finding.hint


def test_a_draft_edited_but_not_confirmed_is_still_a_machines() -> None:
    """The text is taken, and the header stays."""
    done = bring_in({"Sleep well.": to("Duerma mucho.", Stage.MACHINE)}, MACHINE)
    assert entry(done, "Sleep well.").msgstr == "Duerma mucho."
    assert done.catalog.header("X-Tpdocs-Origin") == "machine"


def test_plurals_stay_at_home() -> None:
    """A handout has none; a file that has some keeps them as they are."""
    plural = Entry(msgid="a day", plural="days", forms=("un día", "días"))
    catalog = PoFile(entries=(plural, OPEN))
    assert len(pack(catalog, "sore-neck", SPANISH).units) == 1
    done = bring_in({"Sleep well.": to("Duerma.")}, catalog)
    assert done.catalog.entries[0] == plural
