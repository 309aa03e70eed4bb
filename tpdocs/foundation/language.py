"""Languages: what ``languages.toml`` and CLDR know of each, under its BCP 47 tag."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from babel import Locale, UnknownLocaleError

from tpdocs.foundation.errors import CatalogError

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
    "pseudo": bool,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that a handout can be printed in."""

    tag: str  #: BCP 47: ``zh-Hans``
    cldr: str  #: the CLDR locale that Babel formats dates by: ``zh_Hans``
    direction: Direction
    name: str  #: in the language itself
    english_name: str
    spoken_name: str  #: in English, without the script: what one says on the phone
    fonts: tuple[str, ...]  #: families, in the order in which they are tried
    packages: tuple[str, ...]  #: Debian packages that hold the fonts
    line_height: float  #: multiples of the type size
    type_scale: float = 1.0  #: multiplies the type size of the styles
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
        hint=f"{meant}Known: {known}. A new one needs a table [{wanted}] with its "
        "fonts in locales/languages.toml.",
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
        spoken_name=table.get("spoken") or _display_name(locale, locale.language, _EN),
        fonts=tuple(table["fonts"]),
        packages=tuple(table.get("packages", ())),
        line_height=float(table["line-height"]),
        type_scale=float(table.get("type-scale", 1.0)),
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
    for key in ("fonts", "line-height"):
        if not table.get(key):
            raise _bad_table(tag, f"needs {key}")
    if table.get("reading", "none") not in get_args(Formula):
        raise _bad_table(tag, f"reading must be one of {', '.join(get_args(Formula))}")


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


def _bad_table(tag: str, message: str) -> CatalogError:
    return CatalogError(
        f"locales/languages.toml: [{tag}] {message}",
        hint=f"Allowed keys: {', '.join(_ALLOWED)}. The file's head explains them.",
    )
