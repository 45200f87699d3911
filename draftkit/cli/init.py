"""`draftkit init`: a folder with settings, a small library of one's own and an inputs file, to begin with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from draftkit.cli.opening import no_color_option


@click.command("init", short_help="Start a folder of your own clauses.")
@click.argument("folder", metavar="[DIR]", default=".")
@no_color_option
def command(folder: str) -> None:
    """Start a workspace in DIR, or here: draftkit.toml, clauses/ with one example, and a first inputs file.

    Nothing that exists is replaced.
    """
    from draftkit.cli.init_files import workspace_files
    from draftkit.cli.printing import say
    from draftkit.files import write_atomically
    from draftkit.places import Place
    from draftkit.problems import DraftkitError, error

    root = Path(folder)
    files = workspace_files(datetime.now().astimezone().date(), _first_inputs())
    present = [name for name in files if (root / name).exists()]
    if present:
        hint = "draftkit init replaces nothing: choose another folder, or move these away"
        raise DraftkitError(
            [error("DK607", f"{name} exists already", Place(str(root / name)), hint) for name in present]
        )
    for name, text in files.items():
        path = root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            message = f"cannot create the folder {path.parent}: {(fault.strerror or str(fault)).lower()}"
            raise DraftkitError([error("DK504", message, Place(str(path.parent)), "choose another folder")]) from fault
        write_atomically(path, text.encode())
        say(f"Wrote {path}")
    where = "" if root == Path() else f"cd {folder}, then "
    say(f"\nNext: {where}fill in first-document.yaml and run draftkit assemble first-document.yaml")
    say("draftkit check looks for faults in the clauses.")


def _first_inputs() -> str:
    """An inputs file for the briefing that comes with draftkit, or for the first template there is."""
    from draftkit.cli.opening import open_library
    from draftkit.outputs.inputs_file import starter_inputs
    from draftkit.workspace import find_workspace

    anywhere_else = Path(Path.cwd().anchor)
    templates = open_library(find_workspace(anywhere_else, {})).templates
    return starter_inputs(templates.get("briefing") or next(iter(templates.values())))
