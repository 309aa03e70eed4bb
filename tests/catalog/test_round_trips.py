"""Our catalogs go through other people's tools and come back the same bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import warnings
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from translate.storage.pypo import pofile

from tpdocs.catalog import Entry, PoFile, format_po, parse_po
from tpdocs.foundation.project import shipped_defaults

ROOT = shipped_defaults()
BIN = Path(sys.executable).parent

#: One of everything that a catalog of ours can hold, and long lines.
RICH = """\
# A comment
# of two lines
msgid ""
msgstr ""
"Project-Id-Version: a\\n"
"PO-Revision-Date: 2026-11-23 10:00+0000\\n"
"Last-Translator: Test Translator (not a person)\\n"
"Language-Team: none\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# from a translator
#. list item, under “What you can do”
#. the author says
#: handouts/a.md
#, fuzzy, python-brace-format
#| msgctxt "verb"
#| msgid "Call {clinic_phone} before you do anything else, do not wait for 1 hour."
msgctxt "verb"
msgid "Call {clinic_phone} before you do anything else, do not wait for 2 hours."
msgstr "Llame a {clinic_phone} antes de hacer cualquier otra cosa, no espere ni 1 hora."

#. paragraph
#: handouts/a.md handouts/b.md
msgid ""
"two\\n"
"lines\\t\\"\\\\ and a rather long second line that is wrapped by all that wrap it"
msgstr ""
"dos\\n"
"líneas"

#. paragraph
msgid "ends with a feed\\n"
msgstr "acaba\\n"

#. paragraph
msgid "60 % see https://example.org/a/very/long/address/that/cannot/be/wrapped/at/all."
msgstr "60 % 在开始这些练习之前请先向您的医生咨询。如果您感到疼痛请立即停止并打电话。"

#. not translated yet
msgid "New."
msgstr ""

# a remark
#~ msgctxt "x"
#~ msgid "gone long ago, and it is a sentence that is long enough to be wrapped here"
#~ msgstr "ido"
"""
CATALOGS = {
    "rich": RICH,
    **{
        f"{tag}-{slug}": (
            ROOT / "locales" / tag / "LC_MESSAGES" / f"{slug}.po"
        ).read_text(encoding="utf-8")
        for tag, slug in (
            ("es", "trigger-point-injections"),
            ("ar", "after-your-injection"),
            ("zh_Hans", "tpdocs"),
        )
    },
}
catalogs = pytest.mark.parametrize("text", CATALOGS.values(), ids=CATALOGS)


def canonical(text: str) -> str:
    """Bring a catalog into the form, as normalize does."""
    checked = parse_po(text, "a.po")
    assert checked.findings == ()
    assert checked.value is not None
    return format_po(checked.value)


def run(folder: Path, *arguments: str) -> str:
    """Run a program on ``a.po``, and give the file that it wrote to standard output."""
    done = subprocess.run(
        arguments, cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def template_of(text: str) -> str:
    """Make the template that a catalog was made from."""
    file = parse_po(text, "a.po").value
    assert file is not None
    bare = PoFile(entries=file.entries)
    done = subprocess.run(
        ["msgattrib", "--clear-fuzzy", "--empty", "--no-wrap", "-"],
        input=format_po(bare).encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


@catalogs
def test_our_form_is_a_fixed_point(text: str) -> None:
    """The catalogs of this test are in the form, so that sameness means something."""
    assert canonical(text) == text


GETTEXT = {
    "msgcat": ("msgcat", "a.po"),
    "msgattrib": ("msgattrib", "a.po"),
    "msgconv": ("msgconv", "--to-code=UTF-8", "a.po"),
    "msgmerge": ("msgmerge", "--quiet", "--previous", "a.po", "a.pot"),
}


@catalogs
@pytest.mark.parametrize("command", GETTEXT.values(), ids=GETTEXT)
def test_gettext_with_no_wrap_changes_no_byte(
    command: tuple[str, ...], text: str, tmp_path: Path
) -> None:
    """GNU gettext that is told not to wrap writes the very bytes that we write."""
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    (tmp_path / "a.pot").write_text(template_of(text), encoding="utf-8")
    assert run(tmp_path, command[0], "--no-wrap", *command[1:]) == text


@catalogs
@pytest.mark.parametrize("command", GETTEXT.values(), ids=GETTEXT)
def test_gettext_that_wraps_is_brought_back(
    command: tuple[str, ...], text: str, tmp_path: Path
) -> None:
    """What GNU gettext wrapped, normalize brings back to the byte."""
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    (tmp_path / "a.pot").write_text(template_of(text), encoding="utf-8")
    wrapped = run(tmp_path, *command)
    assert wrapped != text
    assert canonical(wrapped) == text


@catalogs
def test_msgfmt_has_nothing_to_say(text: str, tmp_path: Path) -> None:
    """``msgfmt -c`` accepts what we write, obsolete entries and all."""
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    command = ["msgfmt", "-c", "-o", os.devnull, "a.po"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr == b""


def edit(text: str, width: int) -> str:
    """Write each translation anew with translate-toolkit, as Weblate does on saving."""
    store = pofile(io.BytesIO(text.encode()), width=width)
    for unit in store.units:
        if unit.istranslated() and not unit.isheader():
            target = unit.target
            unit.target = f"{target}x"
            unit.target = target
    return bytes(store).decode()


@catalogs
def test_weblate_that_wraps_at_newlines_changes_no_byte(text: str) -> None:
    """65535 is the value of its choice "Only wrap lines at newlines"."""
    assert edit(text, 65535) == text


@catalogs
@pytest.mark.parametrize("width", [77, -1])
def test_weblate_that_wraps_is_brought_back(text: str, width: int) -> None:
    """Its two other choices, 77 characters and not at all, are brought back."""
    assert canonical(edit(text, width)) == text


@catalogs
def test_polib_that_does_not_wrap(text: str) -> None:
    """polib with a width of 0 keeps a catalog, but for the form of single lines."""
    assert canonical(str(polib.pofile(text, wrapwidth=0)) + "\n") == text


@catalogs
def test_polib_that_wraps_changes_only_remarks(text: str) -> None:
    """polib parts long comments for good; updating writes those of the author anew."""
    again = parse_po(str(polib.pofile(text)) + "\n", "a.po").value
    wanted = parse_po(text, "a.po").value
    assert again is not None
    assert wanted is not None
    assert essence(again) == essence(wanted)


def essence(file: PoFile) -> list[tuple[object, ...]]:
    """Give what every tool must keep: all but comments and the text of yesterday."""
    return [
        (e.key, e.msgstr, e.sources, e.is_fuzzy)
        for e in (*file.entries, *file.obsolete)
    ]


@catalogs
@pytest.mark.parametrize("width", [76, 0])
def test_babel_keeps_messages_and_translations(text: str, width: int) -> None:
    """Babel parts comments and ``#|`` lines, and drops own headers; no more is lost."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        catalog = read_po(io.BytesIO(text.encode()))
        stream = io.BytesIO()
        write_po(stream, catalog, width=width)
    again = parse_po(stream.getvalue().decode(), "a.po").value
    wanted = parse_po(text, "a.po").value
    assert again is not None
    assert wanted is not None
    assert essence(again) == essence(wanted)


@pytest.mark.parametrize("tool", ["pofilter", "pocount"])
@catalogs
def test_translate_toolkit_reads_it(tool: str, text: str, tmp_path: Path) -> None:
    """Its checker and its counter take our files without a complaint."""
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    arguments = ("--nofuzzy", "-i") if tool == "pofilter" else ()
    command = [str(BIN / tool), *arguments, "a.po"]
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stderr


def test_places_fill_lines_as_gettext_fills_them(tmp_path: Path) -> None:
    """Even with --no-wrap gettext breaks ``#:`` lines; ours break in the same place."""
    entries = tuple(
        Entry(
            msgid=f"Message {n}",
            msgstr="m",
            sources=tuple(
                f"handouts/{'x' * (n % (7 + k))}{k}.md" for k in range(n % 9)
            ),
        )
        for n in range(1, 200)
    )
    text = format_po(PoFile(entries=entries))
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    assert run(tmp_path, "msgcat", "--no-wrap", "a.po") == text
    assert canonical(text) == text
