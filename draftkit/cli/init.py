"""`draftkit init`: a folder to begin with: a workspace with a small library, or a library repository to share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import no_color_option, today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftkit.workspace import Workspace


@click.command("init", short_help="Start a folder of your own clauses.")
@click.argument("folder", metavar="[DIR]", default=".")
@click.option("--library", "shared", is_flag=True, help="Start a library to share, as a Python package with tests.")
@click.option("--name", metavar="NAME", default="", help="With --library: the library's name, instead of DIR's.")
@no_color_option
def command(folder: str, shared: bool, name: str) -> None:
    """Start a workspace in DIR, or here: draftkit.toml, clauses/ with one example, and a first inputs file.

    With --library it is a repository for a library that others install: the clauses in a Python package, tests, and
    files for GitHub Actions and pre-commit. Both have the schemas with which editors check and complete what you write.
    Nothing that exists is replaced.
    """
    from draftkit.problems import UsageError, error

    if name and not shared:
        raise UsageError(
            [error("DK609", "--name goes with --library only", None, "add --library, or leave out --name")]
        )
    root = Path(folder)
    day = today()
    if shared:
        from draftkit.cli.library_files import companion_files, library_files, library_name

        chosen = library_name(name or root.resolve().name)
        _start(
            root,
            library_files(chosen, day),
            companion_files(chosen),
            f"{chosen.package}/clauses",
            f"{chosen.package}/templates",
        )
        _say_next(
            root,
            "write your clauses",
            "Choose a licence before you share the library. draftkit check looks for faults.",
        )
        return
    from draftkit.cli.init_files import workspace_files

    _start(root, workspace_files(day, _first_inputs()), {}, "clauses", "templates")
    steps = "fill in first-document.yaml and run draftkit assemble first-document.yaml"
    _say_next(root, steps, "draftkit check looks for faults in the clauses.")


def _start(root: Path, files: Mapping[str, str], companions: Mapping[str, str], library: str, templates: str) -> None:
    """Write the files, none of which may exist; companions and settings for editors only where they are missing."""
    from draftkit.cli.editor_files import all_schemas, write_missing, write_schemas
    from draftkit.cli.opening import open_library
    from draftkit.cli.printing import say
    from draftkit.outputs.editor_settings import SCHEMA_FOLDER, vscode_files

    _refuse_present(root, files)
    written, _ = write_missing(root, files)
    others, kept = write_missing(root, {**companions, **vscode_files([library], [templates])})
    for name in [*written, *others]:
        say(f"Wrote {root / name}")
    write_schemas(root, all_schemas(open_library(_starter()).templates))
    say(f"Wrote {root / SCHEMA_FOLDER} (schemas for editors)")
    for name in kept:
        say(f"Kept {root / name}, which was there already")


def _refuse_present(root: Path, files: Mapping[str, str]) -> None:
    """Raise `DraftkitError` for every file that exists."""
    from draftkit.places import Place
    from draftkit.problems import DraftkitError, error

    hint = "draftkit init replaces nothing: choose another folder, or move these away"
    present = [name for name in files if (root / name).exists()]
    if present:
        raise DraftkitError(
            [error("DK607", f"{name} exists already", Place(str(root / name)), hint) for name in present]
        )


def _say_next(root: Path, steps: str, more: str) -> None:
    from draftkit.cli.printing import say

    where = "" if root == Path() else f"cd {root}, then "
    say(f"\nNext: {where}{steps}")
    say(more)


def _starter() -> Workspace:
    """The workspace of a place without settings: what comes with draftkit."""
    from draftkit.workspace import find_workspace

    return find_workspace(Path(Path.cwd().anchor), {})


def _first_inputs() -> str:
    """An inputs file for the briefing that comes with draftkit, or for the first template there is."""
    from draftkit.cli.opening import open_library
    from draftkit.outputs.editor_settings import modeline
    from draftkit.outputs.inputs_file import starter_inputs

    templates = open_library(_starter()).templates
    template = templates.get("briefing") or next(iter(templates.values()))
    return modeline(f"inputs-{template.name}", "first-document.yaml") + starter_inputs(template)
