"""Folders that are there without anybody naming them: what comes with draftkit, and what can be made again.

In: a name, or environment variables and the platform. Out: a path.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

FILE_NAME = "draftkit.toml"
"""The file of settings."""


def starter_folder(name: str) -> Path | None:
    """Where clauses, templates or examples that come with draftkit are: in the package, or beside it."""
    package = Path(__file__).resolve().parent.parent
    return next((path for path in (package / "starter" / name, package.parent / name) if path.is_dir()), None)


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[Path, str]:
    """The folder for what can be made again, and where it was chosen."""
    if environment.get("DRAFTKIT_CACHE"):
        return Path(environment["DRAFTKIT_CACHE"]).expanduser().absolute(), "the environment variable DRAFTKIT_CACHE"
    home = Path(environment.get("HOME") or "~").expanduser()
    if platform == "win32":
        folder = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "draftkit" / "cache"
    elif platform == "darwin":
        folder = home / "Library" / "Caches" / "draftkit"
    else:
        folder = Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "draftkit"
    return folder, "default for this computer"
