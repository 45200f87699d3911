"""The starter file: a template -> a commented inputs file that a person fills in.

In: a `Template`. Out: YAML text that loads as it stands: what the document needs is there with a gap to fill, what is
optional is there behind a `#`, and each field has its label, help and example above it in lines that begin with `##`.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from draftkit.model.template import Template
from draftkit.problems import DraftkitError
from draftkit.reading.shape import Absence, Field
from draftkit.reading.yaml_text import read_yaml

WIDTH = 100

EXAMPLES: dict[str, Any] = {
    "as_at": "2026-11-22",
    "extent": ["england-and-wales"],
    "audiences": ["officials", "ministers"],
    "topics": ["ai-generated-images"],
    "clauses": ["legal-basis/pseudo-photographs"],
    "without_clauses": ["legal-basis/possession"],
    "parameters": {"case_name": "the Kent case"},
    "sources": {
        "kent-local-news": {
            "type": "news",
            "title": "Title of the report",
            "publication": "Kent Local News",
            "url": "https://www.example.org/report",
            "accessed": "2026-11-22",
        }
    },
    "house_style": "organisation",
}
"""Examples of the fields that every inputs file may have."""

_SIMPLE = re.compile(r"[A-Za-z0-9£][\w £’'(),./;–-]*\Z")
_WORDS_OF_YAML = frozenset({"null", "~"})
_GAPS = frozenset({"text", "markdown"})


def starter_inputs(
    template: Template,
    given: Collection[str] = (),
    values: Mapping[str, str] | None = None,
    without: Collection[str] = (),
    when_done: str = "draftkit assemble and its name.",
) -> str:
    """The text of an inputs file for `template`, ready to be filled in; it loads as it stands.

    Fields in `given` come from the workspace: they stand behind a `#`, so that they are not hidden by a gap. Fields in
    `values` are filled in, those in `without` left out.
    """
    values = values or {}
    own = [field for field in template.own_fields if field.name != "title" and field.name not in without]
    shape = {field.name: field for field in template.shape.fields}
    first = [shape["title"]] if "title" in shape else []
    known = {"template", "title", *without, *(field.name for field in own)}
    rest = [field for field in template.shape.fields if field.name not in known]
    parts = [
        _header(template, when_done),
        f"template: {_scalar(template.name)}",
        *(_entry(field, given, values) for field in (*first, *own)),
        _prose(["Settings. Most documents need none of these."]),
        *(_entry(field, given, values) for field in rest),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _header(template: Template, when_done: str) -> str:
    return _prose(
        [
            f"{template.title}. {template.description}",
            "",
            "Write your text in place of each [TO CONFIRM: …]. What you leave prints in the document as a gap.",
            "Lines that begin with ## explain. To use a line that begins with #, take away the # and the space.",
            f"Text that has ': ' or ' #' in it stands in quotes. When you are done: {when_done}",
        ]
    )


def _prose(paragraphs: Iterable[str]) -> str:
    """Lines of explanation."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(" ".join(paragraph.split()), WIDTH - 3, break_on_hyphens=False) or [""]
    return "\n".join(f"## {line}".rstrip() for line in lines)


def _entry(field: Field, given: Collection[str], values: Mapping[str, str]) -> str:
    """One field: what it is, and its key."""
    if field.name in values:
        about = [field.title, field.help, *_conditions(field)]
        return "\n".join([_prose(line for line in about if line), f"{field.name}: {_scalar(values[field.name])}"])
    needed = field.absence is not Absence.ALLOWED and field.name not in given
    about = [f"{field.title} (required)" if needed else field.title, field.help, *_conditions(field)]
    about += ["draftkit.toml gives it for every document here."] if field.name in given else []
    example = example_of(field)
    active = _active(field) if needed and not field.when else None
    if active is None:
        lines = _yaml({field.name: example if example is not None else _blank(field)})
        return "\n".join([_prose(line for line in about if line), *(f"# {line}" for line in lines)])
    if example is not None and not isinstance(example, list | dict):
        about.append(f"For example: {example}")
        example = None
    shown = [] if example is None else _yaml({field.name: example})[1:]
    mark = "#" if active == [f"{field.name}:"] else "##"
    if shown:
        active = [*active, "## For example:"]
    return "\n".join([_prose(line for line in about if line), *active, *(f"{mark} {line}" for line in shown)])


def _conditions(field: Field) -> list[str]:
    """What a value must be like."""
    choices = field.choices or (field.item.choices if field.item else ())
    words = [f"One of: {', '.join(choices)}." if field.choices else f"Any of: {', '.join(choices)}."] if choices else []
    kinds = {"date": "A date, as in 2026-11-22.", "number": "A number.", "boolean": "true or false."}
    words += [kinds[field.type]] if field.type in kinds else []
    if field.type == "markdown":
        words.append("May have Markdown: **bold**, lists, and sources as [@key, page].")
    if field.default not in (None, (), ""):
        default = ", ".join(field.default) if isinstance(field.default, tuple) else field.default
        words.append(f"If you leave it out: {_truth(default)}")
    if field.when:
        words.append(f"Asked for only when this holds: {field.when}.")
    return [" ".join(words)] if words else []


def _truth(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _active(field: Field) -> list[str] | None:
    """The lines of a field that the document needs, with gaps; they load as they stand."""
    if field.default not in (None, (), ""):
        return _yaml({field.name: _plain(field.default)})
    gap = _with_gaps(field)
    if gap is None:
        return [f"{field.name}:"]
    if field.type == "markdown":
        return [f"{field.name}: |", f"  {gap}"]
    return _yaml({field.name: gap})


def _with_gaps(field: Field) -> Any:
    """A value made of gaps, or None where a gap is not possible and the value has to stay empty."""
    if field.type in _GAPS and not field.pattern:
        return f"[TO CONFIRM: {field.title}]"
    if field.type == "list" and field.item is not None and field.item.type in {*_GAPS, "group"}:
        entry = _with_gaps(replace(field.item, label=field.title))
        return None if entry is None else [entry]
    if field.type == "group":
        needed = [one for one in field.fields if one.absence is not Absence.ALLOWED]
        inner = {one.name: _with_gaps(replace(one, label=f"{field.title}: {one.title.lower()}")) for one in needed}
        refused = any(inner[one.name] is None for one in field.fields if one.absence is Absence.ERROR)
        return None if refused or not inner else inner
    return None


def example_of(field: Field) -> Any:
    """The example of a field as data, scalars as text, or None."""
    if not field.example:
        return EXAMPLES.get(field.name)
    if field.type not in {"list", "group", "mapping"}:
        return field.example
    try:
        value = read_yaml(f"example: {field.example}", "example").data["example"]
    except DraftkitError:
        return None
    if field.type == "group":
        return value if _fits(value, field) else None
    entries = value if isinstance(value, list) else [field.example]
    if field.item is not None and field.item.fields and not all(_fits(entry, field.item) for entry in entries):
        return None
    return entries


def _fits(value: object, field: Field) -> bool:
    """Whether an example of a group has only keys that the group has: commas in its text may have split it."""
    return isinstance(value, dict) and set(value) <= {inner.name for inner in field.fields}


def _blank(field: Field) -> Any:
    """Something to begin with where there is no example."""
    if field.choices:
        return field.default or field.choices[0]
    if field.default not in (None, (), ""):
        return _plain(field.default)
    kinds = {"date": "2026-11-22", "number": "1", "boolean": "true"}
    if field.type in kinds:
        return kinds[field.type]
    if field.type == "list" and field.item is not None:
        return [_blank(field.item)]
    if field.type == "mapping" and field.item is not None:
        return {"name": _blank(field.item)}
    if field.type == "group":
        needed = [inner for inner in field.fields if inner.absence is not Absence.ALLOWED] or field.fields[:1]
        return {inner.name: inner.example or _blank(inner) for inner in needed}
    return field.title


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _yaml(value: Any) -> list[str]:
    """Data as lines of YAML in block style."""
    if isinstance(value, dict):
        lines = []
        for key, inner in value.items():
            block = isinstance(inner, dict | list) and inner
            lines += [f"{key}:", *(f"  {line}" for line in _yaml(inner))] if block else [f"{key}: {_scalar(inner)}"]
        return lines
    if isinstance(value, list):
        return [f"{'- ' if number == 0 else '  '}{line}" for entry in value for number, line in enumerate(_yaml(entry))]
    return [_scalar(value)]


def _scalar(value: object) -> str:
    """One value, in quotes where YAML would take it for something else."""
    if isinstance(value, bool):
        return _truth(value)
    if value is None or value == [] or value == {}:
        return ""
    text = str(value)
    simple = _SIMPLE.match(text) and text.lower() not in _WORDS_OF_YAML and text == text.strip()
    return text if simple else json.dumps(text, ensure_ascii=False)
