"""`draftkit clauses show`: one clause in full, on standard output."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import Day, folder_options, open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.library import Library


def _complete_id(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Clause ids for the shell's completion; nothing when the library cannot be read."""
    from draftkit.problems import DraftkitError

    try:
        return [id for id in open_library(open_workspace()).clauses if id.startswith(incomplete)]
    except DraftkitError:
        return []


@click.command("show")
@click.argument("id", shell_complete=_complete_id)
@click.option("--form", type=click.Choice(["full", "short", "line"]), default="full", help="Which wording to print.")
@click.option("--as-at", type=Day(), metavar="DATE", help="The version that holds on that day; today if left out.")
@folder_options
def command(id: str, form: str, as_at: date | None, libraries: tuple[str, ...], templates: tuple[str, ...]) -> None:
    """Show clause ID: what it is, its law and sources, and its text."""
    from draftkit.cli.clauses.card import card
    from draftkit.cli.naming import named
    from draftkit.cli.printing import say

    library: Library = open_library(open_workspace(libraries, templates))
    versions = named(id, library.clauses, "clause")
    say(card(versions, library, form, as_at or datetime.now().astimezone().date()), error=False)
