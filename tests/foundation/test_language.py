"""Languages: what the registry and CLDR know of each, and what is refused."""

import tomllib
import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from fontTools import unicodedata as properties

from tpdocs.foundation import (
    CatalogError,
    Language,
    find_language,
    locale_name,
    scripts_of_language,
)
from tpdocs.foundation.language import parse_languages, tag_name
from tpdocs.foundation.project import shipped_defaults

GOOD = {"fonts": ["Noto Sans"], "line-height": 1.4, "type-scale": 1.0, "spoken": "x"}


def good(spoken: str) -> dict[str, Any]:
    """Make a table with the letters that a language is written in."""
    return GOOD | {"spoken": spoken}


def without(key: str) -> dict[str, Any]:
    """Make a table that lacks a key."""
    return {name: value for name, value in GOOD.items() if name != key}


def shipped() -> Mapping[str, Language]:
    """Read the registry that tpdocs ships."""
    path = shipped_defaults() / "locales" / "languages.toml"
    return parse_languages(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("tag", "direction", "name", "english_name"),
    [
        ("en", "ltr", "English", "English"),
        ("es", "ltr", "Español", "Spanish"),
        ("ar", "rtl", "العربية", "Arabic"),
        ("zh-Hans", "ltr", "简体中文", "Simplified Chinese"),
        ("en-XA", "ltr", "English (en-XA)", "English (en-XA)"),
        ("ar-XB", "rtl", "العربية (ar-XB)", "Arabic (ar-XB)"),
    ],
)
def test_shipped_language(
    tag: str, direction: str, name: str, english_name: str
) -> None:
    """Each shipped language has its direction and its name, its own and in English."""
    language = shipped()[tag]
    assert (language.direction, language.name, language.english_name) == (
        direction,
        name,
        english_name,
    )
    assert language.is_pseudo == tag.endswith(("-XA", "-XB"))
    assert language.is_source == (tag == "en")
    assert language.fonts
    assert language.line_height >= 1
    assert language.type_scale >= 1


@pytest.mark.parametrize(
    ("tag", "spoken", "name", "direction"),
    [
        ("pt-BR", "pórtchuguiz", "Português (Brasil)", "ltr"),
        ("fa", "فارسی", "فارسی", "rtl"),
        ("he", "היברו", "עברית", "rtl"),
        ("uk", "юкрейніан", "Українська", "ltr"),
        ("vi", "vi-ét-na-mít", "Tiếng Việt", "ltr"),
        ("zh-Hant", "曼德林", "繁體中文", "ltr"),
    ],
)
def test_any_language_of_cldr(tag: str, spoken: str, name: str, direction: str) -> None:
    """A language that CLDR knows needs four keys, no more."""
    language = parse_languages({tag: good(spoken)})[tag]
    assert (language.name, language.direction) == (name, direction)
    assert (language.formula, language.spoken, language.packages) == (
        "none",
        spoken,
        (),
    )


@pytest.mark.parametrize(
    ("tag", "spoken", "english"),
    [
        ("zh-Hans", "柴尼兹", "Chinese"),
        ("pt-BR", "pórtchuguiz", "Portuguese"),
        ("ar", "أرابيك", "Arabic"),
        ("fil", "filipino", "Filipino"),
    ],
)
def test_name_to_say_on_the_phone(tag: str, spoken: str, english: str) -> None:
    """The name that one says in English leaves out script and country."""
    table = good(spoken)
    assert parse_languages({tag: table})[tag].spoken_english == english
    table["spoken-english"] = "Another"
    assert parse_languages({tag: table})[tag].spoken_english == "Another"


def test_every_shipped_language_can_be_named_on_the_phone() -> None:
    """Each of the forty but English has a sound, in letters of its own script."""
    named = {t: x for t, x in shipped().items() if not (x.is_source or x.is_pseudo)}
    assert len(named) == 39
    for tag, language in named.items():
        letters = [c for c in language.spoken if unicodedata.category(c)[0] == "L"]
        assert len(letters) >= 2, tag
        found = {properties.script(letter) for letter in letters} - {"Zyyy"}
        assert found, tag
        assert found <= scripts_of_language(tag, language.cldr), tag
        assert language.spoken_english.isascii(), tag
    others = {t: x.spoken for t, x in shipped().items() if t not in named}
    assert others == {"en": "", "en-XA": "", "ar-XB": ""}


@pytest.mark.parametrize(
    ("tag", "english"),
    [
        ("bn", "Bengali"),
        ("fa", "Farsi"),
        ("ht", "Haitian Creole"),
        ("km", "Cambodian"),
        ("lo", "Laotian"),
        ("my", "Burmese"),
        ("tl", "Tagalog"),
        ("zh-Hans", "Mandarin Chinese"),
    ],
)
def test_english_names_are_those_that_operators_know(tag: str, english: str) -> None:
    """CLDR's Bangla, Persian and Filipino are not what is said on the phone."""
    assert shipped()[tag].spoken_english == english


@pytest.mark.parametrize(
    ("tag", "spoken", "says"),
    [
        ("ar", None, "needs spoken"),
        ("ar", "", "needs spoken"),
        ("ar", "  ", "needs spoken"),
        (
            "ar",
            "Arabic",
            "'Arabic' has letters of Latn; the language is written in Arab",
        ),
        ("ru", "jюж", "has letters of Latn; the language is written in Cyrl"),
        (
            "ja",
            "자파니즈",
            "has letters of Hang; the language is written in Hani, Hira, ",
        ),
        ("zh-Hans", "曼德林2", "has a digit"),
        ("ar", "أرابيك ٢", "has a digit"),
        ("es", "—", "has no letter"),
        ("es", 3, "spoken must be a str"),
        ("en", "english", "spoken has no use on English pages"),
    ],
)
def test_a_wrong_sound_is_an_error(tag: str, spoken: Any, says: str) -> None:
    """The error names the file, the language, and what to write."""
    table = without("spoken") if spoken is None else GOOD | {"spoken": spoken}
    with pytest.raises(CatalogError) as raised:
        parse_languages({tag: table})
    assert f"locales/languages.toml: [{tag}] " in raised.value.message
    assert says in raised.value.message
    assert raised.value.hint


@pytest.mark.parametrize("tag", ["skr", "lld-IT", "apc-SY", "mhn"])
def test_language_that_english_has_no_name_for(tag: str) -> None:
    """A language without an English name in CLDR has some name: at least its tag."""
    spoken = "اردو" if tag in ("skr", "apc-SY") else "x"
    language = parse_languages({tag: good(spoken)})[tag]
    assert language.spoken_english
    assert language.english_name


def test_languages_that_have_a_formula() -> None:
    """No language claims a reading formula that was not made for it."""
    formulas = {tag: language.formula for tag, language in shipped().items()}
    assert {tag: name for tag, name in formulas.items() if name != "none"} == {
        "en": "flesch-kincaid",
        "es": "szigriszt",
        "fr": "kandel-moles",
        "pl": "fog-pl",
        "pt": "martins",
        "ru": "oborneva",
    }


@pytest.mark.parametrize(("tag", "locale"), [("zh-Hans", "zh_Hans"), ("es", "es")])
def test_folder_and_tag(tag: str, locale: str) -> None:
    """A folder has underscores where a tag has hyphens."""
    assert (locale_name(tag), tag_name(locale)) == (locale, tag)
    assert shipped()[tag].locale == locale


@pytest.mark.parametrize("wanted", ["zh-Hans", "zh_Hans"])
def test_found_by_tag_or_folder(wanted: str) -> None:
    """A language is found by its tag and by the name of its folder."""
    assert find_language(shipped(), wanted).tag == "zh-Hans"


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("zh-Hanx", "zh-Hant"), ("zh_hans", "zh-Hans"), ("ess", "es")],
)
def test_unknown_language_names_the_nearest(wanted: str, near: str) -> None:
    """An unknown language is an error, never English; the hint has the nearest."""
    with pytest.raises(CatalogError) as raised:
        find_language(shipped(), wanted)
    assert repr(wanted) in raised.value.message
    assert f"Did you mean {near}?" in raised.value.hint


@pytest.mark.parametrize("wanted", ["klingon", "../../etc", "", "日本語"])
def test_unknown_language_without_near_one(wanted: str) -> None:
    """Where nothing is near, the hint has the known ones, without pseudo-locales."""
    with pytest.raises(CatalogError) as raised:
        find_language(shipped(), wanted)
    assert "Did you mean" not in raised.value.hint
    known = [tag for tag, language in shipped().items() if not language.is_pseudo]
    assert f"Known: {', '.join(sorted(known))}." in raised.value.hint


BAD: dict[str, tuple[str, Any, str]] = {
    "not a table": ("es", 3, "is not a table"),
    "unknown key": ("es", GOOD | {"font": []}, "unknown key 'font'"),
    "fonts as text": ("es", GOOD | {"fonts": "Noto Sans"}, "fonts must be a list"),
    "no fonts": ("es", {"line-height": 1.4}, "needs fonts"),
    "empty fonts": ("es", GOOD | {"fonts": []}, "needs fonts"),
    "no line height": ("es", without("line-height"), "[es] needs line-height"),
    "no type scale": ("es", without("type-scale"), "[es] needs type-scale"),
    "several missing": ("es", {"fonts": ["a"]}, "[es] needs line-height, type-scale"),
    "type made smaller": ("es", GOOD | {"type-scale": 0.95}, "from 1.0 to 1.5"),
    "type too large": ("es", GOOD | {"type-scale": 1.6}, "from 1.0 to 1.5"),
    "line height as text": ("es", GOOD | {"line-height": "1"}, "line-height must be"),
    "formula unknown": ("es", GOOD | {"reading": "smug"}, "reading must be one of"),
    "pseudo as text": ("es", GOOD | {"pseudo": "yes"}, "pseudo must be a bool"),
    "not in CLDR": ("tlh", GOOD, "CLDR does not know the language 'tlh'"),
    "not a tag": ("../x", GOOD, "CLDR does not know the language '../x'"),
    "cldr unknown": ("xx-a", GOOD | {"cldr": "qq"}, "CLDR does not know"),
    "cldr empty": ("es", GOOD | {"cldr": ""}, "CLDR does not know"),
}


@pytest.mark.parametrize(("tag", "table", "says"), BAD.values(), ids=BAD)
def test_bad_table(tag: str, table: Any, says: str) -> None:
    """A wrong table is an error that names the file, the table and the key."""
    with pytest.raises(CatalogError) as raised:
        parse_languages({tag: table})
    assert "locales/languages.toml" in raised.value.message
    assert says in raised.value.message
    assert raised.value.hint


@pytest.mark.parametrize(
    "wrong",
    [
        {"fonts": ["Noto Sans", 3]},
        {"fonts": [""]},
        {"packages": [1]},
        {"line-height": True},
        {"line-height": -1.4},
        {"line-height": float("nan")},
        {"line-height": float("inf")},
        {"type-scale": 0},
        {"type-scale": -1.0},
        {"type-scale": True},
        {"type-scale": float("nan")},
    ],
    ids=str,
)
def test_value_that_no_page_can_use(wrong: dict[str, Any]) -> None:
    """A value that would print nothing, or break the styles, is an error."""
    with pytest.raises(CatalogError):
        parse_languages({"es": GOOD | wrong})


@pytest.mark.parametrize("tag", ["ES", "zh-hans", "pt_BR"])
def test_tag_must_be_written_as_it_is_used(tag: str) -> None:
    """A tag in another spelling finds no folder: it is an error, not a new language."""
    with pytest.raises(CatalogError):
        parse_languages({tag: GOOD})
