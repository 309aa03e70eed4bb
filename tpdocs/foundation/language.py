"""Languages: what ``languages.toml`` and CLDR know of each, under its BCP 47 tag."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from babel import Locale, UnknownLocaleError

from tpdocs.foundation.errors import CatalogError
from tpdocs.foundation.script import script_of, scripts_of_language

__all__ = [
    "SOURCE_TAG",
    "Direction",
    "Language",
    "find_language",
    "locale_name",
    "parse_languages",
    "tag_name",
]

Direction = Literal["ltr", "rtl"]
#: Names of readability formulas; :mod:`tpdocs.readability.formulas` has what they are.
Formula = Literal[
    "flesch-kincaid",
    "smog",
    "flesch",
    "fog",
    "coleman-liau",
    "dale-chall",
    "szigriszt",
    "fernandez-huerta",
    "martins",
    "gulpease",
    "kandel-moles",
    "wiener",
    "amstad",
    "douma",
    "lix",
    "oborneva",
    "fog-pl",
    "atesman",
    "none",
]

#: The language in which handouts are written.
SOURCE_TAG = "en"

_EN = Locale("en")
_ALLOWED: dict[str, type] = {
    "fonts": list,
    "packages": list,
    "line-height": float,
    "type-scale": float,
    "reading": str,
    "cldr": str,
    "spoken": str,
    "spoken-english": str,
    "pseudo": bool,
}
#: From the size that an edition promises (12 and 18 points) to where pages overflow.
_TYPE_SCALES = (1.0, 1.5)
#: Keys that a language needs, and what to write for one that is missing.
_REQUIRED = {
    "fonts": 'Write fonts = ["…"] with font families, in the order to try them.',
    "line-height": "Write line-height = 1.42 for Latin letters, more for letters with "
    "marks above and below.",
    "type-scale": "Write type-scale = 1.0, or more for a font with letters lower than "
    "Latin ones; docs/explanation/scripts.md has the rule and a value for each script.",
}
_SPOKEN = (
    "Write in spoken how the English name of the language sounds, in the letters of "
    'the language itself: [ja] has spoken = "ジャパニーズ" for "Japanese".'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that a handout can be printed in."""

    tag: str  #: BCP 47: ``zh-Hans``
    cldr: str  #: the CLDR locale that Babel formats dates by: ``zh_Hans``
    direction: Direction
    name: str  #: in the language itself
    english_name: str
    spoken: str  #: how ``spoken_english`` sounds, in its own script; empty for English
    spoken_english: str  #: its English name on the phone: without script and country
    fonts: tuple[str, ...]  #: families, in the order in which they are tried
    packages: tuple[str, ...]  #: Debian packages that hold the fonts
    line_height: float  #: multiples of the type size
    type_scale: float  #: multiplies the type size of the styles
    formula: Formula = "none"
    is_pseudo: bool = False

    @property
    def locale(self) -> str:
        """The name of its folder under ``locales/``: ``zh_Hans``."""
        return locale_name(self.tag)

    @property
    def is_unspaced(self) -> bool:
        """Whether no space parts sentences: Chinese and Japanese."""
        return self.cldr.split("_")[0] in ("zh", "ja")

    @property
    def is_source(self) -> bool:
        """Whether handouts are written in it."""
        return self.tag == SOURCE_TAG


def locale_name(tag: str) -> str:
    """Give the folder name for a tag: ``zh-Hans`` to ``zh_Hans``."""
    return tag.replace("-", "_")


def tag_name(locale: str) -> str:
    """Give the tag for a folder name: ``zh_Hans`` to ``zh-Hans``."""
    return locale.replace("_", "-")


def parse_languages(tables: Mapping[str, Any]) -> Mapping[str, Language]:
    """Make languages from the tables of ``languages.toml``.

    All are checked. What takes time, reading CLDR, is done for those asked for.

    Raises:
        CatalogError: A table has a wrong key or type, or CLDR does not know the tag.
    """
    for tag, table in tables.items():
        _check_table(tag, table)
        _find_locale(tag, table)
        _check_spoken(tag, table)
    return _Registry(dict(tables))


class _Registry(Mapping[str, Language]):
    """Languages by tag, each made when it is asked for."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables
        self._made: dict[str, Language] = {}

    def __getitem__(self, tag: str) -> Language:
        if tag not in self._made:
            self._made[tag] = _parse_language(tag, self._tables[tag])
        return self._made[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __contains__(self, tag: object) -> bool:
        return tag in self._tables


def find_language(languages: Mapping[str, Language], tag: str) -> Language:
    """Find a language by its tag or folder name.

    Raises:
        CatalogError: It is not in the registry; the hint names the nearest.
    """
    wanted = tag_name(tag)
    if wanted in languages:
        return languages[wanted]
    near = difflib.get_close_matches(wanted, languages, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    known = ", ".join(sorted(t for t in languages if not languages[t].is_pseudo))
    raise CatalogError(
        f"the language {tag!r} is not known",
        hint=f"{meant}Known: {known}. A new one needs a table [{wanted}] in "
        "locales/languages.toml; docs/how-to/add-a-language.md has an example.",
    )


def _find_locale(tag: str, table: Any) -> Locale:
    cldr = table.get("cldr", locale_name(tag))
    try:
        locale: Locale = Locale.parse(cldr)
    except (ValueError, UnknownLocaleError) as error:
        raise CatalogError(
            f"locales/languages.toml: CLDR does not know the language {cldr!r}",
            hint="Use a BCP 47 tag such as zh-Hans, or name a locale with cldr =.",
        ) from error
    if "cldr" not in table and tag_name(str(locale)) != tag:
        raise _bad_table(tag, f"is spelt {tag_name(str(locale))}")
    return locale


def _parse_language(tag: str, table: Any) -> Language:
    cldr, locale = table.get("cldr", locale_name(tag)), _find_locale(tag, table)
    pseudo = table.get("pseudo", False)
    suffix = f" ({tag})" if pseudo else ""
    return Language(
        tag=tag,
        cldr=cldr,
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        name=_display_name(locale, cldr, locale) + suffix,
        english_name=_display_name(locale, cldr, _EN) + suffix,
        spoken=table.get("spoken", "").strip(),
        spoken_english=table.get("spoken-english")
        or _display_name(locale, locale.language, _EN),
        fonts=tuple(table["fonts"]),
        packages=tuple(table.get("packages", ())),
        line_height=float(table["line-height"]),
        type_scale=float(table["type-scale"]),
        formula=table.get("reading", "none"),
        is_pseudo=pseudo,
    )


def _display_name(locale: Locale, cldr: str, into: Locale) -> str:
    """Name a language, by its own entry (``简体中文``) before the composed one."""
    own = into.languages.get(cldr)
    try:
        name = str(own or locale.get_display_name(into) or cldr)
    except KeyError:  # CLDR has no name for it
        name = cldr
    return name[:1].upper() + name[1:]


def _check_table(tag: str, table: Any) -> None:
    """Check the keys and types of a language's table.

    Raises:
        CatalogError: One is wrong.
    """
    if not isinstance(table, dict):
        raise _bad_table(tag, "is not a table")
    for key, value in table.items():
        _check_key(tag, key, value)
    missing = [key for key in _REQUIRED if not table.get(key)]
    if missing:
        hint = " ".join(_REQUIRED[key] for key in missing)
        raise _bad_table(tag, f"needs {', '.join(missing)}", hint)
    low, high = _TYPE_SCALES
    if not low <= table["type-scale"] <= high:
        message = f"type-scale must be from {low} to {high}: type is never made smaller"
        raise _bad_table(tag, message, _REQUIRED["type-scale"])
    if table.get("reading", "none") not in get_args(Formula):
        raise _bad_table(tag, f"reading must be one of {', '.join(get_args(Formula))}")


def _check_spoken(tag: str, table: Any) -> None:
    """Check that a reader of the language can read how its English name sounds.

    English, and pseudo-locales, which show English, have nothing to say.

    Raises:
        CatalogError: It is missing, has digits, or letters of another script.
    """
    spoken = table.get("spoken", "").strip()
    if tag == SOURCE_TAG or table.get("pseudo"):
        if spoken:
            hint = "Take the line out: no page prints it."
            raise _bad_table(tag, "spoken has no use on English pages", hint)
        return
    if not spoken:
        raise _bad_table(tag, "needs spoken", _SPOKEN)
    if any(unicodedata.category(char).startswith("N") for char in spoken):
        raise _bad_table(tag, f"spoken = {spoken!r} has a digit", _SPOKEN)
    wanted = scripts_of_language(tag, table.get("cldr", locale_name(tag)))
    found = {script_of(char) for char in spoken} - {""}
    if not found:
        raise _bad_table(tag, f"spoken = {spoken!r} has no letter", _SPOKEN)
    if wanted and not found <= wanted:
        strange, known = (", ".join(sorted(x)) for x in (found - wanted, wanted))
        raise _bad_table(
            tag,
            f"spoken = {spoken!r} has letters of {strange}; "
            f"the language is written in {known}",
            _SPOKEN,
        )


def _check_key(tag: str, key: str, value: Any) -> None:
    wanted = _ALLOWED.get(key)
    if wanted is None:
        raise _bad_table(tag, f"has an unknown key {key!r}")
    if wanted is float and not _is_size(value):
        raise _bad_table(tag, f"{key} must be a number above 0")
    if wanted is list and not _is_names(value):
        raise _bad_table(tag, f"{key} must be a list of names in quotes")
    if wanted in (str, bool) and not isinstance(value, wanted):
        raise _bad_table(tag, f"{key} must be a {wanted.__name__}")


def _is_size(value: Any) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and 0 < value < 10


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v for v in value)


def _bad_table(tag: str, message: str, hint: str = "") -> CatalogError:
    keys = f"Allowed keys: {', '.join(_ALLOWED)}. The file's head explains them."
    return CatalogError(f"locales/languages.toml: [{tag}] {message}", hint=hint or keys)
