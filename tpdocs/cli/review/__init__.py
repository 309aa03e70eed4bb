"""``tpdocs review``: who signs what, and whether it still holds."""

from tpdocs.cli.review.group import command

__all__ = ["command"]
