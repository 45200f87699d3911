"""Tables of the reference: fields -> Markdown tables that a person can read.

In: `Field` declarations, or rows of text. Out: Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftkit.model.template import DOMAIN_SHAPES
from draftkit.reading.shape import Absence, Field

KINDS = {
    "text": "text",
    "markdown": "Markdown",
    "number": "number",
    "date": "date",
    "boolean": "true or false",
    "any": "any value",
}

HEADER = ("key", "takes", "if left out", "what it is for")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    """Text on one line, with the bars that would end a cell escaped."""
    return " ".join(text.split()).replace("|", "\\|")


def fields_table(fields: Iterable[Field]) -> str:
    """The keys of a group."""
    return table(HEADER, [_row(field) for field in fields])


def _row(field: Field) -> Sequence[str]:
    notes = [field.help]
    if field.when:
        notes.append(f"Asked for only when `{field.when}`.")
    if field.example and field.type not in {"list", "group", "mapping"}:
        notes.append(f"Example: `{field.example}`")
    return (f"`{field.name}`", kind_of(field), absence_of(field), " ".join(note for note in notes if note))


def kind_of(field: Field) -> str:
    """What a field takes, in words; domain types lead to their table."""
    domain = domain_of(field)
    if domain:
        return f"[{domain}](files.md#{domain})"
    if field.choices:
        return f"one of {_words(field.choices)}"
    if field.type == "list" and field.item is not None:
        entry = field.item
        return f"list of {_words(entry.choices)}" if entry.choices else f"list of {_plural(entry)}"
    if field.type == "mapping" and field.item is not None:
        return f"names, each with {_plural(field.item, one=True)}"
    if field.type == "group":
        return f"keys {_words(inner.name for inner in field.fields)}"
    return KINDS.get(field.type, field.type)


def _plural(field: Field, *, one: bool = False) -> str:
    """What the entries of a list or mapping are."""
    domain = domain_of(field)
    if domain:
        return f"{'a ' if one else ''}[{domain}](files.md#{domain})"
    if field.type == "group":
        return f"the keys {_words(inner.name for inner in field.fields)}"
    if field.choices:
        return f"one of {_words(field.choices)}"
    words = {"text": "text", "mapping": "names with values", "any": "any value", "markdown": "Markdown"}
    return words.get(field.type, field.type)


def domain_of(field: Field) -> str:
    """The domain type that a field stands for, or empty."""
    if field.type in DOMAIN_SHAPES:
        return field.type
    return next((name for name, shape in DOMAIN_SHAPES.items() if field.fields == shape.fields), "")


def absence_of(field: Field) -> str:
    """What happens when a field was left out."""
    if field.absence is Absence.ERROR:
        return "refused"
    if field.absence is Absence.CONFIRM:
        return "`[TO CONFIRM: …]`"
    if field.default is None or field.default in ("", ()):
        return "nothing"
    if isinstance(field.default, bool):
        return "true" if field.default else "false"
    if isinstance(field.default, tuple):
        return ", ".join(f"`{entry}`" for entry in field.default)
    return f"`{field.default}`"


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def nested(fields: Iterable[Field]) -> Iterable[tuple[str, Field]]:
    """The groups inside fields that are no domain types, each with the name of its key."""
    for field in fields:
        inner = field if field.type == "group" else field.item
        if inner is not None and inner.type == "group" and not domain_of(inner):
            yield field.name, inner
            yield from nested(inner.fields)
