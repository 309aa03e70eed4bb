"""A project folder: read once, laid over what tpdocs ships."""

from pathlib import Path

import pytest

from tpdocs.foundation import (
    CatalogError,
    Clinic,
    Project,
    Severity,
    UsageError,
    is_slug,
    read_project,
)
from tpdocs.foundation.project import shipped_defaults


def project_at(root: Path) -> Project:
    """Read a project that must be good."""
    (root / "handouts").mkdir(exist_ok=True)
    checked = read_project(root)
    assert checked.value is not None
    return checked.value


def test_folder_without_handouts(tmp_path: Path) -> None:
    """A folder without handouts/ is no project, and the error says where to go."""
    with pytest.raises(UsageError, match="no folder handouts/") as raised:
        read_project(tmp_path)
    assert "-C" in raised.value.hint


def test_project_with_handouts_only(tmp_path: Path) -> None:
    """Without clinic.toml there is one warning; languages are those shipped."""
    (tmp_path / "handouts").mkdir()
    checked = read_project(tmp_path)
    (found,) = checked.findings
    assert (found.rule, found.severity) == ("clinic/missing", Severity.WARNING)
    assert found.hint
    assert checked.value is not None
    assert checked.value.clinic == Clinic()
    assert {"en", "es", "ar", "zh-Hans"} <= set(checked.value.languages)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"name = 3\n", "clinic/value"),
        ("name = 'Niño'".encode("latin-1"), "clinic/file"),
        (b"#" * 1_000_001, "clinic/file"),
    ],
)
def test_bad_clinic(tmp_path: Path, data: bytes, rule: str) -> None:
    """A clinic.toml that cannot be used leaves no project, and one finding."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "clinic.toml").write_bytes(data)
    checked = read_project(tmp_path)
    assert checked.value is None
    (found,) = checked.findings
    assert (found.rule, found.place.path) == (rule, "clinic.toml")
    assert found.hint
    assert "handout" not in found.hint


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[es\n", "line 1"),
        ("a = 1\n", "[a] is not a table"),
        ('[es]\nfonts = ["a"]\nline-heigth = 1.4\n', "line-heigth"),
        (
            '[qq]\nfonts = ["a"]\nline-height = 1.4\ntype-scale = 1\n',
            "CLDR does not know",
        ),
        ("es = " + "[" * 5000, "languages.toml"),
    ],
)
def test_bad_languages(tmp_path: Path, text: str, says: str) -> None:
    """A wrong languages.toml is an error that says where."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "languages.toml").write_text(text)
    with pytest.raises(CatalogError) as raised:
        read_project(tmp_path)
    assert says in raised.value.message
    assert raised.value.hint


def test_languages_in_another_encoding(tmp_path: Path) -> None:
    """A languages.toml that is not UTF-8 is the same error as one that is wrong."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "languages.toml").write_bytes(b"# ni\xf1o\n")
    with pytest.raises(CatalogError, match=r"languages\.toml"):
        read_project(tmp_path)


def test_language_written_as_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    """A table [pt_BR] is an error: passed over, its language would be unknown."""
    (tmp_path / "handouts").mkdir()
    (tmp_path / "locales").mkdir()
    text = '[pt_BR]\nfonts = ["Noto Sans"]\nline-height = 1.4\ntype-scale = 1.0\n'
    (tmp_path / "locales" / "languages.toml").write_text(text)
    with pytest.raises(CatalogError, match="pt-BR"):
        read_project(tmp_path)


def test_own_language_is_laid_over(tmp_path: Path) -> None:
    """A project adds a language, or replaces what is shipped for one."""
    (tmp_path / "locales").mkdir()
    rest = 'fonts = ["Own"]\ntype-scale = 1.0\nspoken = "x"\nline-height = '
    path = tmp_path / "locales" / "languages.toml"
    path.write_text(f"[fr]\n{rest}2\n[es]\n{rest}3\n")
    languages = project_at(tmp_path).languages
    assert (languages["fr"].name, languages["fr"].line_height) == ("Français", 2.0)
    assert languages["es"].fonts == ("Own",)
    assert languages["ar"].fonts != ("Own",)


def test_paths(tmp_path: Path) -> None:
    """Handouts come sorted; a catalog's path has the folder form of the tag."""
    project = project_at(tmp_path)
    for name in ("b.md", "a.md", "note.txt"):
        (project.handouts / name).touch()
    assert [path.name for path in project.handout_paths()] == ["a.md", "b.md"]
    chinese = project.languages["zh-Hans"]
    path = Path("locales/zh_Hans/LC_MESSAGES/a.po")
    assert project.catalog_path("a", chinese) == project.root / path
    assert project.default_catalog_path("a", chinese) == project.defaults / path


def test_own_style_comes_first(tmp_path: Path) -> None:
    """A style sheet of the project's own stands in for the shipped one, from inside."""
    project = project_at(tmp_path)
    assert project.find_style("tokens.css") == project.defaults / "styles/tokens.css"
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "tokens.css").touch()
    assert project.find_style("tokens.css") == tmp_path / "styles/tokens.css"
    (tmp_path / "secret.css").touch()
    outside = project.find_style("../secret.css")
    assert outside.parent.parent == project.defaults / "styles"


def test_translated_languages(tmp_path: Path) -> None:
    """English and each folder of catalogs; an unknown folder is an error finding."""
    project = project_at(tmp_path)
    for locale in ("es", "zh_Hans", "qqq", "en"):
        (project.locales / locale / "LC_MESSAGES").mkdir(parents=True)
    checked = project.translated_languages()
    assert checked.value is not None
    assert [language.tag for language in checked.value] == ["en", "es", "zh-Hans"]
    (found,) = checked.findings
    assert (found.rule, str(found.place)) == ("language/unknown", "locales/qqq")
    assert found.hint


@pytest.mark.parametrize(
    "name", ["a", "trigger-point-injections", "covid-19", "2", "a" * 80]
)
def test_slugs(name: str) -> None:
    """Lower-case words and digits, joined by single hyphens."""
    assert is_slug(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "A",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "a b",
        "a.b",
        "é",
        "a/b",
        "..",
        "a\n",
        "a" * 81,
        "\u0661",
    ],
)
def test_names_that_are_no_slugs(name: str) -> None:
    """What a path, an address or a shell could take otherwise is refused."""
    assert not is_slug(name)


def test_shipped_defaults_are_there() -> None:
    """The folder of the defaults has the styles and the registry."""
    assert (shipped_defaults() / "styles" / "tokens.css").is_file()
    assert (shipped_defaults() / "locales" / "languages.toml").is_file()
