"""The glossary: terms with their agreed renderings, and words that stay as they are.

``locales/glossary.toml`` of the project, over the one that tpdocs ships.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tpdocs.catalog.checks.pair import Pair, without_tashkil
from tpdocs.foundation import CatalogError, Project, UsageError, read_text
from tpdocs.source import Problem

__all__ = ["Glossary", "check_keep", "check_terms", "read_glossary"]

_HINT = "locales/glossary.toml of the tpdocs project shows the form."


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """What is agreed about words."""

    terms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    #: English term, then locale, then renderings
    keep: tuple[str, ...] = ()  #: words that are the same in every language


def read_glossary(project: Project) -> Glossary:
    """Read the glossary of a project; its own terms come over the shipped ones.

    Raises:
        CatalogError: It is not TOML, or has another form.
    """
    own = project.locales / "glossary.toml"
    shipped = project.defaults / "locales" / "glossary.toml"
    tables = [_read(path) for path in dict.fromkeys((shipped, own)) if path.is_file()]
    terms: dict[str, dict[str, tuple[str, ...]]] = {}
    keep = list[str]()
    for table in tables:
        _check_form(table)
        for term, renderings in table.get("terms", {}).items():
            terms[term.lower()] = _renderings(term, renderings)
        keep += table.get("keep", ())
    return Glossary(terms=terms, keep=tuple(dict.fromkeys(keep)))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except UsageError as error:
        raise CatalogError(f"locales/{error.message}", hint=error.hint) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"locales/glossary.toml is not TOML: {error}"
        raise CatalogError(message, hint=_HINT) from error


def _check_form(table: Mapping[str, Any]) -> None:
    """Check what a glossary is made of.

    Raises:
        CatalogError: ``terms`` is no table, or ``keep`` no list of texts.
    """
    keep = table.get("keep", [])
    is_list = isinstance(keep, list) and all(map(_is_text, keep))
    if not isinstance(table.get("terms", {}), dict) or not is_list:
        raise CatalogError(
            "locales/glossary.toml needs tables [terms.…] and a list keep", hint=_HINT
        )


def _renderings(term: str, table: Any) -> dict[str, tuple[str, ...]]:
    """Check one term.

    Raises:
        CatalogError: It is not a table of lists of texts.
    """
    if not isinstance(table, dict):
        raise CatalogError(f"the glossary's term {term!r} is no table", hint=_HINT)
    lists = {key: value for key, value in table.items() if key not in _ABOUT}
    for value in lists.values():
        if not (isinstance(value, list) and value and all(map(_is_text, value))):
            raise CatalogError(
                f"the glossary's term {term!r} needs a list of renderings for each "
                "language",
                hint=_HINT,
            )
    return {key: tuple(value) for key, value in lists.items()}


_ABOUT = ("status", "note")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def check_terms(glossary: Glossary) -> Callable[[Pair], Iterator[Problem]]:
    """Make the rule: a term of the English has one of its renderings."""

    def check(pair: Pair) -> Iterator[Problem]:
        english = pair.english.text.lower()
        given = without_tashkil(pair.given.text.lower())
        locale = pair.facts.tag.replace("-", "_")
        for term, renderings in glossary.terms.items():
            wanted = renderings.get(locale)
            if not wanted or not _term(term).search(english):
                continue
            if not any(_rendering(text).search(given) for text in wanted):
                yield Problem(
                    "glossary",
                    f"“{term}” is translated by none of {', '.join(wanted)}",
                    "Use an agreed word, or have the glossary changed.",
                )

    return check


def check_keep(glossary: Glossary) -> Callable[[Pair], Iterator[Problem]]:
    """Make the rule: a word that is the same in every language stands as it is."""

    def check(pair: Pair) -> Iterator[Problem]:
        for word in glossary.keep:
            form = _kept(word)
            if form.search(pair.english.text) and not form.search(pair.given.text):
                yield Problem(
                    "keep",
                    f"{word!r} of the English is not in the translation",
                    "Leave this word as it is.",
                )

    return check


@cache
def _term(term: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(term)}(?:s|es)?\b")


@cache
def _kept(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])")


@cache
def _rendering(text: str) -> re.Pattern[str]:
    """Make a pattern of stems: each word may end otherwise, and have an article."""
    stems = [
        word[: max(3, len(word) - 2)] for word in without_tashkil(text.lower()).split()
    ]
    return re.compile(r"\S*\s+(?:\S+\s+)?\S{0,3}?".join(map(re.escape, stems)))
