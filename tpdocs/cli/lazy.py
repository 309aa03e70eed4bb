"""A group of commands that loads each one only when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """A group that knows its commands by name and first line, without loading them.

    Args:
        package: The package in which the modules of the commands lie.
        lazy: For each command, its module and what it does in one line. A module has
            the command under its own name, or as ``command``.
        settings: What :class:`click.Group` takes.
    """

    def __init__(
        self,
        name: str,
        *,
        package: str,
        lazy: Mapping[str, tuple[str, str]],
        **settings: Any,
    ) -> None:
        super().__init__(name, **settings)
        self._package = package
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        """Give the names, in the order of the table."""
        return list(self._lazy)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Load a command, or give nothing where there is none of that name."""
        if cmd_name not in self._lazy:
            return None
        module_name, _summary = self._lazy[cmd_name]
        module = importlib.import_module(f"{self._package}.{module_name}")
        command: click.Command = getattr(module, "command", None) or getattr(
            module, cmd_name
        )
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands from the table alone."""
        rows = [(name, summary) for name, (_module, summary) in self._lazy.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
