"""Workspaces: small libraries made from a dict of file name to text, and documents made from them in one call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import draftkit
from draftkit.problems import Problem
from draftkit.reading.yaml_text import read_yaml

AS_AT = date(2026, 11, 22)

BASE = Path(draftkit.__file__).parent / "outputs" / "docx" / "base.docx"
"""The house style that is built in."""

LIBRARY_YAML = "name: small\nversion: 1.2.3\n"

SOURCES_YAML = """\
poca-1978: {type: act, title: Protection of Children Act 1978, short: the 1978 Act}
smith: {type: case, title: R v Smith, citation: '[2002] EWCA Crim 683'}
cps-guide:
  type: guidance
  author: Crown Prosecution Service
  title: Indecent images
  date: 2024-05-07
  url: https://www.cps.gov.uk/guide
  accessed: 2026-11-22
local-news: {type: news, title: A report, publication: Local News, url: 'https://example.org/a', accessed: 2026-11-22}
"""

TEMPLATE_YAML = """\
title: Note
description: A short note.
fields:
  text: {type: text}
  other: {type: text}
  body: {type: markdown}
  entries: {type: list, of: text}
"""


def build_workspace(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files`, by their names, into `folder`; texts are dedented."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(dedent(text), encoding="utf-8", newline="")
    return folder


def clause(body: str = "The law is this.", **front: str) -> str:
    """The text of a clause file; `front` replaces or adds lines of its front matter, each as YAML text."""
    keys = {
        "title": "A clause",
        "summary": "What it says.",
        "version": "1.0.0",
        "status": "approved",
        "extent": "[england-and-wales]",
        "sources": "[]",
        "checked_on": "2026-11-01",
        "review_by": "2027-11-01",
        "approved_by": "Somebody",
        "examples": "[{}]",
        **front,
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"---\n{body}\n"


def library_files(files: Mapping[str, str | bytes] = {}) -> dict[str, str | bytes]:
    """A library with registers and one template `note`, and `files` over them."""
    return {
        "clauses/library.yaml": LIBRARY_YAML,
        "clauses/sources.yaml": SOURCES_YAML,
        "templates/house-style/government.docx": BASE.read_bytes(),
        "templates/note/template.yaml": TEMPLATE_YAML,
        "templates/note/document.md": "# {{ title }}\n\n{{ text }}\n\n{{ body }}\n",
        **files,
    }


def load(folder: Path, files: Mapping[str, str | bytes] = {}) -> draftkit.Library:
    """The library that `files` make over the usual ones."""
    build_workspace(folder, library_files(files))
    return draftkit.load_library([folder / "clauses"], [folder / "templates"])


def draft(
    folder: Path,
    files: Mapping[str, str | bytes] = {},
    inputs: Mapping[str, Any] | str | None = None,
    as_at: date = AS_AT,
) -> draftkit.Draft:
    """A document from the template `note`, with `inputs` as data or as YAML text."""
    library = load(folder, files)
    if isinstance(inputs, str):
        return draftkit.assemble(read_yaml(dedent(inputs), "inputs.yaml"), library, as_at=as_at)
    data = {"template": "note", "title": "A title", **(inputs or {})}
    return draftkit.assemble(data, library, as_at=as_at)


def docx(
    folder: Path,
    files: Mapping[str, str | bytes] = {},
    inputs: Mapping[str, Any] | None = None,
    as_at: date = AS_AT,
) -> bytes:
    """The bytes of a document from the template `note`."""
    return draftkit.write(draft(folder, files, inputs, as_at))


def outline(text: str, numbering: str = "none") -> dict[str, str | bytes]:
    """Files that give the template `note` another outline."""
    declared = TEMPLATE_YAML + f"numbering: {numbering}\n"
    return {"templates/note/document.md": text, "templates/note/template.yaml": declared}


def problems_of(call: Any, *arguments: Any, **options: Any) -> tuple[Problem, ...]:
    """The problems with which a call ends; it must end with some."""
    try:
        call(*arguments, **options)
    except draftkit.DraftkitError as fault:
        return fault.problems
    raise AssertionError(f"{call.__name__} found nothing wrong")


def attempt(call: Any, *arguments: Any, **options: Any) -> tuple[Any, set[str]]:
    """What a call gives with no codes, or nothing with the codes of its problems."""
    try:
        return call(*arguments, **options), set()
    except draftkit.DraftkitError as fault:
        return None, {problem.code for problem in fault.problems}


def shown(problem: Problem) -> str:
    """A problem in one line: severity, code, place, message."""
    place = problem.place
    where = f" {Path(place.file).name}:{place.line}:{place.column}" if place and place.line else ""
    return f"{problem.severity} {problem.code}{where}: {problem.message}"
