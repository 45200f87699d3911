"""Reading a response folder: what people write is understood, and what is wrong is said at its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from draftkit.consultation.response import Evidence, Position, Response, Status
from draftkit.consultation.workspace import look_into_response, place_of, read_response
from draftkit.problems import DraftkitError, Problem, Severity, UsageError

QUESTIONS = """\
title: Mandatory reporting (synthetic)
questions:
  - id: '1'
    number: '1'
    text: Do you agree with the duty?
    kind: choice
    options: [Agree, Disagree, 'Don’t know']
  - id: 1-comment
    number: '1'
    part: comment
    text: Please explain your answer.
    kind: text
    words: 500
  - id: '2'
    number: '2'
    text: Who should the duty apply to?
    kind: multi-choice
    options: [Teachers, Social workers, Police]
  - id: '3'
    number: '3'
    text: How often do you meet the following?
    kind: table
    rows: [Online abuse, Abuse at home]
    columns: [Never, Sometimes, Often]
  - id: name
    text: Your name
    kind: about-you
    about_you: true
"""


def folder(at: Path, **answers: str) -> Path:
    """A response folder with these answer files, in which `_` stands for a hyphen; others hold the question's id."""
    (at / "answers").mkdir(parents=True, exist_ok=True)
    (at / "questions.yaml").write_text(QUESTIONS, "utf-8")
    (at / "response.yaml").write_text("template: consultation-response\ntitle: Our answer\n", "utf-8")
    for id in ("1", "1-comment", "2", "3", "name"):
        (at / "answers" / f"{id}.md").write_text(f"---\nquestion: {id}\n---\n", "utf-8")
    for id, text in answers.items():
        (at / "answers" / f"{id.removeprefix('q').replace('_', '-')}.md").write_text(text, "utf-8", newline="")
    return at


def read(at: Path, **answers: str) -> Response:
    return read_response(folder(at, **answers))


def problems(at: Path, **answers: str) -> list[Problem]:
    return list(look_into_response(folder(at, **answers)).problems)


def told(at: Path, **answers: str) -> list[str]:
    """Each problem as `file:line:column severity code message`, files without their folder."""
    found = problems(at, **answers)
    return [
        f"{str(one.place).replace(f'{at}/', '')} {one.severity} {one.code} {one.message}" for one in found if one.place
    ]


def test_every_key_of_an_answer_is_read(tmp_path: Path) -> None:
    text = """\
---
question: 1-comment
text: Please explain your answer.
position: oppose
reasons: It would deter disclosure.
topic: a duty to report
changed_position: New evidence.
confidential: yes
confidential_reason: It describes one service.
owner: Policy
status: signed-off
evidence:
  - annual-review
  - {source: survey, note: page 3, date: 2026-03-01}
  - Our own records, 2025
must_keep:
  - We oppose the duty.
short: We oppose it.
line: No.
---

We **oppose** the duty.

More.
"""
    answer = read(tmp_path, q1_comment=text).answers["1-comment"]
    assert (answer.text, answer.line) == ("We **oppose** the duty.\n\nMore.", 22)
    assert (answer.position, answer.status, answer.confidential) == (Position.OPPOSE, Status.SIGNED_OFF, True)
    assert answer.evidence == (
        Evidence("annual-review"),
        Evidence("survey", "page 3", date(2026, 3, 1)),
        Evidence("", "Our own records, 2025"),
    )
    assert (answer.topic, answer.changed_position, answer.owner) == ("a duty to report", "New evidence.", "Policy")
    assert (answer.short, answer.line_form, answer.must_keep) == ("We oppose it.", "No.", ("We oppose the duty.",))


@pytest.mark.parametrize("word", ["no-view", "No view", "NO_VIEW", "no  view"])
def test_words_of_position_may_be_written_with_spaces_and_capitals(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, q1=f"---\nposition: {word}\n---\n").answers["1"].position is Position.NO_VIEW


@pytest.mark.parametrize("word", ["Agree", "agree", "[Agree]", "'AGREE.'", "\n  - Agree\n  - agree"])
def test_a_choice_is_read_as_published(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, q1=f"---\nchosen: {word}\n---\n").answers["1"].chosen == ("Agree",)


def test_a_choice_with_another_apostrophe_is_the_same(tmp_path: Path) -> None:
    assert read(tmp_path, q1="---\nchosen: Don't know\n---\n").answers["1"].chosen == ("Don’t know",)


def test_rows_of_a_table_are_read_and_empty_ones_are_not_answers(tmp_path: Path) -> None:
    text = "---\nrows:\n  online abuse: often\n  Abuse at home:\n---\n"
    assert read(tmp_path, q3=text).answers["3"].rows == {"Online abuse": "Often"}


def test_a_question_without_a_file_has_an_empty_answer(tmp_path: Path) -> None:
    at = folder(tmp_path)
    (at / "answers" / "2.md").unlink()
    response = read_response(at)
    assert (response.answers["2"].text, response.answers["2"].status) == ("", Status.EMPTY)
    assert [one.code for one in response.problems] == ["DK743"]


def test_somebody_who_writes_into_an_empty_answer_is_drafting(tmp_path: Path) -> None:
    assert read(tmp_path, q1_comment="---\nstatus: empty\n---\nText.\n").answers["1-comment"].status is Status.DRAFTING


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_other_editors_read_the_same(tmp_path: Path, line_end: str, mark: str) -> None:
    text = mark + "---\nquestion: 1-comment\nowner: Policy\n---\n\nOne.\n\nTwo – three.\n".replace("\n", line_end)
    answer = read(tmp_path, q1_comment=text).answers["1-comment"]
    assert (answer.text, answer.owner, answer.line) == ("One.\n\nTwo – three.", "Policy", 6)


def test_the_file_may_have_another_name_than_its_question(tmp_path: Path) -> None:
    at = folder(tmp_path)
    (at / "answers" / "1-comment.md").unlink()
    (at / "answers" / "Why we agree (final) é.MD").write_text("---\nquestion: 1-Comment\n---\nText.\n", "utf-8")
    assert read_response(at).answers["1-comment"].text == "Text."


def test_a_file_without_front_matter_is_all_text(tmp_path: Path) -> None:
    response = read(tmp_path, q1_comment="We agree.\n\n--- \n")
    assert response.answers["1-comment"].text.startswith("We agree.")
    assert [one.code for one in response.problems] == ["DK753"]


FAULTS = {
    "an option that is not offered": (
        {"q1": "---\nchosen: Disagreee\n---\n"},
        ["answers/1.md:2:9 error DK741 Question 1 does not offer 'Disagreee'"],
    ),
    "two choices of one": (
        {"q1": "---\nchosen: [Agree, Disagree]\n---\n"},
        ["answers/1.md:2:9 error DK742 Question 1 takes one choice, and 2 are made"],
    ),
    "a choice where nothing is offered": (
        {"q1_comment": "---\nchosen: Agree\n---\n"},
        ["answers/1-comment.md:2:9 error DK741 Question 1 comment offers nothing to choose"],
    ),
    "a row that the table does not have": (
        {"q3": "---\nrows:\n  Online abuses: Often\n  Abuse at home: Oftener\n---\n"},
        [
            "answers/3.md:3:18 error DK752 Question 3 has no row 'Online abuses'",
            "answers/3.md:4:18 error DK741 Question 3 does not offer 'Oftener' in the row 'Abuse at home'",
        ],
    ),
    "an unknown key and a word of position that there is not, at once": (
        {"q1": "---\npositon: support\nstatus: finished\n---\n"},
        [
            "answers/1.md:2:1 error DK110 unknown key 'positon'",
            "answers/1.md:3:9 error DK111 'finished' is not possible for 'status'",
        ],
    ),
    "an answer signed off empty": (
        {"q1_comment": "---\nstatus: signed-off\n---\n\n \n"},
        ["answers/1-comment.md:2:9 error DK747 this answer is signed off, and there is nothing in it"],
    ),
    "a confidential answer without a reason": (
        {"q1_comment": "---\nconfidential: true\n---\nText.\n"},
        ["answers/1-comment.md:2:15 warning DK748 this answer is confidential, but the reason is missing"],
    ),
    "a sentence to keep that is gone": (
        {"q1_comment": "---\nmust_keep:\n  - We agree.\n  - We object.\n---\nWe *agree*.\n"},
        ["answers/1-comment.md:4:5 error DK750 this sentence is to be kept, but it is not in the text: 'We object.'"],
    ),
    "a question that was worded otherwise": (
        {"q1": "---\ntext: Do you agree with a duty?\n---\n"},
        ["answers/1.md:2:7 warning DK749 Question 1 reads otherwise now than when this file was made"],
    ),
    "a question that there is not": (
        {"q4": "---\nquestion: '4'\n---\nText.\n"},
        ["answers/4.md:2:11 warning DK744 there is no question '4' in questions.yaml: nothing takes this answer"],
    ),
    "two files for one question": (
        {"q2x": "---\nquestion: 2\n---\nText.\n"},
        ["answers/2x.md:1 error DK745 there are two files for question 2: this one and answers/2.md"],
    ),
    "a control character": (
        {"q1_comment": "---\nowner: Policy\n---\nText\x07.\n"},
        ["answers/1-comment.md:4:5 error DK113 there is a control character (U+0007) in this text"],
    ),
    "front matter that does not end": (
        {"q1": "---\nowner: Policy\n"},
        ["answers/1.md:1:1 error DK116 the front matter does not end"],
    ),
}


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_is_told_at_its_place(tmp_path: Path, title: str) -> None:
    answers, expected = FAULTS[title]
    assert [line.replace(f"{tmp_path}/", "") for line in told(tmp_path, **answers)] == expected


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    at = folder(tmp_path, q1="---\nchosen: Maybe\n---\n", q2="---\nx: y\n---\n", q3="no front\n")
    (at / "response.yaml").write_text("title: [\n", "utf-8")
    with pytest.raises(DraftkitError) as raised:
        read_response(at)
    files = [Path(one.place.file).name for one in raised.value.problems if one.place]
    assert files == ["response.yaml", "1.md", "2.md", "3.md"]


def test_an_option_nearly_right_is_named_in_the_hint(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, q1="---\nchosen: Agre\n---\n")
    assert found.hint == "did you mean 'Agree'?   offered: Agree; Disagree; Don’t know"


def test_broken_questions_do_not_hide_the_faults_of_answers(tmp_path: Path) -> None:
    at = folder(tmp_path, q2="---\nx: y\n---\n")
    (at / "questions.yaml").write_text("questions: 3\n", "utf-8")
    with pytest.raises(DraftkitError) as raised:
        look_into_response(at)
    assert {Path(one.place.file).name for one in raised.value.problems if one.place} == {"questions.yaml", "2.md"}


def test_a_contribution_that_is_not_settled_is_an_error(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, **{"q2.conflict.from-legal": "---\nquestion: 2\n---\n"})
    assert (found.code, found.severity) == ("DK746", Severity.ERROR)
    assert "question 2" in found.message


def test_what_is_no_markdown_is_reported_and_leftovers_of_programs_are_not(tmp_path: Path) -> None:
    at = folder(tmp_path)
    for name in ("2.docx", ".2.md.swp", "~$2.docx", "2.md~", "#2.md#"):
        (at / "answers" / name).write_text("x", "utf-8")
    assert [one.message for one in read_response(at).problems] == ["2.docx is no Markdown file (.md): it is not read"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    at = folder(tmp_path / "response")
    (tmp_path / "secret.md").write_text("---\nquestion: 2\n---\nSecret.\n", "utf-8")
    (at / "answers" / "2.md").unlink()
    (at / "answers" / "2.md").symlink_to(tmp_path / "secret.md")
    response = read_response(at)
    assert response.answers["2"].text == ""
    assert any("2.md is a link" in one.message for one in response.problems)


@pytest.mark.parametrize("name", ["", "nowhere", "response/answers"])
def test_another_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder(tmp_path / "response")
    with pytest.raises(UsageError, match="is not the folder of a response") as raised:
        read_response(tmp_path / name)
    assert "--in" in raised.value.problems[0].hint


def test_the_place_of_a_key_is_found_when_somebody_asks(tmp_path: Path) -> None:
    answer = read(tmp_path, q1="---\nowner: Policy\nevidence:\n  - one\n  - two\n---\n").answers["1"]
    assert (place_of(answer, "evidence", 1).line, place_of(answer, "evidence", 1).column) == (5, 5)


def test_a_thousand_answers_are_read_in_linear_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        at = tmp_path / str(count)
        (at / "answers").mkdir(parents=True)
        entries = [f"  - {{id: q{n}, text: 'Question {n}?', kind: text}}\n" for n in range(count)]
        (at / "questions.yaml").write_text("questions:\n" + "".join(entries), "utf-8")
        (at / "response.yaml").write_text("template: consultation-response\n", "utf-8")
        for n in range(count):
            text = f"---\nquestion: q{n}\nstatus: drafting\n---\n\n{'A sentence of the answer. ' * 60}\n"
            (at / "answers" / f"q{n}.md").write_text(text, "utf-8")
        start = perf_counter()
        assert len(read_response(at).answers) == count
        return perf_counter() - start

    seconds(10)
    assert seconds(1000) < 40 * seconds(100) + 0.5


def test_answers_do_not_depend_on_the_folder(tmp_path: Path) -> None:
    one = read(tmp_path / "a", q2="---\nchosen: Police\n---\n").answers["2"]
    other = read(tmp_path / "b", q2="---\nchosen: Police\n---\n").answers["2"]
    assert replace(one, file="") == replace(other, file="")
