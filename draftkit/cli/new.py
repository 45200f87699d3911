"""`draftkit new`: a template -> a commented inputs file to fill in, in a file or on standard output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import folder_options, open_library, open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftkit.model.template import Template
    from draftkit.workspace import Workspace


@click.command("new", short_help="Write an inputs file to fill in.")
@click.argument("template")
@click.option("-o", "--output", metavar="FILE", help="The file to write; without it the text is printed.")
@click.option("-f", "--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--no-editor", is_flag=True, help="Write nothing for editors: no schema, and no line that names it.")
@folder_options
def command(
    template: str,
    output: str | None,
    force: bool,
    no_editor: bool,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
) -> None:
    """Write an inputs file for TEMPLATE, with help and an example for every field.

    With -o it also writes the template's schema to .draftkit/schemas, in the folder of draftkit.toml or else beside
    FILE: editors then check the file and complete what you type.

    \b
    draftkit new briefing -o kent.yaml
    draftkit templates list              shows which templates there are
    """
    from draftkit.cli.naming import named, refuse_existing
    from draftkit.cli.printing import say, short_path
    from draftkit.files import write_atomically
    from draftkit.outputs.inputs_file import starter_inputs

    workspace = open_workspace(libraries, templates)
    known = open_library(workspace).templates
    chosen = named(template, known, "template")
    text = starter_inputs(chosen, workspace.inputs)
    if output in (None, "-"):
        say(text.rstrip("\n"), error=False)
        return
    path = refuse_existing(output or "", force=force)
    first_line = "" if no_editor else _prepare_editor(path, chosen, workspace, known)
    write_atomically(path, (first_line + text).encode())
    say(f"Wrote {short_path(str(path))}. Fill it in, then: draftkit assemble {short_path(str(path))}")


def _prepare_editor(path: Path, template: Template, workspace: Workspace, templates: Mapping[str, Template]) -> str:
    """Write what an editor needs to know the file; the line that names its schema.

    Where that cannot be written the file is still worth having: a message says so, and there is no line.
    """
    from draftkit.cli.editor_files import line_for_inputs, root_for, write_for_editors
    from draftkit.cli.printing import say, short_path
    from draftkit.problems import DraftkitError

    root = root_for(path, workspace)
    try:
        for name in write_for_editors(root, template, workspace, templates):
            say(f"Wrote {short_path(str(root / name))}, for editors")
    except DraftkitError as fault:
        for problem in fault.problems:
            say(f"Nothing was written for editors: {problem.message}")
        return ""
    return line_for_inputs(template, path, root)
