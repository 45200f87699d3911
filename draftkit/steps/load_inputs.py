"""Step 1: what a person wrote -> `Inputs`.

In: located data and the template it names. Out: checked values with defaults, gaps marked `[TO CONFIRM: label]`, the
document's own sources, or a `DraftkitError` with every fault at its place.
"""

from __future__ import annotations

import json
import marshal
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from draftkit.files import content_key, read_text
from draftkit.model.inputs import Inputs, MarkdownText, OutlineText
from draftkit.model.source import Source, source_from
from draftkit.model.template import Template
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, did_you_mean, error, warning
from draftkit.reading.located import Located, PathInData, from_data, written_path
from draftkit.reading.shape import Absence, Field
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml

_CONDITION = r"(not\s+)?(\w+)(?:\s*==\s*'([^']*)')?\Z"


def read_inputs(path: str | Path) -> Located:
    """The data of an inputs file (YAML, JSON or TOML) with places; raises `DraftkitError`."""
    path = Path(path)
    text = read_text(path)
    if not text.strip():
        hint = "draftkit new briefing -o FILE writes one to fill in"
        raise DraftkitError([error("DK102", f"{path} is empty", Place(str(path), 1), hint)])
    if path.suffix == ".toml":
        return _read_toml(text, str(path))
    located = read_yaml(text, str(path))
    if not isinstance(located.data, dict):
        hint = "begin with 'template: briefing'; draftkit new briefing -o FILE writes an inputs file to fill in"
        raise DraftkitError([error("DK111", f"{path} is not an inputs file", located.place(), hint)])
    return located


def _read_toml(text: str, file: str) -> Located:
    import tomllib

    try:
        return from_data(tomllib.loads(text), file)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise DraftkitError(
            [error("DK103", f"this is not valid TOML: {fault}", Place(file), "mend it there")]
        ) from fault


def merged(located: Located, below: Mapping[str, Any], above: Mapping[str, Any]) -> Located:
    """Inputs with values merged under them (a profile) and over them (from the command line)."""
    if not below and not above:
        return located
    data = {**below, **located.data, **above}
    marks = dict(located.marks)
    marks[id(data)] = {key: mark for key, mark in located.marks.get(id(located.data), {}).items() if key not in above}
    return replace(located, data=data, marks=marks)


def template_of(located: Located, templates: Mapping[str, Template]) -> Template:
    """The template that inputs name; raises `DraftkitError` when there is none of that name."""
    name = located.data.get("template")
    if not isinstance(name, str):
        hint = f"begin with 'template: …'; there are: {', '.join(templates)}"
        raise DraftkitError([error("DK112", "'template' is missing", located.place(), hint)])
    if name not in templates:
        hint = did_you_mean(name, templates, f"there are: {', '.join(templates)}")
        raise DraftkitError([error("DK204", f"there is no template '{name}'", located.place(("template",)), hint)])
    return templates[name]


def load_inputs(located: Located, template: Template, known_sources: Mapping[str, Source]) -> Inputs:
    """The checked inputs; raises `DraftkitError` with every fault."""
    values, problems = validate(located, template.shape)
    if problems:
        raise DraftkitError(problems)
    sources = {key: source_from(key, entry) for key, entry in values["sources"].items()}
    problems += _source_faults(located, values, template.shape, sources, known_sources)
    if problems:
        raise DraftkitError(problems)
    gaps: list[Problem] = []
    completed = {field.name: _complete(field, values, located, (field.name,), gaps) for field in template.shape.fields}
    return Inputs(
        template=template.name,
        values=completed,
        sources=sources,
        located=located,
        key=inputs_key(located),
        as_at=values["as_at"],
        extent=tuple(values["extent"]),
        audiences=tuple(values["audiences"]),
        topics=tuple(values["topics"]),
        clauses=tuple(values["clauses"]),
        without_clauses=tuple(values["without_clauses"]),
        parameters=values["parameters"],
        problems=tuple(gaps),
    )


def inputs_key(located: Located) -> str:
    """A hash of what the person wrote, the same from YAML, JSON or a program; dates from a program count as text."""
    try:
        return content_key(marshal.dumps(located.data, 2))
    except ValueError:
        return content_key(json.dumps(located.data, ensure_ascii=False, default=str))


def _source_faults(
    located: Located,
    values: Mapping[str, Any],
    shape: Field,
    own: Mapping[str, Source],
    known: Mapping[str, Source],
) -> list[Problem]:
    """Keys of sources that are nowhere defined, and own keys that hide one of the library."""
    problems = []
    for key in own:
        if key in known:
            hint = f"the library has '{known[key].title}' under this key: use it, or choose another key"
            place = located.place(("sources", key), key=True)
            problems.append(error("DK218", f"the source '{key}' is in the library already", place, hint))
    for field in shape.fields:
        names = {inner.name for inner in field.item.fields} if field.item else set()
        if {"basis", "source"} <= names:
            for number, claim in enumerate(values[field.name]):
                key = claim["source"]
                if key not in own and key not in known:
                    hint = did_you_mean(key, [*own, *known], "describe it under 'sources:'")
                    place = located.place((field.name, number, "source"))
                    problems.append(error("DK202", f"there is no source '{key}'", place, hint))
    return problems


def _complete(field: Field, values: Mapping[str, Any], located: Located, path: PathInData, gaps: list[Problem]) -> Any:
    """The value of a field, with gaps marked and Markdown told from plain text."""
    value: Any = values.get(field.name)
    if _is_empty(value):
        if field.type == "markdown" and isinstance(written := _written(located.data, path), OutlineText):
            return written.at(tuple(path))
        if field.absence is not Absence.CONFIRM or not holds(field.when, values):
            return _typed(field, None if isinstance(value, str) else value, tuple(path), located)
        hint = field.help or "fill it in"
        gaps.append(warning("DK401", f"to confirm: {field.title} ({written_path(path)})", located.place(path), hint))
        return _gap(field)
    if field.type == "group":
        return {inner.name: _complete(inner, value, located, (*path, inner.name), gaps) for inner in field.fields}
    if field.type == "list" and field.item is not None and field.item.type == "group":
        entry = field.item
        if not _has_gaps_or_markup(entry):
            return value
        return [
            {inner.name: _complete(inner, one, located, (*path, number, inner.name), gaps) for inner in entry.fields}
            for number, one in enumerate(value)
        ]
    return _typed(field, value, tuple(path), located)


@lru_cache(maxsize=256)
def _has_gaps_or_markup(group: Field) -> bool:
    """Whether values of a group may need completing: a field that must be given, or Markdown, or a group in it."""
    plain = {"text", "number", "date", "boolean", "choice"}
    return any(inner.absence is Absence.CONFIRM or inner.type not in plain for inner in group.fields)


def _typed(field: Field, value: Any, path: tuple[str | int, ...], located: Located) -> Any:
    """Markdown told from text, and an outline from Markdown; a group left out with all its keys empty."""
    if field.type == "markdown":
        if value is None:
            return None
        written = _written(located.data, path)
        return written.at(path) if isinstance(written, OutlineText) else MarkdownText(value, path)
    if field.type == "list" and field.item is not None and field.item.type == "markdown":
        return [MarkdownText(entry, (*path, number)) for number, entry in enumerate(value)]
    if field.type == "number" and isinstance(value, str):
        return int(value) if value.isdigit() else value
    return value


def _written(data: Any, path: PathInData) -> Any:
    """What stands at a path of the data before it was checked, which makes plain text of every kind of text."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):  # a default, which nobody wrote
            return None
    return data


def _gap(field: Field) -> Any:
    """What a missing value prints, in the shape of the value."""
    text = f"[TO CONFIRM: {field.title}]"
    if field.type == "list":
        entry = field.item or Field(field.name)
        inner = entry.fields
        return [{one.name: text if _must(one) else None for one in inner}] if inner else [text]
    if field.type == "group":
        return {one.name: f"[TO CONFIRM: {field.title}]" if _must(one) else None for one in field.fields}
    return text


def _must(field: Field) -> bool:
    return field.absence is not Absence.ALLOWED


def _is_empty(value: object) -> bool:
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def holds(condition: str, values: Mapping[str, Any]) -> bool:
    """Whether a field's condition (`other`, `not other`, `other == 'word'`) holds; an empty one does."""
    if not condition:
        return True
    match = re.match(_CONDITION, condition.strip())
    if match is None:
        return True
    negated, name, word = match.groups()
    value = values.get(name)
    truth = str(value) == word if word is not None else bool(value)
    return not truth if negated else truth
