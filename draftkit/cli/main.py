"""The door: `draftkit COMMAND …`.

In: the words of the command line. Out: an exit code, after the named command has run. Commands are found in a table
and imported only when they are called, so that `--help` imports nothing but click. Whatever a command raises is turned
into words by `failures.py`.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import click

from draftkit.cli.groups import LazyGroup
from draftkit.version import __version__

COMMANDS = {
    "new": "Write an inputs file to fill in.",
    "assemble": "Make Word documents from inputs files.",
    "check": "Look for faults in inputs, clauses and templates.",
    "clauses": "Find, compare, approve and edit the clauses of the library.",
    "sources": "Browse the register of sources.",
    "contacts": "Browse the register of contacts.",
    "templates": "Browse the templates.",
    "consult": "Answer a consultation, from its questions to its form.",
    "inspect": "Show what a Word document was made from.",
    "init": "Start a folder of your own clauses.",
    "lock": "Pin the libraries that documents are made from.",
    "schema": "Print JSON Schemas for editors.",
    "config": "Show the settings and where each comes from.",
    "rule": "Explain the code of a finding.",
}
"""Every command: its module in this folder has the same name."""


class Door(LazyGroup):
    """The group of all commands; whatever they raise is turned into words."""

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
    table=COMMANDS,
    package="draftkit.cli",
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
