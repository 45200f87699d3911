"""The workspace: what `draftkit.toml`, the environment and the command line say about where things are.

    settings    draftkit.toml                 -> its checked values, or every fault at its place
    packs       a word                        -> the installed package that brings a library of that name
    folders     words of an option or a file  -> folders, each with where it came from
    find        folder, environment, flags    -> Workspace

In: the current folder, environment variables and flags. Out: a frozen `Workspace` that knows each value and, in words,
where it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftkit.workspace.find import Flags, Workspace, find_workspace
from draftkit.workspace.standard_folders import FILE_NAME, cache_folder, starter_folder
from draftkit.workspace.styles import HOUSE_STYLE_ENDINGS

if TYPE_CHECKING:
    from draftkit.workspace.settings import WORKSPACE_SHAPE, read_settings

__all__ = [
    "FILE_NAME",
    "HOUSE_STYLE_ENDINGS",
    "WORKSPACE_SHAPE",
    "Flags",
    "Workspace",
    "cache_folder",
    "find_workspace",
    "read_settings",
    "starter_folder",
]


def __getattr__(name: str) -> object:
    """What concerns the file of settings, imported when it is first asked for: a folder without one does without."""
    if name not in ("WORKSPACE_SHAPE", "read_settings"):
        raise AttributeError(f"module {__name__} has no attribute '{name}'")
    from draftkit.workspace import settings

    return getattr(settings, name)
