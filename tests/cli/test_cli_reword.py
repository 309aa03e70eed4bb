"""``tpdocs catalog reword``: an edit that changed no meaning, and who said so."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tpdocs.build import Sheet
from tpdocs.catalog import Entry, PoFile, parse_po, rename_messages
from tpdocs.review import (
    Edit,
    Reword,
    add_rewords,
    find_change,
    format_ledger,
)
from tpdocs.review.parse import parse_ledger

Run = Callable[..., tuple[int, str, str]]
Sign = Callable[..., Path]
_HANDOUT = Path("handouts", "sore-neck.md")
_PO = Path("locales", "es", "LC_MESSAGES", "sore-neck.po")
_LEDGER = Path("locales", "en", "review.toml")
TODAY = dt.date(2026, 11, 25)
_SAYS = ("--by", "Test Author (not a person)", "--reason", "a typing error")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _catalog(root: Path) -> PoFile:
    file = parse_po((root / _PO).read_text(), "x").value
    assert file is not None
    return file


def _reword(run: Run, root: Path, *more: str) -> tuple[int, str, str]:
    given = ("-C", root, "catalog", "reword", "--handout", "sore-neck", *_SAYS)
    return run(*given, *more)


def _signed(run: Run, root: Path) -> dict[str, int]:
    out = run("-C", root, "review", "status", "--json")[1]
    return {row["language"]: row["signed"] for row in json.loads(out)["status"]}


@pytest.fixture
def signed(project: Path, sign: Sign) -> Path:
    """A project whose English and Spanish are signed, with a typing error in it."""
    _edit(project / _HANDOUT, "a weak arm", "a weka arm")
    for tag in ("es", "ar"):
        catalog = project / "locales" / tag / "LC_MESSAGES" / "sore-neck.po"
        _edit(catalog, "a weak arm", "a weka arm")
    for tag, role in (("en", "clinician"), ("es", "translator"), ("es", "reviewer")):
        sign(project, tag, role)
    return project


@pytest.mark.parametrize("updated", [False, True])
def test_a_typing_error_costs_nobody_anything(
    run: Run, signed: Path, *, updated: bool
) -> None:
    """Translations stay, unfuzzied, and all signatures hold; the ledger says why."""
    _edit(signed / _HANDOUT, "a weka arm", "a weak arm")
    if updated:
        run("-C", signed, "catalog", "update")
    assert _signed(run, signed) == {"en": 24, "ar": 0, "es": 24}
    code, out, _ = _reword(run, signed, "--yes", "a weka arm", "a weak arm")
    assert code == 0
    assert "wrote locales/en/review.toml" in out
    entry = _catalog(signed).by_key()[None, "a weak arm"]
    assert (entry.msgstr, entry.is_fuzzy) == ("Sí: a weka arm", False)
    assert entry.translator_comments == ()
    assert "a weka arm" not in [e.msgid for e in _catalog(signed).obsolete]
    assert _signed(run, signed) == {"en": 25, "ar": 0, "es": 25}
    assert 'by = "Test Author (not a person)"' in (signed / _LEDGER).read_text()
    _, out, _ = run("-C", signed, "review", "status", "--lang", "en")
    assert "reworded on 2026-11-25 by Test Author (not a person)" in out
    run("-C", signed, "catalog", "update")
    assert _catalog(signed).by_key()[None, "a weak arm"] == entry


def test_signatures_hold_through_a_chain(run: Run, signed: Path) -> None:
    """Each reword builds on the last."""
    for old, new in (("a weka arm", "a week arm"), ("a week arm", "a weak arm")):
        _edit(signed / _HANDOUT, old, new)
        assert _reword(run, signed, "--yes", old, new)[0] == 0
    assert _signed(run, signed) == {"en": 25, "ar": 0, "es": 25}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take 5 mg at night.", "Take 6 mg at night."),
        ("Take 5 mg at night.", "Take 5 mcg at night."),
        ("Take 5 mg at night.", "Take 0.5 mg at night."),
        ("Take one at night.", "Take two at night."),
        ("Take 5 mg at night.", "Do not take 5 mg at night."),
        ("You can work.", "You can't work."),
        ("Turn left.", "Turn right."),
        ("Turn left, then right.", "Turn right, then left."),
        ("Turn left slowly.", "Turn slowly."),
        ("Call {clinic_phone}.", "Call {emergency_number}."),
        ("Call {clinic_phone}.", "Call us."),
        ("**Rest** helps.", "Rest helps."),
        ("**Rest** helps.", "Rest **helps**."),
        ("[a](https://example.org/a)", "[a](https://example.org/b)"),
        ("You may drive.", "You must drive."),
        ("If it hurts, call us.", "It hurts, call us."),
        ("a weak arm", "a strong leg"),
        ("a weak arm", "a weak leg"),
        ("Wait fifteen minutes.", "Wait sixteen minutes."),
        ("Rest until the fourth day.", "Rest until the sixth day."),
        ("Take ½ of it.", "Take ¼ of it."),
        ("Take Ⅳ of them.", "Take Ⅵ of them."),
        ("Take one teaspoon.", "Take one tablespoon."),
        ("Take five milligrams.", "Take five micrograms."),
        ("Take it by mouth.", "Take it by month."),
        ("You are able to drive.", "You are unable to drive."),
        ("This is common.", "This is uncommon."),
        ("Use hypertonic drops.", "Use hypotonic drops."),
        ("Take hydroxyzine.", "Take hydralazine."),
        ("Call us if you feel better.", "Call us if you feel worse."),
    ],
)
def test_what_changes_a_meaning_is_no_typing_error(old: str, new: str) -> None:
    """Numbers, units, placeholders, marks, links, negations, sides; both ways."""
    assert find_change(old, new)
    assert find_change(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a weka arm", "a weak arm"),
        ("Take 5 mg at nihgt.", "Take 5 mg at night."),
        ("**Rset** helps.", "**Rest** helps."),
        ("Rest helps", "Rest helps."),
        ("Take 5", "Take 5."),
        ("It's good", "It’s good"),
        ("Turn lfet, then right.", "Turn left, then right."),
        ("Call {clinic_phone} plese", "Call {clinic_phone} please"),
        ("Take teh pill with a food", "Take the pill with food"),
        ("Rest rest alot", "Rest a lot"),
        ("Recieve colour", "Receive color"),
    ],
)
def test_a_typing_error_is_one(old: str, new: str) -> None:
    """Letters and signs may be mended."""
    assert find_change(old, new) == ""


def test_a_change_of_meaning_is_refused(run: Run, signed: Path) -> None:
    """Nothing is written, and it says what has changed."""
    _edit(signed / _HANDOUT, "Take 5 mg", "Take 50 mg")
    before = (signed / _PO).read_bytes(), (signed / _LEDGER).read_bytes()
    code, out, _ = _reword(run, signed)
    assert code == 1
    assert "refused, for it changes a number or its unit: 5 mg became 50 mg" in out
    assert ((signed / _PO).read_bytes(), (signed / _LEDGER).read_bytes()) == before


def test_the_edit_is_found_by_itself(run: Run, signed: Path) -> None:
    """What has gone is paired with what is new; without a person nothing is written."""
    _edit(signed / _HANDOUT, "a weka arm", "a weak arm")
    code, out, err = _reword(run, signed)
    assert code == 2
    assert "old: a weka arm\nnew: a weak arm\n" in out
    assert "needs a person" in err
    assert "reword" not in (signed / _LEDGER).read_text().split("version")[1]


def test_without_an_edit_there_is_nothing_to_do(run: Run, signed: Path) -> None:
    """It says so, and writes nothing."""
    code, out, _ = _reword(run, signed)
    assert (code, out) == (
        0,
        "No text has gone that a new one is like. Nothing was written.\n",
    )


@pytest.mark.parametrize(
    "pair", [("a weka arm", "a weak arm"), ("gone", "nowhere"), ("Sit up.", "Sit up.")]
)
def test_the_handout_is_edited_first(
    run: Run, signed: Path, pair: tuple[str, str]
) -> None:
    """OLD must have gone and NEW must be there."""
    code, _, err = _reword(run, signed, "--yes", *pair)
    assert code == 2
    assert "OLD must have gone" in err


@pytest.mark.parametrize("option", ["--by", "--reason"])
def test_somebody_says_so_and_why(run: Run, signed: Path, option: str) -> None:
    """An empty name or reason is none."""
    _edit(signed / _HANDOUT, "a weka arm", "a weak arm")
    code, _, err = _reword(
        run, signed, option, " ", "--yes", "a weka arm", "a weak arm"
    )
    assert code == 2
    assert f"{option} must say something" in err


def test_a_broken_catalog_stops_it(run: Run, signed: Path) -> None:
    """Either all languages carry over or none."""
    _edit(signed / _HANDOUT, "a weka arm", "a weak arm")
    path = signed / "locales" / "ar" / "LC_MESSAGES" / "sore-neck.po"
    path.write_text("rubbish")
    before = (signed / _PO).read_bytes()
    code, out, _ = _reword(run, signed, "--yes", "a weka arm", "a weak arm")
    assert code == 2
    assert "locales/ar/LC_MESSAGES/sore-neck.po:1" in out
    assert (signed / _PO).read_bytes() == before
    assert "reword = [" not in (signed / _LEDGER).read_text()


_OLD, _NEW = (None, "old"), (None, "new")


@pytest.mark.parametrize(
    ("catalog", "wanted"),
    [
        (PoFile(entries=(Entry(msgid="old", msgstr="x"),)), ("x", "")),
        (PoFile(obsolete=(Entry(msgid="old", msgstr="x"),)), ("", "x")),
        (
            PoFile(
                entries=(Entry(msgid="new"),),
                obsolete=(Entry(msgid="old", msgstr="x"),),
            ),
            ("x", ""),
        ),
        (
            PoFile(
                entries=(
                    Entry(
                        msgid="new",
                        msgstr="x",
                        previous="old",
                        flags=frozenset({"fuzzy"}),
                    ),
                )
            ),
            ("x", ""),
        ),
        (
            PoFile(
                entries=(Entry(msgid="new", msgstr="own"),),
                obsolete=(Entry(msgid="old", msgstr="x"),),
            ),
            ("own", ""),
        ),
        (PoFile(entries=(Entry(msgid="other", msgstr="y"),)), ("", "")),
    ],
)
def test_a_message_is_renamed_wherever_it_stands(
    catalog: PoFile, wanted: tuple[str, str]
) -> None:
    """In use, obsolete, offered as fuzzy; what was translated anew stays."""
    renamed = rename_messages(catalog, {_OLD: _NEW})
    entry = renamed.by_key().get(_NEW, Entry(msgid=""))
    obsolete = {e.key: e for e in renamed.obsolete}.get(_NEW, Entry(msgid=""))
    assert (entry.msgstr, obsolete.msgstr) == wanted
    assert not entry.is_fuzzy
    assert entry.previous == ""
    texts = {e.msgstr for e in (*renamed.entries, *renamed.obsolete)}
    assert {e.msgstr for e in (*catalog.entries, *catalog.obsolete)} - {""} <= texts


def test_what_was_fuzzy_stays_fuzzy() -> None:
    """A reword vouches for the English, not for a translation of another text."""
    fuzzy = Entry(msgid="old", msgstr="x", previous="older", flags=frozenset({"fuzzy"}))
    renamed = rename_messages(PoFile(entries=(fuzzy,)), {_OLD: _NEW})
    assert renamed.entries[0].is_fuzzy
    assert renamed.entries[0].previous == "older"


def test_small_steps_do_not_lead_to_another_text(
    run: Run, project: Path, sign: Sign
) -> None:
    """A chain of typing errors carries a signature only where its ends are alike."""
    steps = ("a weak patch", "a weak match", "a weak march")
    _edit(project / _HANDOUT, "a weak arm", steps[0])
    sign(project, "en", "clinician")
    _edit(project / _HANDOUT, steps[0], steps[1])
    assert _reword(run, project, "--yes", *steps[:2])[0] == 0
    assert _signed(run, project)["en"] == 25
    _edit(project / _HANDOUT, steps[1], steps[2])
    code, out, _ = _reword(run, project, "--yes", *steps[1:])
    assert code == 1
    assert f"since it was {steps[0]!r}" in out
    assert _signed(run, project)["en"] == 24


def test_a_chain_that_two_people_made_apart_does_not_hold_either(
    project: Path, sign: Sign, sheet_of: Callable[..., Sheet]
) -> None:
    """Two branches can each have one harmless step; together they are judged again."""
    steps = ("a weak patch", "a weak match", "a weak march")
    _edit(project / _HANDOUT, "a weak arm", steps[0])
    path = sign(project, "en", "clinician")
    language = sheet_of(project, "en").translation.language
    ledger = parse_ledger(path.read_text(), "x", language, TODAY).value
    assert ledger is not None
    says = Reword(
        handout="sore-neck",
        old="",
        new="",
        by="T (not a person)",
        date=TODAY,
        reason="x",
    )
    pairs = (Edit(None, old, new) for old, new in pairwise(steps))
    path.write_text(format_ledger(add_rewords(ledger, pairs, says)))
    _edit(project / _HANDOUT, steps[0], steps[2])
    assert sheet_of(project, "en").standing.signed == 24


def test_what_was_signed_while_somebody_thought_is_not_lost(
    signed: Path, sign: Sign, environment: dict[str, str]
) -> None:
    """A signature of meanwhile stays; the reword is refused, and can be run again."""
    _edit(signed / _HANDOUT, "a weka arm", "a weak arm")
    first, second = pty.openpty()
    given = ["catalog", "reword", "--handout", "sore-neck", *_SAYS]
    with subprocess.Popen(
        [sys.executable, "-m", "tpdocs", "-C", str(signed), *given],
        stdin=second,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "old: a weka arm\n"
        assert process.stdout.readline() == "new: a weak arm\n"
        sign(signed, "en", "clinician", "Another Clinician (not a person)")
        os.write(first, b"y\n")
        _, error = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "was changed meanwhile" in error
    assert "Another Clinician" in (signed / _LEDGER).read_text()


def test_a_translation_under_way_is_not_lost() -> None:
    """What a translator has typed into a fuzzy entry stays as a comment."""
    typed = Entry(
        msgid="new", msgstr="mine", previous="other", flags=frozenset({"fuzzy"})
    )
    obsolete = (Entry(msgid="old", msgstr="x"),)
    renamed = rename_messages(PoFile(entries=(typed,), obsolete=obsolete), {_OLD: _NEW})
    (entry,) = renamed.entries
    assert entry.msgstr == "x"
    assert any("mine" in comment for comment in entry.translator_comments)
