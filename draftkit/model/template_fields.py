"""Template fields: from the declarations in `template.yaml` to the shape of a template's inputs.

In: the checked or raw content of `template.yaml`, with places if it was just read. Out: a `Template`, or a
`DraftkitError` with every fault of its declarations. A domain type such as `claim` stands for its group of keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from draftkit.model.extent import EXTENTS
from draftkit.model.template import (
    DOMAIN_SHAPES,
    FIELD_KEYS,
    MARKINGS,
    STANDARD_FIELDS,
    TEMPLATE_SHAPE,
    Template,
)
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.located import Located
from draftkit.reading.shape import Absence, Field, group
from draftkit.reading.validate import validate

_DECLARATION = group("field", *FIELD_KEYS)


def template_from(name: str, values: Any, located: Located | None, outline: str, file: str, key: str) -> Template:
    """The template `name`; `located` gives places when `values` have just been read from a file."""
    located = located or Located(values, file)
    checked, problems = validate(located, TEMPLATE_SHAPE)
    if problems:
        raise DraftkitError(problems)
    own = _fields(checked["fields"], located, "fields", problems)
    if problems:
        raise DraftkitError(problems)
    own_names = {field.name for field in own}
    standard = tuple(field for field in STANDARD_FIELDS if field.name not in own_names)
    return Template(
        name=name,
        file=file,
        outline=outline,
        key=key,
        title=checked["title"],
        description=checked["description"],
        shape=group("inputs", *standard, *own),
        own_fields=own,
        version=checked["version"],
        house_style=checked["house_style"] or "government",
        numbering=checked["numbering"],
        checks=tuple(checked["checks"]),
        folder=file.rpartition("/")[0],
    )


def _fields(declared: Mapping[str, Any], located: Located, where: str, problems: list[Problem]) -> tuple[Field, ...]:
    """The declared fields of a template or group; `located` is the mapping that holds the key `where`."""
    holder = Located(located.data[where], located.file, located.lines, located.marks) if declared else located
    fields = []
    for name, declaration in declared.items():
        part = Located(declaration, located.file, located.lines, located.marks)
        checked, faults = validate(part, _DECLARATION)
        problems += faults
        if not name.isidentifier():
            message = f"'{name}' cannot be the name of a field"
            problems.append(error("DK120", message, holder.place((name,), key=True), "use small letters, digits and _"))
        elif not faults:
            fields.append(_field(name, checked, part, problems))
    return tuple(fields)


def _field(name: str, declared: dict[str, Any], located: Located, problems: list[Problem]) -> Field:
    default = declared["default"]
    field = Field(
        name,
        declared["type"],
        label=declared["label"] or "",
        help=declared["help"] or "",
        example=_example(declared["example"]),
        absence=Absence.CONFIRM if declared["required"] else Absence.ALLOWED,
        default=tuple(default) if isinstance(default, list) else default,
        choices=tuple(declared["choices"]),
        when=declared["when"] or "",
    )
    inner = _fields(declared["fields"], located, "fields", problems)
    if "choice" in (field.type, declared["of"]) and not field.choices:
        hint = "add choices: [one, two]"
        problems.append(error("DK120", f"the choice '{name}' has no choices", located.place(), hint))
        return field
    if field.type == "list":
        entry = Field(name, declared["of"] or ("group" if inner else "text"), choices=field.choices, fields=inner)
        field = replace(field, item=_of_domain(entry), choices=())
        return _checked_default(field, located, problems)
    return _checked_default(_of_domain(replace(field, fields=inner)), located, problems)


def _checked_default(field: Field, located: Located, problems: list[Problem]) -> Field:
    """The field; a default that is no value of its type is reported."""
    if field.default is None:
        return field
    optional = replace(field, absence=Absence.ALLOWED)
    _, faults = validate(Located({}, located.file), group("default", optional))
    for fault in faults:
        place = located.place(("default",))
        problems.append(
            error("DK120", f"the default of '{field.name}' does not fit: {fault.message}", place, fault.hint)
        )
    return field


def _example(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "[" + ", ".join(_example(entry) for entry in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_example(entry)}" for key, entry in value.items()) + "}"
    return str(value)


def _of_domain(field: Field) -> Field:
    """A field of a domain type as the generic field that it stands for."""
    if field.type in DOMAIN_SHAPES:
        return replace(field, type="group", fields=DOMAIN_SHAPES[field.type].fields)
    if field.type == "marking":
        return replace(field, type="choice", choices=MARKINGS, default=field.default or "none")
    if field.type == "extent":
        entry = Field(field.name, "choice", choices=EXTENTS)
        return replace(field, type="list", item=entry, default=field.default or ("england-and-wales",))
    return field
