"""`draftkit clauses bump`: begin a new version of a clause, and file the old one beside it."""

from __future__ import annotations

from datetime import date

import click

from draftkit.cli.clauses.editing import carry_out, clauses_named, desk_of, editing_options, variant_options
from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import Day, open_library, open_workspace, today


@click.command("bump", short_help="Begin a new version and file the old one beside it.")
@click.argument("id", metavar="ID", shell_complete=complete_clause)
@click.argument("part", type=click.Choice(["major", "minor", "patch"]))
@click.option(
    "--from", "since", type=Day(), metavar="DATE", help="The first day for which the new version is to be used."
)
@variant_options
@editing_options
def command(
    id: str,
    part: str,
    since: date | None,
    extent: tuple[str, ...],
    audiences: tuple[str, ...],
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Begin a new version of clause ID: major when the legal effect changes, minor for the wording, patch for a typo.

    \b
    draftkit clauses bump legal-basis/possession minor
    draftkit clauses bump legal-basis/possession major --from 2027-04-07

    possession.md becomes a draft with the new number and the same text; the old one is filed as possession@1.0.0.md. An
    approved version stays in use until the new one is approved; one that was never approved ends at once.
    """
    from draftkit.curation.bump import bump

    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    [clause] = clauses_named([id], library, extent, audiences)
    carry_out(bump(clause, part, since, today(), desk_of(workspace, library)), dry_run=dry_run)
