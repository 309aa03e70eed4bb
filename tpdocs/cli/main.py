"""``tpdocs``: its commands, and the one place that makes exit codes of errors."""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from tpdocs import __version__
from tpdocs.cli.lazy import LazyGroup

__all__ = ["Settings", "cli", "main"]

#: Each command loads its module only when it is asked for, so that --help is quick.
_COMMANDS = {
    "build": ("build", "Build the handouts into dist/."),
    "check": ("check", "Check handouts, catalogs and clinic.toml; build nothing."),
    "catalog": ("catalog", "Translations: update, send out, take in, count."),
    "review": ("review", "Sign-off: who signs what, and whether it still holds."),
    "readability": ("readability", "Say how hard each handout is to read."),
    "audit": ("audit", "Check finished PDF files."),
    "contact-sheet": ("contact_sheet", "Put all built pages on one picture."),
    "doctor": ("doctor", "Say what is missing on this machine, and how to mend it."),
    "new": ("new", "Begin a new handout."),
    "language": ("language", "Languages: add one."),
}

_EPILOG = """\b
Exit codes: 0 fine, 1 findings, 2 usage, 3 bad handout, 4 bad catalog,
5 a tool or font is missing, 6 rendering failed, 130 interrupted."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands before the command."""

    root: Path  #: the project folder
    traceback: bool
    today: dt.date | None  #: to judge expiry by; else the clock's


@click.group(cls=LazyGroup, package="tpdocs.cli", lazy=_COMMANDS, epilog=_EPILOG)
@click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Work in this project folder instead of the current one.",
)
@click.option("--traceback", is_flag=True, help="Show where an error arose.")
@click.option(
    "--today",
    metavar="YYYY-MM-DD",
    type=click.DateTime(("%Y-%m-%d",)),
    envvar="TPDOCS_TODAY",
    help="Judge by this day, not the clock's, what has expired.",
)
@click.version_option(__version__)
@click.pass_context
def cli(
    ctx: click.Context, /, *, root: Path, traceback: bool, today: dt.datetime | None
) -> None:
    """Patient handouts that any patient can read, in every language.

    Write a handout in Markdown, translate it in .po files, and build it for print,
    large print, the web and book apps. Nothing wrong reaches a patient silently.
    """
    day = today.date() if today else None
    ctx.obj = Settings(root=root.resolve(), traceback=traceback, today=day)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with an exit code of the design."""
    arguments = list(sys.argv[1:] if args is None else args)
    try:
        code = cli.main(arguments, prog_name="tpdocs", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        if getattr(error, "ctx", None) is None:
            click.echo("Try 'tpdocs --help' for help.", err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; every finished file is whole", err=True)
        code = 130
    except Exception as error:  # noqa: BLE001  # the one edge at which all errors end
        code = _show(error, with_traceback="--traceback" in arguments)
    sys.exit(code if isinstance(code, int) else 0)


def _show(error: Exception, *, with_traceback: bool) -> int:
    """Print an error with its next step, and give its exit code."""
    # Loaded here, because --help must not load what lies below.
    from tpdocs.foundation import TpdocsError

    if with_traceback:
        traceback.print_exception(error)
    if isinstance(error, TpdocsError):
        message, hint, code = error.message, error.hint, error.exit_code
    else:
        message = f"tpdocs failed where it should not: {error!r}"
        hint = "Run it again with --traceback before the command, and report it."
        code = 1
    click.echo(f"{click.style('error', fg='red', bold=True)}: {message}", err=True)
    click.echo(f"  {hint}", err=True)
    return code
