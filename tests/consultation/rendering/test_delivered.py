"""Answers as they are handed in: clauses and fields put in, notes of their own, faults where people wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

import draftkit
from draftkit.consultation.questionnaire import Kind
from draftkit.consultation.rendering import delivered
from draftkit.consultation.response import Evidence, Response
from draftkit.files import Cache
from draftkit.model.document import Heading, Region
from draftkit.problems import DraftkitError
from tests.support.responses import AS_AT, answer, library, question, response
from tests.support.workspace import clause
from tests.support.xml import document_text


def plain(folder: Path, text: str, clauses: dict[str, str] | None = None) -> str:
    """The plain text of an answer."""
    made, _ = delivered(response(answer(text)), library(folder, clauses or {}), as_at=AS_AT, cache=Cache())
    return made[0].plain


def faults(folder: Path, made: Response) -> list[str]:
    with pytest.raises(DraftkitError) as raised:
        delivered(made, library(folder), as_at=AS_AT, cache=Cache())
    return [f"{problem.place}: {problem.code} {problem.message}" for problem in raised.value.problems]


def test_a_clause_stands_where_the_answer_places_it(tmp_path: Path) -> None:
    text = plain(tmp_path, 'Yes.\n\n{{ clause("law/a") }}\n\nNo.', {"law/a": clause("One.\n\n- two")})
    assert text == "Yes.\n\nOne.\n\n- two\n\nNo."


def test_a_clause_has_the_form_and_the_parameters_that_the_answer_asks_for(tmp_path: Path) -> None:
    body = clause("Long {{ case }}.", short="Short {{ case }}.", parameters="{case: {default: this, help: The case.}}")
    asked = '{{ clause("law/a", form="short", case="Kent") }} {{ clause("law/a") }}'
    assert plain(tmp_path, asked, {"law/a": body}) == "Short Kent.\n\nLong this."


def test_fields_of_the_response_are_inert_text(tmp_path: Path) -> None:
    text = "**{{ organisation }}** {{ attributed(claims[0]) }}"
    assert plain(tmp_path, text).startswith(
        "Example Charity (synthetic) Court records show that a person was convicted.[1]"
    )


def test_notes_are_numbered_from_one_in_each_answer_and_cited_in_full_there(tmp_path: Path) -> None:
    case = "[@smith, 5] and [@smith]"
    made, _ = delivered(response(answer(case), answer(case, "2")), library(tmp_path), as_at=AS_AT, cache=Cache())
    assert made[0].plain == made[1].plain
    assert made[1].plain == "[1] and [2]\n\nSources\n[1] R v Smith [2002] EWCA Crim 683, [5].\n[2] R v Smith (n 1)."


def test_a_reference_names_the_clause(tmp_path: Path) -> None:
    made = response(answer('See {{ ref("law/a") }}.'), answer('{{ clause("law/a") }}', "2"))
    [first, _], _ = delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    assert first.plain == "See ‘A clause’."


def test_blocks_have_no_marks_of_origin_and_headings_from_level_one(tmp_path: Path) -> None:
    text = '### First\n\n#### Second\n\n{{ clause("law/a") }}'
    [only], _ = delivered(response(answer(text)), library(tmp_path), as_at=AS_AT, cache=Cache())
    assert [block.level for block in only.blocks if isinstance(block, Heading)] == [1, 2]
    assert not any(isinstance(block, Region) for block in only.blocks)


def test_words_and_characters_are_those_of_the_plain_text(tmp_path: Path) -> None:
    [only], _ = delivered(response(answer("One **two**\n\nthree")), library(tmp_path), as_at=AS_AT, cache=Cache())
    assert (only.plain, only.words, only.characters) == ("One two\n\nthree", 3, 16)


def test_every_question_is_delivered_in_order_also_without_an_answer(tmp_path: Path) -> None:
    made = response(answer("B", "2"), questions=(question("1"), question("2")))
    handed_in, draft = delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    assert [(one.question.id, one.plain, one.words) for one in handed_in] == [("1", "", 0), ("2", "B", 1)]
    assert [problem.message for problem in draft.problems if problem.code == "DK401"] == [
        "to confirm: Answer (answers[1].answer)"
    ]


def test_a_choice_without_text_is_no_gap_and_stands_in_the_document(tmp_path: Path) -> None:
    asked = question("1", kind=Kind.YES_NO, options=("Yes", "No"))
    made = response(answer(chosen=("Yes",)), questions=(asked,))
    [only], draft = delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    assert only.blocks == ()
    assert "DK401" not in {problem.code for problem in draft.problems}
    assert "We choose: Yes" in document_text(draftkit.write(draft))


def test_evidence_is_a_footnote_of_the_document(tmp_path: Path) -> None:
    made = response(answer("Yes.", evidence=(Evidence("own", "our figures"), Evidence(note="calls to us", date=AS_AT))))
    _, draft = delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    assert draft.document.notes == 2
    assert "Evidence: our figures; calls to us (22 November 2026)" in document_text(draftkit.write(draft))


def test_a_required_clause_stands_before_it_in_the_same_answer(tmp_path: Path) -> None:
    clauses = {"law/a": clause("First.", requires="[law/b]"), "law/b": clause("Before.")}
    assert plain(tmp_path, 'Yes.\n\n{{ clause("law/a") }}', clauses) == "Yes.\n\nBefore.\n\nFirst."


def test_clauses_named_only_in_prose_are_not_looked_for(tmp_path: Path) -> None:
    assert plain(tmp_path, "The clause 'law/a' is theirs.") == "The clause 'law/a' is theirs."


def test_every_answer_with_faults_is_told_at_once_with_line_and_column(tmp_path: Path) -> None:
    made = response(
        answer('Yes.\n\nAs {{ clause("law/b") }} says.', "1"),
        answer("{{ % }}", "2"),
        answer("{% if organisation %}\n\n{% endif %}\nSo it is.[@nobody, s 1]", "3"),
        answer("Wrong [@a b].", "4"),
        answer("{{ organisatoin }}", "5"),
        answer('{{ ref("law/z") }}', "6"),
        answer("Fine.", "7", evidence=(Evidence("nowhere"),)),
    )
    assert sorted(faults(tmp_path, made)) == [
        "answers/1.md:10:15: DK201 there is no clause 'law/b'",
        "answers/2.md:8:1: DK301 this is not valid template syntax: unexpected '%'",
        "answers/3.md:11:12: DK202 there is no source 'nobody'",
        "answers/4.md:8:8: DK309 '[@a b]' is not a citation",
        "answers/5.md:8:4: DK104 unknown name 'organisatoin'",
        "answers/6.md:8:9: DK306 a reference leads to 'law/z', which is not here",
        "answers/7.md: DK202 there is no source 'nowhere'",
    ]


def test_a_gap_in_an_answer_is_told_in_its_file(tmp_path: Path) -> None:
    made = response(answer("We saw\n\n[TO CONFIRM: our numbers] in a year.", question="9", line=12))
    _, draft = delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    [gap] = [problem for problem in draft.problems if problem.code == "DK401"]
    assert (str(gap.place), gap.message) == ("answers/9.md:14:1", "to confirm: our numbers")


def test_inputs_files_stay_inert(tmp_path: Path) -> None:
    made = response(
        inputs="template: consultation-response\norganisation: '{{ clause(\"law/a\") }}'\nabout_us: '{{ 1 + 1 }}'\n"
    )
    _, draft = delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    text = document_text(draftkit.write(draft))
    assert '{{ clause("law/a") }}' in text
    assert "{{ 1 + 1 }}" in text
