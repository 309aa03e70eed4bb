"""What an author says in comments, to translators and to tpdocs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tpdocs.source.tree import Text

__all__ = ["NOTHING_SAID", "Remarks", "parse_comment"]

_COMMENT = re.compile(r"<!--(?!-?>)(.*?)-->\s*", re.DOTALL)
_SAID = re.compile(r"(translators|context|reading):\s*(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What the comments before a block say of it."""

    note: str = ""  #: ``<!-- translators: … -->``
    context: str | None = None  #: ``<!-- context: … -->``
    keep: bool = False  #: ``<!-- keep -->``: do not translate
    reading: str = ""  #: ``<!-- reading: … -->``: why it may be hard to read
    decorative: bool = False  #: ``<!-- decorative -->``: the picture teaches nothing

    def text(self, markdown: str, line: int) -> Text:
        """Make a text that these remarks speak of."""
        return Text(
            markdown=markdown,
            line=line,
            note=self.note,
            context=self.context,
            keep=self.keep,
            reading=self.reading,
        )


NOTHING_SAID = Remarks()


def parse_comment(html: str, before: Remarks) -> Remarks | None:
    """Add what an HTML block says to the remarks before it.

    Returns:
        ``None`` if the block is anything but comments.
    """
    rest, remarks = html.strip(), before
    while rest:
        match = _COMMENT.match(rest)
        if match is None:
            return None
        remarks = _add(match[1].strip(), remarks)
        rest = rest[match.end() :]
    return remarks


def _add(said: str, before: Remarks) -> Remarks:
    if match := _SAID.fullmatch(said):
        text = " ".join(match[2].split())
        match match[1]:
            case "translators":
                return replace(before, note=f"{before.note} {text}".strip())
            case "context":
                return replace(before, context=text)
            case _:
                return replace(before, reading=text)
    return replace(
        before,
        keep=before.keep or said == "keep",
        decorative=before.decorative or said == "decorative",
    )
