"""What ours replace in WeasyPrint is still what it was when ours were written."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
import weasyprint
import weasyprint.draw.text
import weasyprint.pdf
from weasyprint.pdf.stream import Stream

import tpdocs.formats.pdf as package
from tpdocs.formats import DEFAULT_STANDARD, FORMATS
from tpdocs.formats.pdf.canary import (
    MAJOR,
    RELIED_ON,
    check_version,
    digest_of,
    report,
)
from tpdocs.foundation import MissingToolError, Place

_PAGE = '<!DOCTYPE html><html lang="en"><title>T</title><h1>Head</h1></html>'
_REPLACED: tuple[tuple[ModuleType | type, str], ...] = (
    (weasyprint.draw.text, "draw_first_line"),
    (weasyprint.pdf, "build_fonts_dictionary"),
    (weasyprint.pdf, "add_outlines"),
    (weasyprint.pdf, "add_tags"),
    (Stream, "marked"),
)


def test_weasyprint_is_what_ours_were_written_for() -> None:
    """Every function that ours replace or lean on has the source that it had."""
    changed = report()
    assert not changed, f"WeasyPrint has changed\n{changed}"


def test_weasyprint_is_of_the_version_that_is_pinned() -> None:
    """The digests are of one major version, and pyproject.toml asks for it."""
    assert version("weasyprint").split(".")[0] == MAJOR
    pins = (Path(__file__).parents[2] / "pyproject.toml").read_text()
    assert f'"weasyprint=={MAJOR}.*"' in pins


def test_a_change_is_told_in_words() -> None:
    """The name, what ours need of it, and what to do stand in the message."""
    changed = replace(RELIED_ON[0], digest="0" * 12)
    said = report((changed, *RELIED_ON[1:]))
    assert said.count("is not what it was") == 1
    for part in (changed.name, changed.need, digest_of(changed.name), "canary.py"):
        assert part in said


@pytest.mark.parametrize("name", ["weasyprint.pdf:gone", "weasyprint.gone:f"])
def test_what_is_gone_is_a_change(name: str) -> None:
    """A function that was renamed or moved is told like one that changed."""
    assert "'gone'" in report((replace(RELIED_ON[0], name=name),))


@pytest.mark.parametrize("other", ["69.0", "71.0", "700.1", ""])
def test_another_version_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """No file is made with a WeasyPrint whose inside ours do not know."""
    monkeypatch.setattr(weasyprint, "VERSION", other)
    with pytest.raises(MissingToolError, match="WeasyPrint") as raised:
        FORMATS["pdf"].render(_PAGE, Place("x.pdf"), DEFAULT_STANDARD)
    assert f"weasyprint=={MAJOR}" in raised.value.hint
    check_version(f"{MAJOR}.9")


def test_each_replaced_function_is_in_the_table() -> None:
    """What repair.py sets is what the canary watches, by the same names."""
    folder = Path(str(package.__file__)).parent
    repair = (folder / "repair.py").read_text()
    names = re.findall(r'^ +\(\S+, "(\w+)", ', repair, re.MULTILINE)
    assert sorted(names) == sorted(name for _, name in _REPLACED)
    watched = {reliance.name.split(":")[1].split(".")[-1] for reliance in RELIED_ON}
    assert watched >= set(names)


@pytest.mark.slow
def test_weasyprint_is_as_it_was_after_a_render() -> None:
    """The repair ends with the file, even one that cannot be made."""
    before = [getattr(owner, name) for owner, name in _REPLACED]
    FORMATS["pdf"].render(_PAGE, Place("x.pdf"), DEFAULT_STANDARD)
    assert [getattr(owner, name) for owner, name in _REPLACED] == before
