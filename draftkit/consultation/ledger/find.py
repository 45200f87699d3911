"""Finding ledgers: a response folder -> the `positions.yaml` in it and in the folders above it.

In: the folder of a response, and the file that an option or `draftkit.toml` names. Out: files to read, and the one to
write. An organisation keeps one ledger above all of its response folders; what holds the whole workspace (a
`draftkit.toml` or a git repository) ends the search.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

LEDGER = "positions.yaml"
"""The name of a ledger."""

_ROOTS = ("draftkit.toml", ".git")


def ledgers_for(folder: Path, named: Path | None = None) -> tuple[Path, ...]:
    """The ledgers that hold for a response: the named one alone, or all in its folder and above, nearest first."""
    if named is not None:
        return (named,)
    return tuple(path for place in _upwards(folder) if (path := place / LEDGER).is_file())


def ledger_to_write(folder: Path, named: Path | None = None) -> Path:
    """Where positions are recorded: the named ledger, the outermost there is, or a new one in the response folder."""
    return (*reversed(ledgers_for(folder, named)), folder / LEDGER)[0]


def _upwards(folder: Path) -> Iterator[Path]:
    """The folder and those above it, up to the one that holds the workspace."""
    whole = folder.resolve()
    for place in (folder, *whole.parents):
        yield place
        if any((place / root).exists() for root in _ROOTS):
            return
