"""`draftkit clauses override`: a clause of one's own in the place of another library's, kept up with that library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from draftkit.cli.clauses.editing import carry_out, editing_options, refuse_unknown_variants, variant_options
from draftkit.cli.opening import open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.curation.override import Home
    from draftkit.model.clause import Clause
    from draftkit.workspace import Workspace


@click.command("override", short_help="Put a clause of your own in the place of another library's.")
@click.argument("id", metavar="ID")
@click.option("--every-version", is_flag=True, help="Copy older versions as well, for documents as at earlier days.")
@click.option("--diff", "compare", is_flag=True, help="Show what upstream changed since, and what you changed.")
@click.option("--accept", is_flag=True, help="Record that you took upstream's newest version into account.")
@variant_options
@editing_options
def command(
    id: str,
    every_version: bool,
    compare: bool,
    accept: bool,
    extent: tuple[str, ...],
    audiences: tuple[str, ...],
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Copy clause ID of a later library into your own, as a draft that takes its place.

    \b
    draftkit clauses override legal-basis/possession           copies it, to be changed
    draftkit clauses override legal-basis/possession --diff    upstream then and now, and yours
    draftkit clauses override legal-basis/possession --accept  when you have taken upstream's changes over

    The copy says which version it overrides, and the text that it was made from is kept in .upstream. When the other
    library moves on, draftkit check says so with both differences, until you --accept.
    """
    from draftkit.curation import override

    if accept + compare + every_version > 1:
        raise click.UsageError("--accept, --diff and --every-version exclude each other")
    refuse_unknown_variants(extent, audiences)
    home = _home(open_workspace(libraries, templates))
    if compare:
        _show(override.overridden(id, extent, audiences, home), home)
    elif accept:
        carry_out(override.accept(override.overridden(id, extent, audiences, home), home), dry_run=dry_run)
    else:
        decision = override.override(id, extent, audiences, home, every_version=every_version)
        carry_out(decision, dry_run=dry_run)


def _home(workspace: Workspace) -> Home:
    """The library in which overrides are written; raises `UsageError` when the workspace has none of its own."""
    from draftkit.curation.override import Home
    from draftkit.problems import UsageError, error

    if workspace.own_library is None:
        hint = "draftkit init makes one; or make a folder 'clauses' with library.yaml, and name it in draftkit.toml"
        raise UsageError([error("DK268", "there is no library of your own to write in", None, hint)])
    return Home(workspace.own_library, open_library(workspace))


def _show(clause: Clause, home: Home) -> None:
    """Print what upstream changed and what was changed here; raises `DraftkitError` when upstream has gone."""
    from draftkit.cli.printing import say
    from draftkit.cli.upstream_changes import upstream_changes
    from draftkit.curation.override import compared

    say(upstream_changes(compared(clause, home)), error=False)
