"""`draftkit clauses withdraw`: write into clauses that they must not be used again, and why."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.clauses.editing import carry_out, clauses_named, desk_of, editing_options, variant_options
from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import Day, open_library, open_workspace, today


@click.command("withdraw", short_help="Write into clauses that they must not be used again.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_clause)
@click.option("--because", required=True, metavar="REASON", help="Why; refusals and messages give it.")
@click.option("--on", type=Day(), metavar="DATE", help="The day of the withdrawal; today if left out.")
@variant_options
@editing_options
def command(
    ids: tuple[str, ...],
    because: str,
    on: date | None,
    extent: tuple[str, ...],
    audiences: tuple[str, ...],
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Make each clause ID withdrawn: no document will use it again, whatever its date.

    \b
    draftkit clauses withdraw legal-basis/possession --because "Section 160 was repealed."
    draftkit clauses withdraw legal-basis/possession@1.0.0 --because "It stated the wrong penalty."

    Without a version the newest one is withdrawn.
    """
    from draftkit.curation.signing import not_in_future
    from draftkit.curation.withdraw import withdraw

    day = not_in_future(on, today())
    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    clauses = clauses_named(ids, library, extent, audiences)
    carry_out(withdraw(clauses, because, day, library, desk_of(workspace, library)), dry_run=dry_run)
