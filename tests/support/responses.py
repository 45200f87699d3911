"""Responses: made from a few words, over a small library, for tests of what is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import draftkit
from draftkit.consultation.questionnaire import Kind, Question, Questionnaire
from draftkit.consultation.response import Answer, Response
from draftkit.reading.yaml_text import read_yaml
from tests.support.workspace import build_workspace, clause, library_files

AS_AT = date(2026, 11, 22)
SHIPPED_TEMPLATES = Path(__file__).parent.parent.parent / "templates"

RESPONSE_YAML = """\
template: consultation-response
organisation: Example Charity (synthetic)
contact_role: Head of policy
contact_email: policy@example.org
about_us: We support families.
summary: We agree.
closing_date: 2026-12-18
sources:
  own: {type: report, author: Example Charity (synthetic), title: Our figures, date: 2026-01-02}
claims:
  - {text: a person was convicted, basis: court-record, source: own}
"""

CONTACTS_YAML = """\
line: {name: Help Line, serves: [children], phone: 0800 1111, url: 'https://www.example.org/', confidence: verified,
  checked_on: 2026-11-01, extent: [england-and-wales]}
"""


def library(folder: Path, clauses: Mapping[str, str] = {}) -> draftkit.Library:
    """A small library with the shipped templates; `clauses` are texts of clause files by id."""
    files = {f"clauses/{id}.md": text for id, text in clauses.items()}
    build_workspace(folder, library_files({"clauses/law/a.md": clause(), **files}))
    return draftkit.load_library([folder / "clauses"], [SHIPPED_TEMPLATES])


def question(id: str = "1", text: str = "Do you agree?", kind: Kind = Kind.TEXT, **more: Any) -> Question:
    """A question whose number is its id, unless another is given."""
    return Question(id, text, kind, **{"number": id, **more})


def answer(text: str = "", question: str = "1", line: int = 8, **more: Any) -> Answer:
    """An answer in a file named after its question."""
    return Answer(question, text, f"answers/{question}.md", line, **more)


def response(*answers: Answer, questions: tuple[Question, ...] = (), inputs: str = RESPONSE_YAML) -> Response:
    """A response of these answers, to free-text questions if none are given."""
    asked = questions or tuple(question(one.question) for one in answers)
    published = Questionnaire(asked, title="Synthetic images", body="Example Department (synthetic)")
    by_id = {one.id: Answer(one.id) for one in asked} | {one.question: one for one in answers}
    return Response(Path(), published, read_yaml(inputs, "response.yaml"), by_id)
