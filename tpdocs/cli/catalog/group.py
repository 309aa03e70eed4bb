"""``tpdocs catalog``: its commands, each loaded when it is asked for."""

from __future__ import annotations

from tpdocs.cli.lazy import LazyGroup

__all__ = ["command"]

command = LazyGroup(
    "catalog",
    package="tpdocs.cli.catalog",
    help="Templates and translations.",
    lazy={
        "extract": ("sync", "Write the templates from handouts and page words."),
        "update": ("sync", "Bring templates and catalogs up to the handouts."),
        "reword": ("reword", "Record that an edit of the English changed no meaning."),
        "export": ("export", "Write a handout for a translation agency."),
        "import": ("imports", "Put in what a translation agency sent back."),
        "normalize": ("normalize", "Bring catalogs into the form that tpdocs writes."),
        "status": ("status", "Say how far each handout is in each language."),
    },
)
