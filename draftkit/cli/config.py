"""`draftkit config`: each setting and where its value comes from, on standard output."""

from __future__ import annotations

import click

from draftkit.cli.opening import folder_options, json_option, open_workspace


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

    workspace = open_workspace(libraries, templates, house_style)
    rows = [("workspace", str(workspace.file or "none"), "found upwards from here" if workspace.file else "not found")]
    for name, folders in (("libraries", workspace.libraries), ("templates", workspace.templates)):
        for folder in folders:
            origin = "comes with draftkit" if folder in workspace.starter else workspace.origins[name]
            rows.append((name, str(folder), origin))
    rows.append(("house_style", workspace.house_style or "-", workspace.origins["house_style"]))
    rows.append(("minimum_status", workspace.minimum_status, workspace.origins["minimum_status"]))
    for name, values in (("inputs", workspace.inputs), ("checks", workspace.checks)):
        rows += [(f"{name}.{key}", str(value), workspace.origins[name]) for key, value in values.items()]
    rows.append(("cache", str(workspace.cache), workspace.origins["cache"]))
    if not as_json:
        say(table(rows, ("setting", "value", "from")), error=False)
        return
    import json

    settings = [{"setting": plain(name), "value": plain(value), "from": plain(origin)} for name, value, origin in rows]
    say(json.dumps({"version": 1, "settings": settings}, indent=2, ensure_ascii=False), error=False)
