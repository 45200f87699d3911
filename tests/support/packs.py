"""Packs: Python packages with a library, installed by writing what an installer writes into a folder on `sys.path`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.workspace import build_workspace, clause


def pack_files(name: str, version: str = "1.0.0", /, **clauses: str) -> dict[str, str | bytes]:
    """The files of a library: its name, no sources, and clauses by their names in the family `law`."""
    texts = clauses or {"theft": clause()}
    return {
        "library.yaml": f"name: {name}\nversion: {version}\n",
        **{f"law/{stem}.md": text for stem, text in texts.items()},
    }


def install(
    site: Path,
    package: str,
    files: Mapping[str, str | bytes],
    *,
    version: str = "1.0.0",
    entry_points: str | None = None,
) -> Path:
    """Install a package of these files, whose folder has its name with underscores; the folder is the result."""
    module = package.replace("-", "_")
    information = f"{module}-{version}.dist-info"
    declared = f"[draftkit.libraries]\n{package} = {module}\n" if entry_points is None else entry_points
    build_workspace(
        site,
        {
            f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n",
            f"{information}/entry_points.txt": declared,
            f"{module}/__init__.py": "raise RuntimeError('a pack must not be run')\n",
            **{f"{module}/{name}": text for name, text in files.items()},
        },
    )
    return site / module
