"""`draftkit contacts …`: the register of contacts; one file per command."""

from __future__ import annotations

import click

from draftkit.cli.groups import LazyGroup

COMMANDS = {
    "list": "List contacts, with filters.",
    "show": "Show one contact: whom it serves, how to reach it, when it was checked.",
    "usage": "Show which clauses, templates and inputs use a contact.",
    "due": "List contacts that have to be checked again.",
}
"""Every command: its module in this folder has the same name."""


@click.group(
    "contacts", cls=LazyGroup, table=COMMANDS, package="draftkit.cli.contacts", short_help="Browse the contacts."
)
def command() -> None:
    """Browse the register of contacts: support services, whom they serve, and when somebody last checked them."""
