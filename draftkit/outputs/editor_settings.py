"""Editor settings: how an editor finds the schema of each file.

In: names of schemas and where files lie below the folder that holds `.draftkit/schemas`. Out: the line that names a
schema at the top of a file, the files of schemas, and the files with which Visual Studio Code knows them all.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence

from draftkit.outputs.file_schemas import INPUTS, schema_text
from draftkit.outputs.json_schema import Schema, plain_name

SCHEMA_FOLDER = ".draftkit/schemas"

REGISTER_FILES = ("library", "sources", "contacts", "terms")
"""Files of a library that have the schema of their own name."""

_OPENING = re.compile(r"(?P<opening>\ufeff?---[ \t]*\r?\n)(?:[ \t]*#[ \t]*yaml-language-server:[^\r\n]*\r?\n)?")
"""The first line of front matter, and the line that names a schema below it."""

EXTENSIONS = ("redhat.vscode-yaml", "tamasfe.even-better-toml")
"""Extensions of Visual Studio Code that read the schemas of YAML and TOML files."""


def schema_file(name: str) -> str:
    """The path of the schema `name`, such as `clause` or `inputs-briefing`, below the folder of `.draftkit`."""
    return f"{SCHEMA_FOLDER}/{plain_name(name)}.json"


def modeline(schema: str, file: str) -> str:
    """The line that names its schema at the top of a YAML file, or of front matter below `---`.

    `file` is the path of the file as seen from the folder that holds `.draftkit`, such as `clauses/family/name.md`.
    """
    return f"# yaml-language-server: $schema={_seen_from(file, schema_file(schema))}\n"


def toml_modeline(schema: str, file: str) -> str:
    """The line that names its schema at the top of a TOML file."""
    return f"#:schema ./{_seen_from(file, schema_file(schema))}\n"


def _seen_from(file: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(file.replace("\\", "/")) or ".")


def with_modeline(text: str, line: str) -> str:
    """A clause's file with the line at the beginning of its front matter, instead of one that is there; or without."""
    found = _OPENING.match(text)
    if found is None:
        return text
    end = "\r\n" if found["opening"].endswith("\r\n") else "\n"
    return found["opening"] + (line.rstrip("\n") + end if line else "") + text[found.end() :]


def schema_files(schemas: Mapping[str, Schema]) -> dict[str, str]:
    """The schemas as files: their paths and texts."""
    return {schema_file(name): schema_text(schema) for name, schema in schemas.items()}


def vscode_files(libraries: Sequence[str], templates: Sequence[str]) -> dict[str, str]:
    """The settings of Visual Studio Code for folders of clauses and of templates below the root: paths and texts.

    `draftkit.toml` names its schema itself: the extension for TOML takes no path that is relative to the root.
    """
    files = {name: [f"{folder}/{name}.yaml" for folder in libraries] for name in REGISTER_FILES}
    files["template"] = [f"{folder}/*/template.yaml" for folder in templates]
    elsewhere = [f"!{folder}/**" for folder in (*libraries, *templates)]
    files[INPUTS] = ["*.yaml", "*.yml", "!**/.*/**", "!**/.*", *elsewhere]
    schemas = {f"./{schema_file(name)}": patterns for name, patterns in files.items() if patterns}
    return {
        ".vscode/settings.json": json.dumps({"yaml.schemas": schemas}, indent=2) + "\n",
        ".vscode/extensions.json": json.dumps({"recommendations": list(EXTENSIONS)}, indent=2) + "\n",
    }
