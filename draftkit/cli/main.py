"""The door: `draftkit COMMAND …`.

In: the words of the command line. Out: an exit code, after the named command has run. Commands are found in a table
and imported only when they are called, so that `--help` imports nothing but click. Whatever a command raises is turned
into words by `failures.py`.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from draftkit.version import __version__

COMMANDS = {
    "new": "Write an inputs file to fill in.",
    "assemble": "Make Word documents from inputs files.",
    "check": "Look for faults in inputs, clauses and templates.",
    "clauses": "Browse the clauses of the library.",
    "templates": "Browse the templates.",
    "inspect": "Show what a Word document was made from.",
    "init": "Start a folder of your own clauses.",
    "config": "Show the settings and where each comes from.",
    "rule": "Explain the code of a finding.",
}
"""Every command: its module in this folder has the same name."""


class Door(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"draftkit.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from draftkit.cli.failures import unknown_command

            raise unknown_command(args[0], COMMANDS, ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as fault:
            from draftkit.cli.failures import report_failure

            ctx.exit(report_failure(fault, ctx.invoked_subcommand or ""))


def _no_color(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = ctx.find_root().color = False


@click.group(
    "draftkit",
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nTo begin:  draftkit new briefing -o kent.yaml\n           draftkit assemble kent.yaml",
)
@click.version_option(__version__, "--version", message="draftkit %(version)s")
@click.option("--no-color", is_flag=True, is_eager=True, expose_value=False, callback=_no_color, help="No colours.")
def main() -> None:
    """Assemble Word documents for policy work from a library of sourced, dated clauses."""


def run() -> None:
    """What the command `draftkit` runs."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    gc.disable()  # a command is over before cyclic garbage could matter
    code = _code_of_main()
    _flush()
    sys.stderr.flush()
    os._exit(code)  # everything is written: taking the modules apart would cost a tenth of a short command


def _code_of_main() -> int:
    """The exit code of the command that the command line names."""
    try:
        main(prog_name="draftkit")
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return 0


def _flush() -> None:
    """Write what is still to be written; a reader that went away early is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
