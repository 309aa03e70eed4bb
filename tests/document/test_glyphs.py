"""Characters that no font of the page has, found before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tpdocs.document import PageRequest, check_glyphs, families_of
from tpdocs.document.glyphs import _unsupported
from tpdocs.foundation import (
    Finding,
    MissingToolError,
    Project,
    find_faces,
    find_language,
)
from tpdocs.source import Text

RequestOf = Callable[..., PageRequest]


def _only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    assert finding.is_error
    assert finding.hint
    return finding


@pytest.mark.parametrize("tag", ["en", "es", "ar", "en-XA", "ar-XB"])
def test_a_page_in_known_letters_passes(
    project: Path, request_of: RequestOf, tag: str
) -> None:
    """The fonts of a language have what its handout and page words are written in."""
    assert check_glyphs(request_of(project, tag)) == ()


def test_a_character_that_no_font_has_is_named(
    project: Path, request_of: RequestOf
) -> None:
    """A finding says the character, its code point and name, the line, and the text."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text().replace("Sit up.", "Sit 𓀀 up."))
    line = path.read_text().split("\n").index("1. Sit 𓀀 up.") + 1
    finding = _only(check_glyphs(request_of(project, "en")))
    assert finding.rule == "font/missing-glyph"
    assert str(finding.place) == f"handouts/sore-neck.md:{line}"
    for part in ("'𓀀'", "U+13000", "EGYPTIAN HIEROGLYPH A001", "Sit 𓀀 up."):
        assert part in finding.message
    assert "languages.toml" in finding.hint


def test_a_character_is_named_once(project: Path, request_of: RequestOf) -> None:
    """The same character in ten texts is one finding."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text().replace(" up.", " 𓀀.").replace("left.", "𓀀."))
    assert len(check_glyphs(request_of(project, "en"))) == 1


def test_a_long_text_is_cut_in_the_message(
    project: Path, request_of: RequestOf
) -> None:
    """The text around the character stays readable."""
    path = project / "handouts" / "sore-neck.md"
    path.write_text(path.read_text().replace("Sit up.", "𓀀 " + "word " * 30))
    finding = _only(check_glyphs(request_of(project, "en")))
    assert "…'" in finding.message
    assert len(finding.message) < 200


def test_a_character_of_a_translation_is_placed_in_its_catalog(
    project: Path, request_of: RequestOf
) -> None:
    """What a translator wrote is found in the translator's file."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "sore-neck.po"
    path.write_text(path.read_text().replace("Sí: Sit up.", "Sí: Sit 🦴."))
    finding = _only(check_glyphs(request_of(project, "es")))
    assert str(finding.place) == "locales/es/LC_MESSAGES/sore-neck.po"
    assert "U+1F9B4" in finding.message


def test_english_on_another_page_may_use_the_fonts_of_both(
    project: Path, request_of: RequestOf
) -> None:
    """A text left in English is drawn in English fonts: it is no finding."""
    (project / "locales" / "ar" / "LC_MESSAGES" / "sore-neck.po").unlink()
    assert check_glyphs(request_of(project, "ar")) == ()


@pytest.mark.parametrize("key", ["name", "address"])
def test_a_value_of_the_clinic_is_looked_at(
    project: Path, request_of: RequestOf, key: str
) -> None:
    """The clinic's own words are drawn with the same fonts."""
    path = project / "clinic.toml"
    lines = [line for line in path.read_text().split("\n") if key not in line]
    path.write_text("\n".join([f'{key} = "诊所"', *lines]))
    findings = check_glyphs(request_of(project, "en"))
    assert {str(finding.place) for finding in findings} == {"clinic.toml"}
    assert len(findings) == 2


def test_a_page_word_is_looked_at(project: Path, request_of: RequestOf) -> None:
    """A page word of the project's own catalog is drawn too."""
    path = project / "locales" / "es" / "LC_MESSAGES" / "tpdocs.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Draft."\nmsgstr "🦴"\n'
    )
    finding = _only(check_glyphs(request_of(project, "es")))
    assert str(finding.place) == "locales/es/LC_MESSAGES/tpdocs.po"


@pytest.mark.parametrize("char", ["\u200b", "\u2060", "\u00ad", "\u200e"])
def test_a_character_that_is_not_drawn_needs_no_glyph(
    project: Path, request_of: RequestOf, char: str
) -> None:
    """Format characters steer the text and have no shape."""
    made = request_of(project, "en")
    head = made.translation.handout.head
    text = replace(head.title, markdown=f"a{char}b")
    handout = replace(made.translation.handout, head=replace(head, title=text))
    changed = replace(made, translation=replace(made.translation, handout=handout))
    assert check_glyphs(changed) == ()


def test_a_font_that_is_not_installed_is_named_with_its_package(
    project: Path, request_of: RequestOf
) -> None:
    """One finding for each family, with what to install; none for its characters."""
    (project / "locales" / "languages.toml").write_text(
        '[es]\nfonts = ["No Such Font", "Noto Sans"]\n'
        'packages = ["fonts-no-such"]\nline-height = 1.4\n'
        'type-scale = 1.0\nspoken = "x"\n'
    )
    finding = _only(check_glyphs(request_of(project, "es")))
    assert finding.rule == "font/not-installed"
    assert "'No Such Font'" in finding.message
    assert finding.hint == "apt-get install fonts-no-such"


def test_a_font_without_a_package_still_has_a_next_step(
    project: Path, request_of: RequestOf
) -> None:
    """Where no package is known, the hint says what else to do."""
    (project / "locales" / "languages.toml").write_text(
        '[es]\nfonts = ["No Such Font"]\nline-height = 1.4\n'
        'type-scale = 1.0\nspoken = "x"\n'
    )
    finding = _only(check_glyphs(request_of(project, "es")))
    assert finding.hint


@pytest.mark.parametrize("name", ["Noto Sans:style=Bold", "*", "Noto Sans,X"])
def test_a_font_name_is_a_name_and_no_pattern(
    project: Path, request_of: RequestOf, name: str
) -> None:
    """A family with fontconfig's own signs in it is not found by accident."""
    (project / "locales" / "languages.toml").write_text(
        f'[es]\nfonts = ["{name}"]\nline-height = 1.4\ntype-scale = 1.0\nspoken = "x"\n'
    )
    assert _only(check_glyphs(request_of(project, "es"))).rule == "font/not-installed"


def test_a_sound_that_no_font_has_is_found_in_the_registry(
    project: Path, request_of: RequestOf
) -> None:
    """The sound of a language's name is printed, so its characters are looked for."""
    (project / "locales" / "languages.toml").write_text(
        '[es]\nfonts = ["Noto Sans"]\nline-height = 1.4\n'
        'type-scale = 1.0\nspoken = "esp\\U0001DF00nish"\n'
    )
    finding = _only(check_glyphs(request_of(project, "es")))
    assert finding.rule == "font/missing-glyph"
    assert finding.place.path == "locales/languages.toml"


@pytest.mark.slow
def test_every_shipped_sound_is_in_its_fonts(
    project: Path, request_of: RequestOf
) -> None:
    """No language names itself in a character that its fonts lack."""
    languages = request_of(project, "en").project.languages.values()
    lacking = {
        (language.tag, char)
        for language in languages
        for char in _unsupported(language.spoken, language.fonts)
    }
    assert lacking == set()


def test_without_fontconfig_the_tool_is_named(
    project: Path, request_of: RequestOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No fc-list on the machine is said as such, with its package."""
    made = request_of(project, "en")
    monkeypatch.setenv("PATH", str(project))
    find_faces.cache_clear()
    try:
        with pytest.raises(MissingToolError, match="fc-list") as raised:
            check_glyphs(made)
    finally:
        find_faces.cache_clear()
    assert "fontconfig" in raised.value.hint


def test_a_page_may_use_its_own_fonts_and_those_of_english(
    project: Path, open_project: Callable[[Path], Project]
) -> None:
    """The families come in the order in which they are tried, each once."""
    languages = open_project(project).languages
    english, arabic = (find_language(languages, tag) for tag in ("en", "ar"))
    assert families_of(arabic, english) == ("Noto Sans Arabic", "Noto Sans")
    assert families_of(english, english) == ("Noto Sans",)


def test_a_text_that_is_kept_in_english_is_looked_at(
    project: Path, request_of: RequestOf
) -> None:
    """A text that its author keeps untranslated is placed in the handout."""
    made = request_of(project, "ar")
    head = made.translation.handout.head
    text = Text(markdown="𓀀", line=3, keep=True)
    handout = replace(made.translation.handout, head=replace(head, title=text))
    changed = replace(made, translation=replace(made.translation, handout=handout))
    assert str(_only(check_glyphs(changed)).place) == "handouts/sore-neck.md:3"
