"""Outlines and what becomes of them, in the text files of tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest

import draftkit
from draftkit.model.document import Note
from draftkit.model.tree import with_inlines
from tests.support.cases import Case, Compare, cases
from tests.support.trees import dump, words_of
from tests.support.workspace import clause, draft, outline, shown

INPUTS = {"text": "T*xt", "other": "", "body": "One *two*.", "entries": ["a", "", "b"]}

LAW = {
    "clauses/law/one.md": clause(
        "First of *one*.\n\n## In one\n\nSecond of one.", short="Short one.", line="Line *one*."
    ),
    "clauses/law/two.md": clause("Only of two.", title="Clause two", requires="[law/one]", order="2"),
    "clauses/law/list.md": clause("- a\n- b", title="A list", order="3"),
}


def result(folder: Path, text: str, numbering: str = "none") -> str:
    try:
        made = draft(folder, {**outline(text, numbering), **LAW}, INPUTS)
    except draftkit.DraftkitError as fault:
        return "\n".join(shown(problem) for problem in fault.problems)
    problems = [shown(problem) for problem in made.problems if problem.code.startswith("DK3")]
    return "\n".join([dump(made.document.blocks), *problems])


@pytest.mark.parametrize("case", [*cases("parse.txt"), *cases("clauses.txt")])
def test_an_outline_becomes_these_blocks(case: Case, expect: Compare, tmp_path: Path) -> None:
    expect(case, result(tmp_path, case.given))


@pytest.mark.parametrize("case", cases("numbering.txt"))
def test_a_document_gets_these_numbers(case: Case, expect: Compare, tmp_path: Path) -> None:
    numbering, _, text = case.given.partition("\n")
    expect(case, result(tmp_path, text, numbering))


@pytest.mark.parametrize("case", cases("citations.txt"))
def test_sources_are_cited_in_this_form(case: Case, expect: Compare, tmp_path: Path) -> None:
    sources, _, text = case.given.partition("\n---\n")
    made = draft(tmp_path, {**outline(text), "clauses/sources.yaml": sources + "\n"})
    notes: list[str] = []

    def collect(inlines: tuple) -> tuple:
        notes.extend(f"{one.number} {words_of(one.blocks[0].inlines)}" for one in inlines if isinstance(one, Note))
        return inlines

    with_inlines(made.document.blocks, collect)
    expect(case, "\n".join(notes))
