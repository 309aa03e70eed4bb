"""``tpdocs review``: its commands, each loaded when it is asked for."""

from __future__ import annotations

from tpdocs.cli.lazy import LazyGroup

__all__ = ["command"]

command = LazyGroup(
    "review",
    package="tpdocs.cli.review",
    help="Sign-off of handouts and translations.",
    lazy={
        "status": ("status", "Say who has signed what, and what has changed since."),
        "form": ("form", "Print the form that a reviewer reads and fills in."),
        "sign": ("sign", "Show the texts of a handout, and sign them."),
    },
)
