"""Files for editors: what `init`, `new` and `schema` write so that editors know draftkit's files.

In: a workspace and the folder that is to hold `.draftkit`. Out: schemas by name, and files on disk. Schemas are
draftkit's own and are brought up to date; settings that somebody has already are never replaced.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.problems import DraftkitError

if TYPE_CHECKING:
    from draftkit.model.template import Template
    from draftkit.outputs.json_schema import Schema
    from draftkit.workspace import Workspace


def all_schemas(templates: Mapping[str, Template]) -> dict[str, Schema]:
    """Every schema by its name: kinds of files, and the inputs of each template that can be read."""
    from draftkit.outputs.file_schemas import inputs_schemas

    return schemas_of_kinds() | inputs_schemas(sound(templates))


def schemas_of_kinds() -> dict[str, Schema]:
    """The schemas that are the same in every workspace."""
    from draftkit.consultation.questionnaire import QUESTIONNAIRE_SHAPE
    from draftkit.outputs.file_schemas import file_schemas
    from draftkit.workspace import WORKSPACE_SHAPE

    return file_schemas(WORKSPACE_SHAPE, QUESTIONNAIRE_SHAPE)


def sound(templates: Mapping[str, Template]) -> dict[str, Template]:
    """The templates that can be read: those that cannot have no schema until `draftkit check` is content with them."""
    read: dict[str, Template] = {}
    for name in templates:
        with contextlib.suppress(DraftkitError):
            read[name] = templates[name]
    return read


def root_for(path: Path, workspace: Workspace) -> Path:
    """The folder that holds `.draftkit` for a file: that of `draftkit.toml` above it, else the file's own."""
    folder = path.parent.resolve()
    root = workspace.file.resolve().parent if workspace.file else folder
    return root if root in (folder, *folder.parents) else folder


def line_for_inputs(template: Template, path: Path, root: Path) -> str:
    """The line at the top of an inputs file that names its schema."""
    from draftkit.outputs.editor_settings import modeline

    return modeline(f"inputs-{template.name}", (path.parent.resolve() / path.name).relative_to(root).as_posix())


def write_for_editors(
    root: Path, template: Template, workspace: Workspace, templates: Mapping[str, Template]
) -> list[str]:
    """Write what editors need for a new inputs file; the names, below `root`, of what was written.

    In a workspace these are all schemas and the settings that are missing, elsewhere the schema of the template.
    """
    from draftkit.outputs.editor_settings import SCHEMA_FOLDER, vscode_files
    from draftkit.outputs.file_schemas import inputs_schema

    if workspace.file is None or workspace.file.resolve().parent != root:
        changed = write_schemas(root, {f"inputs-{template.name}": inputs_schema(template)})
        return [SCHEMA_FOLDER] if changed else []
    changed = write_schemas(root, all_schemas(templates))
    own = [folder for folder in workspace.own_folders if root in folder.parents]
    names = {folder: folder.relative_to(root).as_posix() for folder in own}
    libraries = [names[folder] for folder in workspace.libraries if folder in names]
    outlines = [names[folder] for folder in workspace.templates if folder in names]
    written, _ = write_missing(root, vscode_files(libraries, outlines))
    return [*([SCHEMA_FOLDER] if changed else []), *written]


def write_schemas(root: Path, schemas: Mapping[str, Schema]) -> bool:
    """Write schemas into `.draftkit/schemas` below `root`; whether anything there changed."""
    from draftkit.files import make_folder, write_atomically
    from draftkit.outputs.editor_settings import SCHEMA_FOLDER, schema_files

    make_folder(root / SCHEMA_FOLDER)
    changed = {path: text for path, text in schema_files(schemas).items() if _differs(root / path, text)}
    for path, text in changed.items():
        write_atomically(root / path, text.encode())
    return bool(changed)


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode()


def write_missing(root: Path, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write the files that do not exist; the names of those written and of those kept as they were."""
    from draftkit.files import make_folder, write_atomically

    kept = [name for name in files if (root / name).exists()]
    written = [name for name in files if name not in kept]
    for name in written:
        make_folder((root / name).parent)
        write_atomically(root / name, files[name].encode())
    return written, kept
