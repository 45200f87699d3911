"""`draftkit sources …`: the register of sources; one file per command."""

from __future__ import annotations

import click

from draftkit.cli.groups import LazyGroup

COMMANDS = {
    "list": "List sources, with filters.",
    "show": "Show one source: how it is cited, how well it was checked.",
    "usage": "Show which clauses, templates and inputs use a source.",
}
"""Every command: its module in this folder has the same name."""


@click.group("sources", cls=LazyGroup, table=COMMANDS, package="draftkit.cli.sources", short_help="Browse the sources.")
def command() -> None:
    """Browse the register of sources: what clauses cite, and how well it was checked."""
