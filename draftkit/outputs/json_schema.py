"""JSON Schema: what a `Field` says of a value, for editors and other programs.

In: a `Field`. Out: a JSON Schema as plain data, with the keywords of draft-07 only. It accepts whatever draftkit
accepts, and refuses unknown keys, missing keys and wrong choices. Editors read YAML otherwise than draftkit: to them
`2026` is a number and `true` no text. So where draftkit takes text, a schema for YAML takes any scalar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from draftkit.outputs.inputs_file import example_of
from draftkit.reading.located import Located
from draftkit.reading.shape import Absence, Field, group
from draftkit.reading.validate import validate

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

_DATE = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_NUMBER = r"^\s*[+-]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][+-]?\d[\d_]*)?\s*$"
_TRUTH = r"^([tT]([rR][uU][eE])?|[yY]([eE][sS])?|[oO][nN]|1|[fF]([aA][lL][sS][eE])?|[nN][oO]?|[oO][fF][fF]|0)$"

_NUMBERS_AS_TEXT = (*("1" * length for length in range(1, 41)), "1.1", "-1")
"""If a pattern fits one of these, an editor may see a number where draftkit sees fitting text."""


def file_schema(name: str, shape: Field, *, typed: bool = False, title: str = "") -> Schema:
    """The schema of a whole file, under the name `urn:draftkit:schema:NAME`.

    `typed` is for TOML, in which numbers and dates are no text and nothing is empty.
    """
    about = {"$schema": DRAFT, "$id": schema_id(name), "title": title or shape.title}
    return about | ({"description": shape.help} if shape.help else {}) | value_schema(shape, typed=typed)


def schema_id(name: str) -> str:
    """The `$id` of the schema of that name."""
    return f"urn:draftkit:schema:{plain_name(name)}"


def plain_name(name: str) -> str:
    """A name as it can stand in a path, a URN or a reference."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", name)


def value_schema(field: Field, *, typed: bool = False) -> Schema:
    """The schema of a field's value where it is present and may not be empty."""
    match field.type:
        case "text" | "markdown":
            return _text(field.pattern, typed)
        case "number":
            return {"type": ["number", "string"], "pattern": _NUMBER}
        case "date":
            return {"type": "string", "pattern": _DATE}
        case "boolean":
            return {"type": ["boolean", "string", "integer"], "pattern": _TRUTH, "minimum": 0, "maximum": 1}
        case "choice":
            return {"enum": [seen for choice in field.choices for seen in _as_seen(choice, typed)]}
        case "list":
            return {"type": "array", "items": value_schema(_entry(field), typed=typed)}
        case "mapping":
            return {"type": "object", "additionalProperties": value_schema(_entry(field), typed=typed)}
        case "group":
            return _group(field, typed)
        case "any":
            return {}
    raise ValueError(f"there is no field type {field.type!r}")


def _text(pattern: str, typed: bool) -> Schema:
    if not pattern:
        return {"type": "string"} if typed else {"type": ["string", "number", "boolean"]}
    number = not typed and any(re.fullmatch(pattern, text) for text in _NUMBERS_AS_TEXT)
    return {"type": ["string", "number"] if number else "string", "pattern": f"^(?:{pattern})$"}


def _as_seen(choice: str, typed: bool) -> list[Any]:
    """A choice as the program that checks may see it: `1` and `true` written without quotes are no text to it."""
    if not typed and choice in {"true", "false"}:
        return [choice, choice == "true"]
    return [choice, int(choice)] if not typed and re.fullmatch(r"0|[1-9]\d{0,15}", choice) else [choice]


def _group(field: Field, typed: bool) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {inner.name: _key(inner, typed) for inner in field.fields},
        "additionalProperties": False,
    }
    required = [inner.name for inner in field.fields if inner.absence is Absence.ERROR]
    return made | ({"required": required} if required else {})


def _key(field: Field, typed: bool) -> Schema:
    """The schema of a key of a group, with what an editor shows of it."""
    schema = value_schema(field, typed=typed)
    optional = field.absence is not Absence.ERROR
    made = _about(field) | (_or_empty(schema) if optional and not typed else schema)
    if field.default not in (None, (), ""):
        made["default"] = _as_json(field, field.default)
    example = example_of(field)
    if example is not None and _fits(field, example):
        made["examples"] = [_as_json(field, example)]
    return made


def _about(field: Field) -> Schema:
    words = [field.help, "A date, as in 2026-11-22." if field.type == "date" else ""]
    if field.absence is Absence.CONFIRM:
        words.append("The document prints a gap to confirm where it is left out.")
    if field.when:
        words.append(f"Asked for only when this holds: {field.when}.")
    if field.default not in (None, (), ""):
        words.append(f"If you leave it out: {_in_words(field.default)}.")
    description = " ".join(word for word in words if word)
    return {"title": field.title} | ({"description": description} if description else {})


def _in_words(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(str(entry) for entry in value)
    return (str(value).lower() if isinstance(value, bool) else str(value)).removesuffix(".")


def _or_empty(schema: Schema) -> Schema:
    """The schema of a value that may be written but left empty."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" not in schema:
        return schema
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return schema | {"type": [*types, "null"]}


def _fits(field: Field, value: Any) -> bool:
    """Whether an example is one: `validate` would take it."""
    _, problems = validate(Located({field.name: value}, "example"), group("example", replace(field, default=None)))
    return not problems


def _as_json(field: Field, value: Any) -> Any:
    """A value as JSON has it: numbers and truths of their own kind, dates as text."""
    if isinstance(value, tuple | list):
        return [_as_json(field.item or field, entry) for entry in value]
    if isinstance(value, Mapping):
        inner = {one.name: one for one in field.fields}
        other = field.item or Field(field.name, "any")
        return {key: _as_json(inner.get(key, other), entry) for key, entry in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if field.type == "number" and not isinstance(value, bool):
        number = Decimal(str(value))
        return int(number) if number == number.to_integral_value() else float(number)
    if field.type == "boolean" and isinstance(value, str):
        return value.lower() in {"true", "t", "yes", "y", "on", "1"}
    return value


def _entry(field: Field) -> Field:
    if field.item is None:
        raise ValueError(f"the field {field.name!r} does not say what its entries are")
    return field.item
