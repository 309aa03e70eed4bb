"""Languages of the registry that tpdocs ships, for tests that need some language."""

from __future__ import annotations

import tomllib

from tpdocs.foundation.language import parse_languages
from tpdocs.foundation.project import shipped_defaults

LANGUAGES = parse_languages(
    tomllib.loads(
        (shipped_defaults() / "locales" / "languages.toml").read_text(encoding="utf-8")
    )
)
SPANISH, ARABIC, CHINESE = LANGUAGES["es"], LANGUAGES["ar"], LANGUAGES["zh-Hans"]
