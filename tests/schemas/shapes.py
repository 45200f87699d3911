"""What the tests of schemas share: every schema, how draftkit judges a file of its kind, and YAML made from a shape.

In: nothing, or a shape. Out: the schemas by name with draftkit's own verdict, and a strategy for texts that often fit.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from draftkit.consultation.questionnaire import QUESTIONNAIRE_SHAPE
from draftkit.model.clause import CLAUSE_SHAPE
from draftkit.model.contact import CONTACT_SHAPE
from draftkit.model.library import LIBRARY_SHAPE, Library
from draftkit.model.source import SOURCE_SHAPE
from draftkit.model.template import TEMPLATE_SHAPE
from draftkit.model.template_fields import template_from
from draftkit.model.term import TERM_SHAPE
from draftkit.outputs.file_schemas import file_schemas, inputs_schemas
from draftkit.outputs.json_schema import Schema
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.shape import Absence, Field
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import NULLS, read_yaml
from draftkit.steps.load_library import load_library
from draftkit.workspace import WORKSPACE_SHAPE
from tests.support.pages import ROOT


@cache
def shipped() -> Library:
    return load_library([ROOT / "clauses"], [ROOT / "templates"])


@cache
def schemas() -> dict[str, Schema]:
    return file_schemas(WORKSPACE_SHAPE, QUESTIONNAIRE_SHAPE) | inputs_schemas(shipped().templates)


@cache
def shapes() -> dict[str, Field]:
    """The shape behind each schema of a YAML file."""
    registers = {"sources": SOURCE_SHAPE, "contacts": CONTACT_SHAPE, "terms": TERM_SHAPE}
    made = {name: Field(name, "mapping", item=shape) for name, shape in registers.items()}
    made |= {"clause": CLAUSE_SHAPE, "library": LIBRARY_SHAPE, "template": TEMPLATE_SHAPE}
    return made | {f"inputs-{name}": _inputs(name, template.shape) for name, template in shipped().templates.items()}


def _inputs(name: str, shape: Field) -> Field:
    """The shape of inputs in which no other template can be named: draftkit would take the other's shape."""
    named = Field("template", "choice", choices=(name,), absence=Absence.ERROR)
    return replace(shape, fields=(named, *(field for field in shape.fields if field.name != "template")))


def problems_in(name: str, text: str) -> tuple[Problem, ...]:
    """What draftkit finds wrong with a file of the kind that a schema is for."""
    located = read_yaml(text, "file.yaml")
    if name == "template":
        try:
            template_from("made", located.data, located, "", "document.md", "key")
        except DraftkitError as fault:
            return fault.problems
        return ()
    read, problems = validate(located, shapes()[name])
    if name == "clause" and read and read["status"] == "approved" and not read["approved_by"]:
        problems.append(error("DK121", "approved by nobody"))  # as loading a library does
    return tuple(problems)


PLAIN = ("word", "2026", "0800", "1.0", "1e3", "-1", "true", "False", "yes", "no", "null", "~", "2026-11-22", "1.0.0")
"""Scalars without quotes, of which an editor's parser takes many for something else than text."""

PATTERNED = ("1.0.0", "2024", "2024-05", "https://example.org", "1234567890123456", "a/b@1.0.0", "word")
"""Texts of which one at least fits each pattern."""

odd = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(["", "a b", "2026-02-30", "12", "https://example.org/x", "ünïcode"]).map(json.dumps),
    st.sampled_from(["[]", "{}", "[word, 1]", "{a: b}", "[null]"]),
)
"""Values as YAML that fit now and then."""


def values(field: Field, depth: int = 0) -> st.SearchStrategy[str]:
    """Values of a field as YAML in flow style; most of them fit it."""
    fitting = _fitting(field, depth)
    return st.integers(0, 39).flatmap(lambda chance: odd if chance == 0 else fitting)


def _fitting(field: Field, depth: int) -> st.SearchStrategy[str]:
    match field.type:
        case "text" | "markdown" if field.pattern:
            return st.sampled_from([text for text in PATTERNED if re.fullmatch(field.pattern, text)])
        case "text" | "markdown":
            return st.sampled_from([*(text for text in PLAIN if text not in NULLS), '"quoted: text"'])
        case "number":
            return st.sampled_from(["1", "2.5", "-3", '"4"', "1_000", "1e3"])
        case "date":
            return st.sampled_from(["2026-11-22", '"2026-01-01"'])
        case "boolean":
            return st.sampled_from(["true", "False", "yes", '"no"', "1", "off", "T"])
        case "choice":
            return st.sampled_from(field.choices).flatmap(lambda choice: st.sampled_from([choice, json.dumps(choice)]))
        case "list":
            assert field.item is not None
            return st.lists(values(field.item, depth + 1), max_size=2).map(lambda made: f"[{', '.join(made)}]")
        case "mapping":
            assert field.item is not None
            return st.dictionaries(st.sampled_from("ab"), values(field.item, depth + 1), max_size=2).map(_flow)
        case "group":
            return groups(field, depth)
    return odd


@st.composite
def groups(draw: st.DrawFn, field: Field, depth: int = 0) -> str:
    """A group: required keys nearly always, a few of the others, and sometimes one that nobody knows."""
    needed = [one for one in field.fields if one.absence is Absence.ERROR]
    others = [one for one in field.fields if one.absence is not Absence.ERROR]
    left_out = draw(st.integers(0, 40))
    chosen = [one for number, one in enumerate(needed) if number != left_out]
    chosen += draw(st.lists(st.sampled_from(others), max_size=3, unique_by=id)) if others else []
    made: dict[str, Any] = {one.name: draw(values(one, depth + 1)) for one in chosen}
    if draw(st.integers(0, 25)) == 0:
        made["nobody_knows"] = "1"
    return _flow(made)


def _flow(entries: dict[str, str]) -> str:
    return "{" + ", ".join(f"{json.dumps(key)}: {value}" for key, value in entries.items()) + "}"


def declarations() -> st.SearchStrategy[str]:
    """A `template.yaml` whose fields are declared at several depths."""
    kinds = st.sampled_from(["text", "list", "group", "choice", "claim", "markdown", "wrong"])
    leaf = st.fixed_dictionaries({"type": kinds}, optional={"of": kinds, "choices": odd, "help": odd, "required": odd})
    field = st.recursive(
        leaf.map(_flow),
        lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=2).map(
            lambda made: _flow({"type": "group", "fields": _flow(made)})
        ),
        max_leaves=4,
    )
    fields = st.dictionaries(st.sampled_from(["one", "two"]), field, max_size=2).map(_flow)
    return fields.map(lambda made: _flow({"title": "T", "description": "D", "fields": made}))
