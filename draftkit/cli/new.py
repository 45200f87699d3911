"""`draftkit new`: a template -> a commented inputs file to fill in, in a file or on standard output."""

from __future__ import annotations

import click

from draftkit.cli.opening import folder_options, open_library, open_workspace


@click.command("new", short_help="Write an inputs file to fill in.")
@click.argument("template")
@click.option("-o", "--output", metavar="FILE", help="The file to write; without it the text is printed.")
@click.option("-f", "--force", is_flag=True, help="Replace the file if it exists.")
@folder_options
def command(
    template: str, output: str | None, force: bool, libraries: tuple[str, ...], templates: tuple[str, ...]
) -> None:
    """Write an inputs file for TEMPLATE, with help and an example for every field.

    \b
    draftkit new briefing -o kent.yaml
    draftkit templates list              shows which templates there are
    """
    from draftkit.cli.naming import named, refuse_existing
    from draftkit.cli.printing import say, short_path
    from draftkit.outputs.inputs_file import starter_inputs

    workspace = open_workspace(libraries, templates)
    text = starter_inputs(named(template, open_library(workspace).templates, "template"), workspace.inputs)
    if output in (None, "-"):
        say(text.rstrip("\n"), error=False)
        return
    path = refuse_existing(output or "", force=force)
    from draftkit.files import write_atomically

    write_atomically(path, text.encode())
    say(f"Wrote {short_path(str(path))}. Fill it in, then: draftkit assemble {short_path(str(path))}")
