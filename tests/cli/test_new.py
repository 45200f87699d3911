"""`draftkit new`: the starter file."""

from pathlib import Path

import pytest

from draftkit.files import Cache
from draftkit.model.template import Template
from draftkit.outputs.inputs_file import starter_inputs
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml
from draftkit.steps.load_library import load_library
from draftkit.workspace import starter_folder

from .conftest import Call


def starter_templates() -> list[Template]:
    clauses, templates = starter_folder("clauses"), starter_folder("templates")
    assert clauses is not None
    assert templates is not None
    return list(load_library([clauses], [templates], Cache()).templates.values())


TEMPLATES = starter_templates()


def test_new_prints_the_starter_file(here: Path, draftkit: Call) -> None:
    result = draftkit("new", "note")
    assert result.exit_code == 0
    assert "template: note" in result.stdout
    assert "[TO CONFIRM: Summary]" in result.stdout


def test_new_writes_a_file_that_assembles_at_once(here: Path, draftkit: Call) -> None:
    assert draftkit("new", "note", "-o", "first.yaml").exit_code == 0
    result = draftkit("assemble", "first.yaml")
    assert result.exit_code == 0
    assert "Summary" in result.stderr


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_the_starter_file_of_every_template_assembles_at_once(template: Template, empty: Path, draftkit: Call) -> None:
    draftkit("new", template.name, "-o", "first.yaml")
    result = draftkit("assemble", "first.yaml")
    assert result.exit_code == 0, result.stderr


def test_new_replaces_nothing(here: Path, draftkit: Call) -> None:
    before = (here / "note.yaml").read_text()
    result = draftkit("new", "note", "-o", "note.yaml")
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert (here / "note.yaml").read_text() == before


def test_new_replaces_when_told_so(here: Path, draftkit: Call) -> None:
    assert draftkit("new", "note", "-o", "note.yaml", "--force").exit_code == 0
    assert "##" in (here / "note.yaml").read_text()


def test_an_unknown_template_names_the_nearest(here: Path, draftkit: Call) -> None:
    result = draftkit("new", "breifing")
    assert result.exit_code == 2
    assert "did you mean 'briefing'?" in result.stderr


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_field_stands_in_the_starter_file(template: Template) -> None:
    lines = starter_inputs(template).splitlines()
    names = {line.removeprefix("# ").partition(":")[0] for line in lines}
    assert names >= {field.name for field in template.shape.fields}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_optional_line_may_be_used_as_it_stands(template: Template) -> None:
    lines = starter_inputs(template).splitlines()
    text = "\n".join(line.removeprefix("# ") for line in lines if not line.startswith("##"))
    _, problems = validate(read_yaml(text, "starter"), template.shape)
    assert problems == []


def test_what_the_workspace_gives_is_not_hidden_by_a_gap(here: Path, draftkit: Call) -> None:
    settings = here / "draftkit.toml"
    settings.write_text(settings.read_text() + '[inputs]\nsummary = "From the workspace."\n')
    draftkit("new", "note", "-o", "first.yaml")
    assert "to confirm: Summary" not in draftkit("assemble", "first.yaml").stderr
