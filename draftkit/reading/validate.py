"""Validation: located data against a shape, by Pydantic's engine, with every fault at its place.

In: `Located` data and the `Field` that describes it. Out: plain checked values with defaults filled in, or the
problems, all at once. Shapes become pydantic-core schemas: the same validation that Pydantic models run, without the
0.1 s that importing the model layer costs each command (docs/decisions/0002-pydantic-core.md).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from draftkit.problems import Problem, did_you_mean, error
from draftkit.reading.located import Located, PathInData, written_path
from draftkit.reading.shape import Absence, Field

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

DIGITS_LIMIT = 40
"""Most digits of a number: `1e999999999` is short to write and endless to work out."""

_DATE = r"\d{4}-\d{2}-\d{2}\Z"


def validate(located: Located, shape: Field) -> tuple[dict[str, Any], list[Problem]]:
    """The checked values (empty when there is any problem) and the problems, in the order of the file."""
    from pydantic_core import ValidationError  # half of what a list of clauses from the cache would cost

    problems: list[Problem] = []
    try:
        values = _validator(shape).validate_python(located.data)
    except ValidationError as fault:
        faults = fault.errors(include_url=False, include_context=False)
        problems += [_problem(located, shape, one["type"], one["loc"], one["msg"], one["input"]) for one in faults]
        problems.sort(
            key=lambda problem: (problem.place.line or 0, problem.place.column or 0) if problem.place else (0, 0)
        )
        return {}, problems
    return ({}, problems) if problems else (values, [])


def sound_values(data: Any, shape: Field) -> dict[str, Any] | None:
    """The checked values of plain data, or None when there is any problem: `validate` says which."""
    from pydantic_core import ValidationError

    try:
        values: dict[str, Any] = _validator(shape).validate_python(data)
    except ValidationError:
        return None
    return values


@lru_cache(maxsize=256)
def _validator(shape: Field) -> SchemaValidator:
    from pydantic_core import SchemaValidator

    return SchemaValidator(_schema(shape))


def _schema(field: Field) -> Any:
    """The pydantic-core schema of a field's value when it is present."""
    match field.type:
        case "text" | "markdown":
            schema: dict[str, Any] = {"type": "str", "strict": True}
            return schema | ({"pattern": f"^(?:{field.pattern})$"} if field.pattern else {})
        case "number":
            return {"type": "decimal", "allow_inf_nan": False, "max_digits": DIGITS_LIMIT}
        case "date":
            function = {"type": "no-info", "function": _iso_date}
            return {"type": "function-before", "function": function, "schema": {"type": "date"}}
        case "boolean":
            return {"type": "bool"}
        case "choice":
            return {"type": "literal", "expected": list(field.choices)}
        case "list":
            return {"type": "list", "items_schema": _schema(_item(field))}
        case "mapping":
            return {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": _schema(_item(field))}
        case "group":
            fields = {inner.name: _key_schema(inner) for inner in field.fields}
            return {"type": "typed-dict", "fields": fields, "extra_behavior": "forbid"}
        case "any":
            return {"type": "any"}
    raise ValueError(f"there is no field type {field.type!r}")


def _key_schema(field: Field) -> dict[str, Any]:
    """The schema of a key of a group: required, or with its default."""
    schema = _schema(field)
    if field.absence is Absence.ERROR:
        return {"type": "typed-dict-field", "schema": schema, "required": True}
    if field.type not in {"list", "mapping"}:
        nullable = {"type": "nullable", "schema": schema}
        default = {"type": "default", "schema": nullable, "default": field.default, "validate_default": True}
        return {"type": "typed-dict-field", "schema": default, "required": False}
    make = list if field.type == "list" else dict

    def filled(value: object) -> object:
        """A key that is written but left empty has its default too."""
        return make(field.default or ()) if value is None else value

    function = {"type": "no-info", "function": filled}
    schema = {"type": "function-before", "function": function, "schema": schema}
    default = {"type": "default", "schema": schema, "default": None, "validate_default": True}
    return {"type": "typed-dict-field", "schema": default, "required": False}


def _item(field: Field) -> Field:
    if field.item is None:
        raise ValueError(f"the field {field.name!r} does not say what its entries are")
    return field.item


def _iso_date(value: object) -> object:
    if isinstance(value, str) and not re.match(_DATE, value):
        raise ValueError("not an ISO date")
    if not isinstance(value, str | date):
        raise ValueError("not a date")
    return value


def _field_at(shape: Field, path: PathInData) -> Field:
    """The field that a path leads to, as far as the shape knows it."""
    for step in path:
        if shape.item is not None:
            shape = shape.item
        else:
            shape = next((inner for inner in shape.fields if inner.name == step), shape)
    return shape


def _problem(located: Located, shape: Field, kind: str, path: PathInData, message: str, value: object) -> Problem:
    name = written_path(path) or "the file"
    if kind == "extra_forbidden":
        known = [inner.name for inner in _field_at(shape, path[:-1]).fields]
        hint = did_you_mean(str(path[-1]), known, f"known here: {', '.join(known)}")
        return error("DK110", f"unknown key '{path[-1]}'", located.place(path, key=True), hint)
    field = _field_at(shape, path)
    if kind == "missing":
        hint = field.help or (f"for example {field.name}: {field.example}" if field.example else "add it")
        return error("DK112", f"'{name}' is missing", located.place(path[:-1]), hint)
    where = located.place(path)
    if value is None:
        return error("DK111", f"'{name}' is empty", where, _expected(field))
    if kind == "literal_error":
        hint = did_you_mean(str(value), field.choices)
        hint = f"{hint}   possible: {', '.join(field.choices)}".strip()
        return error("DK111", f"'{value}' is not possible for '{name}'", where, hint)
    if field.type == "date" and isinstance(value, str) and re.match(_DATE, value):
        hint = "correct the day, the month or the year"
        return error("DK111", f"'{name}' is {value}, and there is no such day", where, hint)
    return error(
        "DK111", f"'{name}' must be {_type_in_words(field)}, not {_kind_in_words(value)}", where, _expected(field)
    )


def _type_in_words(field: Field) -> str:
    words = {"number": "a number", "date": "a date", "boolean": "true or false", "list": "a list"}
    words |= {"mapping": "a list of names with values", "group": "a group of keys"}
    if field.pattern:
        return "text of the right form"
    return words.get(field.type, "text")


def _kind_in_words(value: object) -> str:
    if isinstance(value, str):
        return f"'{value if len(value) < 40 else value[:39] + '…'}'"
    kinds = {dict: "a group of keys", list: "a list", bool: "true or false"}
    return kinds.get(type(value), f"'{value}'")


def _expected(field: Field) -> str:
    hints = {
        "date": "write it as 2026-11-22",
        "boolean": "write true or false",
        "list": "begin each entry on a line of its own with '- ', or write [one, two]",
        "group": "write its keys below it, indented",
        "mapping": "write each name below it, indented, followed by ':'",
        "number": "write digits only, such as 12 or 2.5",
    }
    if field.example and field.type in {"text", "choice", "markdown"}:
        return f"for example {field.name}: {field.example}"
    return hints.get(field.type, field.help or "write text, in quotes if it has ': ' or '#' in it")
