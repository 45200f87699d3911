"""A folder with a small library and template of its own, and a way to call draftkit there."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftkit.cli.main import main
from tests.support.clock import TODAY

Call = Callable[..., Result]

RECENTLY, SOON = TODAY - timedelta(days=20), TODAY + timedelta(days=160)
"""Days as they are in a library that somebody looks after: the command line goes by the clock."""

CLAUSE = """\
---
title: Example offence
summary: What the example offence is.
version: 1.0.0
status: {status}
extent: [england-and-wales]
audiences: [officials]
topics: [examples]
law:
  - {{source: example-act, provisions: [s 1], status: in-force, from: 2000-01-01}}
sources: [example-act]
checked_on: RECENTLY
review_by: SOON
owner: Legal content
{approved}parameters:
  case_name: {{type: text, default: this case, help: How the text refers to the case.}}
short: The offence in short.[@example-act, s 1]
examples:
  - {{}}
---
It is an offence to do so in {{{{ case_name }}}}.[@example-act, s 1] {{{{ contact("helpline") }}}}
""".replace("RECENTLY", str(RECENTLY)).replace("SOON", str(SOON))

APPROVED = "approved_by: A. Lawyer\nfingerprint: fdc98effc6d35ff6\n"

FILES = {
    "draftkit.toml": 'libraries = ["clauses"]\ntemplates = ["templates"]\n',
    "clauses/library.yaml": "name: test-library\nversion: 1.0.0\n",
    "clauses/sources.yaml": "example-act:\n  type: act\n  title: Example Act 2000\n  confidence: verified\n",
    "clauses/contacts.yaml": "helpline:\n  name: Helpline\n  phone: 0800 1111\n  confidence: verified\n"
    f"  nations: [england, wales]\n  checked_on: {RECENTLY}\n",
    "clauses/terms.yaml": "victim-blaming:\n  avoid: [blameworthy]\n  prefer: at risk\n",
    "clauses/law/offence.md": CLAUSE.format(status="draft", approved=""),
    "clauses/law/approved-offence.md": CLAUSE.format(status="approved", approved=APPROVED),
    "templates/note/template.yaml": """\
title: Note
description: A short note.
version: 1.0.0
house_style: government
fields:
  summary: {type: markdown, label: Summary, help: What it is about., example: In short., required: true}
  to: {type: person, label: To, help: Whom it is for.}
  status_wanted: {type: choice, choices: [draft, approved], default: draft, help: Which clause to print.}
""",
    "templates/note/document.md": """\
# {{ title }}

{{ summary }}

{% if to %}
For {{ to.role }}.
{% endif %}

## Law

{% if status_wanted == "approved" %}
{{ clause("law/approved-offence") }}
{% else %}
{{ clause("law/offence") }}
{% endif %}
""",
    "note.yaml": "template: note\ntitle: A note\nas_at: 2026-11-22\nsummary: In short.\n",
}


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def environment(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DRAFTKIT_LIBRARY", "DRAFTKIT_TEMPLATES", "DRAFTKIT_HOUSE_STYLE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DRAFTKIT_CACHE", str(cache))


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a library, a template and an inputs file, which is the current folder."""
    folder = tmp_path / "workspace"
    write_files(folder, FILES)
    monkeypatch.chdir(folder)
    return folder


def write_files(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def draftkit() -> Call:
    """Calls the command line in this process."""

    def call(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(words), input=stdin, prog_name="draftkit")

    return call


def child_environment(**more: str) -> dict[str, str]:
    """The environment for a draftkit in a process of its own."""
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **more}
