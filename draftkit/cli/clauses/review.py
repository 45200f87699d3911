"""`draftkit clauses review`: write into clauses who reviewed them, and when."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.clauses.editing import carry_out, clauses_named, desk_of, editing_options, variant_options
from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import Day, open_library, open_workspace, today


@click.command("review", short_help="Write into clauses who reviewed them.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_clause)
@click.option("--by", required=True, metavar="NAME", help="The person who read the text and its sources.")
@click.option("--on", type=Day(), metavar="DATE", help="The day of the review; today if left out.")
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
    """Make each clause ID reviewed, by a person who read it.

    \b
    draftkit clauses review legal-basis/possession --by "Name of the reviewer"
    draftkit clauses review legal-basis/possession.scotland --by "Name of the reviewer" --on 2026-11-22

    A fingerprint of the text is written beside the name: a later change is found by it. All IDs are reviewed, or none.
    """
    from draftkit.curation.review import review
    from draftkit.curation.signing import signed

    signature = signed(by, on, today())
    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    clauses = clauses_named(ids, library, extent, audiences)
    carry_out(review(clauses, signature, desk_of(workspace, library)), dry_run=dry_run)
