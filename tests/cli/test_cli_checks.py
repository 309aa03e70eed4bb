"""What a translator sees of the checks on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
DOSE = "Take 5 mg at night."


def _spoil(project: Path, old: str, new: str) -> Path:
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    text = path.read_text(encoding="utf-8")
    assert f'msgstr "Sí: {old}' in text
    text = text.replace(f'msgstr "Sí: {old}', f'msgstr "Sí: {new}')
    path.write_text(text, encoding="utf-8")
    return path


def test_a_changed_dose_stops_the_check(run: Run, project: Path) -> None:
    """The finding has file and line, and says what both texts have."""
    _spoil(project, "Take 5 mg", "Take 50 mg")
    code, out, _err = run("-C", project, "check", "--lang", "es")
    assert code == 4
    (line,) = [line for line in out.split("\n") if "[catalog/number]" in line]
    assert line.startswith("locales/es/LC_MESSAGES/sore-neck.po:")
    assert "error: the English has 5, the translation 50" in line


def test_a_changed_dose_stays_english_on_the_page(
    run: Run, project: Path, html_of: Callable[..., str]
) -> None:
    """The page has the English sentence, marked as English, and not the wrong one."""
    _spoil(project, "Take 5 mg", "Take 50 mg")
    page = html_of(project, "es")
    assert "Take 50" not in page
    assert "Take 5" in page
    assert run("-C", project, "check", "--lang", "es")[0] == 4


def test_a_flag_with_a_reason_is_counted(run: Run, project: Path) -> None:
    """What a translator has switched off is not told, but that it was is."""
    path = _spoil(project, "Take 5 mg", "Take 50 mg")
    text = path.read_text(encoding="utf-8")
    at = text.index(f'msgid "{DOSE}')
    flag = "# ignore-number: a test\n#, ignore-number\n"
    path.write_text(text[:at] + flag + text[at:], encoding="utf-8")
    code, out, _err = run("-C", project, "check", "--lang", "es")
    assert code == 0
    assert "Ignored by flags in the catalogs: number 1." in out
    data = json.loads(run("-C", project, "check", "--lang", "es", "--json")[1])
    assert data["checks"]["ignored"] == {"number": 1}
    assert data["checks"]["messages"] > 10


def test_what_was_not_checked_is_said(
    run: Run, project: Path, write_catalog: Callable[[Path, str, str], Path]
) -> None:
    """A language of which too little is known does not pass in silence."""
    path = write_catalog(project, "sore-neck", "es")
    greek = project / "locales" / "el" / "LC_MESSAGES" / "sore-neck.po"
    greek.parent.mkdir(parents=True)
    text = path.read_text(encoding="utf-8")
    greek.write_text(text.replace("Language: es", "Language: el"), encoding="utf-8")
    out = run("-C", project, "check", "--lang", "el")[1]
    line = next(line for line in out.splitlines() if "Not checked in el:" in line)
    assert "length" in line
    data = json.loads(run("-C", project, "check", "--lang", "el", "--json")[1])
    assert "length" in data["checks"]["not_checked"]["el"]
