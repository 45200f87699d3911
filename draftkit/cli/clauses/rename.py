"""`draftkit clauses rename`: give a clause another id, in its files and wherever it is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.clauses.editing import carry_out, desk_of, editing_options
from draftkit.cli.completing import complete_clause
from draftkit.cli.opening import open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.curation.changes import Desk
    from draftkit.workspace import Workspace

LOCK = "draftkit.lock"


@click.command("rename", short_help="Give a clause another id, everywhere.")
@click.argument("old", metavar="ID", shell_complete=complete_clause)
@click.argument("new", metavar="NEW")
@editing_options
def command(old: str, new: str, libraries: tuple[str, ...], templates: tuple[str, ...], dry_run: bool) -> None:
    """Give clause ID the id NEW: its files, with all variants and versions, move, and every reference is rewritten.

    \b
    draftkit clauses rename legal-basis/posession legal-basis/possession --dry-run

    References are: requires, conflicts and overrides; ids in quotes in the text of clauses and templates; the lists of
    clauses in the inputs files of the workspace. Word documents and draftkit.lock are left alone.
    """
    from draftkit.cli.printing import say, short_path
    from draftkit.curation.rename import Renaming, family_hint, rename

    workspace = open_workspace(libraries, templates)
    library = open_library(workspace)
    desk = desk_of(workspace, library)
    root = _root(workspace, desk)
    template_folders = [folder for folder in workspace.templates if folder in workspace.own_folders]
    if not template_folders and not workspace.file and desk.folders:
        template_folders = [folder for folder in workspace.templates if folder.parent == desk.folders[0].parent]
    inputs = _inputs_below(root, [*desk.folders, *template_folders])
    decision = rename(Renaming(old, new), library, desk, template_folders, inputs)
    carry_out(decision, dry_run=dry_run)
    for change in () if dry_run else decision.changes:
        came_from = f"{short_path(str(change.moved_from))} -> " if change.moved_from else ""
        say(f"  {came_from}{short_path(str(change.path))}")
    hint = family_hint(new, library)
    if hint:
        say(f"  Note: no other clause is in the family {new.rpartition('/')[0]}; {hint}")
    say("  Word documents are left alone: those made before keep the old id in their record.")
    if (root / LOCK).is_file():
        say(f"  {LOCK} is left alone: pin the library again with draftkit lock.")


def _root(workspace: Workspace, desk: Desk) -> Path:
    """The folder in which inputs files are looked for."""
    if workspace.file:
        return workspace.file.parent
    starters = [folder for folder in desk.folders if folder in workspace.starter]
    return starters[0].parent if starters else Path.cwd()


def _inputs_below(root: Path, without: Sequence[Path]) -> list[Path]:
    """The files below a folder that may be inputs or settings; says so when there are too many to look at."""
    from draftkit.cli.printing import say
    from draftkit.curation.folders import files_below
    from draftkit.curation.inputs_usage import ENDINGS

    found = files_below(root, ENDINGS)
    if found.cut_short:
        say(f"There are too many files below {root}: not all inputs files were looked at.")
    return [file for file in found.files if not any(file.is_relative_to(folder) for folder in without)]
