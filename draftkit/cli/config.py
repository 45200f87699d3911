"""`draftkit config`: each setting and where its value comes from, on standard output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import folder_options, json_option, open_workspace

if TYPE_CHECKING:
    from draftkit.workspace import Workspace

HEADER = ("setting", "value", "from")

Row = tuple[str, str, str, dict[str, str]]


@click.command("config", short_help="Show the settings and where each comes from.")
@click.option("--house-style", default="", metavar="NAME", help="As with assemble.")
@folder_options
@json_option
def command(libraries: tuple[str, ...], templates: tuple[str, ...], house_style: str, as_json: bool) -> None:
    """Show each setting and where its value comes from.

    Options come before environment variables, these before draftkit.toml, that before the defaults. Environment
    variables: DRAFTKIT_LIBRARY, DRAFTKIT_TEMPLATES, DRAFTKIT_HOUSE_STYLE, DRAFTKIT_CACHE.
    """
    from draftkit.cli.printing import plain, say, table

    rows = _rows(open_workspace(libraries, templates, house_style))
    if not as_json:
        say(
            table([(name, _held(value, library), origin) for name, value, origin, library in rows], HEADER), error=False
        )
        return
    import json

    settings = [
        {
            "setting": plain(name),
            "value": plain(value),
            "from": plain(origin),
            **({"library": library} if library else {}),
        }
        for name, value, origin, library in rows
    ]
    say(json.dumps({"version": 1, "settings": settings}, indent=2, ensure_ascii=False), error=False)


def _rows(workspace: Workspace) -> list[Row]:
    """Every setting, its value, where it came from, and for a library its name and version."""
    found = "found upwards from here" if workspace.file else "not found"
    rows: list[Row] = [("workspace", str(workspace.file or "none"), found, {})]
    for name, folders in (("libraries", workspace.libraries), ("templates", workspace.templates)):
        for folder in folders:
            about = _about(folder) if name == "libraries" else {}
            rows.append((name, str(folder), _origin(folder, name, workspace), about))
    rows.append(("house_style", workspace.house_style or "-", workspace.origins["house_style"], {}))
    if workspace.positions:
        rows.append(("positions", str(workspace.positions), str(workspace.file), {}))
    rows.append(("minimum_status", workspace.minimum_status, workspace.origins["minimum_status"], {}))
    for name, values in (("inputs", workspace.inputs), ("checks", workspace.checks)):
        rows += [(f"{name}.{key}", str(value), workspace.origins[name], {}) for key, value in values.items()]
    rows.append(("cache", str(workspace.cache), workspace.origins["cache"], {}))
    return rows


def _origin(folder: Path, name: str, workspace: Workspace) -> str:
    """Where a folder was named; for one that an installed package brought, the package as well."""
    if folder in workspace.starter:
        return "comes with draftkit"
    if folder in workspace.packs:
        return f"{workspace.packs[folder]}, named by {workspace.origins['libraries']}"
    return workspace.origins[name]


def _about(folder: Path) -> dict[str, str]:
    """The name and version in a library's library.yaml; nothing when it cannot be read, which other commands tell."""
    from draftkit.files import read_text
    from draftkit.problems import DraftkitError
    from draftkit.reading.yaml_text import read_yaml

    file = folder / "library.yaml"
    try:
        data = read_yaml(read_text(file), str(file)).data
    except DraftkitError:
        return {}
    return {key: str(data[key]) for key in ("name", "version") if key in data} if isinstance(data, dict) else {}


def _held(value: str, library: Mapping[str, str]) -> str:
    """A value for the table: a library with its name and version before its folder."""
    if not library:
        return value
    return f"{library.get('name', 'unnamed')} {library.get('version', 'without a version')} in {value}"
