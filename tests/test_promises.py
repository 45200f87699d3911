"""What draftkit promises about itself: floors, sizes, codes, and that everything it ships works."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import draftkit
from draftkit.codes import CODES
from draftkit.steps.render.outline import FORMS
from tests.support.workspace import AS_AT
from tests.support.xml import package_faults

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "draftkit"
MODULES = sorted(PACKAGE.rglob("*.py"))

DOORS = {
    "click": ("cli",),
    "rich": ("cli",),
    "jinja2": ("steps/render",),
    "pyromark": ("steps/parse",),
    "yaml": ("reading",),
    "lxml": ("word", "outputs/docx", "provenance"),
    "docx": ("word", "outputs/docx"),
    "pydantic": (),
    "pydantic_core": ("reading",),
    "zipfile": ("word", "outputs/docx/form"),
    "socket": (),
    "urllib.request": (),
    "http": (),
    "pickle": (),
    "subprocess": ("cli", "curation/git.py"),
}
"""Each library, and the rooms that may open it."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("library", DOORS)
def test_a_library_is_opened_only_in_its_room(library: str) -> None:
    strangers = []
    for path in MODULES:
        room = path.relative_to(PACKAGE).as_posix()
        used = any(name == library or name.startswith(f"{library}.") for name in imports(path))
        if used and not room.startswith(DOORS[library]):
            strangers.append(room)
    assert strangers == []


def test_the_contracts_between_the_floors_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert run.returncode == 0, run.stdout


def test_no_module_has_more_than_400_lines() -> None:
    long = {path.name: count for path in MODULES if (count := len(path.read_text(encoding="utf-8").split("\n"))) > 401}
    assert long == {}


def test_no_function_has_more_than_60_lines() -> None:
    long = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
                long.append(f"{path.name}: {node.name}")
    assert long == []


def test_the_steps_and_the_model_do_not_read_the_clock() -> None:
    clock = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time|perf_counter)\(")
    readers = [
        path.relative_to(PACKAGE).as_posix() for path in MODULES if clock.search(path.read_text(encoding="utf-8"))
    ]
    assert [name for name in readers if not name.startswith("cli/")] == []


def codes_used() -> set[str]:
    sources = [path for path in MODULES if path.name != "codes.py"]
    return {code for path in sources for code in re.findall(r"\"(DK\d{3})\"", path.read_text(encoding="utf-8"))}


def test_every_code_in_the_source_is_explained_and_no_other() -> None:
    assert codes_used() == set(CODES)


def test_every_code_is_in_the_reference() -> None:
    reference = ROOT / "docs" / "reference" / "codes.md"
    if not reference.exists():
        pytest.skip("docs/reference/codes.md is not written yet")
    text = reference.read_text(encoding="utf-8")
    assert sorted(code for code in codes_used() if code not in text) == []


def test_every_public_name_is_there() -> None:
    assert [name for name in draftkit.__all__ if not hasattr(draftkit, name)] == []
    assert sorted(dir(draftkit)) == sorted(draftkit.__all__)


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        draftkit.nothing  # noqa: B018


@pytest.fixture(scope="session")
def shipped() -> draftkit.Library:
    return draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])


CLAUSES = sorted(path.relative_to(ROOT / "clauses").as_posix() for path in (ROOT / "clauses").rglob("*.md"))


@pytest.mark.parametrize("name", CLAUSES)
def test_every_shipped_clause_renders_in_each_form_where_it_applies(
    shipped: draftkit.Library, tmp_path: Path, name: str
) -> None:
    versions = [one for found in shipped.clauses.values() for one in found if one.file.endswith(f"clauses/{name}")]
    assert len(versions) == 1
    clause = versions[0]
    forms = [form for form in FORMS if clause.text(form)]
    outline = "# {{ title }}\n\n" + "\n\n".join(f'{{{{ clause("{clause.id}", form="{form}") }}}}' for form in forms)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "template.yaml").write_text("title: One\ndescription: One clause.\n", encoding="utf-8")
    (tmp_path / "one" / "document.md").write_text(outline + "\n", encoding="utf-8")
    library = draftkit.load_library([ROOT / "clauses"], [tmp_path, ROOT / "templates"])
    for example in clause.examples:
        inputs = {"template": "one", "title": "T", "extent": list(clause.extent), "parameters": example}
        made = draftkit.assemble(inputs, library, as_at=AS_AT)
        assert clause.id in {one.clause.id for one in made.placements}
        assert package_faults(draftkit.write(made)) == []


def test_no_shipped_clause_claims_an_approval_that_nobody_gave(shipped: draftkit.Library) -> None:
    assert [
        id for id, (newest, *_) in shipped.clauses.items() if newest.status == "approved" and not newest.approved_by
    ] == []


def test_every_source_of_a_shipped_clause_exists(shipped: draftkit.Library) -> None:
    clauses = [one for versions in shipped.clauses.values() for one in versions]
    named = {key for one in clauses for key in (*one.sources, *(law.source for law in one.law))}
    assert sorted(named - set(shipped.sources)) == []


@pytest.mark.parametrize("name", sorted(path.parent.name for path in (ROOT / "templates").glob("*/template.yaml")))
@pytest.mark.parametrize("extent", ["england-and-wales", "scotland", "northern-ireland", "wales"])
def test_every_template_gives_a_document_from_nothing_but_a_title(
    shipped: draftkit.Library, name: str, extent: str
) -> None:
    inputs = {"template": name, "title": "A title", "extent": [extent]}
    made = draftkit.assemble(inputs, shipped, as_at=date(2026, 11, 22))
    assert package_faults(draftkit.write(made)) == []
