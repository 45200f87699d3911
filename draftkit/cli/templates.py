"""`draftkit templates`: the templates, as a list or one with its fields, on standard output."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import folder_options, json_option, open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.template import Template
    from draftkit.reading.shape import Field


@click.group("templates", short_help="Browse the templates.")
def command() -> None:
    """Browse the templates: the kinds of document that can be made."""


@command.command("list")
@folder_options
@json_option
def list_templates(libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """List the templates."""
    from draftkit.cli.printing import plain, say
    from draftkit.problems import number_of

    found = open_library(open_workspace(libraries, templates)).templates
    if as_json:
        _print_json({"templates": [_record(template, fields=False) for template in found.values()]})
        return
    for template in found.values():
        say(click.style(template.name, bold=True) + f"  {plain(template.title)}", error=False)
        say(_indented(template.description), error=False)
    say(f"{number_of(len(found), 'template')}. draftkit new NAME -o FILE begins a document.")


@command.command("show")
@click.argument("name")
@folder_options
@json_option
def show_template(name: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show template NAME with its fields."""
    from draftkit.cli.naming import named
    from draftkit.cli.printing import plain, say

    template = named(name, open_library(open_workspace(libraries, templates)).templates, "template")
    if as_json:
        _print_json({"template": _record(template, fields=True)})
        return
    say(click.style(plain(template.title), bold=True), error=False)
    say(_indented(template.description), error=False)
    say(f"\n{template.name} {template.version}, house style {template.house_style}, in {template.folder}", error=False)
    for title, fields in _groups(template):
        say(f"\n{click.style(title, bold=True)}", error=False)
        for field in fields:
            say(_field(field), error=False)
    say(f"\ndraftkit new {template.name} -o FILE writes these with examples.")


def _groups(template: Template) -> list[tuple[str, list[Field]]]:
    own = {field.name for field in template.own_fields}
    rest = [field for field in template.shape.fields if field.name not in own]
    return [("Fields", list(template.own_fields)), ("Fields of every template", rest)]


def _field(field: Field) -> str:
    """A field in two lines: its key with what it takes, and its help."""
    from draftkit.cli.printing import plain
    from draftkit.reading.shape import Absence

    notes = [_kind(field)]
    notes += ["required"] if field.absence is not Absence.ALLOWED else []
    notes += [f"when {field.when}"] if field.when else []
    lines = [f"  {field.name}  ({plain(', '.join(notes))})"]
    return "\n".join([*lines, _indented(field.help or field.title, 6)])


def _kind(field: Field) -> str:
    """What a field takes, in words."""
    choices = field.choices or (field.item.choices if field.item else ())
    inner = field.fields or (field.item.fields if field.item else ())
    keys = f" with {', '.join(one.name for one in inner)}" if inner else ""
    if field.type == "list" and field.item is not None:
        return f"list of {' | '.join(choices)}" if choices else f"list of {field.item.type}{keys}"
    return " | ".join(choices) if choices else field.type + keys


def _indented(text: str, by: int = 4) -> str:
    from draftkit.cli.printing import plain

    flat = " ".join(plain(text).split())
    return textwrap.fill(flat, 90, initial_indent=" " * by, subsequent_indent=" " * by, break_on_hyphens=False)


def _record(template: Template, *, fields: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "name": template.name,
        "title": template.title,
        "description": template.description,
        "version": template.version,
        "house_style": template.house_style,
        "numbering": template.numbering,
        "folder": template.folder,
    }
    return record | ({"fields": [_field_record(field) for field in template.shape.fields]} if fields else {})


def _field_record(field: Field) -> dict[str, Any]:
    from draftkit.reading.shape import Absence

    record: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "label": field.title,
        "help": field.help,
        "required": field.absence is not Absence.ALLOWED,
        "example": field.example,
        "when": field.when,
    }
    if field.choices:
        record["choices"] = list(field.choices)
    if field.fields:
        record["fields"] = [_field_record(inner) for inner in field.fields]
    if field.item is not None:
        record["entry"] = _field_record(field.item)
    return record


def _print_json(data: dict[str, Any]) -> None:
    import json

    from draftkit.cli.printing import say

    say(json.dumps({"version": 1} | data, indent=2), error=False)
