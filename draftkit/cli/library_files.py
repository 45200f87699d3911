"""The files of a new library repository: a name and a date -> their names and texts.

In: the library's name and today's date. Out: mappings from file names to texts: a Python package that brings the
library to whoever installs it, with tests, and files for the places where libraries are kept.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from draftkit.cli.init_files import LIBRARY, SETTINGS, clause_files
from draftkit.outputs.editor_settings import toml_modeline
from draftkit.problems import UsageError, error

PROJECT = """\
# The library as a Python package: pip install . brings it to draftkit, under its name below.
[build-system]
requires = ["hatchling>=1.25"]
build-backend = "hatchling.build"

[project]
name = "{name}"
dynamic = ["version"]
description = "A library of clauses for draftkit."
readme = "README.md"
requires-python = ">=3.11"

[project.optional-dependencies]
test = ["pytest>=8"]

# Whoever installs the package writes libraries = ["{name}"] in draftkit.toml.
[project.entry-points."draftkit.libraries"]
{name} = "{package}"

# The version stands in one place: in library.yaml.
[tool.hatch.version]
path = "{package}/clauses/library.yaml"
pattern = "^version: *(?P<version>[0-9.]+)"

[tool.hatch.build.targets.wheel]
packages = ["{package}"]
"""

PACKAGE = '''\
"""A library of clauses for draftkit: the folder clauses, and a folder templates if there is one."""
'''

TESTS = '''\
"""The library keeps its promises: draftkit finds no fault in it."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_draftkit_finds_no_fault():
    run = subprocess.run(["draftkit", "check"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_example_renders_wherever_its_clause_applies():
    run = subprocess.run(["draftkit", "clauses", "test"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr
'''

WORKFLOW = """\
# Checks every change of the library on GitHub.
name: check
on: [push, pull_request]
permissions:
  contents: read
jobs:
  clauses:
    runs-on: ubuntu-latest
    env:
      # What pip installs draftkit from: a name on your index, or the address of a repository that you may read.
      DRAFTKIT: policy-draftkit
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: pip install "$DRAFTKIT" -e ".[test]"
      - run: draftkit check
      - run: python -m pytest
"""

PRE_COMMIT = """\
# pre-commit install, and git runs draftkit check before each commit. This uses the draftkit that you have installed.
# To let pre-commit install it, write a `repo` with the address and `rev` of draftkit's repository, and its hook
# draftkit-check, instead of `local`.
repos:
  - repo: local
    hooks:
      - id: draftkit-check
        name: draftkit check
        entry: draftkit check
        language: system
        files: (^|/)draftkit\\.(toml|lock)$|\\.(md|yaml)$
        pass_filenames: false
"""

IGNORED = """\
__pycache__/
.pytest_cache/
.venv/
dist/
*.docx
"""

LICENCE = """\
No licence has been chosen yet. Until one is, nobody but its authors may copy, change or share this library.

Put the text of your licence here and its name into library.yaml (licence: …). For text that the public sector
publishes, the Open Government Licence v3.0 or CC BY 4.0 are usual. Ask whoever owns the copyright first.
"""

README = """\
# {title}

Clauses for draftkit, kept by NAME OF THE TEAM. Replace the words in capitals.

- `{package}/clauses/library.yaml`: the library's name and version.
- `{package}/clauses/sources.yaml`, `contacts.yaml`, `terms.yaml`: what clauses cite, name and avoid.
- `{package}/clauses/FAMILY/NAME.md`: a clause. `examples/example-clause.md` shows what one has.
- `LICENSE`: choose a licence before you share the library.

## Work on it

    draftkit check              looks for faults
    draftkit clauses list       shows what there is
    python -m pytest            what CI runs: pip install -e '.[test]' first

A new version: raise `version` in `library.yaml`, and that of each clause you changed. A clause stays a draft until a
named person has approved it.

## Use it

    pip install .

Then, in the `draftkit.toml` of the folder in which documents are made:

    libraries = ["{name}"]

The clauses then come before those that come with draftkit. A folder works as well:
`libraries = ["path/to/{package}/clauses"]`.
"""


class LibraryName(NamedTuple):
    """What a library is called."""

    name: str
    """In small letters and hyphens, as in `library.yaml` and `draftkit.toml`."""
    package: str
    """The name of its Python package."""
    title: str


def library_name(words: str) -> LibraryName:
    """A library's names, made from words such as the name of a folder; raises `UsageError` where that gives none."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    package = name.replace("-", "_")
    if not package.isidentifier() or keyword.iskeyword(package):
        hint = "give a name that begins with a letter, such as --name our-clauses"
        raise UsageError([error("DK609", f"'{words}' cannot be the name of a library", None, hint)])
    return LibraryName(name, package, name.replace("-", " ").capitalize())


def library_files(library: LibraryName, today: date) -> Mapping[str, str]:
    """The library and its package: names, relative to the repository, and texts."""
    package = library.package
    about = LIBRARY.replace("our-clauses", library.name).replace("Our own clauses", library.title)
    settings = SETTINGS.replace('libraries = ["clauses"]', f'libraries = ["{package}/clauses"]')
    return {
        "draftkit.toml": toml_modeline("settings", "draftkit.toml") + settings,
        "pyproject.toml": PROJECT.format(name=library.name, package=package),
        f"{package}/__init__.py": PACKAGE,
        **clause_files(f"{package}/clauses", today, about),
        "tests/test_library.py": TESTS,
    }


def companion_files(library: LibraryName) -> Mapping[str, str]:
    """What goes with it, and may be there already: names and texts."""
    return {
        "README.md": README.format(**library._asdict()),
        "LICENSE": LICENCE,
        ".gitignore": IGNORED,
        ".pre-commit-config.yaml": PRE_COMMIT,
        ".github/workflows/check.yaml": WORKFLOW,
    }
