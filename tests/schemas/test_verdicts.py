"""Schemas and draftkit judge alike: what draftkit accepts no schema refuses, and plain faults both refuse."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from draftkit.outputs.json_schema import file_schema
from draftkit.problems import Problem
from draftkit.reading.located import Located
from draftkit.reading.shape import Absence, Field, group
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml
from draftkit.workspace import WORKSPACE_SHAPE
from tests.schemas.shapes import declarations, problems_in, schemas, shapes, values
from tests.support.editors import faults, seen_by_an_editor
from tests.support.workspace import attempt, clause, load


def told_by_both(problem: Problem) -> bool:
    """Whether a schema can say it too: an unknown key, a missing key, a choice that there is not."""
    return problem.code in {"DK110", "DK112"} or "is not possible for" in problem.message


def agree(name: str, text: str) -> None:
    found = problems_in(name, text)
    refused = faults(schemas()[name], seen_by_an_editor(text))
    event("accepted" if not found else "refused")
    if not found:
        assert refused == []
    if any(told_by_both(problem) for problem in found):
        assert refused != []


@pytest.mark.parametrize("name", sorted(shapes()))
@given(data=st.data())
def test_schema_and_draftkit_agree_on_made_files(name: str, data: st.DataObject) -> None:
    agree(name, data.draw(values(shapes()[name])))


@given(text=declarations())
def test_schema_and_draftkit_agree_on_declarations_of_fields(text: str) -> None:
    agree("template", text)


ACCEPTED = (
    ("sources", "a: {type: news, title: 2026, date: 2024, accessed: 2026-11-22, url: https://example.org}"),
    ("sources", "a: {type: act, title: true, short: ~, note: , extent: }"),
    ("contacts", "a: {name: Helpline, phone: 0800 1111, minimum_age: '5', confidence: verified}"),
    ("terms", "a: {avoid: [1], prefer: yes, except: null}"),
    ("library", "{name: a, version: 1.2.3, families: }"),
    ("template", "{title: T, description: D, fields: {a: {}, b: {type: group, fields: {c: {required: yes}}}}}"),
    ("template", "{title: T, description: D, fields: {a: {type: choice, choices: [1, 2]}}}"),
)


@pytest.mark.parametrize(("name", "text"), ACCEPTED)
def test_both_accept(name: str, text: str) -> None:
    assert problems_in(name, text) == ()
    assert faults(schemas()[name], seen_by_an_editor(text)) == []


REFUSED = (
    ("sources", "a: {type: akt, title: T}", "$.a.type: 'akt' is not one of"),
    ("sources", "a: {type: act}", "$.a: 'title' is a required property"),
    ("sources", "a: {type: act, title: T, titel: U}", "$.a: Additional properties are not allowed ('titel'"),
    ("sources", "a: {type: act, title: T, accessed: 22/11/2026}", "$.a.accessed: '22/11/2026' does not match"),
    ("sources", "a: {type: act, title: }", "$.a.title: None is not of type"),
    ("contacts", "a: {name: N, confidence: verified, minimum_age: five}", "$.a.minimum_age: 'five' does not match"),
    ("terms", "a: {avoid: word, prefer: P}", "$.a.avoid: 'word' is not of type 'array'"),
    ("library", "{name: a, version: 1.0}", "$.version: 1.0 is not of type 'string'"),
    ("template", "{title: T, description: D, fields: {a: {type: choice}}}", "$.fields.a: 'choices' is a required"),
    ("template", "{title: T, description: D, fields: {a: {of: choice, type: list, choices: []}}}", "$.fields.a.choi"),
    ("template", "{title: T, description: D, fields: {a: {fields: {b: {typ: text}}}}}", "$.fields.a.fields.b: Add"),
    ("inputs-briefing", "{template: briefing, claims: [{text: T, basis: court-record}]}", "$.claims[0]: 'source' is a"),
    ("inputs-briefing", "{template: briefing, titel: T}", "$: Additional properties are not allowed ('titel'"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "text", "fault"), REFUSED)
def test_both_refuse(name: str, text: str, fault: str) -> None:
    assert problems_in(name, text) != ()
    assert [found for found in faults(schemas()[name], seen_by_an_editor(text)) if found.startswith(fault)] != []


KINDS_OF_FIELD = {
    "text": Field("key"),
    "year": Field("key", pattern=r"\d{4}"),
    "version": Field("key", pattern=r"\d+\.\d+\.\d+"),
    "number": Field("key", "number"),
    "date": Field("key", "date"),
    "boolean": Field("key", "boolean"),
    "choice": Field("key", "choice", choices=("one", "2", "true", "no")),
    "list": Field("key", "list", item=Field("entry")),
    "mapping": Field("key", "mapping", item=Field("entry", "number")),
    "group": Field("key", "group", fields=(Field("inner"),)),
    "any": Field("key", "any"),
}

VALUES = (
    *(
        "",
        "null",
        "~",
        '""',
        "word",
        "'2'",
        "2",
        "2026",
        "-3",
        "2.5",
        "1e3",
        "1_000",
        '"1.5"',
        "true",
        "'true'",
        "false",
    ),
    *("yes", "Yes", "no", "ON", "off", "T", "f", "1", "0", "one", "1.0.0", "2026-11-22", "'2026-11-22'", "22/11/2026"),
    *("[]", "[a, 1]", "[~]", "{}", "{a: 1}", "{a: b}", "{inner: x}", "{inner: }", "{other: x}"),
)

WRITTEN_OTHERWISE = {("year", "-3"), ("year", "1e3"), ("year", "2"), ("year", "2.5"), ("year", "1"), ("year", "0")}
"""Numbers that fit no pattern of four digits: a pattern says nothing of numbers in JSON Schema."""


@pytest.mark.parametrize("absence", [Absence.ERROR, Absence.ALLOWED, Absence.CONFIRM])
@pytest.mark.parametrize("kind", KINDS_OF_FIELD)
def test_every_kind_of_field_takes_the_same_values(kind: str, absence: Absence) -> None:
    shape = group("file", replace(KINDS_OF_FIELD[kind], absence=absence))
    schema = file_schema("file", shape)
    told = {}
    for value in VALUES:
        text = f"key: {value}\n"
        problems = validate(read_yaml(text, "file.yaml"), shape)[1]
        told[value] = (problems == [], faults(schema, seen_by_an_editor(text)) == [])
    differing = {(kind, value) for value, (draftkit, editor) in told.items() if draftkit is not editor}
    assert differing == {(one, value) for one, value in WRITTEN_OTHERWISE if one == kind}


INPUTS = (
    ("template: briefing\n", []),
    ("template: brefing\n", ["$.template: 'brefing' is not one of"]),
    ("template: briefing\ntitel: T\n", ["$: Additional properties are not allowed ('titel'"]),
    ("template: sharing-guidance\nmarking: SECRT\n", ["$.marking: 'SECRT' is not one of"]),
    ("name: another file\non: [push]\n", []),
)


@pytest.mark.parametrize(("text", "expected"), INPUTS)
def test_one_schema_serves_the_inputs_of_every_template(text: str, expected: list[str]) -> None:
    found = faults(schemas()["inputs"], seen_by_an_editor(text))
    assert [fault[: len(start)] for fault, start in zip(found, expected, strict=True)] == expected


def test_an_approved_clause_names_who_approved_it(tmp_path: Path) -> None:
    schema = schemas()["clause"]
    for name in ("", '""', "A. Lawyer", "7"):
        text = clause(approved_by=name)
        _, codes = attempt(load, tmp_path, {"clauses/law/a.md": text})
        refused = faults(schema, seen_by_an_editor(text.split("---\n")[1]))
        assert (codes, bool(refused)) == ((set(), False) if name.strip('"') else ({"DK121"}, True))


SETTINGS = (
    ('libraries = ["a"]\nminimum_status = "draft"\n[inputs]\nanything = 1\n[checks]\nDK404 = "off"\n', True),
    ("libraries = [1]\n", False),
    ('libraris = ["a"]\n', False),
    ('minimum_status = "withdrawn"\n', False),
    ('[checks]\nDK404 = "loud"\n', False),
)


@pytest.mark.parametrize(("text", "fits"), SETTINGS)
def test_settings_in_toml_are_judged_alike(text: str, fits: bool) -> None:
    data = tomllib.loads(text)
    assert (validate(Located(data, "draftkit.toml"), WORKSPACE_SHAPE)[1] == []) is fits
    assert (faults(schemas()["settings"], data) == []) is fits


def test_a_check_in_the_settings_has_the_form_of_a_code() -> None:
    assert faults(schemas()["settings"], {"checks": {"K404": "off"}}) != []


@st.composite
def fields(draw: st.DrawFn, depth: int = 0) -> Field:
    """Any field that a shape may have."""
    kinds = ["text", "markdown", "number", "date", "boolean", "choice", "any"]
    kind = draw(st.sampled_from([*kinds, *(["list", "mapping", "group"] if depth < 2 else [])]))
    choices = tuple(draw(st.lists(st.sampled_from(["a", "1", "true", "no"]), min_size=1, unique=True)))
    inner = draw(st.lists(fields(depth + 1), max_size=3)) if kind == "group" else []
    return Field(
        draw(st.sampled_from(["name", "other", "third"])),
        kind,
        absence=draw(st.sampled_from(Absence)),
        choices=choices if kind == "choice" else (),
        item=draw(fields(depth + 1)) if kind in {"list", "mapping"} else None,
        fields=tuple({one.name: one for one in inner}.values()),
        pattern=draw(st.sampled_from(["", r"\d{4}", r"[a-z]+"])) if kind == "text" else "",
    )


@given(data=st.data(), made=st.lists(fields(), max_size=3, unique_by=lambda field: field.name))
def test_schema_and_draftkit_agree_on_any_shape(data: st.DataObject, made: list[Field]) -> None:
    shape = group("made", *made)
    text = data.draw(values(shape))
    located = read_yaml(text, "made.yaml")
    found = validate(located, shape)[1]
    refused = faults(file_schema("made", shape), seen_by_an_editor(text))
    assert found or refused == []
    assert refused or not any(told_by_both(problem) for problem in found)
