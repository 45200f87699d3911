"""Editing: what the commands that change clause files share: their options, the desk, and making the changes.

In: the words of the command line and the workspace. Out: clauses, a `Desk`, and either changed files with a word on
each, or the changes as a unified diff on standard output, for `--dry-run`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from draftkit.cli.opening import folder_options

if TYPE_CHECKING:
    from draftkit.curation.changes import Change, Desk
    from draftkit.curation.signing import Decision
    from draftkit.model.clause import Clause
    from draftkit.model.library import Library
    from draftkit.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


def editing_options(command: Command) -> Command:
    """The options of every command that changes clause files."""
    dry_run = click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
    return dry_run(folder_options(command))


def variant_options(command: Command) -> Command:
    """The options that name a variant; `ID.scotland` says the same."""
    extent = click.option(
        "--extent", "extent", multiple=True, metavar="EXTENT", help="The variant for a nation, such as scotland."
    )
    audience = click.option(
        "--audience",
        "audiences",
        multiple=True,
        metavar="AUDIENCE",
        help="The variant for an audience, such as parents.",
    )
    return extent(audience(command))


def desk_of(workspace: Workspace, library: Library) -> Desk:
    """What may be edited: the workspace's own libraries, and within its own repository the one that draftkit brings."""
    from draftkit.curation.changes import Desk

    own = [folder for folder in workspace.libraries if folder in workspace.own_folders]
    starters = [folder for folder in workspace.libraries if folder in workspace.starter]
    if not own and workspace.file is None:
        own = [folder for folder in starters if Path.cwd().is_relative_to(folder.parent) and _is_checkout(folder)]
    return Desk(library.clauses, tuple(own))


def _is_checkout(folder: Path) -> bool:
    return (folder.parent / "pyproject.toml").is_file()


def clauses_named(
    ids: Sequence[str], library: Library, extent: Sequence[str] = (), audiences: Sequence[str] = ()
) -> list[Clause]:
    """The clauses that addresses name; raises `UsageError` with every address that names none or several."""
    from draftkit.curation.addressing import find_clause
    from draftkit.problems import Problem, UsageError

    refuse_unknown_variants(extent, audiences)
    found: list[Clause] = []
    problems: list[Problem] = []
    for id in ids:
        try:
            found.append(find_clause(id, library.clauses, extent, audiences))
        except UsageError as fault:
            problems += fault.problems
    if problems:
        raise UsageError(problems)
    return found


def refuse_unknown_variants(extent: Sequence[str], audiences: Sequence[str]) -> None:
    """Refuse words that are no nation or audience; raises `UsageError`."""
    from draftkit.model.clause import AUDIENCES
    from draftkit.model.extent import EXTENTS
    from draftkit.places import Place
    from draftkit.problems import UsageError, did_you_mean, error

    known = [*(("extent", word, EXTENTS) for word in extent), *(("audience", word, AUDIENCES) for word in audiences)]
    problems = [
        error(
            "DK606",
            f"there is no {name} '{word}'",
            Place(f"--{name}"),
            did_you_mean(word, words, f"there are: {', '.join(words)}"),
        )
        for name, word, words in known
        if word not in words
    ]
    if problems:
        raise UsageError(problems)


def carry_out(decision: Decision, *, dry_run: bool) -> None:
    """Make the changes and say what was decided; for a dry run show the changes instead."""
    from draftkit.cli.printing import plain, say

    if dry_run:
        show(decision.changes)
    else:
        from draftkit.curation.changes import make

        make(decision.changes)
    for line in decision.said:
        say(plain(line))
    if dry_run:
        say("Nothing was written: this was a dry run.")


def show(changes: Sequence[Change]) -> None:
    """Print changes as a unified diff, coloured on a terminal."""
    from draftkit.cli.printing import plain, say
    from draftkit.curation.changes import unified

    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in unified(changes, Path.cwd()).splitlines():
        heading = line.startswith(("+++ ", "--- "))
        say(click.style(plain(line), fg=None if heading else colours.get(line[:1]), bold=heading), error=False)
