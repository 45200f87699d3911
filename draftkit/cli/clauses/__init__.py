"""`draftkit clauses …`: everything a person does with the clauses of the library; one file per command."""

from __future__ import annotations

import click

from draftkit.cli.groups import LazyGroup

COMMANDS = {
    "list": "List clauses, with filters.",
    "search": "Find clauses by words, as you would ask for them.",
    "show": "Show one clause: what it is, its law, its sources and its text.",
    "history": "Show the versions of a clause and the commits that changed it.",
    "diff": "Compare two versions of a clause word by word.",
    "usage": "Show what uses a clause: templates, clauses, inputs and documents.",
    "due": "List what falls due: reviews, contacts, law that begins or ends.",
    "stats": "Count what the library has and what it still needs.",
    "test": "Render clauses with their examples in every nation.",
    "new": "Write a clause to fill in.",
    "review": "Write into clauses who reviewed them.",
    "approve": "Write into clauses who approved them.",
    "withdraw": "Write into clauses that they must not be used again.",
    "bump": "Begin a new version and file the old one beside it.",
    "rename": "Give a clause another id, everywhere.",
    "override": "Put a clause of your own in the place of another library's.",
}
"""Every command: its module in this folder has the same name."""


@click.group(
    "clauses", cls=LazyGroup, table=COMMANDS, package="draftkit.cli.clauses", short_help="Work with the clauses."
)
def command() -> None:
    """Find, compare, approve and edit the clauses of the library."""
