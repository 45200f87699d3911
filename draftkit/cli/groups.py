"""Groups of commands found in a table and imported only when they are called, so that `--help` imports only Click.

In: a table from each command's name to what it does, and the package whose modules have these names. Out: a Click
group; a word that is no command is answered with the command that was probably meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are modules with a `command` each."""

    def __init__(self, *args: Any, table: Mapping[str, str], package: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.table = table
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in self.table and not args[0].startswith("-"):
            from draftkit.cli.failures import unknown_command

            raise unknown_command(args[0], self.table, ctx)
        return super().resolve_command(ctx, args)
