"""Tables that come back: whatever program wrote them and whatever people call their columns."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from draftkit.cli.main import main
from draftkit.consultation.workspace import look_into_response
from tests.consultation.merging.test_merge import conflicts, folder, run, text_of, write


@pytest.mark.parametrize(
    "header",
    [
        "Question,Answer",
        "Question number,Your response",
        "Q,Our answer",
        "No.,Comments",
        "ID,Draft response",
        "question_id,response_text",
        "Ref,Proposed wording",
        "Question no,Text",
    ],
)
def test_columns_are_known_by_the_words_that_people_use(tmp_path: Path, header: str) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text(f"{header}\n3,By the department.\n", "utf-8")
    done = run(ours, str(tmp_path / "a.csv"))
    assert (done.exit_code, text_of(ours, "3")) == (0, "By the department.")


@pytest.mark.parametrize("label", ["1 comment", "Q1 comment", "1-comment", "Question 1: please explain", "1. Comments"])
def test_a_question_may_be_called_in_many_ways(tmp_path: Path, label: str) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text(f"Question,Answer\n{label},We agree.\n", "utf-8")
    assert run(ours, str(tmp_path / "a.csv")).exit_code == 0
    assert text_of(ours, "1-comment") == "We agree."


@pytest.mark.parametrize("label", ["4a", "4(a)", "Q4 (a)", "Question 4a", "4 a", "How often does it happen?"])
def test_parts_are_told_apart(tmp_path: Path, label: str) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text(f"Question,Answer\n{label},Often.\n", "utf-8")
    run(ours, str(tmp_path / "a.csv"))
    assert text_of(ours, "4a") == "Often."


def test_words_of_a_question_count_more_than_its_number(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text("Number,Question,Answer\n7,How should it be funded?,Fully.\n", "utf-8")
    assert run(ours, str(tmp_path / "a.csv")).exit_code == 0
    assert text_of(ours, "3") == "Fully."


def test_choices_positions_and_confidentiality_are_read(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text(
        "Question,Answer,Position,Confidential?,Reason,Owner,Status\n"
        "1,agree,Support,No,,Policy,Ready\n"
        '2,"Teachers; Police",,Yes,It names a service,,\n',
        "utf-8",
    )
    assert run(ours, str(tmp_path / "a.csv")).exit_code == 0
    one, two = (look_into_response(ours).answers[id] for id in ("1", "2"))
    assert (one.chosen, one.position, one.confidential, one.owner, one.status) == (
        ("Agree",),
        "support",
        False,
        "Policy",
        "ready",
    )
    assert (two.chosen, two.confidential, two.confidential_reason) == (
        ("Teachers", "Police"),
        True,
        "It names a service",
    )


def test_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "Ours.")
    (tmp_path / "a.csv").write_text("Question,Answer\n3,\n1 comment\n", "utf-8")
    assert run(ours, str(tmp_path / "a.csv")).exit_code == 0
    assert text_of(ours, "3") == "Ours."


def test_a_survey_with_two_header_rows_has_a_contributor_in_each_row(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text(
        "StartDate,ResponseId,Name,Q1,Q3\n"
        "Start Date,Response ID,Your name,Do you agree with the duty?,How should it be funded?\n"
        + ",".join(f'"{{""ImportId"":""QID{number}""}}"' for number in range(5))
        + "\n"
        "2026-11-01,R_1,Legal,Agree,By the department.\n"
        "2026-11-02,R_2,Finance,Agree,By councils.\n",
        "utf-8",
    )
    done = run(ours, str(tmp_path / "a.csv"))
    assert done.exit_code == 1
    assert (look_into_response(ours).answers["1"].chosen, text_of(ours, "3")) == (("Agree",), "By the department.")
    assert conflicts(ours) == ["3.conflict.a-csv-Finance.md"]


def test_a_table_in_the_encoding_of_old_excel_is_read(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_bytes("Question;Answer\r\n3;“Fully” – £5\r\n".encode("cp1252"))
    run(ours, str(tmp_path / "a.csv"))
    assert text_of(ours, "3") == "“Fully” – £5"


def test_a_formula_is_text_like_any_other(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text('Question,Answer\n3,"=HYPERLINK(""https://example.org"",""x"")"\n', "utf-8")
    run(ours, str(tmp_path / "a.csv"))
    assert text_of(ours, "3") == '=HYPERLINK("https://example.org","x")'


def test_control_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text("Question,Answer\n3,Be\u202eware\x07 here\n", "utf-8")
    done = run(ours, str(tmp_path / "a.csv"))
    assert text_of(ours, "3").split() == ["Beware", "here"]
    assert "control characters were taken out" in done.stderr or "DK1" in done.stderr


def test_a_table_without_answers_says_which_columns_it_has(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text("Date,Amount\n2026-11-01,£200\n", "utf-8")
    done = run(ours, str(tmp_path / "a.csv"))
    assert done.exit_code == 1
    assert "there are: Date, Amount" in " ".join(done.stderr.split())


def test_two_columns_without_a_header_are_questions_and_answers(tmp_path: Path) -> None:
    ours = folder(tmp_path / "ours")
    (tmp_path / "a.csv").write_text("1 comment,We agree.\n3,Fully.\n", "utf-8")
    assert run(ours, str(tmp_path / "a.csv")).exit_code == 0
    assert (text_of(ours, "1-comment"), text_of(ours, "3")) == ("We agree.", "Fully.")


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    ours = folder(tmp_path / "ours")
    book = openpyxl.Workbook()
    book.active.append(["Question", "Our answer"])
    book.active.append([3, "By the department.\nFully."])
    made = io.BytesIO()
    book.save(made)
    (tmp_path / "a.xlsx").write_bytes(made.getvalue())
    assert run(ours, str(tmp_path / "a.xlsx")).exit_code == 0
    assert text_of(ours, "3") == "By the department.\nFully."


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_draftkit_exports_comes_back_unchanged(tmp_path: Path, format: str) -> None:
    ours = folder(tmp_path / "ours")
    write(ours, "3", "By the *department*.\n\n- fully\n- soon", position="support", status="ready")
    write(ours, "1", chosen=("Agree",))
    write(ours, "2", chosen=("Teachers", "Police"))
    exported = tmp_path / f"out.{format}"
    made = CliRunner().invoke(main, ["consult", "export", "--in", str(ours), "-o", str(exported)])
    assert made.exit_code == 0, made.output
    before = {path: path.read_bytes() for path in (ours / "answers").iterdir()}
    done = run(ours, str(exported))
    assert (done.exit_code, conflicts(ours)) == (0, []), done.stderr
    assert {path: path.read_bytes() for path in (ours / "answers").iterdir()} == before
