"""Locking: what the commands that make or check documents do with `draftkit.lock`, and its changes in words.

In: a `Workspace` and its `Library`. Out: warnings for a document; text for a person. Nothing but one look for the file
is done where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.printing import plain

if TYPE_CHECKING:
    from draftkit.curation.lock.compare import Changes
    from draftkit.model.clause import Clause
    from draftkit.model.library import Library
    from draftkit.problems import Problem
    from draftkit.workspace import Workspace


def lock_path(workspace: Workspace) -> Path | None:
    """Where the lock of a workspace is, or would be."""
    from draftkit.curation.lock import FILE_NAME

    return workspace.file.with_name(FILE_NAME) if workspace.file else None


class Locked:
    """What changed since the libraries of a workspace were pinned; nothing where they never were."""

    def __init__(self, workspace: Workspace, library: Library) -> None:
        """Read the lock; raises `UsageError` when it is damaged."""
        self.changes: Changes | None = None
        self.file = lock_path(workspace)
        if self.file is not None and self.file.exists():
            from draftkit.curation.lock.compare import changes_since
            from draftkit.curation.lock.text import read_lock

            lock = read_lock(self.file)
            self.changes = changes_since(lock, library) if lock else None

    def warnings(self, used: Iterable[Clause] | None = None) -> tuple[Problem, ...]:
        """A warning for each library that changed, about a document that has the clauses `used`."""
        if not self.changes or self.file is None:
            return ()
        from draftkit.curation.lock.warnings import lock_warnings

        return lock_warnings(self.changes, self.file, used)


def changes_in_words(changes: Changes) -> str:
    """Every library and clause that differs, a line each."""
    lines = [f"+ {one.name} {one.version}: not pinned yet" for one in changes.new]
    lines += [f"- {one.name} {one.version}: not used any more" for one in changes.gone]
    if changes.order:
        lines.append(f"  in another order: {', '.join(changes.order)}")
    for change in changes.changed:
        versions = dict.fromkeys((change.old_version, change.new_version))
        lines.append(f"{change.name} {' -> '.join(versions)}")
        for sign, colour, names in (("+", "green", change.added), ("~", "yellow", change.changed)):
            lines += [f"  {click.style(f'{sign} {plain(name)}', fg=colour)}" for name in names]
        lines += [f"  {click.style(f'- {plain(name)}', fg='red')}" for name in change.removed]
        if not change.clauses:
            lines.append("  no clause, but sources, contacts, terms or the description of the library")
    return "\n".join(lines)
