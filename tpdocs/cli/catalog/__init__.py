"""``tpdocs catalog``: templates and translations."""

from tpdocs.cli.catalog.group import command

__all__ = ["command"]
