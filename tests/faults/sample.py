"""Takes the sample in ``catalogs/`` from google/comprehensive-rust.

``python tests/faults/sample.py FOLDER`` with the folder of its ``.po`` files. The
sample is kept in the repository, so that figures stay comparable; this says how it was
taken. Nothing is left out because a rule finds something in it.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tpdocs.catalog import Entry, PoFile, format_po
from tpdocs.source import parse_inline

CATALOGS = Path(__file__).parent / "catalogs"
#: Its names of languages that tpdocs knows, with enough messages.
LOCALES = {
    "es": "es", "fr": "fr", "pt-BR": "pt", "pl": "pl", "ru": "ru", "uk": "uk",
    "ar": "ar", "fa": "fa", "zh-CN": "zh_Hans", "zh-TW": "zh_Hant", "ja": "ja",
    "ko": "ko", "vi": "vi",
}  # fmt: skip
#: Prose begins with a word, and has no code, no lines of a program and no braces.
_PROSE = re.compile(r"[*_\[]*[A-Za-z][a-z]*[*_\]]*(?:[ ,:]+\S+){2,}")
_NO_PROSE = re.compile(r"[`\n{}$=<>|\\#&]|crates\.io|::|->|//(?!\S+\))|\w\(|\w_\w|;$")
#: Messages of each language, of which up to so many have a digit in the English.
_MESSAGES, _WITH_DIGITS = 150, 60


def take(text: str, locale: str) -> PoFile:
    """Take the sample of one language from the text of its catalog."""
    dateless = re.sub(r'^"\S+-Date:.*"$', '""', text, flags=re.MULTILINE)
    messages = [m for m in read_po(io.BytesIO(dateless.encode())) if _is_prose(m)]
    messages.sort(key=lambda m: hashlib.sha256(str(m.id).encode()).digest())
    digits = [m for m in messages if re.search(r"\d", str(m.id))][:_WITH_DIGITS]
    others = [m for m in messages if not re.search(r"\d", str(m.id))]
    chosen = {str(m.id) for m in digits + others[: _MESSAGES - len(digits)]}
    entries = [m for m in messages if str(m.id) in chosen]
    return PoFile(
        headers=(("Project-Id-Version", "comprehensive-rust"), ("Language", locale)),
        entries=tuple(Entry(msgid=str(m.id), msgstr=str(m.string)) for m in entries),
    )


def _is_prose(message: Message) -> bool:
    """Tell whether a message is what a handout could have: whole, and without code."""
    english, given = message.id, message.string
    if not isinstance(english, str) or not isinstance(given, str) or message.fuzzy:
        return False
    if parse_inline(english).problems:
        return False
    return bool(given) and bool(_PROSE.match(english)) and not _NO_PROSE.search(english)


def _main(folder: Path) -> Iterator[str]:
    for name, locale in LOCALES.items():
        file = take((folder / f"{name}.po").read_text(encoding="utf-8"), locale)
        path = CATALOGS / f"{locale}.po"
        path.write_text(format_po(file), encoding="utf-8")
        yield f"{path.name}: {len(file.entries)}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(_main(Path(sys.argv[1]))) + "\n")
