"""The command line: the only part that prints."""

from tpdocs.cli.main import main

__all__ = ["main"]
