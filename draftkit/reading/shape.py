"""Shapes: what keys a file may have, what each means, and of what type it is.

In: `Field` declarations, written once for each kind of file (clause, source, template, inputs …). Out: the same
declarations as a value that validation (`validate.py`), the starter file and the reference pages all read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Absence(StrEnum):
    """What it means when a person left a field out."""

    ALLOWED = "allowed"
    """The field is optional."""
    CONFIRM = "to confirm"
    """The document prints `[TO CONFIRM: label]`; a final document is refused."""
    ERROR = "error"
    """The file is refused."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One key of a file; each declaration is itself and equal to no other, so that its validator can be kept for it."""

    name: str
    type: str = "text"
    """text, markdown, number, date, boolean, choice, list, group, mapping, any; or a domain type of a template."""
    label: str = ""
    help: str = ""
    example: str = ""
    """A value as YAML text, for starter files and the reference."""
    absence: Absence = Absence.ALLOWED
    default: Any = None
    """What the value is when it was left out; a list or mapping that was left out is empty."""
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    """The keys of a group."""
    item: Field | None = None
    """What each entry of a list or mapping is."""
    pattern: str = ""
    """A regular expression that a text must match as a whole."""
    when: str = ""
    """A condition on the other inputs; the field is asked for only when it holds."""

    @property
    def title(self) -> str:
        """The label, or the name in words."""
        return self.label or self.name.replace("_", " ").capitalize()


def text_list(name: str, help: str, absence: Absence = Absence.ALLOWED, choices: tuple[str, ...] = ()) -> Field:
    """A field that holds a list of words, from `choices` if any are given."""
    item = Field(name, "choice" if choices else "text", choices=choices)
    return Field(name, "list", help=help, absence=absence, item=item)


def group(name: str, *fields: Field, help: str = "") -> Field:
    """A field with keys of its own; also the shape of a whole file."""
    return Field(name, "group", help=help, fields=fields)
