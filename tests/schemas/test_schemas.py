"""Every schema: draft-07 and nothing else, with what an editor shows, and every shipped file fits its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from draftkit.outputs.file_schemas import KINDS, schema_text
from draftkit.outputs.inputs_file import starter_inputs
from tests.schemas.shapes import schemas, shipped
from tests.support.editors import faults, seen_by_an_editor
from tests.support.pages import ROOT

VALIDATION = {
    *("type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
    *("maxLength", "minLength", "pattern", "items", "additionalItems", "maxItems", "minItems", "uniqueItems"),
    *("contains", "maxProperties", "minProperties", "required", "properties", "patternProperties"),
    *("additionalProperties", "dependencies", "propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not"),
}
OTHERS = {
    *("$id", "$schema", "$ref", "$comment", "definitions", "title", "description", "default", "examples"),
    *("readOnly", "format", "contentMediaType", "contentEncoding"),
}
"""All keywords of draft-07: of validation, and the others."""

OF_SCHEMAS = {
    "items",
    "additionalItems",
    "contains",
    "additionalProperties",
    "propertyNames",
    "if",
    "then",
    "else",
    "not",
}
OF_NAMED = {"properties", "patternProperties", "definitions"}
OF_MANY = {"allOf", "anyOf", "oneOf"}

NAMES = sorted(schemas())


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and every schema in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword, value in schema.items():
        inner = [value] if keyword in OF_SCHEMAS else value if keyword in OF_MANY else []
        for one in value.values() if keyword in OF_NAMED else inner:
            yield from subschemas(one)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_has_keywords_of_draft_07_only(name: str) -> None:
    Draft7Validator.check_schema(schemas()[name])
    used = {keyword for schema in subschemas(schemas()[name]) for keyword in schema}
    assert used - VALIDATION - OTHERS == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_explained(name: str) -> None:
    silent = {
        key
        for schema in subschemas(schemas()[name])
        if schema.get("additionalProperties") is False
        for key, about in schema["properties"].items()
        if not about.get("title")
    }
    assert silent == set()


@pytest.mark.parametrize("name", NAMES)
def test_examples_and_defaults_fit_their_schema(name: str) -> None:
    for schema in subschemas(schemas()[name]):
        given = [*schema.get("examples", []), *([schema["default"]] if "default" in schema else [])]
        if given and "$ref" not in json.dumps(schema):
            assert [fault for value in given for fault in faults(schema, value)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_named_by_a_urn_and_the_same_each_time(name: str) -> None:
    schema = schemas()[name]
    assert schema["$id"] == f"urn:draftkit:schema:{name}"
    assert json.loads(schema_text(schema)) == schema
    assert "http" not in schema_text(schema).replace(schema["$schema"], "").replace("https?://", "").replace(
        "https://www.gov.uk/", ""
    ).replace("https://www.example.org/", "")


def test_every_kind_has_a_schema() -> None:
    assert [kind.name for kind in KINDS] == [name for name in schemas() if not name.startswith("inputs")]


def test_every_template_has_a_schema() -> None:
    assert {f"inputs-{name}" for name in shipped().templates} | {"inputs"} == {
        name for name in schemas() if name.startswith("inputs")
    }


def shipped_files() -> Iterator[tuple[str, Path]]:
    """Every file that comes with draftkit, with the name of its schema."""
    for path in sorted((ROOT / "clauses").rglob("*.md")):
        yield "clause", path
    for name in ("library", "sources", "contacts", "terms"):
        yield name, ROOT / "clauses" / f"{name}.yaml"
    for path in sorted((ROOT / "templates").glob("*/template.yaml")):
        yield "template", path
    for path in sorted((ROOT / "examples").rglob("*.yaml")):
        data = seen_by_an_editor(path.read_text("utf-8"))
        if path.name == "questions.yaml":
            yield "questions", path
        elif "template" in data:
            yield "inputs", path
            yield f"inputs-{data['template']}", path


def test_every_shipped_file_fits_its_schema() -> None:
    files = list(shipped_files())
    assert len(files) > 60
    wrong = {}
    for name, path in files:
        text = path.read_text("utf-8")
        found = faults(schemas()[name], seen_by_an_editor(text.split("---\n")[1] if name == "clause" else text))
        wrong |= {path.relative_to(ROOT).as_posix(): found} if found else {}
    assert wrong == {}


def test_every_starter_file_fits_its_schema() -> None:
    for name, template in shipped().templates.items():
        assert faults(schemas()[f"inputs-{name}"], seen_by_an_editor(starter_inputs(template))) == []


def test_what_an_editor_shows_of_a_field_says_what_leaving_it_out_means() -> None:
    keys = schemas()["inputs-briefing"]["properties"]
    assert keys["urgency"]["description"].endswith("If you leave it out: Routine.")
    assert keys["issue"]["description"].endswith("The document prints a gap to confirm where it is left out.")
    assert keys["cleared_by"]["examples"] == [{"role": "Deputy director", "date": "2026-11-23"}]
    conditions = [about["description"] for about in keys.values() if "Asked for only when this holds: " in str(about)]
    declared = [field for field in shipped().templates["briefing"].own_fields if field.when]
    assert len(conditions) == len(declared)
