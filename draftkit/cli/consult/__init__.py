"""`draftkit consult …`: answering a consultation; one file per command."""

from __future__ import annotations

import click

from draftkit.cli.groups import LazyGroup

COMMANDS: dict[str, str] = {
    "questions": "Find the questions in a published consultation.",
    "start": "Make a folder to answer in.",
    "status": "Show how far a response is.",
    "record": "Keep the positions of a response that was sent.",
    "respond": "Write your own Word response.",
    "fill": "Fill in the body's own Word form.",
    "paste": "Write a text for each box of a portal, with a page to copy from.",
    "export": "Write the answers as a table, or as another program reads them.",
    "summarise": "Count the responses to a consultation.",
    "merge": "Take in what others wrote.",
}
"""Every command: its module in this folder has the same name."""


@click.group(
    "consult", cls=LazyGroup, table=COMMANDS, package="draftkit.cli.consult", short_help="Answer a consultation."
)
def command() -> None:
    """Answer a consultation: from the published questions to the submitted form."""
