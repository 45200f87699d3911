"""`draftkit lock`: pin the libraries of the workspace in `draftkit.lock`, or say what changed since they were pinned.

In: the workspace of the current folder. Out: the file, whole or not at all, with what changed on standard error; with
`--check` nothing is written and the exit code is 1 when anything differs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import no_color_option, open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.curation.lock.text import LockFile
    from draftkit.model.library import Library


@click.command("lock", short_help="Pin the libraries that documents are made from.")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit code 1 when the libraries are not as they were pinned."
)
@no_color_option
def command(check: bool) -> None:
    """Pin name, version and content of every library in use in draftkit.lock, beside draftkit.toml.

    As long as a library is not as it was pinned, assemble and check say so, and a final document is refused. When you
    have read the changes, draftkit lock accepts them.
    """
    from draftkit.cli.locking import lock_path
    from draftkit.cli.printing import say
    from draftkit.problems import UsageError, error

    workspace = open_workspace()
    file = lock_path(workspace)
    if file is None:
        hint = "draftkit init makes one; a lock lies beside draftkit.toml"
        raise UsageError([error("DK268", "there is no draftkit.toml here or above", None, hint)])
    library = open_library(workspace)
    if check:
        _check(file, library)
    else:
        say(_write(file, library))


def _check(file: Path, library: Library) -> None:
    """Say what differs; end with exit code 1 if anything does."""
    from draftkit.cli.locking import changes_in_words
    from draftkit.cli.printing import say
    from draftkit.curation.lock.compare import changes_since
    from draftkit.curation.lock.text import read_lock

    lock = read_lock(file)
    if lock is None:
        say("There is no draftkit.lock yet. draftkit lock writes it.")
        click.get_current_context().exit(1)
    changes = changes_since(lock, library)
    lock.clauses()  # the part that is not looked at while nothing changed must be sound as well
    if changes:
        say(changes_in_words(changes), error=False)
        say("The libraries are not as they were pinned. draftkit lock accepts these changes.")
        click.get_current_context().exit(1)
    say("The libraries are as they were pinned.")


def _write(file: Path, library: Library) -> str:
    """Write the lock if it would differ; what was done, in words."""
    from draftkit.cli.locking import changes_in_words
    from draftkit.curation.lock.compare import changes_since
    from draftkit.curation.lock.pinned import lock_of
    from draftkit.curation.lock.text import lock_text
    from draftkit.files import write_atomically
    from draftkit.problems import number_of

    lock = lock_of(library)
    text = lock_text(lock)
    old, fault = _old(file)
    if old is not None and old.text == text:
        return "draftkit.lock is up to date."
    said = [fault] if fault else []
    changes = changes_since(old, library) if old else None
    said += [changes_in_words(changes)] if changes else []
    write_atomically(file, text.encode())
    libraries = len(lock.libraries)
    counted = f"{libraries} {'library' if libraries == 1 else 'libraries'}"
    said.append(f"Wrote draftkit.lock: {counted}, {number_of(sum(map(len, lock.clauses)), 'clause')}.")
    return "\n".join(said)


_REPLACED = frozenset({"DK613", "DK115"})
"""Codes of a lock that is damaged, or no text at all."""


def _old(file: Path) -> tuple[LockFile | None, str]:
    """The lock that is there, unless it is damaged: then what is wrong with it. A newer one is never replaced."""
    from draftkit.cli.printing import plain
    from draftkit.curation.lock.text import read_lock
    from draftkit.problems import DraftkitError

    try:
        lock = read_lock(file)
        if lock is not None:
            lock.clauses()
    except DraftkitError as fault:
        if any(problem.code not in _REPLACED for problem in fault.problems):
            raise
        return None, f"The old one is replaced: {plain('; '.join(problem.message for problem in fault.problems))}."
    return lock, ""
