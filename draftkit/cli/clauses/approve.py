"""`draftkit clauses approve`: write into clauses who approved them, and end the versions they take over from."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.clauses.editing import carry_out, clauses_named, desk_of, editing_options, variant_options
from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import Day, open_library, open_workspace, today


@click.command("approve", short_help="Write into clauses who approved them.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_clause)
@click.option("--by", required=True, metavar="NAME", help="The person who answers for the text.")
@click.option("--on", type=Day(), metavar="DATE", help="The day of the approval; today if left out.")
@variant_options
@editing_options
def command(
    ids: tuple[str, ...],
    by: str,
    on: date | None,
    extent: tuple[str, ...],
    audiences: tuple[str, ...],
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Make each clause ID approved, by a person who answers for it.

    \b
    draftkit clauses approve legal-basis/possession --by "Name of the approver"

    It is refused when the text changed since its review, has something to confirm, was not compared with its sources,
    or should have been reviewed again by now. A new version takes over from the approved one before it on the day of
    the approval, or on its own 'from'. All IDs are approved, or none.
    """
    from draftkit.curation.approve import approve
    from draftkit.curation.signing import signed

    signature = signed(by, on, today())
    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    clauses = clauses_named(ids, library, extent, audiences)
    carry_out(approve(clauses, signature, desk_of(workspace, library)), dry_run=dry_run)
