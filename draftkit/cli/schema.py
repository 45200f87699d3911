"""`draftkit schema`: the JSON Schemas with which editors check, explain and complete what people write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import folder_options, json_option, open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from draftkit.model.template import Template
    from draftkit.outputs.json_schema import Schema
    from draftkit.workspace import Workspace


@click.command("schema", short_help="Print JSON Schemas for editors.")
@click.argument("name", required=False, metavar="[KIND|TEMPLATE]")
@click.option("-o", "--output", metavar="FILE|DIR", help="The file or folder to write to; otherwise it is printed.")
@click.option("-f", "--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--all", "every", is_flag=True, help="Write every schema, each to a file in the folder of -o.")
@json_option
@folder_options
def command(
    name: str | None,
    output: str | None,
    force: bool,
    every: bool,
    as_json: bool,
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
) -> None:
    """Print the JSON Schema (draft-07) of a KIND of file, or of the inputs of a TEMPLATE.

    Without a name it lists which there are. draftkit init and new write them for you.

    \b
    draftkit schema clause
    draftkit schema --all -o .draftkit/schemas     brings those of a folder up to date
    """
    from draftkit.cli.printing import say

    workspace = open_workspace(libraries, templates)
    if every:
        write_all(workspace, output, name)
    elif name is None:
        say(_listing(workspace, as_json), error=False)
    else:
        _one(name, workspace, output, force)


def write_all(workspace: Workspace, output: str | None, name: str | None) -> None:
    """Write every schema into a folder, replacing what was written there before."""
    from draftkit.cli.printing import say
    from draftkit.files import make_folder, write_atomically
    from draftkit.outputs.editor_settings import schema_files
    from draftkit.places import Place
    from draftkit.problems import UsageError, error, number_of

    if name is not None or output is None or Path(output).is_file():
        message = f"--all writes every schema, not only '{name}'" if name else "--all needs a folder to write to"
        hint = "for example: draftkit schema --all -o .draftkit/schemas"
        raise UsageError([error("DK608", message, Place("--all"), hint)])
    folder = Path(output)
    make_folder(folder)
    files = schema_files(_all(workspace))
    for path, text in files.items():
        write_atomically(folder / Path(path).name, text.encode())
    say(f"Wrote {number_of(len(files), 'schema')} to {folder}")


def _one(name: str, workspace: Workspace, output: str | None, force: bool) -> None:
    from draftkit.cli.naming import refuse_existing
    from draftkit.cli.printing import say, short_path
    from draftkit.files import write_atomically
    from draftkit.outputs.editor_settings import schema_file
    from draftkit.outputs.file_schemas import schema_text

    name, schema = _named(name, workspace)
    if output in (None, "-"):
        say(schema_text(schema).rstrip("\n"), error=False)
        return
    target = Path(output or "")
    if target.is_dir():
        target /= Path(schema_file(name)).name
    path = refuse_existing(str(target), force=force)
    write_atomically(path, schema_text(schema).encode())
    say(f"Wrote {short_path(str(path))}")


def _named(name: str, workspace: Workspace) -> tuple[str, Schema]:
    """The schema of a kind of file, else that of a template's inputs, with its full name; raises `UsageError`."""
    from draftkit.cli.editor_files import all_schemas, schemas_of_kinds
    from draftkit.outputs.file_schemas import INPUTS, inputs_schema
    from draftkit.problems import UsageError, did_you_mean, error

    kinds = schemas_of_kinds()
    if name in kinds:
        return name, kinds[name]
    templates = _templates(workspace)
    template = name if name in templates else name.removeprefix(f"{INPUTS}-")
    if template in templates:
        return f"{INPUTS}-{template}", inputs_schema(templates[template])
    known = all_schemas(templates)
    if name in known:
        return name, known[name]
    words = [*known, *(one.removeprefix(f"{INPUTS}-") for one in known)]
    hint = did_you_mean(name, words, "draftkit schema lists which there are")
    raise UsageError([error("DK606", f"there is no schema '{name}'", None, hint)])


def _all(workspace: Workspace) -> dict[str, Schema]:
    """Every schema; says which templates are too faulty to have one."""
    from draftkit.cli.editor_files import all_schemas
    from draftkit.cli.printing import say

    templates = _templates(workspace)
    schemas = all_schemas(templates)
    for name in templates:
        if f"inputs-{name}" not in schemas:
            say(f"The template {name} has faults, and so no schema: draftkit check shows them.")
    return schemas


def _templates(workspace: Workspace) -> Mapping[str, Template]:
    """The templates, however faulty the clauses: an editor is most useful where something is wrong."""
    from draftkit.files import Cache
    from draftkit.steps.load_library.templates import templates_of

    return templates_of(workspace.templates, Cache(workspace.cache))


def _listing(workspace: Workspace, as_json: bool) -> str:
    import json

    from draftkit.cli.printing import table
    from draftkit.outputs.file_schemas import KINDS

    files: dict[str, str] = {kind.name: kind.file for kind in KINDS}
    schemas = _all(workspace)
    rows: Sequence[tuple[str, str]] = [(name, files.get(name) or _of_inputs(name)) for name in schemas]
    if not as_json:
        return table(rows, ("schema", "for"))
    entries = [{"name": name, "id": schemas[name]["$id"], "files": about} for name, about in rows]
    return json.dumps({"version": 1, "schemas": entries}, indent=2, ensure_ascii=False)


def _of_inputs(name: str) -> str:
    template = name.removeprefix("inputs-")
    return "inputs files of every template" if template == name else f"inputs files with 'template: {template}'"
