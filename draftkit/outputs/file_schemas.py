"""The schema of every file that people write: clauses, registers, `library.yaml`, `template.yaml` and inputs.

In: the shapes of `draftkit/model`, or a `Template`. Out: JSON Schemas (draft-07) by name, as plain data or as text that
is the same every time. The shapes of `draftkit.toml` and `questions.yaml` come from the caller.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from draftkit.model.clause import CLAUSE_SHAPE
from draftkit.model.contact import CONTACT_SHAPE
from draftkit.model.library import LIBRARY_SHAPE
from draftkit.model.source import SOURCE_SHAPE
from draftkit.model.template import FIELD_KEYS, TEMPLATE_SHAPE, Template
from draftkit.model.term import TERM_SHAPE
from draftkit.outputs.json_schema import DRAFT, Schema, file_schema, plain_name, schema_id
from draftkit.reading.shape import Field, group

INPUTS = "inputs"
"""The schema of inputs files of whatever template; that of one template is `inputs-NAME`."""


class Kind(NamedTuple):
    """A kind of file that has a schema."""

    name: str
    file: str
    """Which files it is for, in words."""


KINDS = (
    Kind("clause", "the front matter of clauses, *.md"),
    Kind("sources", "sources.yaml"),
    Kind("contacts", "contacts.yaml"),
    Kind("terms", "terms.yaml"),
    Kind("library", "library.yaml"),
    Kind("template", "template.yaml"),
    Kind("settings", "draftkit.toml"),
    Kind("questions", "questions.yaml, the questions of a consultation"),
)
"""Kinds of files besides inputs, each with a schema of its name."""


def file_schemas(settings: Field, questions: Field) -> dict[str, Schema]:
    """The schemas of all `KINDS`, by name; the shapes are those of `draftkit.toml` and of `questions.yaml`."""
    return {
        "clause": _clause(),
        "sources": _register("sources", SOURCE_SHAPE),
        "contacts": _register("contacts", CONTACT_SHAPE),
        "terms": _register("terms", TERM_SHAPE),
        "library": file_schema("library", LIBRARY_SHAPE),
        "template": _template(),
        "settings": _settings(settings),
        "questions": file_schema("questions", questions, title="questions.yaml"),
    }


def inputs_schemas(templates: Mapping[str, Template]) -> dict[str, Schema]:
    """The schema of each template's inputs as `inputs-NAME`, and `inputs`, which asks the file for its template."""
    made = {f"{INPUTS}-{name}": inputs_schema(template) for name, template in templates.items()}
    return {INPUTS: _any_inputs({name: inputs_schema(template) for name, template in templates.items()}), **made}


def inputs_schema(template: Template) -> Schema:
    """The schema of the inputs of one template."""
    schema = file_schema(f"{INPUTS}-{template.name}", template.shape, title=f"{template.title}: inputs")
    schema["description"] = template.description
    about = schema["properties"]["template"]
    schema["properties"]["template"] = {
        "title": about["title"],
        "description": about["description"],
        "const": template.name,
    }
    return schema


def schema_text(schema: Schema) -> str:
    """A schema as a JSON file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _any_inputs(schemas: dict[str, Schema]) -> Schema:
    """A file that names a template is checked as the inputs of that template; other files are left alone."""
    cases = [
        {
            "if": {"properties": {"template": {"const": name}}, "required": ["template"]},
            "then": {"$ref": f"#/definitions/{plain_name(name)}"},
        }
        for name in schemas
    ]
    template = {"title": "Template", "description": "Which template to use.", "enum": list(schemas)}
    parts = {plain_name(name): _without_name(schema) for name, schema in schemas.items()}
    about = {"$schema": DRAFT, "$id": schema_id(INPUTS), "title": "Inputs"}
    return about | {"type": "object", "properties": {"template": template}, "allOf": cases, "definitions": parts}


def _without_name(schema: Schema) -> Schema:
    """A schema as part of another."""
    return {key: value for key, value in schema.items() if key not in {"$schema", "$id"}}


def _register(name: str, entry: Field) -> Schema:
    """A register: under each key an entry."""
    schema = file_schema(name, Field(name, "mapping", item=entry), title=f"{name}.yaml")
    schema["description"] = f"{entry.help.removesuffix('.')}, each under a key of its own."
    return schema


def _clause() -> Schema:
    """Front matter; a clause that is approved names who approved it."""
    schema = file_schema("clause", CLAUSE_SHAPE, title="Front matter of a clause")
    approved = {"properties": {"status": {"const": "approved"}}, "required": ["status"]}
    name = {"type": ["string", "number", "boolean"], "minLength": 1}
    somebody = {"properties": {"approved_by": name}, "required": ["approved_by"]}
    return schema | {"if": approved, "then": somebody}


def _template() -> Schema:
    """`template.yaml`; fields are declared alike at every depth, and a choice has choices."""
    declared = {"type": ["object", "null"], "additionalProperties": {"$ref": "#/definitions/field"}}
    field = _without_name(file_schema("field", group("field", *FIELD_KEYS), title="A field"))
    field["properties"]["fields"] |= declared
    choices = {"properties": {"choices": {"type": "array", "minItems": 1}}, "required": ["choices"]}
    field["allOf"] = [
        {"if": {"properties": {key: {"const": "choice"}}, "required": [key]}, "then": choices} for key in ("type", "of")
    ]
    schema = file_schema("template", TEMPLATE_SHAPE, title="template.yaml")
    schema["properties"]["fields"] |= declared
    return schema | {"definitions": {"field": field}}


def _settings(shape: Field) -> Schema:
    """`draftkit.toml`; findings are named by their codes."""
    schema = file_schema("settings", shape, typed=True, title="draftkit.toml")
    schema["properties"]["checks"]["propertyNames"] = {"pattern": r"^DK\d{3}$"}
    return schema
